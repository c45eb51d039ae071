import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Day } from '../../src/facts/day.ts';
import { instantAt, londonTime, londonDay, readInstant } from '../../src/facts/instant.ts';

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

describe('T2: an instant in UTC falls on the day that London then had', () => {
  test.each([
    ['2026-03-28T23:30:00.000Z', '2026-03-28', 'winter time'],
    ['2026-03-29T00:30:00.000Z', '2026-03-29', 'half an hour before the clocks go forward'],
    ['2026-03-29T22:59:59.999Z', '2026-03-29', 'the last second of the first day of summer time'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30', 'midnight at the end of that day'],
    ['2026-07-01T23:00:00.000Z', '2026-07-02', 'summer time'],
    ['2026-10-24T23:30:00.000Z', '2026-10-25', 'the night in which the clocks go back, before'],
    ['2026-10-25T00:30:00.000Z', '2026-10-25', 'the hour that comes twice, first'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25', 'the hour that comes twice, again'],
    ['2026-10-25T23:30:00.000Z', '2026-10-25', 'winter time again'],
    ['2025-12-31T23:59:59.999Z', '2025-12-31', 'the end of the year'],
  ])('T2: %s is on %s (%s)', (instant, day) => {
    expect(londonDay(instant)).toBe(day);
  });

  test('T2: every hour of the years 1996 to 2037 falls on the day that the time zone database says', () => {
    const first = Date.UTC(1996, 0, 1) / 3_600_000;
    const last = Date.UTC(2038, 0, 1) / 3_600_000;
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last - 1 }),
        fc.constantFrom(0, 1, 1_799_999, 3_599_999),
        (hour, rest) => {
          const moment = new Date(hour * 3_600_000 + rest);
          expect(londonDay(moment.toISOString())).toBe(london.format(moment));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('T2: the hours around each change of the clocks fall on the right day', () => {
    const wrong: string[] = [];
    for (let year = 1996; year < 2038; year++) {
      for (const [month, days] of [
        [2, 8],
        [9, 8],
      ] as const) {
        for (let hour = 0; hour < days * 24; hour++) {
          const moment = new Date(Date.UTC(year, month, 31 - 7, hour, 30));
          if (londonDay(moment.toISOString()) !== london.format(moment)) wrong.push(moment.toISOString());
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('T2: an instant is read as a person or a program wrote it', () => {
  test.each([
    ['2026-01-31T09:30:00Z', '2026-01-31T09:30:00.000Z'],
    ['2026-01-31T09:30Z', '2026-01-31T09:30:00.000Z'],
    ['2026-01-31T09:30:12.123456Z', '2026-01-31T09:30:12.123Z'],
    ['2026-01-31T09:30:12.1Z', '2026-01-31T09:30:12.100Z'],
    ['2026-07-01T00:30:00+01:00', '2026-06-30T23:30:00.000Z'],
    ['2026-12-31T23:30:00-0100', '2027-01-01T00:30:00.000Z'],
    ['2024-02-29T00:00:00+05:30', '2024-02-28T18:30:00.000Z'],
  ])('T2: %s is %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  test.each([
    '2026-01-31',
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:60:00Z',
    '2026-02-30T09:00:00Z',
    '2026-01-31T09:30:00',
    '2026-01-31 09:30:00Z',
    '1899-12-31T09:30:00Z',
    'yesterday',
    '',
  ])('T2: %j is no instant', (text) => {
    expect(readInstant(text)).toBeNull();
  });

  test('T2: every instant that a program writes reads as itself, from whatever offset it is written', () => {
    const moment = fc.date({ min: new Date('1900-01-03'), max: new Date('2199-12-29'), noInvalidDate: true });
    const two = (value: number): string => String(value).padStart(2, '0');
    fc.assert(
      fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        expect(readInstant(date.toISOString())).toBe(date.toISOString());
        const there = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const clock = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        expect(readInstant(`${there}${clock}`)).toBe(date.toISOString());
      }),
    );
  });
});

describe('T20: a time of day in London is one moment', () => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

  test('T20: the clock in London shows that time on that day, except where the clocks skip it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1996, 0, 1) / 86_400_000, max: Date.UTC(2037, 11, 31) / 86_400_000 }),
        fc.constantFrom('00:00', '00:59', '01:00', '02:00', '03:30', '14:30', '23:59'),
        (days, time) => {
          const day = new Date(days * 86_400_000).toISOString().slice(0, 10) as Day;
          const moment = new Date(instantAt(day, time));
          expect(london.format(moment)).toBe(day);
          const shown = clock.format(moment);
          expect([time, time === '01:00' ? '02:00' : time]).toContain(shown);
        },
      ),
    );
  });

  test('T20: of an hour that comes twice the first is meant; one that is skipped is an hour later', () => {
    expect(instantAt('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('2026-03-29', '01:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('T2: what clocks in London show, around every change to and from summer time', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2037, 11, 31) }), (time) => {
        const instant = new Date(time).toISOString();
        expect(londonTime(instant)).toBe(clock.format(time));
      }),
    );
    for (const instant of [
      '2026-03-29T00:59:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-10-25T00:59:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ])
      expect(londonTime(instant)).toBe(clock.format(new Date(instant)));
  });
});
