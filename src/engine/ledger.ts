import type { DeadlineId } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import { must } from '../facts/must.ts';
import type { Common, StateMeta } from '../../machines/parts.ts';
import { beginning, type Cause, close, type Entry, followReview, nextTickOf, recount } from './entry.ts';
import { contextOf, type Process } from './process.ts';

/** What a process must be told after its deadlines were looked at again. */
export type Telling = { readonly entry: Entry; readonly tick: 'moved' | 'unset' };

/** One thing that happened to a deadline besides time: with the same turns its dates can be counted again. */
export type Turn =
  | { readonly kind: 'began' | 'counted' | 'followed'; readonly context: Common }
  | { readonly kind: 'closed'; readonly context: Common; readonly cause: Cause; readonly meets: boolean };

export type Ledger = {
  readonly entries: readonly Entry[];
  /** Brings the deadlines of a process in step with its states, after it heard something; no cause at its start. */
  readonly settle: (process: Process, cause: Cause | null) => readonly Telling[];
  /** The next thing time does, up to a day: which deadline nears or passes first. */
  readonly nextTick: (upTo: Day) => Tick | null;
};

export type Tick = { readonly entry: Entry; readonly tick: 'near' | 'passed'; readonly on: Day };

const NONE: readonly never[] = [];
const LAST_DAY: Day = '9999-12-31';

/** A ledger without deadlines, or one that goes on from open ones; those themselves are never changed. */
export function openLedger(
  from: readonly Entry[] = NONE,
  note: ((entry: Entry, turn: Turn) => void) | null = null,
): Ledger {
  const entries: Entry[] = from.map((entry) => ({ ...entry, breachedOn: [...entry.breachedOn] }));
  /** The open ones of each process. */
  const open = new Map<string, readonly Entry[]>();
  for (const entry of entries) open.set(entry.process, [...(open.get(entry.process) ?? []), entry]);
  const counts = new Map<DeadlineId, number>();
  /** Nothing nears or passes before this day; null where that must be looked at again. */
  let quietUntil: Day | null = null;

  const settle = (process: Process, cause: Cause | null): readonly Telling[] => {
    const { waiting } = process.view;
    const before = open.get(process.key) ?? NONE;
    if (cause?.type === 'conference.arranged') follow(process);
    if (waiting.length === 0 && before.length === 0) return NONE;
    const context = contextOf(process);
    if (isAsItWas(before, waiting, context, cause)) return NONE;
    const told: Telling[] = [];
    const kept: Entry[] = [];
    for (const entry of before) {
      const state = waiting.find(({ node }) => node === entry.node);
      const meets = isMetBy(entry, cause);
      if (state && !(state.meta.repeats && meets)) {
        if (context !== entry.countedIn) note?.(entry, { kind: 'counted', context });
        const tick = recount(entry, entry.id, context);
        if (tick) told.push({ entry, tick });
      } else if (cause) {
        note?.(entry, { kind: 'closed', context, cause, meets });
        close(entry, entry.id, context, cause, meets);
        continue;
      }
      kept.push(entry);
    }
    for (const { node, meta } of waiting) {
      if (kept.some((entry) => entry.node === node)) continue;
      const entry = begin(process, node, meta);
      if (!entry) continue;
      kept.push(entry);
      note?.(entry, { kind: 'began', context });
      if (entry.due.day === null) told.push({ entry, tick: 'unset' });
    }
    open.set(process.key, kept);
    quietUntil = null;
    return told;
  };

  /** A deadline that begins to run; null where the policy has none for this state. */
  const begin = (process: Process, node: string, meta: StateMeta): Entry | null => {
    const id = must(meta.deadline, `the deadline of ${node}`);
    const context = contextOf(process);
    const fresh = beginning(id, context);
    if (!fresh) return null;
    const earlier = meta.reopens && entries.find((entry) => entry.process === process.key && entry.node === node);
    if (earlier) return Object.assign(earlier, fresh);
    const n = 'meeting' in context ? (context.meeting as number) : (counts.get(id) ?? 0) + 1;
    counts.set(id, n);
    const entry: Entry = { id, n, process: process.key, node, meta, ...fresh, breachedOn: [] };
    entries.push(entry);
    return entry;
  };

  const follow = (process: Process): void => {
    const context = contextOf(process);
    for (const entry of entries) {
      if (entry.process !== process.key || entry.metOn === null) continue;
      note?.(entry, { kind: 'followed', context });
      followReview(entry, entry.id, context);
    }
  };

  const nextTick: Ledger['nextTick'] = (upTo) => {
    if (quietUntil !== null && upTo < quietUntil) return null;
    let first: Entry | null = null;
    let on: Day = LAST_DAY;
    for (const those of open.values()) {
      for (const entry of those) {
        const tick = nextTickOf(entry);
        const day = tick === null ? null : tick === 'near' ? entry.nearOn : entry.passesOn;
        if (day === null || day > on || (day === on && first !== null && !isBefore(entry, first))) continue;
        first = entry;
        on = day;
      }
    }
    const tick = first && nextTickOf(first);
    if (first && tick && on <= upTo) return { entry: first, tick, on };
    quietUntil = on;
    return null;
  };

  return { entries, settle, nextTick };
}

const isBefore = (a: Entry, b: Entry): boolean => (a.id === b.id ? a.n < b.n : a.id < b.id);

const isMetBy = ({ meta }: Entry, cause: Cause | null): boolean =>
  cause !== null && cause.type !== 'deadline' && (meta.metBy?.includes(cause.type) ?? false);

/** The same states wait in the same context, and nothing met what they wait for: mostly so, when time passed. */
function isAsItWas(
  before: readonly Entry[],
  waiting: Process['view']['waiting'],
  context: Common,
  cause: Cause | null,
): boolean {
  if (before.length !== waiting.length) return false;
  for (const entry of before) {
    if (entry.countedIn !== context || isMetBy(entry, cause)) return false;
    if (!waiting.some(({ node }) => node === entry.node)) return false;
  }
  return true;
}
