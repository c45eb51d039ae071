import { textWidth } from '../../../diagram/text.ts';
import type { AxisLabel } from './axis.ts';
import type { Picture } from './picture.ts';
import { BOLD } from './scale.ts';

/** A part of the drawing that fits across a page. */
export type Strip = { readonly from: number; readonly to: number; readonly upper: readonly AxisLabel[] };

const PAGE = 820;
const LEAST = 0.6;

/** The drawing cut where nothing is cut through, as far as that can be: a page does not scroll. */
export function stripsOf({ layout, axis, flags }: Picture): Strip[] {
  const { width, placed, scale } = layout;
  const whole = [
    ...placed.map(({ left, right }) => ({ from: left - 4, to: right + 4 })),
    ...scale.folds.map((fold) => ({ from: fold.x, to: fold.x + fold.width })),
    ...flags.map(({ left, width: wide }) => ({ from: left, to: left + wide })),
  ];
  const isClear = (x: number): boolean => !whole.some(({ from, to }) => from < x && x < to);
  const cuts = whole
    .flatMap(({ from, to }) => [from, to])
    .filter(isClear)
    .toSorted((a, b) => b - a);
  const strips: Strip[] = [];
  for (let from = 0; from < width;) {
    const end = from + PAGE;
    const start = from;
    const cut = end >= width ? width : (cuts.find((x) => x <= end && x >= start + PAGE * LEAST) ?? end);
    strips.push({ from, to: cut, upper: upperIn(axis.upper, from, cut) });
    from = cut;
  }
  return strips;
}

/** The months or years of a strip; the one that it begins in is named at its edge. */
function upperIn(labels: readonly AxisLabel[], from: number, to: number): AxisLabel[] {
  return labels.flatMap((label) => {
    const x = Math.max(label.x, from + 4);
    const end = Math.min(label.x + label.room, to);
    return x + textWidth(label.text, BOLD) <= end ? [{ ...label, x }] : [];
  });
}
