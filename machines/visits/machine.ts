import { setup } from 'xstate';

import { readPeriod } from '../../src/facts/period.ts';
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

/** Visits to the child while the plan runs, as often as the plan says. */
export const visitsMachine = setup({
  types: {
    context: {} as Common,
    events: {} as Heard,
    input: {} as ProcessInput<'conference.held'>,
    meta: {} as StateMeta,
  },
  guards: { planEnds: ({ event }) => endsThePlan(event) },
  actions: {
    rememberVisit: changing(
      onFact('visit.made', (context: Common, fact) => ({ anchors: { ...context.anchors, lastVisit: fact.on } })),
    ),
    changeInterval: changing(
      onFact('conference.held', (context: Common, fact) => ({
        every: fact.visitEvery === undefined ? context.every : readPeriod(fact.visitEvery),
      })),
    ),
  },
}).createMachine({
  id: 'visits',
  context: ({ input: { policy, start, plan } }) => ({
    policy,
    anchors: { lastVisit: start.on },
    agreed: null,
    every: plan.visitEvery,
  }),
  initial: 'awaitingVisit',
  states: {
    awaitingVisit: {
      meta: {
        says: 'The next visit to the child is awaited.',
        deadline: 'visit',
        metBy: ['visit.made'],
        repeats: true,
        moment: 'betweenMeetings',
        next: [{ fact: 'visit.made', who: 'leadSocialWorker', what: 'Visit the child' }],
      },
      ...timed('visit'),
      on: {
        ...moving('visit'),
        'visit.made': { target: 'awaitingVisit', reenter: true, actions: 'rememberVisit' },
        'conference.held': [{ guard: 'planEnds', target: 'over' }, { actions: 'changeInterval' }],
        'plan.ended': 'over',
      },
    },
    over: { meta: { says: 'The plan has ended, and its visits with it.', rests: true } },
  },
});
