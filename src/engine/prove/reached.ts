import type { AnyStateNode } from 'xstate';

import type { StateMeta } from '../../../machines/parts.ts';
import { addPeriod } from '../../../policies/calendar.ts';
import type { DeadlineId, DeadlineRule, Policy } from '../../../policies/schema.ts';
import { addDays } from '../../facts/day.ts';
import { NEAR } from '../entry.ts';
import { exampleOf, type Exploration } from './explore.ts';
import type { Failure } from './properties.ts';
import { isAt, pathOf, statesOf } from './states.ts';
import type { World } from './world.ts';

/** A state that the policy itself closes, and why. */
export type Closed = { readonly state: string; readonly because: string };

/** The states of a machine that its exploration never was in. Passing states, which are left at once, do not count. */
export function unreached({ machines, machineId }: World, { places }: Exploration): AnyStateNode[] {
  const seen = new Set<string>();
  for (const { watched } of places.values()) {
    for (const path of watched?.view.paths ?? []) {
      path.split('.').forEach((_, index, parts) => seen.add(`${machineId}.${parts.slice(0, index + 1).join('.')}`));
    }
  }
  return statesOf(machines[machineId]).filter(
    (node) => node.id !== machineId && !seen.has(node.id) && !isPassing(node),
  );
}

const isPassing = ({ always }: AnyStateNode): boolean => always?.some(({ guard }) => guard === undefined) === true;

/**
 * Property 7. A state is closed by the policy where its waiting can have no such day, or where it can be reached once
 * the policy's silences are the other way round: `otherwise` says what is never reached even then.
 */
export function unreachable(
  world: World,
  missed: readonly AnyStateNode[],
  exploration: Exploration,
  otherwise: () => readonly AnyStateNode[],
): { readonly closed: readonly Closed[]; readonly failure: Failure | null } {
  const closed: Closed[] = [];
  const rest: AnyStateNode[] = [];
  for (const node of missed) {
    const because = dateCannotBe(node, world.policy);
    if (because) closed.push({ state: node.id, because });
    else rest.push(node);
  }
  const never = new Set(rest.length > 0 ? otherwise().map(({ id }) => id) : []);
  for (const { id } of rest)
    if (!never.has(id)) closed.push({ state: id, because: 'the policy decides it the other way' });
  const [first, ...others] = rest.filter(({ id }) => never.has(id));
  if (!first) return { closed, failure: null };
  const near = nearest(world, exploration, first);
  const message = `${[first, ...others].map(({ id }) => id).join(', ')} cannot be reached by any facts${near ? `; ${near.shows}` : ''}`;
  const example = near ? exampleOf(near.place) : null;
  return { closed, failure: { property: 7, machine: world.machineId, message, example } };
}

/** As close as facts come to a state that is never reached: where an arrow into it starts, or else what it is part of. */
function nearest({ machines, machineId }: World, { places }: Exploration, lost: AnyStateNode) {
  const firstIn = (node: AnyStateNode) => [...places.values()].find((place) => isAt(place, pathOf(node)));
  for (const node of statesOf(machines[machineId])) {
    const leads = [...node.transitions.values()].flat().some(({ target }) => target?.some((to) => to.id === lost.id));
    const place = leads ? firstIn(node) : undefined;
    if (place) return { place, shows: `${node.id} has an arrow to it that is never taken` };
  }
  for (let around = lost.parent; around; around = around.parent) {
    const place = firstIn(around);
    if (place) return { place, shows: `no arrow leads to it in ${around.id}` };
  }
  return null;
}

const AGREED: ReadonlySet<DeadlineId> = new Set(['firstCoreGroup', 'nextCoreGroup', 'visit', 'action']);

/** Why a part of a wait cannot come: there is always a date, or there is never one. */
function dateCannotBe({ key, parent }: AnyStateNode, { deadlines }: Policy): string | null {
  const { deadline } = (parent?.meta ?? {}) as Partial<StateMeta>;
  if (deadline === undefined) return null;
  const { second, beforeFirstReview, afterFirstReview } = deadlines.nextCoreGroup;
  const rules: readonly DeadlineRule[] =
    deadline === 'nextCoreGroup' ? [second, beforeFirstReview, afterFirstReview] : [deadlines[deadline]];
  const isSilent = rules.every((rule) => 'silent' in rule);
  if (key === 'unset') {
    if (!AGREED.has(deadline)) return 'no date of it is ever left to people';
    return rules.every((rule) => !('silent' in rule) && !('agreed' in rule)) || deadline === 'action'
      ? 'there is always a date'
      : null;
  }
  if (key === 'running') return rules.every(isNearAtOnce) ? 'the date is near from the start' : null;
  return (key === 'near' || key === 'overdue') && isSilent && !AGREED.has(deadline)
    ? 'the document gives no date'
    : null;
}

const isNearAtOnce = (rule: DeadlineRule): boolean => {
  if (!('within' in rule)) return false;
  const { within, near = NEAR } = rule;
  return WEEK.every((from) => addPeriod(addPeriod(from, within), near, -1) <= from);
};
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays('2026-06-01', days));

/** The same policy with every silence on an optional deadline the other way round, to see what it closes. */
export function turned(policy: Policy): Policy {
  const other = (id: DeadlineId, rule: DeadlineRule): DeadlineRule => {
    if (!OPTIONAL.has(id)) return rule;
    return 'silent' in rule ? (ASKED[id] ?? rule) : { silent: 'Not asked for.', clauses: [] };
  };
  const deadlines = Object.fromEntries(
    Object.entries(policy.deadlines).map(([id, rule]) =>
      id === 'nextCoreGroup' ? [id, rule] : [id, other(id as DeadlineId, rule as DeadlineRule)],
    ),
  ) as Policy['deadlines'];
  return { ...policy, deadlines };
}

const ruled = { strength: 'must' as const, clauses: ['turned.1'] };
const DAYS = { within: { count: 10, unit: 'working days' as const }, ...ruled };
const ASKED: Readonly<Partial<Record<DeadlineId, DeadlineRule>>> = {
  schoolMoveCoreGroup: { ...DAYS, of: 'schoolMove' },
  preReviewCoreGroup: { by: 'arrangedReview', opens: { count: 3, unit: 'weeks' }, ...ruled },
  conferenceReport: { by: 'arrangedReview', ...ruled },
  recordCirculation: { ...DAYS, of: 'meeting' },
  recordAgreement: { ...DAYS, of: 'circulation' },
  planDistribution: { ...DAYS, of: 'meeting' },
  assessment: { by: 'firstReview', ...ruled },
};
const OPTIONAL: ReadonlySet<string> = new Set(Object.keys(ASKED));
