import { setup } from 'xstate';

import { type Common, endsThePlan, type Heard, type ProcessInput, type StateMeta } from '../parts.ts';

/** The written plan: an outline, then in detail, then approved. Sending it out belongs to the record of a meeting. */
export const documentMachine = setup({
  types: {
    context: {} as Common,
    events: {} as Heard,
    input: {} as ProcessInput<'conference.held'>,
    meta: {} as StateMeta,
  },
  guards: { planEnds: ({ event }) => endsThePlan(event) },
}).createMachine({
  id: 'document',
  context: ({ input: { policy } }) => ({ policy, anchors: {}, agreed: null, every: null }),
  initial: 'written',
  states: {
    written: {
      initial: 'outline',
      on: {
        'plan.detailed': '.awaitingApproval',
        'conference.held': { guard: 'planEnds', target: 'closed' },
        'plan.ended': 'closed',
      },
      states: {
        outline: {
          meta: {
            says: 'The {plan} is an outline; it is to be made detailed.',
            silence: 'planDetail',
            moment: 'everyCoreGroup',
            next: [{ fact: 'plan.detailed', who: 'coreGroup', what: 'Make the outline {plan} detailed' }],
          },
        },
        awaitingApproval: {
          meta: {
            says: 'The {plan} is detailed.',
            silence: 'planApproval',
            moment: 'everyCoreGroup',
            next: [{ fact: 'plan.approved', who: 'teamManager', what: 'Approve the detailed {plan}' }],
          },
          on: { 'plan.approved': 'approved' },
        },
        approved: { meta: { says: 'The detailed {plan} is approved.', rests: true } },
      },
    },
    closed: { meta: { says: 'The plan has ended.', rests: true } },
  },
});
