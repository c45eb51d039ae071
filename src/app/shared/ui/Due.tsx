import type { Deadline, DeadlineStatus } from '../../../engine/deadlines.ts';
import { dayText, distanceText } from '../../../facts/dayWords.ts';
import { addWorkingDays } from '../../../../policies/calendar.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';

/** How a deadline looks, told by its shape before its colour. */
export const SHAPES: Record<DeadlineStatus, { shape: string; tone: string }> = {
  overdue: { shape: '▲', tone: 'late' },
  missed: { shape: '▲', tone: 'late' },
  near: { shape: '◆', tone: 'near' },
  running: { shape: '◇', tone: 'calm' },
  met: { shape: '●', tone: 'met' },
  late: { shape: '◕', tone: 'near' },
  unset: { shape: '◌', tone: 'open' },
  cancelled: { shape: '○', tone: 'calm' },
};

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** The state of a deadline in words: "3 days late", "due in 4 days", "met", "no date agreed". */
export function dueWords(deadline: Pick<Deadline, 'status' | 'due' | 'metOn'>, today: Day): string {
  const { status, due, metOn } = deadline;
  if (due === null) return status === 'met' ? 'done' : status === 'cancelled' ? 'no longer needed' : 'no date agreed';
  switch (status) {
    case 'overdue':
      return `${days(daysBetween(due, today))} late`;
    case 'missed':
      return 'missed';
    case 'met':
      return 'met';
    case 'late':
      return metOn ? `met ${days(daysBetween(due, metOn))} late` : 'met late';
    case 'cancelled':
      return 'no longer needed';
    default:
      return due === today ? 'due today' : `due ${distanceText(today, due)}`;
  }
}

/** The state of a deadline, told three ways: a shape, a word and last a colour. */
export function DueMark({ deadline, today }: { deadline: Pick<Deadline, 'status' | 'due' | 'metOn'>; today: Day }) {
  const { shape, tone } = SHAPES[deadline.status];
  return (
    <span className={`wm-due wm-due--${tone}`}>
      <span aria-hidden="true">{shape}</span> {dueWords(deadline, today)}
    </span>
  );
}

/** How a date that is waited for stands on a day: the status a deadline with that date has. */
export function statusOn(due: Day | null, today: Day): DeadlineStatus {
  if (due === null) return 'unset';
  if (today > due) return 'overdue';
  return today >= addWorkingDays(due, -5) ? 'near' : 'running';
}

/** "Tue 3 February 2026", marked up as a date. */
export const DayText = ({ day }: { day: Day }) => <time dateTime={day}>{dayText(day)}</time>;
