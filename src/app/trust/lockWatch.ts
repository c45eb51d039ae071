import type { Tick } from '../shared/clock.ts';

export type LockReason = 'idle' | 'suspended';

export const IDLE_MINUTES = [5, 15, 30, 60] as const;
export const DEFAULT_IDLE_MINUTES = 15;

const MINUTE = 60_000;
/** A hidden tab's timers may be slowed to one in a minute; a longer silence of the clocks is sleep, or a clock that was set. */
const SILENCE = 3 * MINUTE;

/** Decides when to lock, by looking at the clocks every few seconds. */
export function lockWatch(start: Tick, idleMinutes: () => number) {
  let active = start;
  let last = start;
  return {
    /** Somebody did something. */
    used: (now: Tick): void => {
      active = now;
    },
    look: (now: Tick): LockReason | null => {
      const before = last;
      last = now;
      const silent = Math.max(now.wall - before.wall, now.steady - before.steady);
      if (silent > SILENCE || now.wall < before.wall - SILENCE) return 'suspended';
      const idle = Math.max(now.wall - active.wall, now.steady - active.steady);
      return idle >= idleMinutes() * MINUTE ? 'idle' : null;
    },
  };
}
