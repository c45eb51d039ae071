import { addDays, type Day, daysBetween } from '../../../facts/day.ts';
import type { Span } from './item.ts';

/** Days on which nothing is, from the first to the last of them. */
export type Gap = Span & { readonly days: number };

/** Three weeks or more without anything fold. */
const FOLDS_FROM = 21;

/** The gaps between spans that are long enough to fold, earliest first. */
export function gapsBetween(spans: readonly Span[]): Gap[] {
  const ordered = spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const gaps: Gap[] = [];
  let until: Day | null = null;
  for (const { from, to } of ordered) {
    const empty = until === null ? 0 : daysBetween(until, from) - 1;
    if (until !== null && empty >= FOLDS_FROM)
      gaps.push({ from: addDays(until, 1), to: addDays(from, -1), days: empty });
    if (until === null || to > until) until = to;
  }
  return gaps;
}
