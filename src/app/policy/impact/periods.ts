import type { DeadlineId, DeadlineRule, Policy } from '../../../../policies/schema.ts';
import { rulesOf } from '../../../engine/prove/rules.ts';
import { deadlineName } from '../../../engine/words.ts';
import type { Period } from '../../../facts/period.ts';

/** A limit of a policy that has a period: `recordCirculation`, `nextCoreGroup.second`. */
export type Limit = { readonly name: string; readonly within: Period };

export const limitsOf = (policy: Policy): Limit[] =>
  rulesOf(policy).flatMap(({ name, rule }) => ('within' in rule ? [{ name, within: rule.within }] : []));

/** The policy with another period for one of its limits. */
export function withPeriod(policy: Policy, name: string, within: Period): Policy {
  const [id = '', part] = name.split('.');
  const changed = (rule: unknown): DeadlineRule => ({ ...(rule as DeadlineRule), within });
  const { deadlines } = policy;
  if (part === undefined) {
    return { ...policy, deadlines: { ...deadlines, [id]: changed(deadlines[id as keyof typeof deadlines]) } };
  }
  const { nextCoreGroup } = deadlines;
  const inner = nextCoreGroup[part as keyof typeof nextCoreGroup];
  return { ...policy, deadlines: { ...deadlines, nextCoreGroup: { ...nextCoreGroup, [part]: changed(inner) } } };
}

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
