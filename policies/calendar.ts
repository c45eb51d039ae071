import { addDays, type Day, dayNumber, dayOf, numberOf, weekday } from '../src/facts/day.ts';
import type { Period } from '../src/facts/period.ts';
import { BANK_HOLIDAYS, FIRST_YEAR, LAST_YEAR } from './bank-holidays.ts';

/**
 * Working days: Monday to Friday, not a bank holiday of England and Wales. Counted once into two tables, so that
 * adding any number of them is two look-ups. The tables reach past the years whose bank holidays are known; there only
 * weekends are left out, and `isProvisional` says so.
 */
const START = dayNumber('1990-01-01');
const END = dayNumber('2100-01-01');
const FIRST_KNOWN: Day = `${FIRST_YEAR}-01-01` as Day;
const LAST_KNOWN: Day = `${LAST_YEAR}-12-31` as Day;

const holidays = new Set(BANK_HOLIDAYS.map(dayNumber));
/** How many working days there were from START up to and with each day. */
const countUpTo = new Uint16Array(END - START);
/** The day number of the nth working day since START, from 1. */
const nthWorkingDay = new Uint16Array(END - START);

let counted = 0;
for (let offset = 0; offset < END - START; offset++) {
  // START is a Monday.
  if (offset % 7 < 5 && !holidays.has(START + offset)) nthWorkingDay[++counted] = offset;
  countUpTo[offset] = counted;
}

/** Whether the day is a working day. */
export const isWorkingDay = (day: Day): boolean => weekday(day) < 6 && !holidays.has(dayNumber(day));

/**
 * The nth working day after the day, which does not count itself; before it when negative. From a day that is no
 * working day the count is the same either way.
 */
export function addWorkingDays(day: Day, count: number): Day {
  const offset = dayNumber(day) - START;
  const before = countUpTo[offset];
  if (before === undefined) return oneByOne(day, count);
  const isCounted = nthWorkingDay[before] === offset && before > 0;
  // Counting back, a working day is its own zero; a day off starts after the working day before it.
  const index = count < 0 && !isCounted ? before + count + 1 : before + count;
  return index > 0 && index <= counted ? dayOf(START + (nthWorkingDay[index] ?? 0)) : oneByOne(day, count);
}

/** The same without the tables, for days outside them. */
function oneByOne(day: Day, count: number): Day {
  if (Number.isNaN(dayNumber(day))) throw new RangeError(`Working days cannot be counted from "${day}": it is no day.`);
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, Math.sign(count));
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** The last working day on or before the day: what is shown beside a due date that is not a working day. */
export const lastWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : addWorkingDays(day, -1));

/** How many working days lie after `from`, up to and with `to`. */
export const workingDaysBetween = (from: Day, to: Day): number =>
  (countUpTo[dayNumber(to) - START] ?? 0) - (countUpTo[dayNumber(from) - START] ?? 0);

/** The corresponding day of a later month, or that month's last day where there is none. */
export function addCalendarMonths(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return dayOf(Math.min(firstOfMonth(month) + Number(day.slice(8, 10)), firstOfMonth(month + 1)) - 1);
}

/** The day number of the first day of a month, which is counted from the year 0. */
const firstOfMonth = (month: number): number => numberOf(Math.floor(month / 12), (month % 12) + 1, 1);

/** The day a period after the day; before it when `direction` is -1. The day itself does not count. */
export function addPeriod(day: Day, { count, unit }: Period, direction: 1 | -1 = 1): Day {
  const signed = count * direction;
  switch (unit) {
    case 'working days':
      return addWorkingDays(day, signed);
    case 'days':
      return addDays(day, signed);
    case 'weeks':
      return addDays(day, signed * 7);
    case 'months':
      return addCalendarMonths(day, signed);
  }
}

/** Whether counting working days from one day to another passes years whose bank holidays are not known. */
export const isProvisional = (from: Day, to: Day): boolean =>
  (from < to ? from : to) < FIRST_KNOWN || (from < to ? to : from) > LAST_KNOWN;
