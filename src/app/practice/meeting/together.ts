import { planContextOf } from '../../../engine/process.ts';
import type { Run } from '../../../engine/run.ts';

/** Whether the core groups of two children are arranged for the same day and place: one meeting, then. */
export function isTogether(own: Run, other: Run): boolean {
  const [a, b] = [planContextOf(own.processes), planContextOf(other.processes)];
  return a.agreed !== null && a.agreed === b.agreed && a.venue === b.venue;
}
