import { expect, test } from 'vitest';

import { textWidth } from '../../src/diagram/text.ts';
import type { AxisLabel } from '../../src/app/shared/timeline/axis.ts';
import { nextByKey } from '../../src/app/shared/timeline/keys.ts';
import type { Placed } from '../../src/app/shared/timeline/layout.ts';
import { timelineOf } from '../../src/app/shared/timeline/model.ts';
import { flagsOf, pictureOf } from '../../src/app/shared/timeline/picture.ts';
import { BOLD, FONT, type Fold, ZOOMS } from '../../src/app/shared/timeline/scale.ts';
import { PAGE, stripsOf } from '../../src/app/shared/timeline/strips.ts';
import { must } from '../../src/facts/must.ts';
import { busy, RUNS } from './given.ts';

const PICTURES = RUNS.flatMap(([name, run]) =>
  ZOOMS.map((zoom) => {
    const picture = pictureOf(timelineOf(run), zoom, false);
    return { name: `${name}, ${zoom}`, ...picture, flags: flagsOf(picture.layout, run.asOf, null) };
  }),
);
type Case = (typeof PICTURES)[number];

/** The pictures in which something is as it must not be. */
const where = (isWrong: (picture: Case) => boolean): string[] => PICTURES.filter(isWrong).map(({ name }) => name);

const overlap = (spans: readonly { readonly from: number; readonly to: number }[]): boolean => {
  const ordered = spans.toSorted((a, b) => a.from - b.from);
  return ordered.some(({ from }, index) => from < (ordered[index - 1]?.to ?? -Infinity));
};
const spanOf =
  (font: typeof FONT) =>
  ({ x, text, centred }: AxisLabel) => {
    const width = textWidth(text, font);
    return { from: centred ? x - width / 2 : x, to: centred ? x + width / 2 : x + width };
  };
const foldSpan = ({ x, width }: Fold) => ({ from: x, to: x + width });

test('no item touches another', () => {
  const rowsOf = ({ layout }: Case): Placed[][] => [
    ...layout.placed
      .reduce((rows, each) => rows.set(each.y, [...(rows.get(each.y) ?? []), each]), new Map<number, Placed[]>())
      .values(),
  ];
  expect(
    where((each) => rowsOf(each).some((row) => overlap(row.map(({ left, right }) => ({ from: left, to: right }))))),
  ).toEqual([]);
});

test('no text of the axis touches another', () => {
  expect(where(({ axis }) => overlap(axis.upper.map(spanOf(BOLD))))).toEqual([]);
  expect(
    where(({ axis, layout }) => overlap([...axis.lower.map(spanOf(FONT)), ...layout.scale.folds.map(foldSpan)])),
  ).toEqual([]);
});

test('each item is inside its lane and the drawing', () => {
  const isInside = ({ layout }: Case, { item, y, left, right }: Placed): boolean =>
    layout.lanes.some(({ id, y: top, height }) => id === item.lane && y > top && y < top + height) &&
    left >= 0 &&
    right < layout.width;
  expect(where((each) => !each.layout.placed.every((placed) => isInside(each, placed)))).toEqual([]);
});

test('what wants attention always has words', () => {
  const wanting: ReadonlySet<string> = new Set([
    'overdue',
    'missed',
    'near',
    'late',
    'running',
    'unset',
    'refused',
    'arranged',
  ]);
  expect(
    where(({ layout }) => layout.placed.some(({ label, item }) => label === null && wanting.has(item.mark))),
  ).toEqual([]);
});

test('on paper each item begins in one strip, and its words fit the page', () => {
  const begun = (each: Case) =>
    stripsOf(each)
      .flatMap(({ items }) => items.map(({ index }) => index))
      .toSorted((a, b) => a - b);
  expect(where((each) => begun(each).join(' ') !== each.layout.placed.map(({ index }) => index).join(' '))).toEqual([]);
  expect(where((each) => stripsOf(each).flatMap(({ flags }) => flags).length !== 1)).toEqual([]);
  expect(where((each) => stripsOf(each).some(({ from, to }) => to <= from || to > from + PAGE + 0.01))).toEqual([]);
  expect(
    where((each) => stripsOf(each).some(({ from, items }) => items.some(({ wordsEnd }) => wordsEnd > from + PAGE))),
  ).toEqual([]);
});

test('the playhead moves nothing: the drawing depends on the case and the zoom alone', () => {
  const model = timelineOf(busy('croydon', '2025-11-12'));
  const { layout } = pictureOf(model, 'weeks', true);
  const flags = (['2025-09-10', '2025-11-11', '2024-01-01'] as const).map((day) =>
    must(flagsOf(layout, '2025-11-12', day)[1], 'the playhead'),
  );
  expect(flags.map(({ text }) => text)).toEqual([
    'Looking at Wed 10 Sep',
    'Looking at Tue 11 Nov',
    'Looking at Mon 1 Jan',
  ]);
  for (const { left, width } of flags) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(layout.width);
  }
});

test('the arrow keys lead through all items by time, Home and End to the ends', () => {
  const { placed } = pictureOf(timelineOf(busy('surrey', '2025-12-20')), 'weeks', false).layout;
  const seen: Placed[] = [];
  for (let at = nextByKey('Home', placed, undefined); at; at = nextByKey('ArrowRight', placed, at)) seen.push(at);
  expect(seen).toEqual(placed);
  expect(nextByKey('End', placed, placed[0])).toBe(placed.at(-1));
  expect(nextByKey('ArrowLeft', placed, placed[1])).toBe(placed[0]);
  expect(nextByKey('ArrowLeft', placed, placed[0])).toBeNull();
  const below = must(nextByKey('ArrowDown', placed, placed[0]), 'the item below');
  expect(below.y).toBeGreaterThan(must(placed[0], 'the first item').y);
});
