import { finderIn, missingPolicy, runCase } from '../../engine/adoption.ts';
import type { Run } from '../../engine/run.ts';
import type { AsKnown } from '../../engine/select.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Policies } from './services.ts';

/** What a case comes to on a day; null where a policy it is or was under is not among those that are at hand. */
export function runOf(
  { record, facts }: Pick<CaseFile, 'record' | 'facts'>,
  policies: Policies,
  { asOf, knownOn }: AsKnown,
): Run | null {
  const first = policies.get(record.policy);
  const find = finderIn(policies);
  if (!first || missingPolicy(facts, { asOf, knownOn }, find)) return null;
  return runCase(first, facts, { asOf, knownOn, born: record.child.born }, find);
}
