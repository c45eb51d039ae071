import type { Day } from '../../facts/day.ts';
import type { Instant } from '../../facts/instant.ts';

/** What day it is, and who wants to know when it turns. */
export type Clock = {
  readonly today: () => Day;
  readonly now: () => Instant;
  /** Called when the day has turned. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** At least this often the day is read again: timers are slowed in the background and stand still in sleep. */
const CHECK_EVERY_MS = 30_000;

/** The clock of this machine, in London. It is read again on wake, on visibility and at start. */
export function realClock(page: Document): Clock {
  const listeners = new Set<() => void>();
  const read = (): Day => LONDON_DAY.format(new Date()) as Day;
  let today = read();

  const check = (): void => {
    const day = read();
    if (day === today) return;
    today = day;
    for (const listener of listeners) listener();
  };
  setInterval(check, CHECK_EVERY_MS);
  page.addEventListener('visibilitychange', check);
  for (const event of ['focus', 'pageshow', 'online']) page.defaultView?.addEventListener(event, check);

  return {
    today: () => today,
    now: () => new Date().toISOString(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One look at both clocks of the machine: the one that people set (`wall`) and one that only goes forward. */
export type Tick = { readonly wall: number; readonly steady: number };

export const tick = (): Tick => ({ wall: Date.now(), steady: performance.now() });

export const instantOf = (wall: number): Instant => new Date(wall).toISOString();
