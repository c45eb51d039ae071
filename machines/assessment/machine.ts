import { setup } from 'xstate';

import type { Day } from '../../src/facts/day.ts';
import {
  changing,
  type Common,
  endsThePlan,
  type Heard,
  moving,
  onFact,
  type ProcessInput,
  type StateMeta,
  timed,
} from '../parts.ts';

type AssessmentContext = Common & { readonly firstReviewHeld: boolean };

const moveFirstReview = (context: AssessmentContext, day: Day): Common['anchors'] =>
  context.firstReviewHeld ? context.anchors : { ...context.anchors, firstReview: day };

/** The assessment that goes on while the plan runs, however the policy calls it. */
export const assessmentMachine = setup({
  types: {
    context: {} as AssessmentContext,
    events: {} as Heard,
    input: {} as ProcessInput<'conference.held'>,
    meta: {} as StateMeta,
  },
  guards: { planEnds: ({ event }) => endsThePlan(event) },
  actions: {
    moveFirstReview: changing(
      onFact('conference.arranged', (context: AssessmentContext, fact) => ({
        anchors: moveFirstReview(context, fact.for),
      })),
    ),
    holdFirstReview: changing(
      onFact('conference.held', (context: AssessmentContext, fact) => ({
        anchors: moveFirstReview(context, fact.on),
        firstReviewHeld: true,
      })),
    ),
  },
}).createMachine({
  id: 'assessment',
  context: ({ input: { policy, start } }) => ({
    policy,
    anchors: { initialConference: start.on },
    agreed: null,
    every: null,
    firstReviewHeld: false,
  }),
  initial: 'awaitingAssessment',
  states: {
    awaitingAssessment: {
      meta: {
        says: 'The {assessment} is to be completed.',
        deadline: 'assessment',
        metBy: ['assessment.completed'],
        moment: 'betweenMeetings',
        next: [{ fact: 'assessment.completed', who: 'leadSocialWorker', what: 'Complete the {assessment}' }],
      },
      ...timed('assessment'),
      on: {
        ...moving('assessment'),
        'assessment.completed': 'completed',
        'conference.arranged': { actions: 'moveFirstReview' },
        'conference.held': [
          { guard: 'planEnds', target: 'notCompleted', actions: 'holdFirstReview' },
          { actions: 'holdFirstReview' },
        ],
        'plan.ended': 'notCompleted',
      },
    },
    completed: { meta: { says: 'The {assessment} is completed.', rests: true } },
    notCompleted: { meta: { says: 'The plan ended before the {assessment} was completed.', rests: true } },
  },
});
