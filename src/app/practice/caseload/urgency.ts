import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';

/** What a row is waiting for most: its soonest date, or a date to be agreed. */
export const soonest = (row: CaseRow): Day | null => row.summary?.due[0]?.day ?? null;

/** The most urgent first: by the soonest date, then where a date is to be agreed, then the rest by name. */
export function byUrgency(rows: readonly CaseRow[]): CaseRow[] {
  // Each is looked at once, and not at every comparison.
  const ranked = rows.map((row) => ({ row, rank: rank(row), day: soonest(row) ?? '', name: row.record.child.name }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank || compare(a.day, b.day) || compare(a.name, b.name))
    .map(({ row }) => row);
}

function rank({ summary }: CaseRow): number {
  if (!summary) return 3;
  if (summary.stage === 'ended' || summary.stage === 'noPlan') return summary.due.length > 0 ? 0 : 4;
  if (summary.due.length > 0) return 0;
  return summary.undated ? 1 : 2;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
