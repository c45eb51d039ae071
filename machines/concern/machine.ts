import { setup } from 'xstate';

import type { ConcernOutcome, ConcernSubject } from '../../src/facts/vocabulary.ts';
import { changing, type Common, type Heard, onFact, type ProcessInput, type StateMeta } from '../parts.ts';

type ConcernContext = Common & {
  readonly key: string;
  readonly about: ConcernSubject;
  readonly trigger: string | null;
  /** The steps of the ladder taken so far, in order. */
  readonly steps: readonly string[];
  readonly outcome: ConcernOutcome | null;
};

/** One concern, from being raised until it is resolved. Its ladder is the policy's; no step is forced on anybody. */
export const concernMachine = setup({
  types: {
    context: {} as ConcernContext,
    events: {} as Heard,
    input: {} as ProcessInput<'concern.raised'>,
    meta: {} as StateMeta,
  },
  guards: {
    isThisConcern: ({ context, event }) => 'concern' in event && event.concern === context.key,
  },
  actions: {
    rememberStep: changing(
      onFact('concern.stepTaken', (context: ConcernContext, fact) => ({ steps: [...context.steps, fact.step] })),
    ),
    rememberOutcome: changing(onFact('concern.decided', (_: ConcernContext, fact) => ({ outcome: fact.outcome }))),
    noted: () => {},
  },
}).createMachine({
  id: 'concern',
  context: ({ input: { policy, start, key } }) => ({
    policy,
    anchors: {},
    agreed: null,
    every: null,
    key,
    about: start.about,
    trigger: start.trigger ?? null,
    steps: [],
    outcome: null,
  }),
  initial: 'open',
  states: {
    open: {
      initial: 'awaitingManager',
      on: {
        'concern.stepTaken': { guard: 'isThisConcern', actions: 'rememberStep' },
        'concern.decided': { guard: 'isThisConcern', target: '.awaitingResolution', actions: 'rememberOutcome' },
        'concern.managerInformed': { guard: 'isThisConcern', actions: 'noted' },
        'concern.resolved': { guard: 'isThisConcern', target: 'resolved' },
      },
      states: {
        awaitingManager: {
          meta: {
            says: 'A concern was raised; the manager is to be told.',
            silence: 'escalation',
            moment: 'escalation',
            next: [
              {
                fact: 'concern.managerInformed',
                who: 'leadSocialWorker',
                what: 'Tell the {teamManager} of the concern',
              },
            ],
          },
          on: { 'concern.managerInformed': { guard: 'isThisConcern', target: 'awaitingDecision' } },
        },
        awaitingDecision: {
          meta: {
            says: 'The manager knows of the concern; what to do about it is to be decided.',
            silence: 'escalation',
            moment: 'escalation',
            next: [{ fact: 'concern.decided', who: 'teamManager', what: 'Decide what to do about the concern' }],
          },
        },
        awaitingResolution: {
          meta: {
            says: 'It is decided what to do about the concern; it stays open until it is resolved.',
            silence: 'escalation',
            moment: 'escalation',
            next: [{ fact: 'concern.resolved', who: 'leadSocialWorker', what: 'Record that the concern is resolved' }],
          },
        },
      },
    },
    resolved: { meta: { says: 'The concern is resolved.', rests: true } },
  },
});
