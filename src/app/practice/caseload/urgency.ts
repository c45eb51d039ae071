import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';
import { statusOn } from '../../shared/ui/Due.tsx';

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

/** The day's three numbers: children with something overdue, something near, or a date to be agreed. */
export function dayNumbers(rows: readonly CaseRow[], today: Day): { overdue: number; near: number; undated: number } {
  const statuses = rows.map((row) => (soonest(row) === null ? null : statusOn(soonest(row), today)));
  return {
    overdue: statuses.filter((status) => status === 'overdue').length,
    near: statuses.filter((status) => status === 'near').length,
    undated: rows.filter((row) => row.summary?.undated === true && row.summary.stage === 'onPlan').length,
  };
}
