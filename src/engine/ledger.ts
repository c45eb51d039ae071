import { addPeriod } from '../../policies/calendar.ts';
import type { DeadlineId } from '../../policies/schema.ts';
import { addDays, type Day } from '../facts/day.ts';
import type { Period } from '../facts/period.ts';
import type { FactType } from '../facts/vocabulary.ts';
import type { Common, StateMeta } from '../../machines/parts.ts';
import { type Due, dueOf, ruleFor } from './due.ts';
import { contextOf, type Process } from './process.ts';
import { must } from '../facts/must.ts';

/** How long before it is due a deadline counts as near, where a policy says nothing else. */
export const NEAR: Period = { count: 5, unit: 'working days' };

/** What became of a deadline; one that is open is near or overdue by the day it is looked at. */
export type Close = 'met' | 'late' | 'missed' | 'cancelled';

/** One deadline of a case, from the moment a state waits for it. The ledger alone changes it. */
export type Entry = {
  readonly id: DeadlineId;
  readonly n: number;
  readonly process: string;
  readonly node: string;
  readonly meta: StateMeta;
  due: Due;
  /** The context its date was counted in: while that is the same, so is the date. */
  countedIn: Common;
  close: Close | null;
  /** The day of the fact that met it. */
  metOn: Day | null;
  nearOn: Day | null;
  /** The day after it is due; null where there is no date. */
  passesOn: Day | null;
  /** Which ticks this due date has brought already. */
  toldNear: boolean;
  toldPassed: boolean;
  /** The day after each due date that passed before it was met. A date that moves later does not undo one. */
  readonly breachedOn: { readonly on: Day; readonly due: Due }[];
};

/** What a process must be told after its deadlines were looked at again. */
export type Telling = { readonly entry: Entry; readonly tick: 'moved' | 'unset' };

/** Why a process is looked at again: a fact of a type or a deadline that passed, on a day; or the start of it. */
export type Cause = { readonly type: FactType | 'deadline'; readonly on: Day } | null;

export type Ledger = {
  readonly entries: readonly Entry[];
  /** Brings the deadlines of a process in step with its states, after it heard something. */
  readonly settle: (process: Process, cause: Cause) => readonly Telling[];
  /** The next thing time does, up to a day: which deadline nears or passes first. */
  readonly nextTick: (upTo: Day) => Tick | null;
};

export type Tick = { readonly entry: Entry; readonly tick: 'near' | 'passed'; readonly on: Day };

const NONE: readonly never[] = [];
const LAST_DAY: Day = '9999-12-31';

/** A ledger without deadlines, or one that goes on from open ones; those themselves are never changed. */
export function openLedger(from: readonly Entry[] = []): Ledger {
  const entries: Entry[] = from.map((entry) => ({ ...entry, breachedOn: [...entry.breachedOn] }));
  /** The open ones of each process. */
  const open = new Map<string, readonly Entry[]>();
  for (const entry of entries) open.set(entry.process, [...(open.get(entry.process) ?? []), entry]);
  const counts = new Map<DeadlineId, number>();
  /** Nothing nears or passes before this day; null where that must be looked at again. */
  let quietUntil: Day | null = null;

  const settle = (process: Process, cause: Cause): readonly Telling[] => {
    const { waiting } = process.view;
    const before = open.get(process.key) ?? NONE;
    const told: Telling[] = [];
    const kept: Entry[] = [];
    for (const entry of before) {
      const state = waiting.find(({ node }) => node === entry.node);
      const meets = cause !== null && cause.type !== 'deadline' && (entry.meta.metBy?.includes(cause.type) ?? false);
      if (state && !(state.meta.repeats && meets)) {
        const tick = recount(entry, process);
        if (tick) told.push({ entry, tick });
      } else if (cause) {
        close(entry, process, cause, meets);
        continue;
      }
      kept.push(entry);
    }
    if (cause?.type === 'conference.arranged') followReview(process);
    if (waiting.length === 0 && before.length === 0) return NONE;
    for (const { node, meta } of waiting) {
      if (kept.some((entry) => entry.node === node)) continue;
      const entry = begin(process, node, meta);
      if (!entry) continue;
      kept.push(entry);
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
    const due = dueOf(id, context);
    if (!due) return null;
    const fresh = { due, countedIn: context, close: null, metOn: null, ...ticksOf(due, context, id) };
    const earlier = meta.reopens && entries.find((entry) => entry.process === process.key && entry.node === node);
    if (earlier) return Object.assign(earlier, fresh);
    const n = 'meeting' in context ? (context.meeting as number) : (counts.get(id) ?? 0) + 1;
    counts.set(id, n);
    const entry: Entry = { id, n, process: process.key, node, meta, ...fresh, breachedOn: [] };
    entries.push(entry);
    return entry;
  };

  const close = (entry: Entry, process: Process, cause: NonNullable<Cause>, meets: boolean): void => {
    const last = entry.due;
    if (meets) {
      entry.metOn = cause.on;
      entry.close = last.day === null || cause.on <= last.day ? 'met' : 'late';
      return;
    }
    // What was to be ready by a review was due on the day it was held, and it was not; any other date stays as it was.
    const isForReview = last.because.kind === 'before' && entry.id !== 'eighteenthBirthday';
    if (isForReview) entry.due = dueOf(entry.id, contextOf(process)) ?? last;
    const { day } = entry.due;
    const isOver =
      day !== null && (day < cause.on || (day === cause.on && isForReview && cause.type === 'conference.held'));
    entry.close = isOver ? 'missed' : 'cancelled';
    if (isOver && !entry.toldPassed && entry.id !== 'eighteenthBirthday')
      entry.breachedOn.push({ on: addDays(day, 1), due: entry.due });
  };

  /** What was met for a review stays met, and its date goes with the review when that is moved. */
  const followReview = (process: Process): void => {
    for (const entry of entries) {
      if (entry.process !== process.key || entry.metOn === null || entry.due.because.kind !== 'before') continue;
      entry.due = dueOf(entry.id, contextOf(process)) ?? entry.due;
      entry.close = entry.due.day === null || entry.metOn <= entry.due.day ? 'met' : 'late';
    }
  };

  const nextTick: Ledger['nextTick'] = (upTo) => {
    if (quietUntil !== null && upTo < quietUntil) return null;
    let first: Tick | null = null;
    for (const those of open.values()) {
      for (const entry of those) {
        const tick = tickOf(entry);
        if (!tick) continue;
        if (!first || tick.on < first.on || (tick.on === first.on && isBefore(entry, first.entry))) first = tick;
      }
    }
    if (first && first.on <= upTo) return first;
    quietUntil = first?.on ?? LAST_DAY;
    return null;
  };

  return { entries, settle, nextTick };
}

const isBefore = (a: Entry, b: Entry): boolean => (a.id === b.id ? a.n < b.n : a.id < b.id);

/** What time does next to a deadline; null where it has done all. */
function tickOf(entry: Entry): Tick | null {
  const { nearOn: near, passesOn, toldNear, toldPassed } = entry;
  if (passesOn === null) return null;
  if (!toldNear && near !== null && near < passesOn) return { entry, tick: 'near', on: near };
  return toldPassed ? null : { entry, tick: 'passed', on: passesOn };
}

/** When a due date nears and passes; neither is told yet. */
const ticksOf = (due: Due, context: Common, id: DeadlineId) => ({
  nearOn: nearDay(due, context, id),
  passesOn: due.day && addDays(due.day, 1),
  toldNear: false,
  toldPassed: false,
});

function nearDay(due: Due, context: Common, id: DeadlineId): Day | null {
  if (due.day === null) return null;
  const rule = ruleFor(context.policy, id, context);
  return addPeriod(due.day, ('near' in rule ? rule.near : undefined) ?? NEAR, -1);
}

/** Counts the due date again; says whether it moved, came to be or was taken back. */
function recount(entry: Entry, process: Process): 'moved' | 'unset' | null {
  const context = contextOf(process);
  if (context === entry.countedIn) return null;
  entry.countedIn = context;
  const due = dueOf(entry.id, context);
  if (!due) return null;
  const before = entry.due.day;
  entry.due = due;
  if (due.day === before) return null;
  Object.assign(entry, ticksOf(due, context, entry.id));
  return due.day === null ? 'unset' : 'moved';
}
