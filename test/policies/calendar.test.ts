import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { BANK_HOLIDAYS, FIRST_YEAR, LAST_YEAR } from '../../policies/bank-holidays.ts';
import {
  addCalendarMonths,
  addPeriod,
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  lastWorkingDay,
  workingDaysBetween,
} from '../../policies/calendar.ts';
import { addDays, type Day, dayNumber, dayOf } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { readPeriod } from '../../src/facts/period.ts';
import { bankHolidays, EVERY_DAY, isWorkday, plusDays, plusMonths, plusWorkingDays } from './naive.ts';

const add = (day: Day, text: string): Day => addPeriod(day, must(readPeriod(text), text));

describe('T5: a working day is Monday to Friday and no bank holiday of England and Wales', () => {
  test('T5: the table of bank holidays is what their rules and the decreed days give, from 2011 to 2027', () => {
    expect([FIRST_YEAR, LAST_YEAR]).toEqual([2011, 2027]);
    const ruled = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => bankHolidays(FIRST_YEAR + index));
    expect(BANK_HOLIDAYS).toEqual(ruled.flat());
  });

  test.each([
    '2011-04-29',
    '2012-06-04',
    '2012-06-05',
    '2020-05-08',
    '2022-06-02',
    '2022-06-03',
    '2022-09-19',
    '2023-05-08',
  ] as const)('T5: %s was decreed a holiday', (day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  test.each(['2012-05-28', '2020-05-04', '2022-05-30', '2027-12-24', '2026-08-03'] as const)(
    'T5: %s is a working day',
    (day) => {
      expect(isWorkingDay(day)).toBe(true);
    },
  );
});

describe('T6: "within N working days of" a day does not count that day', () => {
  test.each([
    ['2026-12-18', '10 working days', '2027-01-06'],
    ['2012-05-24', '10 working days', '2012-06-11'],
    ['2011-04-20', '10 working days', '2011-05-10'],
    ['2022-09-08', '10 working days', '2022-09-23'],
    ['2026-12-16', '7 working days', '2026-12-29'],
    ['2026-01-20', '10 working days', '2026-02-03'],
    ['2026-01-24', '1 working day', '2026-01-26'],
    ['2026-01-23', '1 working day', '2026-01-26'],
  ] as const)('T6: %s and %s is %s', (from, period, due) => {
    expect(add(from, period)).toBe(due);
  });

  test.each([10, 7, 5, 15, 1, -1, -5, -10])('T6: %i working days from every day of 2011 to 2027', (count) => {
    const wrong = EVERY_DAY.filter((day) => addWorkingDays(day, count) !== plusWorkingDays(day, count));
    expect(wrong).toEqual([]);
    expect(EVERY_DAY).toHaveLength(6209);
  });

  test('T6: no working days from a working day is that day', () => {
    const wrong = EVERY_DAY.filter((day) => isWorkday(day) && addWorkingDays(day, 0) !== day);
    expect(wrong).toEqual([]);
  });

  test('T6: the working days between a day and a later one are counted without the first', () => {
    const day = fc.constantFrom(...EVERY_DAY);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, days) => {
        const to = plusDays(from, days);
        const between = Array.from({ length: days }, (_, index) => plusDays(from, index + 1)).filter(isWorkday);
        expect(workingDaysBetween(from, to)).toBe(between.length);
      }),
    );
  });
});

describe('T3: a week is seven days', () => {
  test.each([1, 3, 4, 6, 13])('T3: %i weeks from every day of 2011 to 2027', (weeks) => {
    const period = { count: weeks, unit: 'weeks' } as const;
    const wrong = EVERY_DAY.filter(
      (day) =>
        addPeriod(day, period) !== plusDays(day, weeks * 7) || addPeriod(day, period, -1) !== plusDays(day, -weeks * 7),
    );
    expect(wrong).toEqual([]);
  });
});

describe('T4: a month later is the corresponding date, or the last day of the month', () => {
  test.each([
    ['2026-11-30', '3 months', '2027-02-28'],
    ['2027-11-30', '3 months', '2028-02-29'],
    ['2026-08-31', '6 months', '2027-02-28'],
    ['2026-01-31', '1 month', '2026-02-28'],
    ['2024-02-29', '12 months', '2025-02-28'],
    ['2026-03-31', '3 months', '2026-06-30'],
    ['2026-02-28', '1 month', '2026-03-28'],
  ] as const)('T4: %s and %s is %s', (from, period, due) => {
    expect(add(from, period)).toBe(due);
  });

  test.each([1, 2, 3, 6, 12, 216, -1, -3])('T4: %i months from every day of 2011 to 2027', (months) => {
    const wrong = EVERY_DAY.filter((day) => addCalendarMonths(day, months) !== plusMonths(day, months));
    expect(wrong).toEqual([]);
  });
});

describe('T7: units are never converted', () => {
  test('T7: 13 weeks are later than 3 months from more than a seventh of all days, and never the same rule', () => {
    const later = EVERY_DAY.filter((day) => add(day, '13 weeks') > add(day, '3 months'));
    const earlier = EVERY_DAY.filter((day) => add(day, '13 weeks') < add(day, '3 months'));
    expect(later.length / EVERY_DAY.length).toBeGreaterThan(1 / 7);
    expect(earlier.length).toBeGreaterThan(later.length);
  });

  test('T7: 5 days are 5 days, whatever days they are', () => {
    expect(add('2026-12-24', '5 days')).toBe('2026-12-29');
    expect(add('2026-12-24', '5 working days')).toBe('2027-01-05');
  });
});

describe('T8: a due date is not moved; the last working day before it is known', () => {
  test('T8: it is the day itself, or the nearest working day before, for every day of 2011 to 2027', () => {
    const wrong = EVERY_DAY.filter((day) => lastWorkingDay(day) !== (isWorkday(day) ? day : plusWorkingDays(day, -1)));
    expect(wrong).toEqual([]);
    expect(lastWorkingDay('2027-02-28')).toBe('2027-02-26');
    expect(lastWorkingDay('2026-12-28')).toBe('2026-12-24');
  });
});

describe('T9: what is counted past the known bank holidays is provisional', () => {
  test.each([
    ['2027-12-20', '2027-12-31', false],
    ['2027-12-31', '2028-01-01', true],
    ['2011-01-01', '2011-01-14', false],
    ['2010-12-31', '2011-01-14', true],
    ['2028-01-10', '2027-12-31', true],
  ] as const)('T9: from %s to %s: %s', (from, to, provisional) => {
    expect(isProvisional(from, to)).toBe(provisional);
  });

  test('T9: there only weekends are left out', () => {
    expect(addWorkingDays('2030-12-24', 2)).toBe('2030-12-26');
    expect(addWorkingDays('2005-12-23', 1)).toBe('2005-12-26');
  });
});

describe('T1: every day that can be written can be counted from', () => {
  const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayOf);
  const period = fc.record({
    count: fc.integer({ min: 1, max: 999 }),
    unit: fc.constantFrom('working days', 'days', 'weeks', 'months'),
  } as const);

  test('T1: any period from any day is a later day, and back an earlier one', () => {
    fc.assert(
      fc.property(anyDay, period, (day, one) => {
        expect(addPeriod(day, one, 1) > day).toBe(true);
        expect(addPeriod(day, one, -1) < day).toBe(true);
        expect(lastWorkingDay(addPeriod(day, one)) <= addPeriod(day, one)).toBe(true);
      }),
      {
        examples: [
          ['2199-12-31', { count: 999, unit: 'months' }],
          ['1900-01-01', { count: 999, unit: 'months' }],
        ],
      },
    );
  });

  test('T1: working days there are counted as anywhere', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        expect(addWorkingDays(day, count)).toBe(plusWorkingDays(day, count));
        expect(addWorkingDays(day, -count)).toBe(plusWorkingDays(day, -count));
      }),
    );
    expect(addWorkingDays('1900-01-01', 1)).toBe('1900-01-02');
    expect(addWorkingDays('2199-12-31', 1)).toBe(addDays('2199-12-31', 1));
  });
});

test('T1: what is no day at all is a broken invariant, named', () => {
  expect(() => addWorkingDays('' as Day, 1)).toThrow('Working days cannot be counted from "": it is no day.');
});

describe('T1: a day is London’s and not the machine’s', () => {
  const here = process.env.TZ;
  afterEach(() => {
    if (here === undefined) delete process.env.TZ;
    else process.env.TZ = here;
  });

  // Samoa had no 30 December 2011; in São Paulo some midnights did not happen.
  test.each(['Pacific/Apia', 'America/Sao_Paulo', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Africa/Casablanca'])(
    'T1: months are the same on a machine in %s',
    (zone) => {
      process.env.TZ = zone;
      const wrong = EVERY_DAY.filter((day) => addCalendarMonths(day, 1) !== plusMonths(day, 1));
      expect(wrong).toEqual([]);
    },
  );
});
