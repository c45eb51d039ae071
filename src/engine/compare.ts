import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import type { Breach } from './breaches.ts';
import type { Deadline } from './deadlines.ts';
import { run, type Run, type RunOptions, type Step } from './run.ts';

/** What one deadline is under each of the policies, in their order; null where a policy has none. */
export type ComparedDeadline = {
  readonly id: Deadline['id'];
  readonly n: number;
  readonly under: readonly (Deadline | null)[];
  readonly differs: boolean;
};

/** What was not kept on one account under each of the policies. */
export type ComparedBreach = {
  readonly of: Breach['of'];
  readonly under: readonly (readonly Breach[])[];
  readonly differs: boolean;
};

/** The first moment at which the policies part: what happened, and the states each is in afterwards. */
export type Divergence = {
  readonly on: Day;
  /** The step that one policy takes and another does not, or takes elsewhere. */
  readonly cause: Step['cause'];
  readonly states: readonly (readonly string[])[];
  /** The step that each takes where they part; null where one takes no more. */
  readonly steps: readonly (Step | null)[];
};

export type Comparison = {
  readonly policies: readonly Policy[];
  readonly runs: readonly Run[];
  readonly divergence: Divergence | null;
  readonly deadlines: readonly ComparedDeadline[];
  readonly breaches: readonly ComparedBreach[];
};

/** One case under several policies, in lockstep. The editions of one policy compare in the same way. */
export function compare(policies: readonly Policy[], facts: readonly Fact[], options: RunOptions): Comparison {
  return compareRuns(policies.map((policy) => run(policy, facts, options)));
}

/** Several runs in lockstep, whatever makes them differ: their policies, or what happened in them. */
export function compareRuns(runs: readonly Run[]): Comparison {
  return {
    policies: runs.map(({ policy }) => policy),
    runs,
    divergence: firstDivergence(runs),
    deadlines: comparedDeadlines(runs),
    breaches: comparedBreaches(runs),
  };
}

/** The states a run is in after each step, told as one text a step: day, cause and where it led. */
function firstDivergence(runs: readonly Run[]): Divergence | null {
  const [first, ...others] = runs.map(({ history }) => history);
  if (!first || others.length === 0) return null;
  const longest = Math.max(...runs.map(({ history }) => history.length));
  for (let index = 0; index < longest; index++) {
    const steps = runs.map(({ history }) => history[index]);
    if (new Set(steps.map((step) => (step ? stepText(step) : ''))).size === 1) continue;
    const earliest = steps.filter((step) => step !== undefined).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
    if (!earliest) return null;
    return {
      on: earliest.on,
      cause: earliest.cause,
      states: runs.map((each) => statesAfter(each, index, earliest.on)),
      steps: steps.map((step) => step ?? null),
    };
  }
  return null;
}

function stepText({ on, cause, moves }: Step): string {
  const what =
    cause.kind === 'fact' ? `${cause.fact.id} ${cause.refused ?? ''}` : `${cause.id} ${cause.n} ${cause.tick}`;
  return `${on} ${what} ${moves
    .map(({ process, to }) => `${process}: ${to.join()}`)
    .toSorted()
    .join(' ')}`;
}

/** The innermost states of every process once the steps up to this one, and no later day, were taken. */
function statesAfter({ history }: Run, index: number, on: Day): readonly string[] {
  const states = new Map<string, readonly string[]>();
  for (const step of history.slice(0, index + 1)) {
    if (step.on > on) break;
    for (const { process, to } of step.moves) states.set(process, to);
  }
  return [...states].flatMap(([process, paths]) => paths.map((path) => `${process}: ${path}`));
}

const keyOf = ({ id, n }: Pick<Deadline, 'id' | 'n'>): string => `${id}#${n}`;

function comparedDeadlines(runs: readonly Run[]): ComparedDeadline[] {
  const tables = runs.map(({ deadlines }) => new Map(deadlines.map((deadline) => [keyOf(deadline), deadline])));
  const all = new Map(runs.flatMap(({ deadlines }) => deadlines.map(({ id, n }) => [keyOf({ id, n }), { id, n }])));
  return [...all].map(([key, { id, n }]) => {
    const under = tables.map((table) => table.get(key) ?? null);
    return { id, n, under, differs: isMixed(under.map((d) => (d ? `${d.due} ${d.status} ${d.metOn}` : null))) };
  });
}

function comparedBreaches(runs: readonly Run[]): ComparedBreach[] {
  const all = new Map(runs.flatMap(({ breaches }) => breaches.map(({ of }) => [JSON.stringify(of), of])));
  return [...all].map(([key, of]) => {
    const under = runs.map(({ breaches }) => breaches.filter((breach) => JSON.stringify(breach.of) === key));
    return {
      of,
      under,
      differs: isMixed(under.map((list) => list.map(({ on, strength }) => `${on} ${strength}`).join())),
    };
  });
}

const isMixed = (values: readonly unknown[]): boolean => new Set(values).size > 1;
