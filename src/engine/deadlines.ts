import type { DeadlineId, Strength } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Due } from './due.ts';
import type { Entry } from './entry.ts';

export type DeadlineStatus = 'running' | 'near' | 'overdue' | 'met' | 'late' | 'unset' | 'missed' | 'cancelled';

/** A deadline as it stands on a day. `n` counts those of one id over the whole case, from 1. */
export type Deadline = {
  readonly id: DeadlineId;
  readonly n: number;
  /** The key of the process that waits or waited for it. */
  readonly process: string;
  /** Null while nobody has set a date. */
  readonly due: Day | null;
  readonly status: DeadlineStatus;
  readonly metOn: Day | null;
  readonly clauses: readonly string[];
  readonly strength: Strength | null;
  /** How the date came about. */
  readonly counted: Due;
};

const OPEN_STATUSES: ReadonlySet<DeadlineStatus> = new Set(['running', 'near', 'overdue', 'unset']);
export const isOpen = ({ status }: Pick<Deadline, 'status'>): boolean => OPEN_STATUSES.has(status);

export const deadlineOf = (entry: Omit<Entry, 'node' | 'meta'>, asOf: Day): Deadline => ({
  id: entry.id,
  n: entry.n,
  process: entry.process,
  due: entry.due.day,
  status: statusOf(entry, asOf),
  metOn: entry.metOn,
  clauses: entry.due.clauses,
  strength: entry.due.strength,
  counted: entry.due,
});

export function statusOf({ close, due, nearOn }: Pick<Entry, 'close' | 'due' | 'nearOn'>, asOf: Day): DeadlineStatus {
  if (close) return close;
  if (due.day === null) return 'unset';
  if (asOf > due.day) return 'overdue';
  return nearOn !== null && asOf >= nearOn ? 'near' : 'running';
}
