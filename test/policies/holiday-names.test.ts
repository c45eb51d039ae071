import { expect, test } from 'vitest';

import { BANK_HOLIDAYS } from '../../policies/bank-holidays.ts';
import { holidayName, holidaysSkipped } from '../../policies/holiday-names.ts';
import { addWorkingDays, workingDaysBetween } from '../../policies/calendar.ts';
import { dueText } from '../../src/engine/words.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { planMade, policyOf, under } from '../given.ts';

test('each bank holiday has a name, and each year its eight', () => {
  const usual = [
    'New Year’s Day',
    'Good Friday',
    'Easter Monday',
    'the early May bank holiday',
    'the spring bank holiday',
    'the summer bank holiday',
    'Christmas Day',
    'Boxing Day',
  ].toSorted();
  for (const year of new Set(BANK_HOLIDAYS.map((day) => day.slice(0, 4)))) {
    const names = BANK_HOLIDAYS.filter((day) => day.startsWith(year)).map(holidayName);
    expect([year, names.filter((name) => usual.includes(name)).toSorted()]).toEqual([year, usual]);
  }
});

test.each<[Day, string]>([
  ['2011-12-27', 'Christmas Day'],
  ['2020-12-28', 'Boxing Day'],
  ['2022-06-03', 'the Platinum Jubilee'],
  ['2022-09-19', 'the State Funeral of Queen Elizabeth II'],
  ['2023-05-08', 'the Coronation'],
  ['2026-04-03', 'Good Friday'],
])('%s is %s', (day, name) => expect(holidayName(day)).toBe(name));

test('what is skipped is what the count of working days leaves out of the weekdays', () => {
  for (const from of ['2025-12-20', '2025-12-25', '2026-03-31', '2026-04-03', '2026-05-20'] as const) {
    for (const count of [1, 5, 10, 15]) {
      const to = addWorkingDays(from, count);
      let weekdays = 0;
      for (let day = Date.parse(from) + 864e5; day <= Date.parse(to); day += 864e5)
        if (![0, 6].includes(new Date(day).getUTCDay())) weekdays++;
      expect([from, count, holidaysSkipped(from, to).length]).toEqual([from, count, weekdays - count]);
      expect(workingDaysBetween(from, to)).toBe(count);
    }
  }
});

test('D26: a count over Easter names the days that it leaves out', () => {
  const { deadlines } = under('croydon').given(planMade('2026-03-31')).run();
  const first = deadlines.find(({ id }) => id === 'firstCoreGroup');
  expect(dueText(policyOf('croydon'), must(first, 'the deadline').counted)).toBe(
    '10 working days from the initial child protection conference, Tue 31 March 2026: Thu 16 April 2026. ' +
      'Not counted: Fri 3 Apr (Good Friday), Mon 6 Apr (Easter Monday).',
  );
});
