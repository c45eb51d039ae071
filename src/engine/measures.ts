import { addCalendarMonths } from '../../policies/calendar.ts';
import type { DeadlineId } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import { FAMILY_ROLES } from '../facts/roles.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';
import type { Deadline, DeadlineStatus } from './deadlines.ts';
import { type Member, type Members, membersWith } from './members.ts';
import { planContextOf } from './process.ts';
import type { Run } from './run.ts';

/** How often something was kept, and how often not; what still runs, or was no longer needed, counts in neither. */
export type Kept = { readonly kept: number; readonly notKept: number };

/** What a team asks of each case, over its whole life. */
export type Measures = {
  readonly firstCoreGroups: Kept;
  readonly coreGroups: Kept;
  readonly reviews: Kept;
  readonly records: Kept;
  readonly visits: Kept;
  /** Professionals who were expected at core groups whose attendance was recorded: how many came, how many did not. */
  readonly attendance: Kept;
  /** The plan runs for more than two years. */
  readonly overTwoYears: boolean;
  /** The child is, or was, on a plan for the second time or more. */
  readonly isSecondPlan: boolean;
};

export type KeptMeasure = Exclude<keyof Measures, 'overTwoYears' | 'isSecondPlan'>;

const DEADLINES: Readonly<Record<Exclude<KeptMeasure, 'attendance'>, readonly DeadlineId[]>> = {
  firstCoreGroups: ['firstCoreGroup'],
  coreGroups: ['nextCoreGroup', 'schoolMoveCoreGroup', 'preReviewCoreGroup'],
  reviews: ['firstReview', 'nextReview'],
  records: ['recordCirculation', 'recordAgreement', 'planDistribution'],
  visits: ['visit'],
};

/** The measures of one case on the run's day. */
export function measuresOf(run: Run): Measures {
  const { plans, ended, anchors } = planContextOf(run.processes);
  const since = anchors.initialConference;
  const of = (measure: keyof typeof DEADLINES): Kept => countOf(run.deadlines, DEADLINES[measure]);
  return {
    firstCoreGroups: of('firstCoreGroups'),
    coreGroups: of('coreGroups'),
    reviews: of('reviews'),
    records: of('records'),
    visits: of('visits'),
    attendance: attendanceOf(run),
    overTwoYears: since !== undefined && ended === null && isOlderThanTwoYears(since, run.asOf),
    isSecondPlan: plans >= 2,
  };
}

const isOlderThanTwoYears = (since: Day, today: Day): boolean => today > addCalendarMonths(since, 24);

const NOT_KEPT: ReadonlySet<DeadlineStatus> = new Set(['late', 'missed', 'overdue']);

function countOf(deadlines: readonly Deadline[], ids: readonly DeadlineId[]): Kept {
  const meant = deadlines.filter(({ id }) => ids.includes(id));
  return {
    kept: meant.filter(({ status }) => status === 'met').length,
    notKept: meant.filter(({ status }) => NOT_KEPT.has(status)).length,
  };
}

/** By role, as facts name who came; the family is not counted, and neither is a meeting whose attendance nobody wrote down. */
function attendanceOf({ facts, refused }: Run): Kept {
  const refusedFacts = new Set<Fact>(refused.map(({ fact }) => fact));
  let members: Members = null;
  let kept = 0;
  let expected = 0;
  for (const fact of facts) {
    if (refusedFacts.has(fact)) continue;
    members = membersWith(members, fact);
    if (fact.type === 'coreGroup.held' && fact.attended) {
      const professionals = professionalsFor(fact, members ?? []);
      expected += professionals.length;
      kept += professionals.filter((role) => fact.chair === role || fact.attended?.includes(role)).length;
    }
  }
  return { kept, notKept: expected - kept };
}

/** Who should have come: the members, and whoever sent apologies. */
const professionalsFor = ({ apologies = [] }: FactOf<'coreGroup.held'>, members: readonly Member[]): string[] =>
  [...new Set([...members.map(({ role }) => role), ...apologies])].filter((role) => !FAMILY_ROLES.includes(role));
