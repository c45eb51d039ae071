import type { DeadlineId, Policy } from '../../../../policies/schema.ts';
import { rulesOf } from '../../../engine/limits.ts';
import { deadlineName } from '../../../engine/words.ts';
import type { Period } from '../../../facts/period.ts';

/** A limit of a policy that has a period: `recordCirculation`, `nextCoreGroup.second`. */
export type Limit = { readonly name: string; readonly within: Period };

export const limitsOf = (policy: Policy): Limit[] =>
  rulesOf(policy).flatMap(({ name, rule }) => ('within' in rule ? [{ name, within: rule.within }] : []));

const WHICH: Readonly<Record<string, string>> = {
  second: 'the second',
  beforeFirstReview: 'before the first review',
  afterFirstReview: 'after the first review',
};

/** "The next core group, the second" */
export function limitName(policy: Policy, name: string): string {
  const [id, part] = name.split('.');
  return `${deadlineName(policy, id as DeadlineId)}${part ? `, ${WHICH[part] ?? part}` : ''}`;
}
