import { textWidth } from '../../../diagram/text.ts';
import type { Item } from './item.ts';
import type { LaneId } from './lanes.ts';
import type { TimelineModel } from './model.ts';
import { isQuiet, quietTexts } from './quiet.ts';
import { BOLD, FONT, type Scale } from './scale.ts';
import { labelText } from './words.ts';

/** An item where it is drawn; `y` is the middle of its row. */
export type Placed = {
  readonly item: Item;
  /** Its place among all items, by time. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Null where there is no room for words; the shape, the line under the drawing and the table say it. */
  readonly label: string | null;
  /** From the mark's left edge to the end of the label, and of what is drawn under it. */
  readonly left: number;
  readonly right: number;
  /** To the end of the label alone. */
  readonly wordsEnd: number;
};

export type PlacedLane = {
  readonly id: LaneId;
  readonly name: string;
  readonly y: number;
  readonly height: number;
};

export type Layout = {
  readonly scale: Scale;
  readonly lanes: readonly PlacedLane[];
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly height: number;
};

const MARK = 9;
/** From the middle of a mark to its label. */
export const LABEL_AT = 13;
const ROW = 27;
const LANE_HEAD = 24;
const LANE_FOOT = 7;
const APART = 12;
const END = 12;

/** Where everything stands: in each lane what happened above what is due, in as few rows as leave all words readable. */
export function layoutOf(model: TimelineModel, scale: Scale, top: number): Layout {
  const lanes: PlacedLane[] = [];
  const placed: Placed[] = [];
  const order = new Map(model.items.map((item, index) => [item, index]));
  let y = top;
  for (const lane of model.lanes) {
    const inLane = model.items.filter((item) => item.lane === lane.id);
    const isDue = ({ source }: Item): boolean => source.kind === 'deadline';
    const rows = [
      ...rowsOf(
        inLane.filter((item) => !isDue(item)),
        scale,
      ),
      ...rowsOf(inLane.filter(isDue), scale),
    ];
    rows.forEach((row, index) => {
      const middle = y + LANE_HEAD + index * ROW + ROW / 2;
      placed.push(...row.map((each) => ({ ...each, y: middle, index: order.get(each.item) ?? 0 })));
    });
    const height = LANE_HEAD + rows.length * ROW + LANE_FOOT;
    lanes.push({ ...lane, y, height });
    y += height;
  }
  return {
    scale,
    lanes,
    placed: placed.toSorted((a, b) => a.index - b.index),
    width: Math.max(scale.width, ...placed.map(({ right }) => right + END)),
    height: y,
  };
}

type Unplaced = Omit<Placed, 'y' | 'index'>;

/** Each item in the first row where nothing is in its way. */
function rowsOf(items: readonly Item[], scale: Scale): Unplaced[][] {
  const rows: Unplaced[][] = [];
  for (const item of items) {
    const next = unplaced(item, scale, isQuiet(item, scale.zoom) ? null : labelText(item));
    const row = rows.find((each) => (each.at(-1)?.right ?? -Infinity) + APART <= next.left);
    if (row) row.push(next);
    else rows.push([next]);
  }
  return rows.map((row) => row.map((each, index) => withWords(each, row[index + 1], scale)));
}

function unplaced(item: Item, scale: Scale, label: string | null): Unplaced {
  // What has no date stands beside today's line, not on it.
  const x = scale.middle(item.day) + (item.mark === 'unset' ? LABEL_AT : 0);
  const words = label === null ? MARK : LABEL_AT + textWidth(label, isBold(item) ? BOLD : FONT);
  const wordsEnd = x + words;
  return { item, x, label, left: x - MARK, right: Math.max(wordsEnd, ...underlineOf(item, scale)), wordsEnd };
}

/** Where the line under an item ends: the day it was recorded, or the last day of being late. */
const underlineOf = ({ recordedOn, overdue }: Item, scale: Scale): number[] =>
  [recordedOn, overdue?.to].flatMap((day) => (day ? [scale.middle(day)] : []));

/** A label that was left out comes back where its row has room for it. */
function withWords(placed: Unplaced, next: Unplaced | undefined, scale: Scale): Unplaced {
  if (placed.label !== null) return placed;
  const end = next ? next.left - APART : scale.width;
  const texts = quietTexts(placed.item);
  return texts.map((label) => unplaced(placed.item, scale, label)).find(({ right }) => right <= end) ?? placed;
}

/** What wants attention is set in bold. */
export const isBold = ({ mark }: Item): boolean => mark === 'overdue' || mark === 'missed' || mark === 'near';
