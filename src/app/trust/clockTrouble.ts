import type { Tick } from '../shared/clock.ts';

/** What became of the machine's clock. Nothing that was recorded changes; a person should know that today may be wrong. */
export type ClockTrouble = {
  readonly kind: 'back' | 'forward';
  /** By how much, in milliseconds. */
  readonly by: number;
  /** What the clock said before. */
  readonly before: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Small steps are the clock being put right over the network. */
const SLACK = 2 * MINUTE;
/** Between two looks, both clocks should have gone on alike; asleep for a night is no trouble. */
const ASLEEP = 20 * 60 * MINUTE;
/** Nobody opens Waymark for two months: perhaps; or the clock is wrong. */
const LONG_AWAY = 60 * DAY;

/** While Waymark is open: compares how far both clocks went. */
export function whileOpen(before: Tick, now: Tick): ClockTrouble | null {
  const drift = now.wall - before.wall - (now.steady - before.steady);
  if (drift < -SLACK) return { kind: 'back', by: -drift, before: before.wall };
  return drift > ASLEEP ? { kind: 'forward', by: drift, before: before.wall } : null;
}

/** At start: compares with when Waymark was last open here. */
export function atStart(lastSeen: number | null, now: number): ClockTrouble | null {
  if (lastSeen === null || !Number.isFinite(lastSeen)) return null;
  if (now < lastSeen - SLACK) return { kind: 'back', by: lastSeen - now, before: lastSeen };
  return now - lastSeen > LONG_AWAY ? { kind: 'forward', by: now - lastSeen, before: lastSeen } : null;
}

/** "2 hours", "3 days": for a sentence. */
export function spanWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
