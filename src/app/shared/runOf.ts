import { finderIn, missingPolicy, runCase } from '../../engine/adoption.ts';
import type { Run, RunOptions } from '../../engine/run.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import type { AsKnown } from '../../engine/select.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Policies } from './services.ts';

/** What a case comes to on a day; null where a policy it is or was under is not among those that are at hand. */
export function runOf(
  { record, facts }: Pick<CaseFile, 'record' | 'facts'>,
  policies: Policies,
  { asOf, knownOn }: AsKnown,
): Run | null {
  return runFrom(record.policy, facts, policies, { asOf, knownOn, born: record.child.born });
}

/** The same of facts alone, and the policy they begin under. */
export function runFrom(policy: string, facts: readonly Fact[], policies: Policies, options: RunOptions): Run | null {
  const first = policies.get(policy);
  const find = finderIn(policies);
  if (!first || missingPolicy(facts, options, find)) return null;
  return runCase(first, facts, options, find);
}
