import { format, parseISO } from 'date-fns';

import { addCalendarMonths, isWorkingDay } from '../../../../policies/calendar.ts';
import { textWidth } from '../../../diagram/text.ts';
import { addDays, type Day, weekday } from '../../../facts/day.ts';
import type { Span } from './item.ts';
import { BOLD, FONT, type Scale } from './scale.ts';

/** A text on the axis, and how far it may reach or follow the eye. */
export type AxisLabel = { readonly x: number; readonly room: number; readonly text: string; readonly centred?: true };
/** Strong where a text of the upper tier begins, weak where one of the lower tier does; often both. */
export type AxisLine = { readonly x: number; readonly strong: boolean; readonly weak: boolean };

/** Months over days or weeks, or years over months; none of its texts touches another. */
export type Axis = {
  readonly upper: readonly AxisLabel[];
  readonly lower: readonly AxisLabel[];
  readonly lines: readonly AxisLine[];
  /** Days off, where days are wide enough to tell. */
  readonly daysOff: readonly { readonly x: number; readonly width: number }[];
};

const PAD = 5;

/** `width` is that of the whole drawing: a text of the upper tier may reach to its end. */
export function axisOf(scale: Scale, width: number): Axis {
  const { zoom, stretches } = scale;
  const upperUnit = zoom === 'months' ? 'year' : 'month';
  const lower = stretches.flatMap((stretch) => {
    if (zoom === 'days') return dayLabels(scale, stretch);
    const marks = zoom === 'weeks' ? mondaysIn(stretch) : piecesOf(stretch, 'month').map(({ from }) => from);
    const texts = zoom === 'weeks' ? ['d'] : ['MMM'];
    const places = marks.map((day) => ({ x: scale.start(day), texts: texts.map((pattern) => written(day, pattern)) }));
    return fitted(places, scale.start(addDays(stretch.to, 1)), FONT);
  });
  const upper = stretches.flatMap((stretch) =>
    piecesOf(stretch, upperUnit).map(({ from }, _, { length }) => {
      // Between two folds a month without its year could be of any year.
      const patterns = zoom === 'months' ? ['yyyy'] : ['MMMM yyyy', 'MMM yyyy', ...(length > 1 ? ['MMM'] : [])];
      return { x: scale.start(from), texts: patterns.map((pattern) => written(from, pattern)) };
    }),
  );
  return {
    upper: fitted(upper, width, BOLD),
    lower,
    lines: stretches.flatMap((stretch) => linesIn(scale, stretch, upperUnit)),
    daysOff: zoom === 'days' ? stretches.flatMap((stretch) => daysOffIn(scale, stretch)) : [],
  };
}

const written = (day: Day, pattern: string): string => format(parseISO(day), pattern);

type Place = { readonly x: number; readonly texts: readonly string[] };

/** The longest text of each place that ends before the next place begins; none where even the shortest does not. */
function fitted(places: readonly Place[], end: number, font: typeof FONT): AxisLabel[] {
  return places.flatMap(({ x, texts }, index) => {
    const room = (places[index + 1]?.x ?? end) - x;
    const text = texts.find((each) => textWidth(each, font) + 2 * PAD <= room);
    return text === undefined ? [] : [{ x: x + PAD, room: room - PAD, text }];
  });
}

const dayLabels = (scale: Scale, stretch: Span): AxisLabel[] =>
  daysIn(stretch).map((day) => ({ x: scale.middle(day), room: 0, text: written(day, 'd'), centred: true }));

function daysIn({ from, to }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

const mondaysIn = (stretch: Span): Day[] => daysIn(stretch).filter((day) => weekday(day) === 1);

/** A stretch cut where a month or a year begins; `whole` where the piece begins with it. */
function piecesOf({ from, to }: Span, unit: 'month' | 'year'): { readonly from: Day; readonly whole: boolean }[] {
  const first = `${unit === 'year' ? `${from.slice(0, 4)}-01` : from.slice(0, 7)}-01` as Day;
  const pieces = [{ from, whole: first === from }];
  const months = unit === 'year' ? 12 : 1;
  for (let day = addCalendarMonths(first, months); day <= to; day = addCalendarMonths(day, months))
    pieces.push({ from: day, whole: true });
  return pieces;
}

function linesIn(scale: Scale, stretch: Span, upperUnit: 'month' | 'year'): AxisLine[] {
  const strong = new Set(piecesOf(stretch, upperUnit).flatMap(({ from, whole }) => (whole ? [from] : [])));
  const weak = new Set(
    scale.zoom === 'months'
      ? piecesOf(stretch, 'month').flatMap(({ from, whole }) => (whole ? [from] : []))
      : mondaysIn(stretch),
  );
  return [...new Set([...strong, ...weak])].map((day) => ({
    x: scale.start(day),
    strong: strong.has(day),
    weak: weak.has(day),
  }));
}

const daysOffIn = (scale: Scale, stretch: Span): Axis['daysOff'] =>
  daysIn(stretch)
    .filter((day) => !isWorkingDay(day))
    .map((day) => ({ x: scale.start(day), width: scale.start(addDays(day, 1)) - scale.start(day) }));
