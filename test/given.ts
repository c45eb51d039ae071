import { assert } from 'vitest';

import type { Policy } from '../policies/schema.ts';
import { builtInPolicies } from '../src/cli/policies.ts';
import type { DeadlineStatus } from '../src/engine/deadlines.ts';
import { type RunJson, toJson } from '../src/engine/json.ts';
import { run, type Run } from '../src/engine/run.ts';
import type { Day } from '../src/facts/day.ts';
import { must } from '../src/facts/must.ts';
import type { Details, Fact, FactType } from '../src/facts/vocabulary.ts';

/** Tests of the core read `under('croydon').given(…facts).when(fact).then(what it comes to)`. */

const policies = builtInPolicies();
export const policyOf = (id: string): Policy => must(policies.get(id), `the policy ${id}`);
export const POLICIES: readonly Policy[] = [...policies.values()];

/** A fact as a test writes it: its place in the list gives it an id (`f1`, `f2`, …) and its place in its day. */
export type Written = {
  [T in FactType]: {
    readonly type: T;
    readonly on: Day;
    readonly id?: string;
    readonly recordedAt?: string;
    readonly by?: string;
  } & Details<T>;
}[FactType];

export const written = (facts: readonly Written[]): Fact[] =>
  facts.map((fact, index) => {
    const place = String(index + 1).padStart(3, '0');
    return { id: `f${index + 1}`, recordedAt: `${fact.on}T12:00:00.${place}Z`, by: '', ...fact };
  });

/** What a run comes to; what is left out is not looked at, except that nothing is refused unless it is said. */
export type Outcome = {
  /** The innermost states of a process, all of them; null where there is no such process. */
  readonly states?: Readonly<Record<string, readonly string[] | null>>;
  /** By id and number (`nextCoreGroup#2`); null where there is none. */
  readonly deadlines?: Readonly<
    Record<string, { readonly due?: Day | null; readonly status?: DeadlineStatus; readonly metOn?: Day | null } | null>
  >;
  /** All of them: "2026-03-13 must croydon.5.2.e". */
  readonly breaches?: readonly string[];
  /** All of them, by type. */
  readonly refused?: readonly FactType[];
  readonly ended?: RunJson['ended'];
  /** Facts that are among the next steps. */
  readonly next?: readonly FactType[];
};

type Case = {
  readonly policy: string;
  readonly facts: readonly Written[];
  readonly asOf?: Day;
  readonly knownOn?: Day;
  readonly born?: Day;
};

export class Story {
  readonly #case: Case;
  constructor(story: Case) {
    this.#case = story;
  }

  readonly given = (...facts: readonly Written[]): Story => this.#with({ facts: [...this.#case.facts, ...facts] });
  readonly when = (...facts: readonly Written[]): Story => this.given(...facts);
  readonly born = (born: Day): Story => this.#with({ born });
  readonly asOf = (asOf: Day): Story => this.#with({ asOf });
  readonly knownOn = (knownOn: Day): Story => this.#with({ knownOn });

  /** The case on the day asked for, else on the day of its last fact. */
  run(): Run {
    const { policy, facts, asOf, knownOn, born } = this.#case;
    const lastDay = facts.map(({ on }) => on).reduce((last, on) => (on > last ? on : last), '1900-01-01');
    return run(policyOf(policy), written(facts), { asOf: asOf ?? lastDay, knownOn, born });
  }

  json(): RunJson {
    return toJson(this.run(), written(this.#case.facts));
  }

  // The three words read as one sentence; nobody awaits a story.
  // oxlint-disable-next-line unicorn/no-thenable
  then(expected: Outcome): RunJson {
    const found = this.json();
    assert.deepEqual(asked(found, expected), { refused: [], ...expected });
    return found;
  }

  #with(part: Partial<Case>): Story {
    return new Story({ ...this.#case, ...part });
  }
}

/** As much of what came out as was asked for. */
function asked(found: RunJson, { states, deadlines, breaches, ended, next }: Outcome): Outcome {
  return {
    refused: found.refused.map(({ type }) => type),
    ...(states && { states: mapValues(states, (_, process) => found.states[process] ?? null) }),
    ...(deadlines && { deadlines: mapValues(deadlines, (part, key) => deadlineAsked(found, key, part)) }),
    ...(breaches && { breaches: breachTexts(found) }),
    ...(ended !== undefined && { ended: found.ended }),
    ...(next && { next: next.filter((type) => found.nextSteps.some(({ fact }) => fact === type)) }),
  };
}

function deadlineAsked(found: RunJson, key: string, part: object | null): object | null {
  const entry = found.deadlines.find(({ id, n }) => `${id}#${n}` === key);
  if (!entry) return null;
  return part === null ? entry : Object.fromEntries(Object.entries(entry).filter(([field]) => field in part));
}

const mapValues = <A, B>(record: Readonly<Record<string, A>>, map: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

export const breachTexts = ({ breaches }: RunJson): string[] =>
  breaches.map(({ on, strength, clauses }) => [on, strength, ...clauses].join(' '));

export const under = (policy: string): Story => new Story({ policy, facts: [] });

/** The facts that tests tell most, each with what it needs. */
export const planMade = (on: Day, details: Partial<Details<'conference.held'>> = {}): Written => ({
  type: 'conference.held',
  on,
  kind: 'initial',
  decision: 'plan',
  ...details,
});

export const reviewHeld = (
  on: Day,
  decision: 'continue' | 'discontinue' = 'continue',
  details: Partial<Details<'conference.held'>> = {},
): Written => ({ type: 'conference.held', on, kind: 'review', decision, ...details });

export const reviewArranged = (on: Day, arrangedFor: Day): Written => ({
  type: 'conference.arranged',
  on,
  kind: 'review',
  for: arrangedFor,
});

/** Chaired by the lead social worker, unless a test is about the chair. */
export const coreGroup = (on: Day, details: Partial<Details<'coreGroup.held'>> = {}): Written => ({
  type: 'coreGroup.held',
  on,
  chair: 'leadSocialWorker',
  ...details,
});
