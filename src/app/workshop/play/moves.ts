import { addDays, type Day } from '../../../facts/day.ts';
import { inOrder, type Position, type Story } from './story.ts';

/** The ways through a story: each takes a place and gives a place. */

export const startOf = (story: Story): Position => story.places[0] ?? { step: 0, day: story.until };
export const endOf = (story: Story): Position => ({ step: story.stops.length, day: story.whole.asOf });

export const forward = (story: Story, at: Position): Position =>
  story.places.find((place) => inOrder(place, at) > 0) ?? endOf(story);

export const back = (story: Story, at: Position): Position =>
  story.places.findLast((place) => inOrder(place, at) < 0) ?? startOf(story);

/** The end of a day, or of the nearest day that the story has. */
export function to(story: Story, day: Day): Position {
  const start = startOf(story).day;
  const within = day < start ? start : day > story.whole.asOf ? story.whole.asOf : day;
  return { step: story.stops.filter(({ on }) => on <= within).length, day: within };
}

export const byDays = (story: Story, at: Position, days: number): Position => to(story, addDays(at.day, days));

/** The next day on which something is due or passes; the same place where there is none. */
export function nextDeadline(story: Story, at: Position): Position {
  const next = story.deadlineDays.find((day) => day > at.day);
  return next === undefined ? at : to(story, next);
}

/** The place an address names; null where the story has no such place. */
export function placeOf(story: Story, step: number, day: Day | undefined): Position | null {
  const first = startOf(story).day;
  const from = step === 0 ? first : story.stops[step - 1]?.on;
  if (from === undefined) return null;
  const until = story.stops[step]?.on ?? story.whole.asOf;
  const on = day ?? from;
  return on >= from && on <= until ? { step, day: on } : null;
}

/** The place in another telling: the same one where all before it is the same, else the end of its day. */
export function samePlace(before: Story, after: Story, at: Position): Position {
  const until = ({ stops }: Story): string =>
    JSON.stringify(stops.slice(0, at.step).map(({ on, facts, passed }) => [on, facts, passed]));
  const place = until(before) === until(after) ? placeOf(after, at.step, at.day) : null;
  return place ?? to(after, at.day);
}

export const isSame = (a: Position, b: Position): boolean => a.step === b.step && a.day === b.day;
