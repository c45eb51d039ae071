import { isWorkingDay } from '../../../../policies/calendar.ts';
import { holidayName } from '../../../../policies/holiday-names.ts';
import { isOpen } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText, distanceText } from '../../../engine/words.ts';
import { addDays, type Day, daysBetween, isDay, weekday } from '../../../facts/day.ts';
import type { FactType } from '../../../facts/vocabulary.ts';
import type { Field } from '../../shared/form/fields.ts';
import { dayTyped, type Typed } from '../../shared/form/typed.ts';

/** No policy looks further ahead than half a year; what is arranged for later than this is asked about. */
const AHEAD = 366;
/** What happened is hardly written down this long before it happens, or this long after. */
const EARLY = 31;
const AGO = 18 * 366;

/** Nothing is agreed for further ahead than this: it is a slip of the pen. */
export const YEARS_AHEAD = 3;
export const isYearsAhead = (from: Day, day: Day): boolean =>
  day >= `${Number(from.slice(0, 4)) + YEARS_AHEAD}${from.slice(4)}`;

/** A field that is left empty, or holds no real day, has none. */
function dayIn(typed: Typed, name: string): Day | null {
  const value = typed[name];
  if (typeof value !== 'object' || !('month' in value)) return null;
  const day = dayTyped(value);
  return isDay(day) ? day : null;
}

/** Days that can be right and hardly are, each as a sentence: people are asked about them, and nothing is refused. */
export function oddDays({ asOf, born }: Run, fields: readonly Pick<Field, 'name' | 'title'>[], typed: Typed): string[] {
  const on = dayIn(typed, 'on');
  const told = (day: Day): string => `${dayText(day)}, ${distanceText(asOf, day)}`;
  const odd: string[] = [];
  if (on && daysBetween(asOf, on) > EARLY) odd.push(`It happened on ${told(on)}: that day has not come.`);
  if (on && daysBetween(on, asOf) > AGO) odd.push(`It happened on ${told(on)}.`);
  if (on && born && on < born) odd.push(`It happened on ${dayText(on)}, before the child was born (${dayText(born)}).`);
  for (const { name, title } of fields) {
    const day = dayIn(typed, name);
    if (!day) continue;
    if (daysBetween(asOf, day) > AHEAD) odd.push(`${title}: ${told(day)}.`);
    if (name === 'for' && on && day < on) odd.push(`${title}: ${dayText(day)}, before the day it was arranged.`);
  }
  return odd;
}

const WEEKEND: Readonly<Record<number, string>> = { 6: 'a Saturday', 7: 'a Sunday' };

/** What there is to know about the day a meeting is arranged for: how far inside its limit, and whether it is a day off. */
export function arrangedRemarks(run: Run, type: FactType, typed: Typed): string[] {
  const day = dayIn(typed, type === 'concern.decided' ? 'reviewFor' : 'for');
  const limits = limitsOf(type, typed);
  if (!day || limits.length === 0) return [];
  const off = isWorkingDay(day) ? [] : [`${dayText(day)} is ${WEEKEND[weekday(day)] ?? holidayName(day)}.`];
  const limit = run.deadlines.find((each) => limits.includes(each.id) && isOpen(each) && each.due !== null);
  if (!limit?.due) return off;
  const days = daysBetween(day, limit.due);
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  const stands =
    days === 0
      ? `on the last day of the limit`
      : days > 0
        ? `${count} before the limit, ${dayText(limit.due)}`
        : `${count} after the limit, ${dayText(limit.due)}. It can be arranged; from ${dayText(addDays(limit.due, 1))} on the limit is not kept`;
  return [`${deadlineTitle(run, limit)} would be ${stands}.`, ...off];
}

function limitsOf(type: FactType, typed: Typed): readonly string[] {
  if (type === 'coreGroup.arranged') return ['firstCoreGroup', 'nextCoreGroup'];
  const isReview = type === 'concern.decided' || (type === 'conference.arranged' && typed.kind === 'review');
  if (isReview) return ['firstReview', 'nextReview'];
  return type === 'conference.arranged' ? ['initialConference'] : [];
}
