import { setup } from 'xstate';

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

type RecordContext = Common & { readonly meeting: number; readonly planUpdated: boolean };

/** The record of one core group: sent out, agreed where the policy asks for it, and the changed plan with it. */
export const recordMachine = setup({
  types: {
    context: {} as RecordContext,
    events: {} as Heard,
    input: {} as ProcessInput<'coreGroup.held'>,
    meta: {} as StateMeta,
  },
  guards: {
    isOfThisMeeting: ({ context, event }) => 'meeting' in event && event.meeting === context.meeting,
    agreementIsAsked: ({ context, event }) =>
      'meeting' in event &&
      event.meeting === context.meeting &&
      !('silent' in context.policy.deadlines.recordAgreement),
    planWasChanged: ({ context }) => context.planUpdated && !('silent' in context.policy.deadlines.planDistribution),
    answersThisMeeting: ({ context, event }) => event.type === 'plan.distributed' && event.answers === context.meeting,
    planEnds: ({ event }) => endsThePlan(event),
  },
  actions: {
    noted: () => {},
    rememberCirculation: changing(
      onFact('record.circulated', (context: RecordContext, fact) => ({
        anchors: { ...context.anchors, circulation: context.anchors.circulation ?? fact.on },
      })),
    ),
  },
}).createMachine({
  id: 'record',
  context: ({ input: { policy, start, plan } }) => ({
    policy,
    anchors: { meeting: start.on },
    agreed: null,
    every: null,
    meeting: plan.coreGroupsHeld,
    planUpdated: start.planUpdated === true,
  }),
  type: 'parallel',
  states: {
    minutes: {
      initial: 'awaitingCirculation',
      states: {
        awaitingCirculation: {
          meta: {
            says: 'The {record} is to be sent out.',
            deadline: 'recordCirculation',
            metBy: ['record.circulated'],
            moment: 'record',
            next: [{ fact: 'record.circulated', who: 'leadSocialWorker', what: 'Send out the {record}' }],
          },
          ...timed('recordCirculation'),
          on: {
            ...moving('recordCirculation'),
            'record.circulated': [
              { guard: 'agreementIsAsked', target: 'awaitingAgreement', actions: 'rememberCirculation' },
              { guard: 'isOfThisMeeting', target: 'circulated', actions: 'rememberCirculation' },
            ],
          },
        },
        awaitingAgreement: {
          meta: {
            says: 'The {record} is out; members are to sign it and send it back.',
            deadline: 'recordAgreement',
            metBy: ['record.agreed'],
            moment: 'record',
            next: [{ fact: 'record.agreed', who: 'coreGroupMember', what: 'Sign the {record} and send it back' }],
          },
          ...timed('recordAgreement'),
          on: {
            ...moving('recordAgreement'),
            'record.agreed': { guard: 'isOfThisMeeting', target: 'agreed' },
            'record.circulated': { guard: 'isOfThisMeeting', actions: 'noted' },
            'record.answered': { guard: 'isOfThisMeeting', actions: 'noted' },
          },
        },
        circulated: {
          meta: { says: 'The {record} is out.', rests: true },
          on: {
            'record.circulated': { guard: 'isOfThisMeeting', actions: 'noted' },
            'record.answered': { guard: 'isOfThisMeeting', actions: 'noted' },
            'record.agreed': { guard: 'isOfThisMeeting', target: 'agreed' },
          },
        },
        agreed: {
          meta: { says: 'The {record} is out and agreed.', rests: true },
          on: {
            'record.circulated': { guard: 'isOfThisMeeting', actions: 'noted' },
            'record.answered': { guard: 'isOfThisMeeting', actions: 'noted' },
            'record.agreed': { guard: 'isOfThisMeeting', actions: 'noted' },
          },
        },
      },
    },
    plan: {
      initial: 'looking',
      states: {
        looking: {
          meta: { says: 'Was the {plan} changed at this meeting?' },
          always: [{ guard: 'planWasChanged', target: 'awaitingDistribution' }, { target: 'nothingToDistribute' }],
        },
        awaitingDistribution: {
          meta: {
            says: 'The changed {plan} is to be sent out.',
            deadline: 'planDistribution',
            metBy: ['plan.distributed'],
            moment: 'record',
            next: [{ fact: 'plan.distributed', who: 'leadSocialWorker', what: 'Send out the changed {plan}' }],
          },
          ...timed('planDistribution'),
          on: {
            ...moving('planDistribution'),
            'plan.distributed': { guard: 'answersThisMeeting', target: 'distributed' },
            'conference.held': { guard: 'planEnds', target: 'nothingToDistribute' },
            'plan.ended': 'nothingToDistribute',
          },
        },
        distributed: { meta: { says: 'The changed {plan} is out.', rests: true } },
        nothingToDistribute: { meta: { says: 'No changed {plan} is to be sent out.', rests: true } },
      },
    },
  },
});
