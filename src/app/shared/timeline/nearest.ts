import { type Day, daysBetween } from '../../../facts/day.ts';
import type { Placed } from './layout.ts';

/** The item whose day is nearest to a day: where the tab key comes in. */
export function nearestTo(day: Day, placed: readonly Placed[]): Placed | null {
  const distance = ({ item }: Placed): number => Math.abs(daysBetween(day, item.day));
  return placed.reduce<Placed | null>((best, each) => (best && distance(best) <= distance(each) ? best : each), null);
}
