import { setup } from 'xstate';

import { changing, type Heard, moving, onFact, type StateMeta, timed } from '../parts.ts';
import * as plan from './context.ts';

/**
 * A child's way through a child protection plan: before it, on it, stepping down from it, after it. Numbers, roles and
 * clauses are the policy's. See README.md beside this file.
 */
export const planMachine = setup({
  types: {
    context: {} as plan.PlanContext,
    events: {} as Heard,
    input: {} as plan.PlanInput,
    meta: {} as StateMeta,
  },
  guards: plan.planGuards,
  actions: {
    /** Taken note of: nothing in the plan waits for it. */
    noted: () => {},
    startEnquiry: changing(onFact('strategyDiscussion.held', plan.startEnquiry)),
    startPlan: changing(onFact('conference.held', plan.startPlan)),
    arrangeCoreGroup: changing(onFact('coreGroup.arranged', plan.arrangeCoreGroup)),
    cancelCoreGroup: changing<plan.PlanContext>(plan.cancelCoreGroup),
    holdCoreGroup: changing(onFact('coreGroup.held', plan.holdCoreGroup)),
    arrangeReview: changing(onFact('conference.arranged', plan.arrangeReview)),
    holdReview: changing(onFact('conference.held', plan.holdReview)),
    removeFromPlan: changing(onFact('conference.held', plan.removeFromPlan)),
    endOtherwise: changing(onFact('plan.ended', plan.endOtherwise)),
    agreeStepDown: changing(onFact('stepDown.agreed', plan.agreeStepDown)),
    rememberRecommendation: changing(onFact('removal.recommended', plan.rememberRecommendation)),
    admitMember: changing(onFact('member.joined', plan.admitMember)),
    releaseMember: changing(onFact('member.left', plan.releaseMember)),
    openConcern: changing(onFact('concern.raised', plan.openConcern)),
    closeConcern: changing(onFact('concern.resolved', plan.closeConcern)),
  },
}).createMachine({
  id: 'plan',
  context: ({ input }) => plan.newCase(input),
  initial: 'beforePlan',
  states: {
    beforePlan: {
      initial: 'noEnquiry',
      on: {
        'conference.arranged': { guard: 'isInitial', actions: 'noted' },
        'conference.held': [
          { guard: 'planMade', target: 'onPlan', actions: 'startPlan' },
          { guard: 'noPlanMade', target: '.noPlanMade' },
        ],
        // Enquiries can begin again before it is agreed what follows the last plan.
        'stepDown.agreed': { guard: 'lastPlanWasRemoved', actions: 'noted' },
      },
      states: {
        noEnquiry: {
          meta: {
            says: 'There is no {plan}.',
            rests: true,
            moment: 'conference',
            next: [
              { fact: 'strategyDiscussion.held', who: 'leadSocialWorker', what: 'Record the {strategyDiscussion}' },
              { fact: 'conference.held', who: 'conferenceChair', what: 'Record the {initialConference}' },
            ],
          },
          on: { 'strategyDiscussion.held': { target: 'awaitingInitialConference', actions: 'startEnquiry' } },
        },
        awaitingInitialConference: {
          meta: {
            says: 'Enquiries are under way; the {initialConference} is awaited.',
            deadline: 'initialConference',
            metBy: ['conference.held'],
            moment: 'conference',
            next: [{ fact: 'conference.held', who: 'conferenceChair', what: 'Hold the {initialConference}' }],
          },
          ...timed('initialConference'),
          on: { ...moving('initialConference'), 'strategyDiscussion.held': { actions: 'noted' } },
        },
        noPlanMade: {
          meta: {
            says: 'The {initialConference} decided that no {plan} is needed.',
            rests: true,
            next: [
              { fact: 'strategyDiscussion.held', who: 'leadSocialWorker', what: 'Record a new {strategyDiscussion}' },
            ],
          },
          on: { 'strategyDiscussion.held': { target: 'awaitingInitialConference', actions: 'startEnquiry' } },
        },
      },
    },

    onPlan: {
      meta: { says: 'The child has a {plan}.', deadline: 'eighteenthBirthday', moment: 'betweenMeetings' },
      type: 'parallel',
      on: {
        'conference.held': { guard: 'planDiscontinued', target: 'stepDown', actions: 'removeFromPlan' },
        'conference.arranged': { guard: 'isReview', actions: 'arrangeReview' },
        'plan.ended': { target: 'ended.otherwise', actions: 'endOtherwise' },
        'coreGroup.arranged': { actions: 'arrangeCoreGroup' },
        'coreGroup.cancelled': { actions: 'cancelCoreGroup' },
        'removal.recommended': { actions: 'rememberRecommendation' },
        'strategyDiscussion.held': { actions: 'noted' },
        'member.joined': { actions: 'admitMember' },
        'member.left': { actions: 'releaseMember' },
        'worker.changed': { actions: 'noted' },
        'supervision.held': { actions: 'noted' },
        'plan.written': { actions: 'noted' },
        'plan.detailed': { actions: 'noted' },
        'plan.approved': { actions: 'noted' },
        'plan.distributed': { actions: 'noted' },
        'assessment.completed': { actions: 'noted' },
        'report.shared': { actions: 'noted' },
        'visit.made': { actions: 'noted' },
        'school.changed': { actions: 'noted' },
        'action.agreed': { actions: 'noted' },
      },
      states: {
        meetings: {
          initial: 'awaitingFirstCoreGroup',
          states: {
            awaitingFirstCoreGroup: {
              meta: {
                says: 'The first {coreGroup} is awaited.',
                deadline: 'firstCoreGroup',
                metBy: ['coreGroup.held'],
                moment: 'firstCoreGroup',
                next: [
                  {
                    fact: 'coreGroup.arranged',
                    who: 'leadSocialWorker',
                    what: 'Agree the date of the first {coreGroup}',
                    unlessAgreed: true,
                  },
                  { fact: 'coreGroup.held', who: 'leadSocialWorker', what: 'Hold the first {coreGroup}' },
                ],
              },
              ...timed('firstCoreGroup'),
              on: {
                ...moving('firstCoreGroup'),
                'coreGroup.held': { target: 'awaitingNextCoreGroup', actions: 'holdCoreGroup' },
              },
            },
            awaitingNextCoreGroup: {
              meta: {
                says: 'The next {coreGroup} is awaited.',
                deadline: 'nextCoreGroup',
                metBy: ['coreGroup.held'],
                repeats: true,
                moment: 'laterCoreGroup',
                next: [
                  {
                    fact: 'coreGroup.arranged',
                    who: 'leadSocialWorker',
                    what: 'Agree the date of the next {coreGroup}',
                    unlessAgreed: true,
                  },
                  { fact: 'coreGroup.held', who: 'leadSocialWorker', what: 'Hold the next {coreGroup}' },
                ],
              },
              ...timed('nextCoreGroup'),
              on: {
                ...moving('nextCoreGroup'),
                'coreGroup.held': { target: 'awaitingNextCoreGroup', reenter: true, actions: 'holdCoreGroup' },
              },
            },
          },
        },
        review: {
          initial: 'awaitingFirstReview',
          states: {
            awaitingFirstReview: {
              meta: {
                says: 'The first {reviewConference} is awaited.',
                deadline: 'firstReview',
                metBy: ['conference.held'],
                moment: 'review',
                next: [{ fact: 'conference.held', who: 'conferenceChair', what: 'Hold the first {reviewConference}' }],
              },
              ...timed('firstReview'),
              on: {
                ...moving('firstReview'),
                'conference.held': { guard: 'planContinues', target: 'awaitingNextReview', actions: 'holdReview' },
              },
            },
            awaitingNextReview: {
              meta: {
                says: 'The next {reviewConference} is awaited.',
                deadline: 'nextReview',
                metBy: ['conference.held'],
                repeats: true,
                moment: 'review',
                next: [{ fact: 'conference.held', who: 'conferenceChair', what: 'Hold the next {reviewConference}' }],
              },
              ...timed('nextReview'),
              on: {
                ...moving('nextReview'),
                'conference.held': {
                  guard: 'planContinues',
                  target: 'awaitingNextReview',
                  reenter: true,
                  actions: 'holdReview',
                },
              },
            },
          },
        },
        escalation: {
          initial: 'noOpenConcern',
          states: {
            noOpenConcern: {
              meta: { says: 'No concern about the plan or the group is open.', rests: true },
              on: { 'concern.raised': { target: 'concernOpen', actions: 'openConcern' } },
            },
            concernOpen: {
              meta: { says: 'A concern is open.', silence: 'escalation', moment: 'escalation' },
              on: {
                'concern.raised': { actions: 'openConcern' },
                'concern.resolved': [
                  { guard: 'wasLastOpenConcern', target: 'noOpenConcern', actions: 'closeConcern' },
                  { actions: 'closeConcern' },
                ],
              },
            },
          },
        },
      },
    },

    stepDown: {
      meta: {
        says: 'A {reviewConference} ended the {plan}; what support goes on is to be agreed.',
        silence: 'stepDown',
        moment: 'stepDown',
        next: [{ fact: 'stepDown.agreed', who: 'leadSocialWorker', what: 'Agree what support goes on, with consent' }],
      },
      on: {
        'stepDown.agreed': [
          { guard: 'consentGiven', target: 'ended.withStepDown', actions: 'agreeStepDown' },
          { target: 'ended.consentRefused' },
        ],
        'strategyDiscussion.held': { target: 'beforePlan.awaitingInitialConference', actions: 'startEnquiry' },
      },
    },

    ended: {
      initial: 'otherwise',
      on: {
        'strategyDiscussion.held': { target: 'beforePlan.awaitingInitialConference', actions: 'startEnquiry' },
        'conference.arranged': { guard: 'isInitial', actions: 'noted' },
        'conference.held': [
          { guard: 'planMade', target: 'onPlan', actions: 'startPlan' },
          { guard: 'noPlanMade', target: 'beforePlan.noPlanMade' },
        ],
      },
      states: {
        withStepDown: {
          meta: { says: 'The plan ended at a {reviewConference}, and what follows is agreed.', rests: true },
          on: { 'stepDown.agreed': { actions: 'agreeStepDown' } },
        },
        consentRefused: {
          meta: {
            says: 'The plan ended at a {reviewConference}; the parents refused further support. Tell the {conferenceChair}.',
            rests: true,
            moment: 'stepDown',
            next: [
              {
                fact: 'stepDown.agreed',
                who: 'leadSocialWorker',
                what: 'Record support, should consent be given later',
              },
            ],
          },
          on: {
            'stepDown.agreed': [
              { guard: 'consentGiven', target: 'withStepDown', actions: 'agreeStepDown' },
              { actions: 'noted' },
            ],
          },
        },
        otherwise: {
          meta: { says: 'The plan ended without a review conference.', rests: true },
        },
      },
    },
  },
});
