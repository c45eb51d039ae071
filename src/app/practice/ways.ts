import type { FactType } from '../../facts/vocabulary.ts';
import type { Screen } from '../shared/screens.ts';

/** What a person is doing when they record a fact. */
export const DOINGS = ['life', 'meeting', 'plan', 'record', 'review', 'concern', 'case'] as const;
export type Doing = (typeof DOINGS)[number];

export const DOING_NAMES: Record<Doing, string> = {
  life: 'The child’s life',
  meeting: 'Meeting',
  plan: 'The plan and its actions',
  record: 'The record of a meeting',
  review: 'Conference and review',
  concern: 'A concern',
  case: 'The case',
};

/** Every kind of fact belongs to one; within each, the most likely first. */
export const FACTS_OF: Record<Doing, readonly FactType[]> = {
  life: ['visit.made', 'event.noted', 'school.changed'],
  meeting: ['coreGroup.held', 'coreGroup.arranged', 'coreGroup.cancelled', 'member.joined', 'member.left'],
  plan: [
    'action.done',
    'action.agreed',
    'action.moved',
    'plan.written',
    'plan.detailed',
    'plan.approved',
    'plan.distributed',
    'assessment.completed',
  ],
  record: ['record.circulated', 'record.answered', 'record.agreed'],
  review: [
    'conference.arranged',
    'report.shared',
    'removal.recommended',
    'conference.held',
    'stepDown.agreed',
    'strategyDiscussion.held',
    'plan.ended',
  ],
  concern: ['concern.raised', 'concern.managerInformed', 'concern.stepTaken', 'concern.decided', 'concern.resolved'],
  case: ['worker.changed', 'supervision.held', 'policy.adopted'],
};

/** Where a person is led who is to do it now: to the guided page where there is one, else to where it is recorded. */
export function guidedAt(id: string, fact: FactType, given: Readonly<Record<string, unknown>> = {}): Screen {
  if (fact === 'coreGroup.arranged') return { name: 'prepareMeeting', id };
  if (fact === 'conference.arranged' && (given.kind === 'initial' || given.kind === 'review'))
    return { name: 'prepareConference', id, kind: given.kind };
  return recordAt(id, fact, given);
}

/** Where a kind of fact is recorded: at a form of its own, where it has one. `given` is what is known of it already. */
export function recordAt(id: string, fact: FactType, given: Readonly<Record<string, unknown>> = {}): Screen {
  if (fact === 'policy.adopted') return { name: 'authority', id };
  if (fact === 'plan.written') return { name: 'writePlan', id };
  return {
    name: 'record',
    id,
    fact,
    given: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)])),
  };
}
