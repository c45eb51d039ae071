import type { DeadlineId } from '../../../../policies/schema.ts';
import type { Deadline } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, deadlineName, dueText, inWords, roleWord } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { actionOf } from './factItems.ts';
import { type Item, type Mark, PLAIN, type Span } from './item.ts';
import { LANE_OF_DEADLINE } from './lanes.ts';
import { doerOf } from './doer.ts';
import { placeText, shortened, stateText } from './words.ts';

/** A few words for the drawing; what is counted by meeting gets the meeting's number. */
const LABELS: Record<Exclude<DeadlineId, 'action'>, string> = {
  initialConference: 'initial conference',
  firstCoreGroup: 'first {coreGroup}',
  nextCoreGroup: 'next {coreGroup}',
  schoolMoveCoreGroup: '{coreGroup} at the new school',
  preReviewCoreGroup: '{coreGroup} before the review',
  conferenceReport: 'report to conference',
  firstReview: 'first review',
  nextReview: 'next review',
  recordCirculation: 'sending out record',
  recordAgreement: 'agreeing record',
  planDistribution: 'sending plan after {coreGroup}',
  assessment: 'assessment',
  visit: 'visit',
  eighteenthBirthday: 'eighteenth birthday',
};
const BY_MEETING: ReadonlySet<DeadlineId> = new Set(['recordCirculation', 'recordAgreement', 'planDistribution']);

/** The deadlines of a run, each on the day it is due; one that nobody has dated yet stands at the day of the run. */
export const deadlineItems = (run: Run): Item[] =>
  run.deadlines.flatMap((deadline) => {
    const day = dayOfDeadline(deadline, run.asOf);
    return day === null ? [] : [toItem(run, deadline, day)];
  });

/** Null where there is nothing to show: a date that was never set and is not waited for, a birthday that matters no more. */
function dayOfDeadline({ id, due, status }: Deadline, asOf: Day): Day | null {
  if (status === 'unset') return asOf;
  return id === 'eighteenthBirthday' && status === 'cancelled' ? null : due;
}

function toItem(run: Run, deadline: Deadline, day: Day): Item {
  const { id, n, clauses, counted } = deadline;
  const action = id === 'action' ? actionOf(run, deadline.process.slice('action:'.length)) : undefined;
  const name = nameOf(run, deadline, action?.what);
  const what = id === 'action' ? (action?.what ?? name) : inWords(run.policy, LABELS[id]);
  const state = stateText(deadline, run.asOf);
  return {
    ...PLAIN,
    id: `deadline:${id}:${n}:${deadline.process}`,
    lane: LANE_OF_DEADLINE[id],
    day,
    mark: markOf(deadline),
    source: { kind: 'deadline', deadline },
    label: shortened(BY_MEETING.has(id) ? `${what} ${n}` : what),
    name,
    state,
    who: roleWord(run.policy, action?.who ?? doerOf(id) ?? ''),
    details: [
      ...(deadline.metOn ? [`Met on ${dayText(deadline.metOn)}`] : []),
      dueText(run.policy, counted),
      ...(clauses.length > 0 ? [placeText(run.policy, clauses)] : []),
    ],
    overdue: overdueOf(deadline, run.asOf),
    window: counted.opens !== null && deadline.due !== null ? { from: counted.opens, to: deadline.due } : null,
  };
}

function nameOf({ policy }: Run, { id, n }: Deadline, what: string | undefined): string {
  const name = deadlineName(policy, id);
  if (what !== undefined) return `${name}: ${what}`;
  return BY_MEETING.has(id) ? `${name} of ${inWords(policy, '{coreGroup}').toLowerCase()} ${n}` : name;
}

/** The birthday that ends a plan by itself was no duty of anybody's: it came. */
const markOf = ({ id, status }: Deadline): Mark =>
  id === 'eighteenthBirthday' && status === 'missed' ? 'happened' : status;

function overdueOf({ id, due, metOn, status }: Deadline, asOf: Day): Span | null {
  if (due === null || id === 'eighteenthBirthday') return null;
  if (status === 'overdue') return { from: due, to: asOf };
  return status === 'late' && metOn !== null ? { from: due, to: metOn } : null;
}
