import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import type { Breach } from './breaches.ts';
import type { Deadline } from './deadlines.ts';
import { runCase } from './adoption.ts';
import { run, type Run } from './run.ts';

/** How one deadline differs between two runs. */
export type DeadlineChange = { readonly before: Deadline | null; readonly after: Deadline | null };

/** What differs between two runs of one case: states, deadlines, breaches, refusals. */
export type Difference = {
  readonly states: readonly {
    readonly process: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
  readonly deadlines: readonly DeadlineChange[];
  readonly breachesAdded: readonly Breach[];
  readonly breachesGone: readonly Breach[];
  /** Facts that are refused only in the second run, with the reason. */
  readonly refused: readonly { readonly fact: Fact; readonly reason: string }[];
};

/** What recording several facts at once would change; `refused` are those of them that cannot have been. */
export type PreviewOfAll = {
  readonly before: Run;
  readonly after: Run;
  readonly difference: Difference;
  readonly refused: Run['refused'];
};

export type Preview = { readonly refused: string | null; readonly after: Run; readonly difference: Difference };

/**
 * What recording a fact would change, on the day of the run or, where the fact is later, on the fact's day. `also` are
 * facts that are recorded with it, such as the new date of a review that it brings forward.
 */
export function preview(current: Run, fact: Fact, also: readonly Fact[] = []): Preview {
  const { after, difference, refused } = previewAll(current, [fact, ...also]);
  return { refused: refused.find((entry) => entry.fact.id === fact.id)?.reason ?? null, after, difference };
}

/** What recording several facts would change, on the day of the run or, where one of them is later, on its day. */
export function previewAll(current: Run, facts: readonly Fact[]): PreviewOfAll {
  const asOf = facts.reduce((last, { on }) => (on > last ? on : last), current.asOf);
  const before = asOf === current.asOf ? current : again(current, { asOf });
  const after = again(before, { facts: [...current.given, ...facts] });
  const ids = new Set(facts.map(({ id }) => id));
  const refused = after.refused.filter(({ fact }) => ids.has(fact.id));
  return { before, after, difference: differenceOf(before, after), refused };
}

/** The same case with something else about it: another day or set of facts, or one policy whatever it adopted. */
export function again(before: Run, other: { policy?: Policy; asOf?: Day; facts?: readonly Fact[] }): Run {
  const { policy, asOf = before.asOf, facts = before.given } = other;
  const options = { asOf, born: before.born, knownOn: before.knownOn ?? undefined };
  if (policy || !before.adopting) return run(policy ?? before.policy, facts, options);
  return runCase(before.adopting.first, facts, options, before.adopting.find);
}

export function differenceOf(before: Run, after: Run): Difference {
  const keys = new Set([...before.processes.keys(), ...after.processes.keys()]);
  const paths = (state: Run, key: string): readonly string[] => state.processes.get(key)?.view.paths ?? [];
  return {
    states: [...keys]
      .map((process) => ({ process, before: paths(before, process), after: paths(after, process) }))
      .filter((change) => change.before.join() !== change.after.join()),
    deadlines: deadlineChanges(before.deadlines, after.deadlines),
    breachesAdded: notIn(after.breaches, before.breaches),
    breachesGone: notIn(before.breaches, after.breaches),
    refused: after.refused.filter(({ fact }) => !before.refused.some((other) => other.fact.id === fact.id)),
  };
}

const idOf = ({ id, n }: Deadline): string => `${id}#${n}`;

export function deadlineChanges(before: readonly Deadline[], after: readonly Deadline[]): DeadlineChange[] {
  const was = new Map(before.map((deadline) => [idOf(deadline), deadline]));
  const is = new Map(after.map((deadline) => [idOf(deadline), deadline]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((change) => change.before?.due !== change.after?.due || change.before?.status !== change.after?.status);
}

const textOf = ({ on, clauses, message }: Breach): string => `${on} ${clauses.join()} ${message}`;
const notIn = (these: readonly Breach[], those: readonly Breach[]): Breach[] => {
  const known = new Set(those.map(textOf));
  return these.filter((breach) => !known.has(textOf(breach)));
};
