import { DEADLINE_IDS, type DeadlineRule, type Policy } from '../../policies/schema.ts';
import type { Period } from '../facts/period.ts';

/** A rule of a policy by its name: `recordCirculation`, `nextCoreGroup.second`. */
export type NamedRule = { readonly name: string; readonly rule: DeadlineRule };

const PARTS = ['second', 'beforeFirstReview', 'afterFirstReview'] as const;

/** Every deadline's rule; the next core group has several. */
export const rulesOf = ({ deadlines }: Policy): NamedRule[] =>
  DEADLINE_IDS.flatMap((id): NamedRule[] =>
    id === 'nextCoreGroup'
      ? PARTS.map((part) => ({ name: `${id}.${part}`, rule: deadlines[id][part] }))
      : [{ name: id, rule: deadlines[id] }],
  );

/** The policy with other rules in the places of those that `change` answers with. */
export function withRules(policy: Policy, change: (named: NamedRule) => DeadlineRule): Policy {
  const deadlines: Record<string, unknown> = {};
  const nextCoreGroup: Record<string, unknown> = { ...policy.deadlines.nextCoreGroup };
  for (const named of rulesOf(policy)) {
    const [id = '', part] = named.name.split('.');
    if (part === undefined) deadlines[id] = change(named);
    else nextCoreGroup[part] = change(named);
  }
  return { ...policy, deadlines: { ...deadlines, nextCoreGroup } as Policy['deadlines'] };
}

/** The policy with another period for one of its limits. */
export const withPeriod = (policy: Policy, name: string, within: Period): Policy =>
  withRules(policy, (named) => (named.name === name ? { ...named.rule, within } : named.rule));

/**
 * The limits whose period alone sets two policies apart: none where they are the same; null where anything else
 * differs too.
 */
export function changedPeriods(before: Policy, after: Policy): ReadonlySet<string> | null {
  if (before === after) return new Set();
  const others = rulesOf(after);
  const changed = rulesOf(before).flatMap(({ name, rule }, index) => {
    const other = others[index]?.rule;
    return 'within' in rule && other && 'within' in other && !isSame(rule.within, other.within) ? [name] : [];
  });
  const names = new Set(changed);
  const rules = new Map(others.map(({ name, rule }) => [name, rule]));
  const asAfter = withRules(before, ({ name, rule }) => (names.has(name) ? withinOf(rules.get(name), rule) : rule));
  const keys = [...new Set([...Object.keys(asAfter), ...Object.keys(after)])] as (keyof Policy)[];
  return keys.every((key) => holdSame(asAfter[key], after[key])) ? names : null;
}

/** Parts that nobody touched are the same object, and need no look inside. */
const holdSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const isSame = (a: Period, b: Period): boolean => a.count === b.count && a.unit === b.unit;

const withinOf = (from: DeadlineRule | undefined, rule: DeadlineRule): DeadlineRule =>
  from && 'within' in from ? { ...rule, within: from.within } : rule;

/** The same content is the same text, in whatever order its fields came to be. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}
