import type { Entry } from '../entry.ts';
import type { Process } from '../process.ts';
import type { Moment } from './world.ts';

/** What no guard and no due date reads: who, where, what it was called. */
const IRRELEVANT: ReadonlySet<string> = new Set([
  'policy',
  'plans',
  'coreGroupsHeld',
  'members',
  'memberNames',
  'venue',
  'arrangedOn',
  'recommended',
  'trigger',
  'what',
  'who',
  'key',
  'meeting',
  'steps',
  'strategyDiscussion',
  'arrangedReview',
]);
/** Numbers above this are alike: rules ask for the second core group, and whether there was a review at all. */
const MOST: Readonly<Record<string, number>> = { coreGroupsOfThisPlan: 2, reviewsOfThisPlan: 1, openConcerns: 2 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What two moments must share to count as one: the states, the context without its particular days and names, the
 * order in which the deadlines come, and beside another machine the plan's stage.
 */
export const keyOf = ({ plan, watched, open }: Moment): string =>
  watched
    ? [
        watched.view.paths.join(),
        JSON.stringify(alike(watched.context)),
        orderOf(open),
        watched.key === 'plan' ? '' : stageOf(plan),
      ].join(' ')
    : `before ${stageOf(plan)}`;

/** Whether a plan runs: what another machine can tell of it. */
const stageOf = ({ view }: Process): string => view.paths[0]?.split('.')[0] ?? '';

const orderOf = (open: readonly Entry[]): string =>
  open
    .filter(({ due, toldPassed }) => due.day !== null && !toldPassed)
    .map(({ id, due, nearOn, toldNear }) => ({ id, on: toldNear || nearOn === null ? due.day : nearOn }))
    .toSorted((a, b) => String(a.on).localeCompare(String(b.on)) || a.id.localeCompare(b.id))
    .map(({ id }) => id)
    .join('<');

function alike(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return Math.min(value, MOST[name] ?? value);
  if (typeof value === 'string') return DAY.test(value) ? 'a day' : value;
  if (Array.isArray(value)) return Math.min(value.length, MOST[name] ?? value.length);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([key]) => !IRRELEVANT.has(key));
  return Object.fromEntries(parts.map(([key, part]) => [key, alike(part, key)]));
}
