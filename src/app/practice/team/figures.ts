import type { KeptMeasure } from '../../../engine/measures.ts';
import type { CaseRow } from '../../shared/book.ts';
import type { Summary } from '../../shared/summary.ts';

/** What a team looks at, in the order of a plan. */
export const KEPT: readonly { readonly id: KeptMeasure; readonly title: string; readonly of: string }[] = [
  { id: 'firstCoreGroups', title: 'First core groups in time', of: 'first core groups' },
  { id: 'coreGroups', title: 'Later core groups in time', of: 'later core groups' },
  { id: 'reviews', title: 'Review conferences in time', of: 'review conferences' },
  { id: 'records', title: 'Records and plans sent out in time', of: 'records and plans' },
  { id: 'visits', title: 'Visits in time', of: 'visits' },
  { id: 'attendance', title: 'Professionals who came to core groups', of: 'professionals expected' },
];

export const PLANS = [
  { id: 'overTwoYears', title: 'Plans that run for more than two years' },
  { id: 'isSecondPlan', title: 'Children on a second plan, or a later one' },
] as const;

export type Known = CaseRow & { readonly summary: Summary };

/** A measure over several children: the sums, and the children behind each. */
export type Figure = {
  readonly kept: number;
  readonly notKept: number;
  readonly childrenKept: readonly Known[];
  readonly childrenNotKept: readonly Known[];
};

export const known = (rows: readonly CaseRow[]): Known[] => rows.filter((row): row is Known => row.summary !== null);

export function figureOf(rows: readonly Known[], measure: KeptMeasure): Figure {
  const sum = (side: 'kept' | 'notKept'): number =>
    rows.reduce((total, { summary }) => total + summary.measures[measure][side], 0);
  const childrenWith = (side: 'kept' | 'notKept'): Known[] =>
    rows.filter(({ summary }) => summary.measures[measure][side] > 0);
  return {
    kept: sum('kept'),
    notKept: sum('notKept'),
    childrenKept: childrenWith('kept'),
    childrenNotKept: childrenWith('notKept'),
  };
}

export const childrenOf = (rows: readonly Known[], id: (typeof PLANS)[number]['id']): Known[] =>
  rows.filter(({ summary }) => summary.measures[id]);

/** Of those that were due, the share that was kept, in whole per cent; null where none was due. */
export function shareOf({ kept, notKept }: Pick<Figure, 'kept' | 'notKept'>): number | null {
  const all = kept + notKept;
  if (all === 0) return null;
  // A single one that was not kept is never rounded away.
  return notKept > 0 ? Math.min(99, Math.round((kept / all) * 100)) : 100;
}

/** Whom the figures are about: the children of one authority, of one lead social worker, or all. */
export function within(
  rows: readonly Known[],
  { authority, worker }: { authority?: string | undefined; worker?: string | undefined },
): Known[] {
  return rows.filter(
    ({ summary }) =>
      (authority === undefined || summary.authority === authority) &&
      (worker === undefined || summary.worker === worker),
  );
}

/** The values to choose from, by name. */
export const valuesOf = (rows: readonly Known[], field: 'authority' | 'worker'): string[] =>
  [...new Set(rows.flatMap(({ summary }) => summary[field] ?? []))].toSorted((a, b) => a.localeCompare(b, 'en-GB'));

/** The children behind a number, as the address names it: `reviews.notKept`, `overTwoYears`; null where it names none. */
export function shownBy(
  rows: readonly Known[],
  show: string | undefined,
): { title: string; rows: readonly Known[] } | null {
  const [id, side] = (show ?? '').split('.');
  const measure = KEPT.find((each) => each.id === id);
  if (measure) {
    const { childrenKept, childrenNotKept } = figureOf(rows, measure.id);
    return side === 'kept'
      ? { title: `${measure.title}: children with at least one`, rows: childrenKept }
      : { title: `${measure.title}: children with at least one that was not`, rows: childrenNotKept };
  }
  const plans = PLANS.find((each) => each.id === id);
  return plans ? { title: plans.title, rows: childrenOf(rows, plans.id) } : null;
}
