import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';

/** What a row is waiting for most: its soonest date, or a date to be agreed. */
export const soonest = (row: CaseRow): Day | null => row.summary?.due[0]?.day ?? null;

/** The most urgent first: by the soonest date, then where a date is to be agreed, then the rest by name. */
export function byUrgency(rows: readonly CaseRow[]): CaseRow[] {
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(soonest(a) ?? '', soonest(b) ?? '') ||
      compare(a.record.child.name, b.record.child.name),
  );
}

function rank({ summary }: CaseRow): number {
  if (!summary) return 3;
  if (summary.stage === 'ended' || summary.stage === 'noPlan') return summary.due.length > 0 ? 0 : 4;
  if (summary.due.length > 0) return 0;
  return summary.undated ? 1 : 2;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
