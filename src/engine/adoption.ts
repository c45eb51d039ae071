import type { Policy } from '../../policies/schema.ts';
import { addDays, type Day } from '../facts/day.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';
import { type Adopting, run, type Run, type RunOptions } from './run.ts';
import { type AsKnown, select } from './select.ts';

/** Looks up a policy that a case adopted; undefined where it is not at hand. */
export type FindPolicy = Adopting['find'];

/** Which policy and edition a case adopted. */
export type Adopted = Parameters<FindPolicy>[0];

/** A policy and the day from which a case is run under it; the first one has held from the beginning. */
export type InForce = { readonly policy: Policy; readonly from: Day | null };

export const finderIn =
  (policies: ReadonlyMap<string, Policy>): FindPolicy =>
  ({ policy: id, edition }) =>
    [...policies.values()].find((policy) => policy.id === id && policy.edition === edition);

const isAdoption = (fact: Fact): fact is FactOf<'policy.adopted'> => fact.type === 'policy.adopted';

const adoptions = (facts: readonly Fact[], known: AsKnown): FactOf<'policy.adopted'>[] =>
  // Hardly any case has one, and the rest are spared the sorting.
  facts.some(isAdoption) ? select(facts, known).filter(isAdoption) : [];

/** The first adopted policy that is not at hand: without it nobody can say what the case comes to. */
export const missingPolicy = (facts: readonly Fact[], known: AsKnown, find: FindPolicy): Adopted | null =>
  adoptions(facts, known).find((adopted) => !find(adopted)) ?? null;

/** The policies a case was under, one after the other, up to the day asked about. One that is not at hand is left out. */
export function policiesOver(first: Policy, facts: readonly Fact[], known: AsKnown, find: FindPolicy): InForce[] {
  const inForce: InForce[] = [{ policy: first, from: null }];
  for (const adopted of adoptions(facts, known)) {
    const policy = find(adopted);
    // Of several on one day the last one counts.
    if (policy && inForce.at(-1)?.from === adopted.on) inForce.pop();
    if (policy) inForce.push({ policy, from: adopted.on });
  }
  return inForce;
}

/** The policy that guides a case on a day, and since when; undefined where it adopted one that is not at hand. */
export const inForceOn = (
  first: Policy,
  facts: readonly Fact[],
  known: AsKnown,
  find: FindPolicy,
): InForce | undefined =>
  missingPolicy(facts, known, find) ? undefined : policiesOver(first, facts, known, find).at(-1);

/**
 * A case that may have adopted another policy (SPEC, "The policy in force"). From the day of the adoption it is run
 * under the adopted policy as a whole, its earlier facts included; the steps before that day and what was not kept by
 * then stay as they were under the policy of then.
 */
export function runCase(first: Policy, facts: readonly Fact[], options: RunOptions, find: FindPolicy): Run {
  const inForce = policiesOver(first, facts, options, find);
  const now = inForce.at(-1)?.policy ?? first;
  const whole = run(now, facts, options);
  const adopting = { first, find };
  if (inForce.length === 1) return { ...whole, adopting };
  // What was withdrawn since then never was: the earlier days are looked at with what is known now.
  const earlier = inForce.slice(0, -1).map(({ policy, from }, index) => {
    const until = inForce[index + 1]?.from ?? options.asOf;
    const then = run(policy, whole.facts, { ...options, asOf: addDays(until, -1) });
    const isThen = ({ on }: { readonly on: Day }): boolean => on < until && (from === null || on >= from);
    return {
      history: then.history.filter(isThen),
      breaches: then.breaches.filter(isThen).map((breach) => ({ ...breach, under: policy })),
    };
  });
  const from = inForce.at(-1)?.from ?? options.asOf;
  const isNow = ({ on }: { readonly on: Day }): boolean => on >= from;
  return {
    ...whole,
    adopting,
    history: [...earlier.flatMap(({ history }) => history), ...whole.history.filter(isNow)],
    breaches: [...earlier.flatMap(({ breaches }) => breaches), ...whole.breaches.filter(isNow)],
  };
}
