import { addPeriod } from '../../policies/calendar.ts';
import type { DeadlineId } from '../../policies/schema.ts';
import type { Common, StateMeta } from '../../machines/parts.ts';
import { addDays, type Day } from '../facts/day.ts';
import type { Period } from '../facts/period.ts';
import type { FactType } from '../facts/vocabulary.ts';
import { type Due, dueOf, ruleFor } from './due.ts';

/** How long before it is due a deadline counts as near, where a policy says nothing else. */
export const NEAR: Period = { count: 5, unit: 'working days' };

/** What became of a deadline; one that is open is near or overdue by the day it is looked at. */
export type Close = 'met' | 'late' | 'missed' | 'cancelled';

/** The dates of a deadline, and what time and facts made of them. Only what is in this file changes them. */
export type Dates = {
  due: Due;
  /** The context its date was counted in: while that is the same, so is the date. */
  countedIn: Common;
  close: Close | null;
  /** The day of the fact that met it. */
  metOn: Day | null;
  nearOn: Day | null;
  /** The day after it is due; null where there is no date. */
  passesOn: Day | null;
  /** Which ticks this due date has brought already. */
  toldNear: boolean;
  toldPassed: boolean;
  /** The day after each due date that passed before it was met. A date that moves later does not undo one. */
  readonly breachedOn: { readonly on: Day; readonly due: Due }[];
};

/** One deadline of a case, from the moment a state waits for it. */
export type Entry = Dates & {
  readonly id: DeadlineId;
  readonly n: number;
  readonly process: string;
  readonly node: string;
  readonly meta: StateMeta;
};

/** Why a process is looked at again: a fact of a type or a deadline that passed, on a day. */
export type Cause = { readonly type: FactType | 'deadline'; readonly on: Day };

/** How a deadline begins to run; null where the policy has none here. Whatever breaches there were stay. */
export function beginning(id: DeadlineId, context: Common): Omit<Dates, 'breachedOn'> | null {
  const due = dueOf(id, context);
  return due && { due, countedIn: context, close: null, metOn: null, ...ticksOf(due, context, id) };
}

/** Counts the due date again; says whether it moved, came to be or was taken back. */
export function recount(entry: Dates, id: DeadlineId, context: Common): 'moved' | 'unset' | null {
  if (context === entry.countedIn) return null;
  entry.countedIn = context;
  const due = dueOf(id, context);
  if (!due) return null;
  const before = entry.due.day;
  entry.due = due;
  if (due.day === before) return null;
  Object.assign(entry, ticksOf(due, context, id));
  return due.day === null ? 'unset' : 'moved';
}

/** Time reaches the end of its due day. */
export function pass(entry: Dates): void {
  entry.toldPassed = true;
  const { day } = entry.due;
  if (day !== null) entry.breachedOn.push({ on: addDays(day, 1), due: entry.due });
}

/** It is waited for no longer: something met it, or made an end of the waiting. */
export function close(entry: Dates, id: DeadlineId, context: Common, cause: Cause, meets: boolean): void {
  const last = entry.due;
  if (meets) {
    entry.metOn = cause.on;
    entry.close = last.day === null || cause.on <= last.day ? 'met' : 'late';
    return;
  }
  // What was to be ready by a review was due on the day it was held, and it was not; any other date stays as it was.
  const isForReview = last.because.kind === 'before' && id !== 'eighteenthBirthday';
  if (isForReview) entry.due = dueOf(id, context) ?? last;
  const { day } = entry.due;
  const isOver =
    day !== null && (day < cause.on || (day === cause.on && isForReview && cause.type === 'conference.held'));
  entry.close = isOver ? 'missed' : 'cancelled';
  if (isOver && !entry.toldPassed && id !== 'eighteenthBirthday') {
    entry.breachedOn.push({ on: addDays(day, 1), due: entry.due });
  }
}

/** What was met for a review stays met, and its date goes with the review when that is moved. */
export function followReview(entry: Dates, id: DeadlineId, context: Common): void {
  if (entry.metOn === null || entry.due.because.kind !== 'before') return;
  entry.due = dueOf(id, context) ?? entry.due;
  entry.close = entry.due.day === null || entry.metOn <= entry.due.day ? 'met' : 'late';
}

/** Which tick time brings next, if any is left; on the day it nears, or on the day after it is due. */
export const nextTickOf = ({ nearOn, passesOn, toldNear, toldPassed }: Dates): 'near' | 'passed' | null => {
  if (passesOn === null) return null;
  if (!toldNear && nearOn !== null && nearOn < passesOn) return 'near';
  return toldPassed ? null : 'passed';
};

/** When a due date nears and passes; neither is told yet. */
const ticksOf = (due: Due, context: Common, id: DeadlineId) => ({
  nearOn: nearDay(due, context, id),
  passesOn: due.day && addDays(due.day, 1),
  toldNear: false,
  toldPassed: false,
});

function nearDay(due: Due, context: Common, id: DeadlineId): Day | null {
  if (due.day === null) return null;
  const rule = ruleFor(context.policy, id, context);
  return addPeriod(due.day, ('near' in rule ? rule.near : undefined) ?? NEAR, -1);
}
