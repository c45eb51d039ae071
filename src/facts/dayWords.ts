import { type Day, daysBetween, weekday } from './day.ts';

/** How days and numbers are written on screens and on paper. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthOf = (day: Day): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** "Tue 3 Feb", for dense places where the year is clear. */
export const shortDay = (day: Day): string => `${dayInMonth(day)} ${monthOf(day).slice(0, 3)}`;
/** "Tue 3 February 2026" */
export const dayText = (day: Day): string => `${dayInMonth(day)} ${monthOf(day)} ${day.slice(0, 4)}`;
/** "10,832" */
export const numberText = (number: number): string => number.toLocaleString('en-GB');
const dayInMonth = (day: Day): string => `${WEEKDAYS[weekday(day) - 1]} ${Number(day.slice(8, 10))}`;

/** "today", "in 4 days", "6 weeks ago": days up to a fortnight, then weeks, months and years, all of them about. */
export function distanceText(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const size = Math.abs(days);
  const text =
    size <= 14
      ? `${size} days`
      : size < 63
        ? `${Math.round(size / 7)} weeks`
        : size < 730
          ? `${Math.round(size / 30)} months`
          : `${Math.round(size / 365)} years`;
  return days > 0 ? `in ${text}` : `${text} ago`;
}
