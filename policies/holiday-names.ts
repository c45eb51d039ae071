import { addDays, type Day, weekday } from '../src/facts/day.ts';
import { BANK_HOLIDAYS } from './bank-holidays.ts';

/** Days that the rules of the year do not explain. */
const ONCE: Readonly<Record<string, string>> = {
  '2011-04-29': 'the royal wedding',
  '2012-06-04': 'the spring bank holiday',
  '2012-06-05': 'the Diamond Jubilee',
  '2020-05-08': 'the early May bank holiday',
  '2022-06-02': 'the spring bank holiday',
  '2022-06-03': 'the Platinum Jubilee',
  '2022-09-19': 'the State Funeral of Queen Elizabeth II',
  '2023-05-08': 'the Coronation',
};

/** By the month; a holiday that was moved off a weekend keeps its name. */
const IN_MONTH: Readonly<Record<string, (day: Day) => string>> = {
  '01': () => 'New Year’s Day',
  '03': easter,
  '04': easter,
  '05': (day) => (day.slice(8) < '08' ? 'the early May bank holiday' : 'the spring bank holiday'),
  '08': () => 'the summer bank holiday',
  '12': (day) => (['25', '27'].includes(day.slice(8)) ? 'Christmas Day' : 'Boxing Day'),
};

function easter(day: Day): string {
  return weekday(day) === 5 ? 'Good Friday' : 'Easter Monday';
}

/** What a bank holiday of England and Wales is called: "Good Friday". Asked about another day, it says "a bank holiday". */
export const holidayName = (day: Day): string => ONCE[day] ?? IN_MONTH[day.slice(5, 7)]?.(day) ?? 'a bank holiday';

/** The bank holidays that a count of working days from one day to another skips. The day it counts from is not one of them. */
export function holidaysSkipped(from: Day, to: Day): Day[] {
  const [first, last] = from <= to ? [addDays(from, 1), to] : [to, addDays(from, -1)];
  return BANK_HOLIDAYS.filter((day) => day >= first && day <= last && weekday(day) < 6);
}
