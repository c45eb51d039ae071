import type { Day } from '../facts/day.ts';
import { londonDay } from '../facts/instant.ts';
import type { Fact } from '../facts/vocabulary.ts';

/** Up to which day facts count, and optionally what was known at the end of which day. */
export type AsKnown = { readonly asOf: Day; readonly knownOn?: Day | undefined };

const byTime = (a: Fact, b: Fact): number =>
  compare(a.on, b.on) || compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The facts that count, in the order in which they are applied: by day, then by the instant they were recorded, then
 * by id. Each id counts once. A withdrawn fact is left out from the day its withdrawal counts.
 */
export function select(facts: readonly Fact[], { asOf, knownOn }: AsKnown): Fact[] {
  const known = facts.filter(
    (fact) => fact.on <= asOf && (knownOn === undefined || londonDay(fact.recordedAt) <= knownOn),
  );
  const once = new Map<string, Fact>();
  for (const fact of known) {
    const other = once.get(fact.id);
    // Two facts with one id cannot be told apart by time; the text decides, so that any order gives the same run.
    if (!other || compare(JSON.stringify(fact), JSON.stringify(other)) < 0) once.set(fact.id, fact);
  }
  const ordered = [...once.values()].toSorted(byTime);
  const withdrawn = withdrawnIds(ordered);
  return ordered.filter((fact) => fact.type !== 'fact.withdrawn' && !withdrawn.has(fact.id));
}

/** A withdrawal that was itself withdrawn later has no effect, so the last recorded is looked at first. */
function withdrawnIds(ordered: readonly Fact[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  const withdrawals = ordered
    .filter((fact) => fact.type === 'fact.withdrawn')
    .toSorted((a, b) => compare(b.recordedAt, a.recordedAt) || compare(b.id, a.id));
  for (const withdrawal of withdrawals) if (!withdrawn.has(withdrawal.id)) withdrawn.add(withdrawal.fact);
  return withdrawn;
}
