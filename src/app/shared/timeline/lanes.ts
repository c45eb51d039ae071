import type { DeadlineId } from '../../../../policies/schema.ts';
import type { Fact, FactType } from '../../../facts/vocabulary.ts';

/** The lanes of a timeline, from top to bottom. */
export const LANE_IDS = ['plan', 'meetings', 'reviews', 'visits', 'records', 'actions', 'concerns'] as const;
export type LaneId = (typeof LANE_IDS)[number];

export const LANE_NAMES: Record<LaneId, string> = {
  plan: 'Plan',
  meetings: 'Core groups',
  reviews: 'Reviews',
  visits: 'Visits',
  records: 'Records',
  actions: 'Actions',
  concerns: 'Concerns',
};

/** A kind of fact that is not listed is about the plan itself. */
const LANE_OF_FACT: Partial<Record<FactType, LaneId>> = {
  'coreGroup.arranged': 'meetings',
  'coreGroup.cancelled': 'meetings',
  'coreGroup.held': 'meetings',
  'report.shared': 'reviews',
  'visit.made': 'visits',
  'member.joined': 'meetings',
  'member.left': 'meetings',
  'record.circulated': 'records',
  'record.answered': 'records',
  'record.agreed': 'records',
  'plan.distributed': 'records',
  'action.agreed': 'actions',
  'action.moved': 'actions',
  'action.done': 'actions',
  'concern.raised': 'concerns',
  'concern.managerInformed': 'concerns',
  'concern.stepTaken': 'concerns',
  'concern.decided': 'concerns',
  'concern.resolved': 'concerns',
};

/** The initial conference makes the plan, and stands with it; review conferences have a lane of their own. */
export function laneOfFact(fact: Fact): LaneId {
  if ('kind' in fact) return fact.kind === 'review' ? 'reviews' : 'plan';
  return LANE_OF_FACT[fact.type] ?? 'plan';
}

export const LANE_OF_DEADLINE: Record<DeadlineId, LaneId> = {
  initialConference: 'plan',
  firstCoreGroup: 'meetings',
  nextCoreGroup: 'meetings',
  schoolMoveCoreGroup: 'meetings',
  preReviewCoreGroup: 'meetings',
  conferenceReport: 'reviews',
  firstReview: 'reviews',
  nextReview: 'reviews',
  recordCirculation: 'records',
  recordAgreement: 'records',
  planDistribution: 'records',
  assessment: 'plan',
  visit: 'visits',
  action: 'actions',
  eighteenthBirthday: 'plan',
};
