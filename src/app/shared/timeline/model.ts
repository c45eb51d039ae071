import type { Run } from '../../../engine/run.ts';
import type { Day } from '../../../facts/day.ts';
import { arrangedItems } from './arrangedItems.ts';
import { deadlineItems } from './deadlineItems.ts';
import { factItems } from './factItems.ts';
import { type Gap, gapsBetween } from './gaps.ts';
import type { Item, Span } from './item.ts';
import { LANE_IDS, LANE_NAMES, type LaneId } from './lanes.ts';

export type Lane = { readonly id: LaneId; readonly name: string };

/** Everything that a timeline and its table show of a run. */
export type TimelineModel = {
  /** The day of the run: what is overdue by then is overdue. */
  readonly asOf: Day;
  /** Only those that have something, from top to bottom. */
  readonly lanes: readonly Lane[];
  /** By day; on a day what happened, in its order, before what was due. */
  readonly items: readonly Item[];
  /** Three weeks or more in which nothing is. */
  readonly gaps: readonly Gap[];
  /** The first and the last day on which something is. */
  readonly span: Span;
};

/**
 * The timeline of a run. `today` widens it where today is another day than the run's. How far back or ahead somebody
 * looks changes nothing here, so that a playhead can move over a drawing that stays.
 */
export function timelineOf(run: Run, today: Day = run.asOf): TimelineModel {
  const items = [...factItems(run), ...arrangedItems(run), ...deadlineItems(run)].toSorted(byDay);
  const used = new Set(items.map(({ lane }) => lane));
  const spans = [...items.flatMap(spansOf), dayOnly(run.asOf), dayOnly(today)];
  return {
    asOf: run.asOf,
    lanes: LANE_IDS.filter((id) => used.has(id)).map((id) => ({ id, name: LANE_NAMES[id] })),
    items,
    gaps: gapsBetween(spans),
    span: {
      from: spans.reduce((first, { from }) => (from < first ? from : first), run.asOf),
      to: spans.reduce((last, { to }) => (to > last ? to : last), run.asOf),
    },
  };
}

/** On a day, things stay as they are listed: facts as they were applied, meetings to come, then deadlines. */
const byDay = (a: Item, b: Item): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

const dayOnly = (day: Day): Span => ({ from: day, to: day });

/** The days an item takes: its own, the one it was recorded on, and the whole of a window or of being late. */
const spansOf = ({ day, recordedOn, overdue, window }: Item): Span[] =>
  [dayOnly(day), recordedOn && dayOnly(recordedOn), overdue, window].filter((span) => span !== null);
