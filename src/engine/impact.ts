import type { Policy } from '../../policies/schema.ts';
import { addDays, type Day, daysBetween, weekday } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import type { Deadline } from './deadlines.ts';
import { type DeadlineChange, deadlineChanges } from './preview.ts';
import { run, type Run } from './run.ts';

/** A child of the caseload that is looked at. */
export type ImpactCase = {
  readonly id: string;
  readonly name: string;
  readonly born: Day | null;
  readonly facts: readonly Fact[];
};

/** One due date that moves; `days` is how many days later it comes, and null where it came to be or fell away. */
export type MovedDate = DeadlineChange & { readonly days: number | null };

export type ChildImpact = {
  readonly id: string;
  readonly name: string;
  readonly moved: readonly MovedDate[];
  /** How many of its open deadlines are past due on the day. */
  readonly overdue: Pair;
  /** How many rules were not kept, over the whole case. */
  readonly notKept: Pair;
};

/** A count under the policy as it is, and as it would be. */
export type Pair = { readonly before: number; readonly after: number };

export type Impact = {
  readonly children: number;
  /** Only those for whom anything differs. */
  readonly changed: readonly ChildImpact[];
  /** Children with something overdue. */
  readonly withOverdue: Pair;
  readonly notKept: Pair;
  /** Core groups and conferences that fall due in each of the weeks to come, by the Monday. */
  readonly meetings: readonly (Pair & { readonly week: Day })[];
};

/** How many weeks ahead meetings are counted. */
const WEEKS = 13;
const MEETINGS: ReadonlySet<string> = new Set([
  'initialConference',
  'firstCoreGroup',
  'nextCoreGroup',
  'schoolMoveCoreGroup',
  'preReviewCoreGroup',
  'firstReview',
  'nextReview',
]);

/** A caseload on a day under a policy before and after a change. */
export function impact(cases: readonly ImpactCase[], before: Policy, after: Policy, asOf: Day): Impact {
  const monday = addDays(asOf, 1 - weekday(asOf));
  const weeks = Array.from({ length: WEEKS }, (_, index) => ({
    week: addDays(monday, index * 7),
    before: 0,
    after: 0,
  }));
  const count = (found: Run, side: 'before' | 'after'): void => {
    for (const { id, due, status } of found.deadlines) {
      if (due === null || !MEETINGS.has(id) || !isAwaited(status)) continue;
      const week = weeks[Math.floor(daysBetween(monday, due) / 7)];
      if (week) week[side]++;
    }
  };
  const changed: ChildImpact[] = [];
  const sum = { withOverdue: { before: 0, after: 0 }, notKept: { before: 0, after: 0 } };
  for (const { id, name, born, facts } of cases) {
    const was = run(before, facts, { asOf, born });
    const is = run(after, facts, { asOf, born });
    count(was, 'before');
    count(is, 'after');
    const overdue = { before: overdueIn(was), after: overdueIn(is) };
    const notKept = { before: was.breaches.length, after: is.breaches.length };
    sum.withOverdue.before += overdue.before > 0 ? 1 : 0;
    sum.withOverdue.after += overdue.after > 0 ? 1 : 0;
    sum.notKept.before += notKept.before;
    sum.notKept.after += notKept.after;
    const moved = movedDates(was, is);
    if (moved.length > 0 || notKept.before !== notKept.after) changed.push({ id, name, moved, overdue, notKept });
  }
  return { children: cases.length, changed, ...sum, meetings: weeks };
}

const isAwaited = (status: Deadline['status']): boolean =>
  status === 'running' || status === 'near' || status === 'overdue';
const overdueIn = ({ deadlines }: Run): number => deadlines.filter(({ status }) => status === 'overdue').length;

const movedDates = (before: Run, after: Run): MovedDate[] =>
  deadlineChanges(before.deadlines, after.deadlines).map((change) => ({
    ...change,
    days: change.before?.due && change.after?.due ? daysBetween(change.before.due, change.after.due) : null,
  }));
