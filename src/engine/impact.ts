import type { Policy } from '../../policies/schema.ts';
import { addDays, type Day, daysBetween, weekday } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import type { Deadline } from './deadlines.ts';
import { changedPeriods } from './limits.ts';
import { type DeadlineChange, deadlineChanges } from './preview.ts';
import { stand } from './run.ts';
import { countSince, deadlineBy, follow, type Recounted, recounted, type Timeline } from './timeline.ts';

/** A child of the caseload that is looked at. */
export type ImpactCase = {
  readonly id: string;
  readonly name: string;
  readonly born: Day | null;
  readonly facts: readonly Fact[];
  /** The day on which it adopted the policy, where that did not guide it from the beginning. */
  readonly since?: Day | null;
};

/** One due date that moves; `days` is how many days later it comes, and null where it came to be or fell away. */
export type MovedDate = DeadlineChange & { readonly days: number | null };

export type ChildImpact = {
  readonly id: string;
  readonly name: string;
  readonly moved: readonly MovedDate[];
  /** How many of its open deadlines are past due on the day. */
  readonly overdue: Pair;
  /** How many rules were not kept since the policy guides the case. */
  readonly notKept: Pair;
};

/** A count under the policy as it is, and as it would be. */
export type Pair = { readonly before: number; readonly after: number };

export type Impact = {
  readonly children: number;
  /** For how many of them anything differs, and how many of their dates move. */
  readonly changedChildren: number;
  readonly datesMoved: number;
  /** Those for whom anything differs, most first: newly overdue or no longer, then by how many dates move. */
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
  const followed = followCaseload(before, asOf);
  for (const each of cases) followed.add(each);
  const asking = followed.ask(after);
  asking.go(cases.length);
  return asking.found();
}

/** A caseload followed under one policy; what other policies would change is asked of it again and again. */
export type FollowedCaseload = {
  readonly add: (child: ImpactCase) => void;
  readonly ask: (after: Policy) => Asking;
};

/** A question that is answered some children at a time, so that whoever asks can stop. */
export type Asking = {
  readonly go: (children: number) => void;
  /** How many children are still to be looked at. */
  readonly left: () => number;
  /** What was found so far; the details of the first so many children for whom most changes. */
  readonly found: (most?: number) => Impact;
};

/** A child followed: of its deadlines only those are kept that a limit set a date of. */
type Followed = { readonly child: ImpactCase; readonly timeline: Omit<Timeline, 'deadlines'> };

/** What differs for one child. Without a period to count by, nothing but a whole run tells it. */
type Differing = Followed & {
  readonly dates: number;
  readonly overdueMore: number;
  readonly notKeptMore: number;
  readonly recounted: readonly Recounted[] | null;
};

export function followCaseload(before: Policy, asOf: Day): FollowedCaseload {
  const children: Followed[] = [];
  const weeks = weeksFrom(asOf);
  let withOverdue = 0;
  let notKept = 0;

  const changesFor = ({ child: { facts, born } }: Followed, after: Policy): DeadlineChange[] =>
    deadlineChanges(stand(before, facts, { asOf, born }).deadlines, stand(after, facts, { asOf, born }).deadlines);

  const details = (each: Differing, after: Policy): ChildImpact => {
    const { child, timeline, overdueMore, notKeptMore } = each;
    const changes = each.recounted
      ? each.recounted.filter(isMoved).map(({ line }) => ({
          before: deadlineBy(line, before, asOf),
          after: deadlineBy(line, after, asOf),
        }))
      : changesFor(each, after);
    return {
      id: child.id,
      name: child.name,
      moved: changes.map(withDays),
      overdue: { before: timeline.overdue, after: timeline.overdue + overdueMore },
      notKept: { before: timeline.notKept, after: timeline.notKept + notKeptMore },
    };
  };

  return {
    add: (child) => {
      const { deadlines, ...timeline } = follow(before, child.facts, {
        born: child.born,
        since: child.since ?? null,
        asOf,
      });
      for (const deadline of deadlines) weeks.add(deadline, 1);
      withOverdue += timeline.overdue > 0 ? 1 : 0;
      notKept += timeline.notKept;
      children.push({ child, timeline });
    },

    ask: (after) => {
      const limits = changedPeriods(before, after);
      const changed: Differing[] = [];
      const weeksAfter = weeks.copy();
      const sum = { withOverdue, notKept, dates: 0 };
      let at = 0;

      const note = (differing: Differing): void => {
        const { dates, overdueMore, notKeptMore, timeline } = differing;
        if (dates === 0 && notKeptMore === 0) return;
        sum.withOverdue += (timeline.overdue + overdueMore > 0 ? 1 : 0) - (timeline.overdue > 0 ? 1 : 0);
        sum.notKept += notKeptMore;
        sum.dates += dates;
        changed.push(differing);
      };

      const byDates = (followed: Followed, those: readonly Recounted[]): void => {
        let dates = 0;
        let overdueMore = 0;
        let notKeptMore = 0;
        for (const { line, due, status, breachesMore } of those) {
          notKeptMore += breachesMore;
          if (line.due === due && line.status === status) continue;
          dates++;
          overdueMore += overdue(status) - overdue(line.status);
          weeksAfter.add(line, -1);
          weeksAfter.add({ id: line.id, due, status }, 1);
        }
        note({ ...followed, dates, overdueMore, notKeptMore, recounted: those });
      };

      const byRun = (followed: Followed): void => {
        const { facts, born, since = null } = followed.child;
        const was = stand(before, facts, { asOf, born });
        const is = stand(after, facts, { asOf, born });
        const changes = deadlineChanges(was.deadlines, is.deadlines);
        let overdueMore = 0;
        for (const { before: old, after: fresh } of changes) {
          overdueMore += (fresh ? overdue(fresh.status) : 0) - (old ? overdue(old.status) : 0);
          if (old) weeksAfter.add(old, -1);
          if (fresh) weeksAfter.add(fresh, 1);
        }
        const notKeptMore = countSince(is.breaches, since) - countSince(was.breaches, since);
        note({ ...followed, dates: changes.length, overdueMore, notKeptMore, recounted: null });
      };

      return {
        go: (count) => {
          for (const end = Math.min(children.length, at + count); at < end; at++) {
            const followed = children[at];
            if (!followed) continue;
            const those = limits && recounted(followed.timeline, limits, after, asOf);
            if (!those) byRun(followed);
            else if (those.length > 0) byDates(followed, those);
          }
        },
        left: () => children.length - at,
        found: (most = Infinity) => ({
          children: children.length,
          changedChildren: changed.length,
          datesMoved: sum.dates,
          changed: changed
            .toSorted((a, b) => weight(b) - weight(a))
            .slice(0, most)
            .map((each) => details(each, after)),
          withOverdue: { before: withOverdue, after: sum.withOverdue },
          notKept: { before: notKept, after: sum.notKept },
          meetings: weeks.beside(weeksAfter),
        }),
      };
    },
  };
}

const overdue = (status: Deadline['status']): number => (status === 'overdue' ? 1 : 0);
const isMoved = ({ line, due, status }: Recounted): boolean => line.due !== due || line.status !== status;
const isAwaited = (status: Deadline['status']): boolean =>
  status === 'running' || status === 'near' || status === 'overdue';

const withDays = (change: DeadlineChange): MovedDate => ({
  ...change,
  days: change.before?.due && change.after?.due ? daysBetween(change.before.due, change.after.due) : null,
});

const weight = ({
  overdueMore,
  notKeptMore,
  dates,
}: Pick<Differing, 'overdueMore' | 'notKeptMore' | 'dates'>): number =>
  Math.abs(overdueMore) * 1000 + Math.abs(notKeptMore) * 100 + dates;

type Weeks = {
  readonly counts: readonly number[];
  readonly add: (deadline: Pick<Deadline, 'id' | 'due' | 'status'>, count: 1 | -1) => void;
  readonly copy: () => Weeks;
  readonly beside: (after: Weeks) => Impact['meetings'];
};

function weeksFrom(asOf: Day): Weeks {
  const monday = addDays(asOf, 1 - weekday(asOf));
  const weeks = (counts: number[]): Weeks => ({
    counts,
    add: ({ id, due, status }, count) => {
      if (due === null || !MEETINGS.has(id) || !isAwaited(status)) return;
      const week = Math.floor(daysBetween(monday, due) / 7);
      const before = counts[week];
      if (before !== undefined) counts[week] = before + count;
    },
    copy: () => weeks([...counts]),
    beside: (after) =>
      counts.map((before, index) => ({
        week: addDays(monday, index * 7),
        before,
        after: after.counts[index] ?? 0,
      })),
  });
  return weeks(Array.from({ length: WEEKS }, () => 0));
}

/** Parts of a caseload that were looked at apart, as one; of the children the first so many. */
export function together(parts: readonly Impact[], most = Infinity): Impact {
  const [first, ...others] = parts;
  if (!first) throw new Error('Broken invariant: the parts of an impact are missing.');
  const all = others.reduce(
    (sum, part) => ({
      children: sum.children + part.children,
      changedChildren: sum.changedChildren + part.changedChildren,
      datesMoved: sum.datesMoved + part.datesMoved,
      changed: [...sum.changed, ...part.changed],
      withOverdue: added(sum.withOverdue, part.withOverdue),
      notKept: added(sum.notKept, part.notKept),
      meetings: sum.meetings.map((week, index) => ({ ...week, ...added(week, part.meetings[index] ?? NOTHING) })),
    }),
    first,
  );
  return { ...all, changed: all.changed.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most) };
}

const weightOf = ({ overdue: late, notKept, moved }: ChildImpact): number =>
  weight({ overdueMore: late.after - late.before, notKeptMore: notKept.after - notKept.before, dates: moved.length });
const NOTHING: Pair = { before: 0, after: 0 };
const added = (a: Pair, b: Pair): Pair => ({ before: a.before + b.before, after: a.after + b.after });
