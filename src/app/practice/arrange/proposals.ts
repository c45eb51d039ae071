import { lastWorkingDay } from '../../../../policies/calendar.ts';
import { isOpen } from '../../../engine/deadlines.ts';
import { type Limit, type Proposal, proposeDates } from '../../../engine/propose.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, deadlineName, dueText } from '../../../engine/words.ts';
import { addDays, type Day } from '../../../facts/day.ts';
import type { ToArrange } from './facts.ts';

/** When the meeting could be, for all of the children together, and the core groups after it up to the review. */
export function proposalFor(
  what: ToArrange,
  runs: readonly Run[],
): { readonly proposal: Proposal; readonly further: readonly Day[] } {
  if (what === 'initial') return { proposal: initialConference(runs), further: [] };
  const { coreGroup, review, further } = proposeDates(runs);
  return what === 'review' ? { proposal: review, further: [] } : { proposal: coreGroup, further };
}

/** The latest working day inside the tightest limit of the children whose enquiries run. */
function initialConference(runs: readonly Run[]): Proposal {
  const limits = runs
    .flatMap((run): Limit[] => {
      const open = run.deadlines.find((deadline) => deadline.id === 'initialConference' && isOpen(deadline));
      if (!open?.due) return [];
      const because = dueText(run.policy, open.counted);
      return [{ name: deadlineName(run.policy, open.id), day: open.due, because, clauses: open.clauses }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [tightest] = limits;
  const [first] = runs;
  if (!tightest || !first) return { kind: 'notNeeded', why: 'No enquiry runs, so no limit is counted.' };
  const day = lastWorkingDay(tightest.day);
  if (day <= first.asOf)
    return { kind: 'none', why: `It was to be by ${dayText(tightest.day)}; no working day is left.`, limits };
  return { kind: 'proposed', day, limits };
}

/** Working days that keep every limit, the latest first: one press, and the day is filled in. */
export function daysToChoose(proposal: Proposal, today: Day): Day[] {
  if (proposal.kind === 'arranged') return workingDaysBefore(proposal.limits[0]?.day ?? null, today);
  return proposal.kind === 'proposed' ? workingDaysBefore(proposal.day, today) : [];
}

const workingDaysBefore = (limit: Day | null, today: Day): Day[] =>
  limit === null
    ? []
    : [...new Set([0, 7, 14].map((earlier) => lastWorkingDay(addDays(limit, -earlier))))].filter((day) => day > today);
