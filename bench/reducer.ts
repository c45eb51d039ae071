import type { Heard } from '../machines/parts.ts';
import * as plan from '../machines/plan/context.ts';

type Timed = 'running' | 'near' | 'overdue' | 'unset';

/**
 * The plan as one would write it by hand for speed, without a machine: a switch over what happened and where the child
 * is, and a state that is changed in place. It is the limit that stepping by tables is measured against, and nothing else uses it.
 */
export type PlanState = plan.PlanContext & {
  stage:
    | 'noEnquiry'
    | 'enquiry'
    | 'noPlanMade'
    | 'onPlan'
    | 'stepDown'
    | 'withStepDown'
    | 'consentRefused'
    | 'otherwise';
  timed: Timed;
  meetings: 'First' | 'Next';
  meetingsTimed: Timed;
  review: 'First' | 'Next';
  reviewTimed: Timed;
  concern: boolean;
};

export const newPlan = (input: plan.PlanInput): PlanState => ({
  ...plan.newCase(input),
  stage: 'noEnquiry',
  timed: 'running',
  meetings: 'First',
  meetingsTimed: 'running',
  review: 'First',
  reviewTimed: 'running',
  concern: false,
});

export function reducePlan(state: PlanState, event: Heard): PlanState {
  const { stage } = state;
  switch (event.type) {
    case 'strategyDiscussion.held':
      if (stage === 'onPlan' || stage === 'enquiry') return state;
      return Object.assign(state, plan.startEnquiry(state, event), { stage: 'enquiry', timed: 'running' });
    case 'conference.held':
      return stage === 'onPlan' ? afterReview(state, event) : afterInitial(state, event);
    case 'conference.arranged':
      return stage === 'onPlan' && event.kind === 'review'
        ? Object.assign(state, plan.arrangeReview(state, event))
        : state;
    case 'coreGroup.held':
      if (stage !== 'onPlan') return state;
      return Object.assign(state, plan.holdCoreGroup(state, event), { meetings: 'Next', meetingsTimed: 'running' });
    case 'coreGroup.arranged':
      return stage === 'onPlan' ? Object.assign(state, plan.arrangeCoreGroup(state, event)) : state;
    case 'coreGroup.cancelled':
      return stage === 'onPlan' ? Object.assign(state, plan.cancelCoreGroup()) : state;
    case 'removal.recommended':
      return stage === 'onPlan' ? Object.assign(state, plan.rememberRecommendation(state, event)) : state;
    case 'plan.ended':
      return stage === 'onPlan' ? Object.assign(state, plan.endOtherwise(state, event), { stage: 'otherwise' }) : state;
    case 'concern.raised':
      return stage === 'onPlan' ? Object.assign(state, plan.openConcern(state, event), { concern: true }) : state;
    case 'concern.resolved': {
      if (stage !== 'onPlan' || !state.concern) return state;
      const closed = plan.closeConcern(state, event);
      return Object.assign(state, closed, { concern: closed.openConcerns?.length !== 0 });
    }
    case 'stepDown.agreed':
      return afterStepDown(state, event);
    case 'deadline.initialConference.near':
    case 'deadline.initialConference.passed':
    case 'deadline.initialConference.moved':
      return stage === 'enquiry' ? Object.assign(state, { timed: ticked(state.timed, event.type) }) : state;
    case 'deadline.firstCoreGroup.near':
    case 'deadline.firstCoreGroup.passed':
    case 'deadline.nextCoreGroup.near':
    case 'deadline.nextCoreGroup.passed':
      return stage === 'onPlan'
        ? Object.assign(state, { meetingsTimed: ticked(state.meetingsTimed, event.type) })
        : state;
    case 'deadline.firstReview.near':
    case 'deadline.firstReview.passed':
    case 'deadline.nextReview.near':
    case 'deadline.nextReview.passed':
      return stage === 'onPlan' ? Object.assign(state, { reviewTimed: ticked(state.reviewTimed, event.type) }) : state;
    default:
      return state;
  }
}

const ticked = (timed: Timed, type: string): Timed => {
  if (type.endsWith('passed')) return timed === 'unset' ? timed : 'overdue';
  if (type.endsWith('near')) return timed === 'running' ? 'near' : timed;
  return 'running';
};

type Held = Extract<Heard, { type: 'conference.held' }>;
type Agreed = Extract<Heard, { type: 'stepDown.agreed' }>;

function afterInitial(state: PlanState, event: Held): PlanState {
  if (event.decision === 'noPlan')
    return state.stage === 'stepDown' ? state : Object.assign(state, { stage: 'noPlanMade' });
  if (event.decision !== 'plan' || state.stage === 'stepDown') return state;
  const fresh = { meetings: 'First', meetingsTimed: 'running', review: 'First', reviewTimed: 'running' } as const;
  return Object.assign(state, plan.startPlan(state, event), { ...fresh, stage: 'onPlan', concern: false });
}

function afterReview(state: PlanState, event: Held): PlanState {
  if (event.decision === 'discontinue')
    return Object.assign(state, plan.removeFromPlan(state, event), { stage: 'stepDown' });
  if (event.decision !== 'continue') return state;
  return Object.assign(state, plan.holdReview(state, event), { review: 'Next', reviewTimed: 'running' });
}

function afterStepDown(state: PlanState, event: Agreed): PlanState {
  const agreed = event.consent === 'given';
  if (state.stage === 'stepDown' && !agreed) return Object.assign(state, { stage: 'consentRefused' });
  if (state.stage === 'withStepDown') return Object.assign(state, plan.agreeStepDown(state, event));
  if (!agreed || (state.stage !== 'stepDown' && state.stage !== 'consentRefused')) return state;
  return Object.assign(state, plan.agreeStepDown(state, event), { stage: 'withStepDown' });
}

/** The same paths that the machine gives. */
export function pathsOf({ stage, timed, meetings, meetingsTimed, review, reviewTimed, concern }: PlanState): string[] {
  switch (stage) {
    case 'onPlan':
      return [
        `onPlan.meetings.awaiting${meetings}CoreGroup.${meetingsTimed}`,
        `onPlan.review.awaiting${review}Review.${reviewTimed}`,
        `onPlan.escalation.${concern ? 'concernOpen' : 'noOpenConcern'}`,
      ];
    case 'enquiry':
      return [`beforePlan.awaitingInitialConference.${timed}`];
    case 'noEnquiry':
    case 'noPlanMade':
      return [`beforePlan.${stage}`];
    case 'stepDown':
      return ['stepDown'];
    default:
      return [`ended.${stage}`];
  }
}
