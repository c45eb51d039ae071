import { expect, test } from 'vitest';

import { gapsBetween } from '../../src/app/shared/timeline/gaps.ts';
import type { Span } from '../../src/app/shared/timeline/item.ts';
import { timelineOf } from '../../src/app/shared/timeline/model.ts';
import { scaleOf, ZOOMS } from '../../src/app/shared/timeline/scale.ts';
import { lengthText } from '../../src/app/shared/timeline/words.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import { coreGroup, reviewArranged } from '../given.ts';
import { planIn, RUNS } from './given.ts';

const daysIn = ({ from, to }: Span): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

const on = (day: Day) => ({ from: day, to: day });

test('three weeks without anything fold, twenty days do not', () => {
  expect(gapsBetween([on('2026-03-01'), on('2026-03-22')])).toEqual([]);
  expect(gapsBetween([on('2026-03-23'), on('2026-03-01')])).toEqual([
    { from: '2026-03-02', to: '2026-03-22', days: 21 },
  ]);
});

test('a span that lies over a gap keeps it open', () => {
  expect(gapsBetween([{ from: '2026-01-01', to: '2026-06-01' }, on('2026-02-01'), on('2026-05-01')])).toEqual([]);
});

test('nothing is in a gap: no item, no window, no time of being late, not today', () => {
  const inGaps = RUNS.flatMap(([name, run]) => {
    const { gaps, items, asOf } = timelineOf(run);
    const days = items.flatMap(({ day, recordedOn, window, overdue }) => [
      day,
      recordedOn,
      window?.from,
      window?.to,
      overdue?.to,
    ]);
    return [...days, asOf]
      .filter((day) => day && gaps.some(({ from, to }) => day >= from && day <= to))
      .map((day) => `${name}: ${day}`);
  });
  expect(inGaps).toEqual([]);
});

test('being late is not folded away, a window neither', () => {
  const late = timelineOf(planIn('croydon').given(coreGroup('2026-01-29')).asOf('2026-06-01').run());
  expect(late.gaps.filter(({ to }) => to < '2026-06-01')).toEqual([]);
  const window = timelineOf(
    planIn('pan-sussex').given(reviewArranged('2026-01-25', '2026-04-01')).asOf('2026-01-26').run(),
  );
  expect(window.gaps.every(({ to }) => to < '2026-03-11')).toBe(true);
});

test('today keeps its place, also where it is not the day of the run', () => {
  const run = planIn('croydon').run();
  expect(timelineOf(run, '2026-12-01').span.to).toBe('2026-12-01');
});

test('a gap says how long it is', () => {
  expect([21, 35, 62, 70, 365, 4000].map(lengthText)).toEqual([
    '3 weeks',
    '5 weeks',
    '9 weeks',
    '2 months',
    '12 months',
    '11 years',
  ]);
});

test('days keep their order over folds, and a place leads back to its day', () => {
  const astray = RUNS.flatMap(([name, run]) =>
    ZOOMS.flatMap((zoom) => {
      const scale = scaleOf(timelineOf(run), zoom);
      return scale.stretches
        .flatMap(daysIn)
        .filter((day) => scale.dayAt(scale.middle(day)) !== day || scale.start(addDays(day, 1)) <= scale.start(day))
        .map((day) => `${name}, ${zoom}: ${day}`);
    }),
  );
  expect(astray).toEqual([]);
});

test('folding makes a drawing narrower, never wider', () => {
  for (const [, run] of RUNS) {
    const model = timelineOf(run);
    for (const zoom of ZOOMS)
      expect(scaleOf(model, zoom).width).toBeLessThanOrEqual(scaleOf({ ...model, gaps: [] }, zoom).width);
  }
});
