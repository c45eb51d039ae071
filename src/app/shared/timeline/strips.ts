import { textWidth } from '../../../diagram/text.ts';
import type { AxisLabel } from './axis.ts';
import type { Flag } from './flags.ts';
import type { Placed } from './layout.ts';
import type { Picture } from './picture.ts';
import { BOLD } from './scale.ts';

/** A part of the drawing that fits across a page. */
export type Strip = {
  readonly from: number;
  readonly to: number;
  readonly upper: readonly AxisLabel[];
  readonly flags: readonly Flag[];
  /** What begins in the strip, with all its words, though they may reach beyond its end. */
  readonly items: readonly Placed[];
  /** What began before and still runs. */
  readonly running: readonly Placed[];
};

export const PAGE = 840;
/** A strip is cut before the page is full where words would not fit, but not before so much of it. */
const LEAST = 0.55;

/** The drawing cut into strips, because a page does not scroll. No words are cut through. */
export function stripsOf({ layout, axis, flags }: Picture): Strip[] {
  const { width, placed } = layout;
  const beginsIn = (from: number, to: number) => placed.filter(({ left }) => left >= from && left < to);
  const wordsFit = (from: number, to: number): boolean =>
    beginsIn(from, to).every(({ wordsEnd }) => wordsEnd <= from + PAGE);
  const cuts = placed.map(({ left }) => left - 2).toSorted((a, b) => b - a);
  const strips: Strip[] = [];
  let from = 0;
  while (from < width) {
    const start = from;
    const isGood = (x: number): boolean => x <= start + PAGE && x >= start + PAGE * LEAST && wordsFit(start, x);
    const to = width - start <= PAGE ? width : (cuts.find(isGood) ?? start + PAGE);
    strips.push({
      from,
      to,
      upper: upperIn(axis.upper, from, to),
      flags: flags.filter(({ x }) => x >= start && x < to).map((flag) => inside(flag, start, start + PAGE)),
      items: beginsIn(from, to),
      running: placed.filter(({ left, right }) => left < start && right > start),
    });
    from = to;
  }
  return strips;
}

const inside = (flag: Flag, from: number, to: number): Flag => ({
  ...flag,
  left: Math.max(from, Math.min(flag.left, to - flag.width)),
});

/** The months or years of a strip; the one that it begins in is named at its edge. */
function upperIn(labels: readonly AxisLabel[], from: number, to: number): AxisLabel[] {
  return labels.flatMap((label) => {
    const x = Math.max(label.x, from + 4);
    const end = Math.min(label.x + label.room, to);
    return x + textWidth(label.text, BOLD) <= end ? [{ ...label, x }] : [];
  });
}
