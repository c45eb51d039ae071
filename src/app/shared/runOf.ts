import { run, type Run } from '../../engine/run.ts';
import type { Day } from '../../facts/day.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Policies } from './services.ts';

/** What a case comes to on a day; null where its policy is not among those this version knows. */
export function runOf(
  { record, facts }: Pick<CaseFile, 'record' | 'facts'>,
  policies: Policies,
  asOf: Day,
): Run | null {
  const policy = policies.get(record.policy);
  return policy ? run(policy, facts, { asOf, born: record.child.born }) : null;
}
