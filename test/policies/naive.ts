import type { Day } from '../../src/facts/day.ts';

/**
 * The calendar once more, as plainly as it can be said and slowly: bank holidays from their rules, working days counted
 * one by one with the machine's own dates. It shares nothing with what it checks.
 */
const MILLISECONDS = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (moment: number): Day => new Date(moment).toISOString().slice(0, 10) as Day;
const weekdayOf = (day: string): number => new Date(time(day)).getUTCDay();
const two = (value: number): string => String(value).padStart(2, '0');

export const plusDays = (day: Day, days: number): Day => dayAt(time(day) + days * MILLISECONDS);

/** Easter Sunday, by the anonymous Gregorian algorithm. */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${two(Math.floor(f / 31))}-${two((f % 31) + 1)}` as Day;
}

const firstMonday = (year: number, month: number): Day => {
  const first = `${year}-${two(month)}-01` as Day;
  return plusDays(first, (8 - weekdayOf(first)) % 7);
};
const lastMonday = (year: number, month: number): Day => {
  const last = dayAt(Date.UTC(year, month, 0));
  return plusDays(last, -((weekdayOf(last) + 6) % 7));
};

/** Days that were decreed: for a year, instead of the rule or besides it. */
const MOVED: Readonly<Record<string, Day>> = {
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
};
const EXTRA: readonly Day[] = ['2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08'];

export function bankHolidays(year: number): Day[] {
  const fixed: Day[] = [];
  for (const date of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`] as Day[]) {
    let observed = date;
    // A holiday on a weekend moves to the next weekday that is none already; Boxing Day on a Monday stays its own.
    while ([0, 6].includes(weekdayOf(observed)) || fixed.includes(observed)) observed = plusDays(observed, 1);
    fixed.push(observed);
  }
  const easterDay = easter(year);
  const ruled = [
    plusDays(easterDay, -2),
    plusDays(easterDay, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
  ].map((day) => MOVED[day] ?? day);
  return [...fixed, ...ruled, ...EXTRA.filter((day) => day.startsWith(String(year)))].toSorted();
}

const known = new Set(Array.from({ length: 2027 - 2011 + 1 }, (_, index) => bankHolidays(2011 + index)).flat());

export const isWorkday = (day: Day): boolean => ![0, 6].includes(weekdayOf(day)) && !known.has(day);

export function plusWorkingDays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at = plusDays(at, step);
    if (isWorkday(at)) left--;
  }
  return at;
}

export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

/** Every day from 2011 to 2027. */
export const EVERY_DAY: readonly Day[] = Array.from(
  { length: (time('2028-01-01') - time('2011-01-01')) / MILLISECONDS },
  (_, index) => plusDays('2011-01-01', index),
);
