import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type Day, dayNumber, dayOf, daysBetween, earlier, isDay, weekday } from '../../src/facts/day.ts';

const MILLISECONDS = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / MILLISECONDS;
const LAST = Date.UTC(2199, 11, 31) / MILLISECONDS;
const asWritten = (number: number): string => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

describe('T1: a day is a calendar day from 1900 to 2199', () => {
  test('T1: every day of three centuries has the number, the weekday and the text that Date.UTC gives it', () => {
    const wrong: string[] = [];
    for (let number = FIRST; number <= LAST; number++) {
      const text = asWritten(number);
      const day = text as Day;
      const sunday0 = new Date(number * MILLISECONDS).getUTCDay();
      if (!isDay(text) || dayNumber(day) !== number || dayOf(number) !== text || weekday(day) % 7 !== sunday0)
        wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(LAST - FIRST).toBe(109_572);
  });

  test('T1: days far outside are still counted as Date.UTC counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 2_000_000 }), (number) => {
        expect(dayNumber(dayOf(number))).toBe(number);
        expect(dayOf(number)).toBe(asWritten(number));
      }),
    );
  });

  test('T1: adding days and the days between are each other’s inverse', () => {
    const day = fc.integer({ min: FIRST, max: LAST }).map(dayOf);
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  test('T1: text order is time order', () => {
    const day = fc.integer({ min: FIRST, max: LAST }).map(dayOf);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-03',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    '1899-12-31',
    '2200-01-01',
    ' 2026-01-05',
    '2026-01-05 ',
    '2026-01-05T00:00:00Z',
    '+2026-01-05',
    '２０２６-01-05',
    '',
    20_260_105,
    null,
    undefined,
    {},
  ])('T1: %j is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('T1: %s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test('T1: of two days the earlier one is taken, and a day that is not there yet is later than any', () => {
    expect(earlier('2026-01-05', '2026-01-04')).toBe('2026-01-04');
    expect(earlier(null, '2026-01-04')).toBe('2026-01-04');
    expect(earlier('2026-01-05', null)).toBe('2026-01-05');
    expect(earlier(null, null)).toBeNull();
  });
});
