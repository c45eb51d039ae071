import type { Run } from '../../../engine/run.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import type { Item } from '../../shared/timeline/item.ts';
import { timelineOf } from '../../shared/timeline/model.ts';

/** A stretch of time in which nothing is, or one thing that was or will be. */
export type Entry = { readonly kind: 'gap'; readonly days: number } | { readonly kind: 'item'; readonly item: Item };

/** What lies ahead and what lies behind, each beginning at the day of the run. */
export type Course = { readonly ahead: readonly Entry[]; readonly behind: readonly Entry[] };

/** Three weeks or more without anything fold. */
const FOLDS_FROM = 21;

const OPEN: ReadonlySet<string> = new Set(['arranged', 'overdue', 'near', 'running']);

/** The course of a case as two lists. What was done tells that its deadline was met, so that is not listed again. */
export function courseOf(run: Run): Course {
  const items = timelineOf(run).items.filter(
    ({ id }) => !id.startsWith('deadline:eighteenthBirthday') || isNearly18(run),
  );
  const ahead = items.filter(({ mark }) => OPEN.has(mark));
  const behind = items
    .filter(({ mark }) => mark === 'happened' || mark === 'refused' || mark === 'missed')
    .toReversed();
  return { ahead: withGaps(ahead, run.asOf), behind: withGaps(behind, run.asOf) };
}

const isNearly18 = ({ deadlines, asOf }: Run): boolean =>
  deadlines.some(({ id, due }) => id === 'eighteenthBirthday' && due !== null && daysBetween(asOf, due) < 365);

function withGaps(items: readonly Item[], from: Day): Entry[] {
  let last = from;
  return items.flatMap((item, index): Entry[] => {
    const entry: Entry = { kind: 'item', item };
    // What is overdue reaches to today.
    if (item.mark === 'overdue') return [entry];
    // A window further down the list may have begun by then. Behind, there is nothing left to begin.
    const begins = item.day > from ? items.slice(index).flatMap(({ window }) => window?.from ?? []) : [];
    const nearest = begins.reduce((first, day) => (day < first ? day : first), item.day);
    const isUnderWay = item.day > from && nearest < last;
    const days = isUnderWay ? 0 : Math.abs(daysBetween(last, nearest)) - 1;
    last = item.day;
    return days >= FOLDS_FROM ? [{ kind: 'gap', days }, entry] : [entry];
  });
}
