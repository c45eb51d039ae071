import { setup } from 'xstate';

import { type Common, endsThePlan, type Heard, moving, type ProcessInput, type StateMeta, timed } from '../parts.ts';

/** One change of school: where the policy asks for it, a core group follows. */
export const schoolMoveMachine = setup({
  types: {
    context: {} as Common,
    events: {} as Heard,
    input: {} as ProcessInput<'school.changed'>,
    meta: {} as StateMeta,
  },
  guards: {
    coreGroupIsAsked: ({ context }) => !('silent' in context.policy.deadlines.schoolMoveCoreGroup),
    planEnds: ({ event }) => endsThePlan(event),
  },
}).createMachine({
  id: 'schoolMove',
  context: ({ input: { policy, start } }) => ({ policy, anchors: { schoolMove: start.on }, agreed: null, every: null }),
  initial: 'looking',
  states: {
    looking: {
      meta: { says: 'Does the policy ask for a {coreGroup} when a child changes school?' },
      always: [{ guard: 'coreGroupIsAsked', target: 'awaitingCoreGroup' }, { target: 'notAsked' }],
    },
    awaitingCoreGroup: {
      meta: {
        says: 'The child changed school; a {coreGroup} at the new school is awaited.',
        deadline: 'schoolMoveCoreGroup',
        metBy: ['coreGroup.held'],
        moment: 'laterCoreGroup',
        next: [{ fact: 'coreGroup.held', who: 'leadSocialWorker', what: 'Hold a {coreGroup} at the new school' }],
      },
      ...timed('schoolMoveCoreGroup'),
      on: {
        ...moving('schoolMoveCoreGroup'),
        'coreGroup.held': 'held',
        'conference.held': { guard: 'planEnds', target: 'notHeld' },
        'plan.ended': 'notHeld',
      },
    },
    held: { meta: { says: 'A {coreGroup} followed the change of school.', rests: true } },
    notHeld: { meta: { says: 'The plan ended before a {coreGroup} followed the change of school.', rests: true } },
    notAsked: { meta: { says: 'The policy asks for no extra {coreGroup} when a child changes school.', rests: true } },
  },
});
