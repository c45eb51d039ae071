import { setup } from 'xstate';

import { addPeriod } from '../../policies/calendar.ts';
import { type Day, earlier } from '../../src/facts/day.ts';
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

type ReviewContext = Common & {
  /** The review was held, or the plan ended before it could be. */
  readonly reviewHeld: boolean;
};

/** Whether the day lies in the window that the policy opens before the review. */
function isInWindow({ policy, anchors: { arrangedReview } }: ReviewContext, day: Day): boolean {
  const rule = policy.deadlines.preReviewCoreGroup;
  if (!('opens' in rule) || !rule.opens || !arrangedReview) return false;
  return day >= addPeriod(arrangedReview, rule.opens, -1) && day <= arrangedReview;
}

/** What is to be ready for one review conference: the report, and a core group shortly before it. */
export const reviewMachine = setup({
  types: {
    context: {} as ReviewContext,
    events: {} as Heard,
    input: {} as ProcessInput<'conference.arranged'>,
    meta: {} as StateMeta,
  },
  guards: {
    isMoved: ({ context, event }) =>
      event.type === 'conference.arranged' && event.kind === 'review' && !context.reviewHeld,
    coreGroupIsAsked: ({ context }) => !('silent' in context.policy.deadlines.preReviewCoreGroup),
    isInWindow: ({ context, event }) => event.type === 'coreGroup.held' && isInWindow(context, event.on),
    reportHasNoDate: ({ context }) => 'silent' in context.policy.deadlines.conferenceReport,
    reviewWasHeld: ({ context }) => context.reviewHeld,
    planEnds: ({ event }) => endsThePlan(event),
  },
  actions: {
    moveReview: changing(
      onFact('conference.arranged', (context: ReviewContext, fact) => ({
        anchors: { ...context.anchors, arrangedReview: fact.for },
      })),
    ),
    // Until that day is over the report can still come: a fact on the due day meets it.
    holdReview: changing(
      onFact('conference.held', (context: ReviewContext, fact) => ({
        anchors: {
          ...context.anchors,
          arrangedReview: earlier(context.anchors.arrangedReview ?? null, fact.on) ?? fact.on,
        },
        reviewHeld: true,
      })),
    ),
    giveUpReview: changing<ReviewContext>(() => ({ reviewHeld: true })),
  },
}).createMachine({
  id: 'review',
  context: ({ input: { policy, start } }) => ({
    policy,
    anchors: { arrangedReview: start.for },
    agreed: null,
    every: null,
    reviewHeld: false,
  }),
  type: 'parallel',
  states: {
    report: {
      initial: 'awaitingReport',
      states: {
        awaitingReport: {
          meta: {
            says: 'The {conferenceReport} is to be shared.',
            deadline: 'conferenceReport',
            metBy: ['report.shared'],
            moment: 'review',
            next: [{ fact: 'report.shared', who: 'leadSocialWorker', what: 'Share the {conferenceReport}' }],
          },
          ...timed('conferenceReport', {
            always: { guard: 'reviewWasHeld', target: '#review.report.notShared' } as const,
          }),
          on: {
            ...moving('conferenceReport'),
            'report.shared': 'shared',
            'conference.arranged': { guard: 'isMoved', actions: 'moveReview' },
            'conference.held': [
              { guard: 'planEnds', target: 'notShared', actions: 'holdReview' },
              { guard: 'reportHasNoDate', target: 'notShared', actions: 'holdReview' },
              { actions: 'holdReview' },
            ],
            'plan.ended': { target: 'notShared', actions: 'giveUpReview' },
          },
        },
        shared: {
          meta: { says: 'The {conferenceReport} is shared.', rests: true },
          on: {
            'conference.arranged': { guard: 'isMoved', actions: 'moveReview' },
            'conference.held': { actions: 'holdReview' },
            'plan.ended': { actions: 'giveUpReview' },
          },
        },
        notShared: { meta: { says: 'The {conferenceReport} was not shared before the review.', rests: true } },
      },
    },
    coreGroup: {
      initial: 'looking',
      states: {
        looking: {
          meta: { says: 'Does the policy ask for a {coreGroup} shortly before the review?' },
          always: [{ guard: 'coreGroupIsAsked', target: 'awaitingCoreGroup' }, { target: 'notAsked' }],
        },
        awaitingCoreGroup: {
          meta: {
            says: 'A {coreGroup} shortly before the review is awaited.',
            deadline: 'preReviewCoreGroup',
            metBy: ['coreGroup.held'],
            reopens: true,
            moment: 'review',
            next: [
              { fact: 'coreGroup.held', who: 'leadSocialWorker', what: 'Hold a {coreGroup} shortly before the review' },
            ],
          },
          ...timed('preReviewCoreGroup', {
            always: { guard: 'reviewWasHeld', target: '#review.coreGroup.notHeld' } as const,
          }),
          on: {
            ...moving('preReviewCoreGroup'),
            'coreGroup.held': { guard: 'isInWindow', target: 'held' },
            'conference.arranged': { guard: 'isMoved', actions: 'moveReview' },
            'conference.held': [
              { guard: 'planEnds', target: 'notHeld', actions: 'holdReview' },
              { actions: 'holdReview' },
            ],
            'plan.ended': 'notHeld',
          },
        },
        held: {
          meta: { says: 'A {coreGroup} was held shortly before the review.', rests: true },
          on: {
            'conference.arranged': { guard: 'isMoved', target: 'awaitingCoreGroup', actions: 'moveReview' },
            'conference.held': { actions: 'holdReview' },
          },
        },
        notHeld: { meta: { says: 'No {coreGroup} was held shortly before the review.', rests: true } },
        notAsked: { meta: { says: 'The policy asks for no {coreGroup} shortly before a review.', rests: true } },
      },
    },
  },
});
