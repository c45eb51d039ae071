import { addBusinessDays, format, parseISO } from 'date-fns';

import { BANK_HOLIDAYS } from '../policies/bank-holidays.ts';
import { addWorkingDays } from '../policies/calendar.ts';
import { seeded } from '../src/engine/generate/random.ts';
import { addDays, type Day } from '../src/facts/day.ts';
import { measure } from './measure.ts';
import { large, type Row, times } from './table.ts';

const holidays = new Set<string>(BANK_HOLIDAYS);

/** What one would write with date-fns: a business day at a time, and holidays do not count. */
function byDateFns(day: Day, count: number): string {
  let at = parseISO(day);
  for (let left = count; left > 0;) {
    at = addBusinessDays(at, 1);
    if (!holidays.has(format(at, 'yyyy-MM-dd'))) left--;
  }
  return format(at, 'yyyy-MM-dd');
}

export function dayRows(seed: number): Row[] {
  const random = seeded(seed);
  const asked = Array.from({ length: 2000 }, () => ({
    day: addDays('2015-01-01', random.between(0, 4000)),
    count: random.between(5, 40),
  }));
  const few = asked.slice(0, 50);
  for (const { day, count } of few) {
    if (byDateFns(day, count) !== addWorkingDays(day, count))
      throw new Error(`${count} working days from ${day} differ.`);
  }
  const { perSecond, ratio } = measure([
    {
      name: 'tables',
      work: () => {
        for (let round = 0; round < 50; round++) for (const { day, count } of asked) addWorkingDays(day, count);
        return asked.length * 50;
      },
    },
    {
      name: 'date-fns',
      work: () => {
        for (const { day, count } of few) byDateFns(day, count);
        return few.length;
      },
    },
  ]);
  const ours = perSecond('tables');
  const over = ratio('tables', 'date-fns');
  return [
    {
      what: 'working days added a second, against a loop of date-fns with holidays',
      value: `${large(ours)}, ${times(over)}`,
      target: '≥ 1000 ×',
      met: over >= 1000,
      figures: { perSecond: ours, ratio: over },
    },
  ];
}
