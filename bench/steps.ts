import { createActor, initialTransition, type StateValue, transition } from 'xstate';

import { planMachine } from '../machines/plan/machine.ts';
import type { PlanInput } from '../machines/plan/context.ts';
import type { Heard } from '../machines/parts.ts';
import { hear, startProcess } from '../src/engine/process.ts';
import { run } from '../src/engine/run.ts';
import { AS_OF, caseload } from './caseload.ts';
import { measure, type Way } from './measure.ts';
import { newPlan, pathsOf, reducePlan } from './reducer.ts';
import { large, leftOut, type Row, times } from './table.ts';

type Log = { readonly input: PlanInput; readonly events: readonly Heard[] };

/** What the plan of each child hears, deadlines included. A step is one event heard by one machine. */
function logsOf(seed: number, children: number): Log[] {
  return caseload(seed, children).map(({ policy, child: { born }, facts }) => {
    const { history } = run(policy, facts, { asOf: AS_OF, born });
    const events = history.flatMap(({ on, cause }): Heard[] => {
      if (cause.kind === 'fact') return cause.refused === null ? [cause.fact] : [];
      return cause.process === 'plan' ? [{ type: `deadline.${cause.id}.${cause.tick}`, on }] : [];
    });
    return { input: { policy, born }, events };
  });
}

const leafPaths = (value: StateValue): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([key, inner]) => leafPaths(inner ?? '').map((path) => `${key}.${path}`));

const WAYS: Readonly<Record<string, (log: Log) => unknown>> = {
  'actor.send': ({ input, events }) => {
    const actor = createActor(planMachine, { input }).start();
    for (const event of events) actor.send(event);
    return leafPaths(actor.getSnapshot().value);
  },
  'transition()': ({ input, events }) => {
    let [snapshot] = initialTransition(planMachine, input);
    for (const event of events) [snapshot] = transition(planMachine, snapshot, event);
    return leafPaths(snapshot.value);
  },
  tables: ({ input, events }) => {
    let process = startProcess('plan', 'plan', input);
    for (const event of events) process = hear(process, event);
    return process.view.paths;
  },
  reducer: ({ input, events }) => pathsOf(events.reduce(reducePlan, newPlan(input))),
};

/** XState is slow enough to be timed on a tenth of the children. */
const isSlow = (name: string): boolean => name === 'actor.send' || name === 'transition()';

/** The same events through the same machine: by XState, by the tables that the engine steps through, by hand. */
export function stepRows(seed: number): Row[] {
  const logs = logsOf(seed, 600);
  const few = logs.slice(0, 40);
  const ways = Object.entries(WAYS);
  for (const log of few) {
    const [expected, ...found] = ways.map(([, play]) => JSON.stringify(play(log)));
    if (found.some((paths) => paths !== expected))
      throw new Error(`The ways differ: ${[expected, ...found].join(' ')}`);
  }
  const { perSecond, ratio } = measure(
    ways.map(([name, play]): Way => {
      const those = isSlow(name) ? few : [...logs, ...logs];
      const steps = those.reduce((sum, { events }) => sum + events.length, 0);
      return {
        name,
        work: () => {
          for (const log of those) play(log);
          return steps;
        },
      };
    }),
  );
  const row = (name: string, what: string): Row => ({
    what: `steps of the plan a second: ${what}`,
    value: large(perSecond(name)),
    target: '',
    met: null,
    figures: { perSecond: perSecond(name) },
  });
  const over = ratio('tables', 'actor.send');
  const under = ratio('tables', 'reducer');
  return [
    row('actor.send', 'bare actor.send'),
    row('transition()', 'bare transition()'),
    row('tables', 'the tables'),
    row('reducer', 'a reducer written by hand'),
    {
      what: 'the tables against bare actor.send',
      value: times(over),
      target: '≥ 20 ×',
      met: over >= 20,
      figures: { ratio: over },
    },
    {
      what: 'the tables against the reducer written by hand',
      value: times(under),
      target: '≥ 0.5 ×',
      met: under >= 0.5,
      why: 'Steps alone; whole cases with dates and breaches are compared below.',
      figures: { ratio: under },
    },
    leftOut(
      'scion-core 2.6',
      '',
      'Given the states, guards and changes of the plan, it does not leave the parallel state when a review ends the plan: not the same work.',
    ),
    leftOut('bpmn-engine', '', 'BPMN has no statecharts: a process drawn for it would not be the same work.'),
  ];
}
