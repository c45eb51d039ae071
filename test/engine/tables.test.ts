import { assign, createMachine, setup } from 'xstate';
import { describe, expect, it, vi } from 'vitest';

import { type MachineId, MACHINE_IDS, MACHINES } from '../../machines/index.ts';
import type { Policy } from '../../policies/schema.ts';
import type * as Real from '../../src/engine/process.ts';
import type { Process } from '../../src/engine/process.ts';
import { run } from '../../src/engine/run.ts';
import { openTable } from '../../src/engine/tables.ts';
import { must } from '../../src/facts/must.ts';
import { POLICIES } from '../given.ts';
import { eventsFor, inputsOf } from './events.ts';
import { AS_OF, disorderly } from './logs.ts';
import type { shadowed } from './shadow.ts';

const shadow = vi.hoisted(() => ({ current: null as ReturnType<typeof shadowed> | null }));
vi.mock('../../src/engine/process.ts', async (importOriginal) => {
  const { shadowed: beside } = await import('./shadow.ts');
  shadow.current = beside(await importOriginal<typeof Real>());
  return shadow.current.process;
});

/** Without a number of its own a run checks what fits into a few seconds; `npm run equal -- 100000` is the whole proof. */
const SEED = Number(process.env.SEED ?? 11);
const LOGS = Number(process.env.LOGS ?? 200);

describe('The tables make the steps that XState makes', () => {
  it(`on ${LOGS} logs of facts, orderly and not: states, contexts, what is accepted, what means nothing`, async () => {
    let played = 0;
    for (const { policy, child, facts } of disorderly(SEED, LOGS)) {
      run(policy, facts, { asOf: AS_OF, born: child.born });
      // A worker that says nothing for many minutes is given up by the test runner.
      if (++played % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(shadow.current?.count.steps).toBeGreaterThan(LOGS * 20);
  }, 36_000_000);

  it.each(MACHINE_IDS)(
    'in every state that the machine %s can reach, with every kind of event, under every policy',
    (id) => {
      const reached = new Set<string>();
      for (const policy of POLICIES) {
        for (const place of explore(id, policy)) reached.add(place);
      }
      // A state that is left at once is never come to rest in.
      const missing = leaves(MACHINES[id].root).filter((leaf) => !reached.has(leaf));
      expect(missing.filter((leaf) => !/(^|\.)looking$/.test(leaf))).toEqual([]);
    },
    600_000,
  );
});

/** Walks from state to state with every event there is, by tables and by XState; the paths it came by. */
function explore(id: MachineId, policy: Policy): Set<string> {
  const { startProcess, hear, accepts } = must(shadow.current, 'the shadow').process;
  const known = new Set<string>();
  const reached = new Set<string>();
  const waiting: Process[] = inputsOf(id, policy).map((input) => startProcess(id, id, input));
  const events = eventsFor(id);
  for (let process = waiting.pop(); process; process = waiting.pop()) {
    const key = process.view.paths.join();
    if (known.has(key)) continue;
    known.add(key);
    for (const path of process.view.paths) reached.add(path);
    for (const event of events) {
      accepts(process, event);
      waiting.push(hear(process, event));
    }
  }
  return reached;
}

describe('A machine that tables cannot hold is refused, by the state that makes it so', () => {
  const open = (config: object) => () => openTable(createMachine({ id: 'm', context: {}, ...config } as never), String);
  const between = (transition: object) => ({ initial: 'a', states: { a: { on: { go: transition } }, b: {} } });

  it('a guard without a name', () => {
    expect(open(between({ target: 'b', guard: () => true }))).toThrow('m.a has a guard without a name');
  });
  it('an action without a name', () => {
    expect(open(between({ target: 'b', actions: () => {} }))).toThrow('m.a has an action without a name');
  });
  it('a timer', () => {
    expect(open({ initial: 'a', states: { a: { after: { 1000: 'b' } }, b: {} } })).toThrow('m.a has a timer');
  });
  it('a history', () => {
    expect(open({ initial: 'a', states: { a: {}, h: { type: 'history' } } })).toThrow('m.h has a history');
  });
  it('a pattern for events', () => {
    expect(open({ initial: 'a', states: { a: { on: { '*': 'b' } }, b: {} } })).toThrow('m.a has an event by pattern');
  });
  it('an action of XState that is not made by changing()', () => {
    const machine = setup({ actions: { count: assign({}) } }).createMachine({ id: 'm', context: {} });
    expect(() => openTable(machine, String)).toThrow('m has an action of XState that is not made by changing()');
  });
});

type Node = { readonly key: string; readonly states: Readonly<Record<string, Node>> };
const leaves = ({ states }: Node, path = ''): string[] => {
  const inner = Object.values(states);
  return inner.length === 0 ? [path.slice(1)] : inner.flatMap((state) => leaves(state, `${path}.${state.key}`));
};
