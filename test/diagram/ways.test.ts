import { describe, expect, test } from 'vitest';

import { MACHINE_IDS, MACHINES } from '../../machines/index.ts';
import { prove } from '../../src/engine/prove/prove.ts';
import { possible, strollAlong, told, waited, wayTo } from '../../src/engine/prove/stroll.ts';
import { startOf } from '../../src/diagram/model.ts';
import { findStates, shortestWay, waysOn } from '../../src/diagram/ways.ts';
import { run } from '../../src/engine/run.ts';
import { must } from '../../src/facts/must.ts';
import { diagram, policyOf } from './diagrams.ts';

const plan = diagram('plan', 'croydon');

describe('ways through a diagram', () => {
  test('a state is left by its own ways and by those of the states around it', () => {
    const ways = waysOn(plan, 'plan.onPlan.meetings.awaitingNextCoreGroup').map(({ to }) => to);
    expect(ways).toContain('plan.onPlan.meetings.awaitingNextCoreGroup');
    expect(ways).toContain('plan.stepDown');
  });

  test('there is a shortest way to every state that is reached, and it hangs together', () => {
    for (const machine of MACHINE_IDS) {
      const drawn = diagram(machine, 'croydon');
      const without = drawn.boxes.filter(({ id, off }) => !off && shortestWay(drawn, id) === null);
      expect(without).toEqual([]);
    }
    expect(shortestWay(plan, 'plan.onPlan')?.map(({ to }) => to)).toEqual(['plan.onPlan']);
    expect(shortestWay(plan, 'plan.onPlan.meetings.awaitingNextCoreGroup')).toHaveLength(2);
  });

  test('a machine starts in the innermost of its first states; where all its regions start, in the first', () => {
    expect(startOf(plan).id).toBe('plan.beforePlan.noEnquiry');
    expect(startOf(diagram('record', 'croydon')).id).toBe('record.minutes.awaitingCirculation');
  });

  test('a state is found by the words of its name', () => {
    expect(findStates(plan, 'FIRST core').map(({ id }) => id)).toContain('plan.onPlan.meetings.awaitingFirstCoreGroup');
    expect(findStates(plan, '  ')).toEqual([]);
  });
});

describe('a run from any state', () => {
  const policy = policyOf('croydon');

  test.each(MACHINE_IDS)('M7: %s begins in the state that was asked for, and the engine says the same', (machineId) => {
    const world = { machines: MACHINES, machineId, policy };
    const { boxes, edges } = diagram(machineId, 'croydon');
    // What is left at once is no place to begin in.
    const isPassing = (id: string): boolean => edges.some(({ from, kind }) => from === id && kind === 'always');
    const closed = prove(machineId, policy).closed.map((one) => one.state);
    const isClosed = (id: string): boolean => closed.some((one) => id === one || id.startsWith(`${one}.`));
    for (const { id } of boxes.slice(1).filter((box) => !box.off && !isPassing(box.id) && !isClosed(box.id))) {
      const path = id.slice(machineId.length + 1);
      const way = must(wayTo(world, path), `a way to ${id}`);
      const { moment, facts } = strollAlong(world, way);
      const paths = moment.watched?.view.paths ?? [];
      expect(paths.filter((one) => one === path || one.startsWith(`${path}.`))).not.toEqual([]);
      const found = run(policy, facts, { asOf: moment.day, born: way.born });
      expect([...found.processes.values()].map(({ view }) => view.paths.join())).toContain(paths.join());
    }
  });

  test('goes on with what can be recorded, and with time', () => {
    const world = { machines: MACHINES, machineId: 'plan', policy } as const;
    const start = strollAlong(world, must(wayTo(world, 'onPlan.meetings.awaitingFirstCoreGroup'), 'a way'));
    const held = must(
      possible(world, start).find(({ type }) => type === 'coreGroup.held'),
      'a core group',
    );
    const after = told(world, start, held);
    expect(after.moment.plan.view.paths.join()).toContain('awaitingNextCoreGroup');
    expect(waited(world, start, '2026-03-31').moment.plan.view.paths.join()).toContain(
      'awaitingFirstCoreGroup.overdue',
    );
  });
});
