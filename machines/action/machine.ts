import { setup } from 'xstate';

import {
  changing,
  type Common,
  type Heard,
  moving,
  onFact,
  type ProcessInput,
  type StateMeta,
  timed,
} from '../parts.ts';

type ActionContext = Common & { readonly key: string; readonly what: string; readonly who: string };

/** One action a core group agreed: it waits until it is done, also past the plan's end. */
export const actionMachine = setup({
  types: {
    context: {} as ActionContext,
    events: {} as Heard,
    input: {} as ProcessInput<'action.agreed'>,
    meta: {} as StateMeta,
  },
  guards: {
    isThisAction: ({ context, event }) => 'action' in event && event.action === context.key,
  },
  actions: {
    rearrange: changing(onFact('action.moved', (_: ActionContext, fact) => ({ agreed: fact.for }))),
  },
}).createMachine({
  id: 'action',
  context: ({ input: { policy, start, key } }) => ({
    policy,
    anchors: {},
    agreed: start.by,
    every: null,
    key,
    what: start.what,
    who: start.who,
  }),
  initial: 'awaitingCompletion',
  states: {
    awaitingCompletion: {
      meta: {
        says: 'The action is to be done.',
        deadline: 'action',
        metBy: ['action.done'],
        moment: 'betweenMeetings',
        next: [{ fact: 'action.done', who: 'coreGroupMember', what: 'Do what was agreed' }],
      },
      ...timed('action'),
      on: {
        ...moving('action'),
        'action.moved': { guard: 'isThisAction', actions: 'rearrange' },
        'action.done': { guard: 'isThisAction', target: 'done' },
      },
    },
    done: { meta: { says: 'The action is done.', rests: true } },
  },
});
