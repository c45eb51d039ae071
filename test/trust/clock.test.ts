import { describe, expect, test } from 'vitest';

import type { Tick } from '../../src/app/shared/clock.ts';
import { atStart, spanWords, whileOpen } from '../../src/app/trust/clockTrouble.ts';
import { lockWatch } from '../../src/app/trust/lockWatch.ts';
import { CLOCK_FAULTS, clockFault } from './clockFault.ts';
import { chanceFrom } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = 1_770_000_000_000;
const at = (wall: number, steady: number): Tick => ({ wall: START + wall, steady });

describe('a clock while Waymark is open', () => {
  test.each<[string, number, number, ReturnType<typeof whileOpen>]>([
    ['goes on as it should', 5000, 5000, null],
    ['is put right by a minute', -MINUTE, 5000, null],
    ['is slept through for a night', 14 * 60 * MINUTE, 5000, null],
    ['was slowed in a hidden tab for a week, both clocks alike', 7 * DAY, 7 * DAY, null],
    ['goes back a day', -DAY, 0, { kind: 'back', by: DAY, before: START }],
    ['goes back an hour', -60 * MINUTE, 0, { kind: 'back', by: 60 * MINUTE, before: START }],
    ['goes forward a day', DAY, 0, { kind: 'forward', by: DAY, before: START }],
    ['goes forward a year', 365 * DAY, 0, { kind: 'forward', by: 365 * DAY, before: START }],
  ])('%s', (_, wall, steady, found) => {
    expect(whileOpen(at(0, 0), at(wall, steady))).toEqual(found);
  });
});

describe('a clock at start', () => {
  test.each<[string, number | null, string | null]>([
    ['the first time', null, null],
    ['the next day', -DAY, null],
    ['after a holiday', -21 * DAY, null],
    ['a day before it was last open', DAY, 'back'],
    ['a year before it was last open', 365 * DAY, 'back'],
    ['a year after it was last open', -365 * DAY, 'forward'],
  ])('%s', (_, lastSeen, kind) => {
    expect(atStart(lastSeen === null ? null : START + lastSeen, START)?.kind ?? null).toBe(kind);
  });

  test('spans are told in the unit people would use', () => {
    expect([30 * MINUTE, 60 * MINUTE, 5 * 60 * MINUTE, 3 * DAY].map(spanWords)).toEqual([
      '30 minutes',
      '60 minutes',
      '5 hours',
      '3 days',
    ]);
  });
});

describe('locking by itself', () => {
  const every5s = (watch: ReturnType<typeof lockWatch>, from: number, to: number): (string | null)[] => {
    const said: (string | null)[] = [];
    for (let time = from; time <= to; time += 5000) said.push(watch.look(at(time, time)));
    return said.filter((each) => each !== null);
  };

  test('comes when nobody used it for so many minutes, not before', () => {
    const watch = lockWatch(at(0, 0), () => 15);
    expect(every5s(watch, 5000, 15 * MINUTE - 5000)).toEqual([]);
    expect(watch.look(at(15 * MINUTE, 15 * MINUTE))).toBe('idle');
  });

  test('is put off by use', () => {
    const watch = lockWatch(at(0, 0), () => 5);
    every5s(watch, 5000, 4 * MINUTE);
    watch.used(at(4 * MINUTE, 4 * MINUTE));
    expect(every5s(watch, 4 * MINUTE, 8 * MINUTE)).toEqual([]);
    expect(every5s(watch, 8 * MINUTE, 9 * MINUTE)).toEqual(['idle']);
  });

  test.each([
    ['the device slept and its steady clock stood still', 10 * MINUTE, 5000],
    ['the device slept and both clocks went on', 10 * MINUTE, 10 * MINUTE],
    ['the clock was set back', -10 * MINUTE, 5000],
  ])('comes at once when %s', (_, wall, steady) => {
    const watch = lockWatch(at(0, 0), () => 60);
    expect(watch.look(at(wall, steady))).toBe('suspended');
  });

  test('does not come because a hidden tab is looked at only once a minute', () => {
    const watch = lockWatch(at(0, 0), () => 60);
    for (let minute = 1; minute < 50; minute++) expect(watch.look(at(minute * MINUTE, minute * MINUTE))).toBeNull();
  });
});

describe('deadlines under a wrong clock', () => {
  const outcomes = async (fault: string, times: number, how?: 'undefended'): Promise<string[]> => {
    const chance = chanceFrom(20_260_203);
    const all: string[] = [];
    for (let round = 0; round < times; round++) all.push(await clockFault(fault, chance, how));
    return all;
  };

  test.each(CLOCK_FAULTS)('%s: whenever the clock is right, the list is that of the day', async (fault) => {
    expect(new Set(await outcomes(fault, 4))).toEqual(new Set(['as it should be']));
  });

  test.each(['a year forward', 'asleep for some days'])('%s, undefended: the list would be wrong', async (fault) => {
    expect(await outcomes(fault, 12, 'undefended')).toContain('otherwise');
  });
});
