import { scaleLinear } from 'd3-scale';

import { textWidth } from '../../../diagram/text.ts';
import { addDays, type Day, dayNumber, dayOf } from '../../../facts/day.ts';
import type { Span } from './item.ts';
import type { TimelineModel } from './model.ts';
import { lengthText } from './words.ts';

export const ZOOMS = ['days', 'weeks', 'months'] as const;
export type Zoom = (typeof ZOOMS)[number];

const DAY_WIDTH: Record<Zoom, number> = { days: 34, weeks: 10, months: 2.6 };
/** Room for a mark before and after what is folded, and at both ends. */
const MARGIN_DAYS: Record<Zoom, number> = { days: 1, weeks: 2, months: 5 };
const LEFT = 8;

export const FONT = { size: 14, lineHeight: 18, bold: false };
export const BOLD = { ...FONT, bold: true };

/** A gap as it is drawn: much narrower than it is long. */
export type Fold = Span & { readonly text: string; readonly x: number; readonly width: number };

/** Days to places and back, with the gaps folded. */
export type Scale = {
  readonly zoom: Zoom;
  readonly span: Span;
  /** The days between the folds. */
  readonly stretches: readonly Span[];
  readonly folds: readonly Fold[];
  /** Where a day begins. */
  readonly start: (day: Day) => number;
  /** Where the mark of a day stands. */
  readonly middle: (day: Day) => number;
  readonly dayAt: (x: number) => Day;
  readonly width: number;
};

/** A few weeks are shown by days, a few months by weeks, so that a case takes a few screens at most. */
export function fittingZoom({ span, gaps }: TimelineModel): Zoom {
  const folded = gaps.reduce((sum, { days }) => sum + days, 0);
  const days = dayNumber(span.to) - dayNumber(span.from) - folded;
  if (days + folded <= 35) return 'days';
  return days <= 250 ? 'weeks' : 'months';
}

export function scaleOf({ span, gaps }: TimelineModel, zoom: Zoom): Scale {
  const dayWidth = DAY_WIDTH[zoom];
  const margin = MARGIN_DAYS[zoom];
  const from = addDays(span.from, -margin);
  const to = addDays(span.to, margin);
  const days = [dayNumber(from)];
  const places = [LEFT];
  const folds: Fold[] = [];
  const stretches: Span[] = [];
  let last = dayNumber(from);
  let x = LEFT;
  const upTo = (number: number, place: number): void => {
    days.push(number);
    places.push(place);
    last = number;
    x = place;
  };
  for (const gap of gaps) {
    const first = dayNumber(gap.from) + margin;
    const after = dayNumber(gap.to) + 1 - margin;
    const text = `⋯ ${lengthText(gap.days)}`;
    const width = textWidth(text, FONT) + 18;
    // Where the days take no more room than the words for them, they stay.
    if ((after - first) * dayWidth <= width) continue;
    stretches.push({ from: dayOf(last), to: dayOf(first - 1) });
    upTo(first, x + (first - last) * dayWidth);
    folds.push({ from: dayOf(first), to: dayOf(after - 1), text, x, width });
    upTo(after, x + width);
  }
  stretches.push({ from: dayOf(last), to });
  const end = dayNumber(to) + 1;
  upTo(end, x + (end - last) * dayWidth);
  const place = scaleLinear().domain(days).range(places).clamp(true);
  return {
    zoom,
    span: { from, to },
    stretches,
    folds,
    start: (day) => place(dayNumber(day)),
    middle: (day) => place(dayNumber(day) + 0.5),
    dayAt: (at) => dayOf(Math.floor(place.invert(at))),
    width: x,
  };
}
