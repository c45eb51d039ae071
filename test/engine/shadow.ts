import { isDeepStrictEqual } from 'node:util';

import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import { assert } from 'vitest';

import { MACHINES } from '../../machines/index.ts';
import type { Heard } from '../../machines/parts.ts';
import type * as Real from '../../src/engine/process.ts';
import type { Process } from '../../src/engine/process.ts';

/** Says what differs, and only then: words for every step would take longer than the steps. */
function mustAgree(ours: unknown, theirs: unknown, what: () => string): void {
  if (!isDeepStrictEqual(ours, theirs)) assert.deepEqual(ours, theirs, what());
}

/** Every process by the engine's tables with XState's own snapshot at its side; a step in which they differ fails. */
export function shadowed(real: typeof Real) {
  const snapshots = new WeakMap<Process, AnyMachineSnapshot>();
  const machineOf = ({ machineId }: Process): AnyStateMachine => MACHINES[machineId];
  const snapshotOf = (process: Process): AnyMachineSnapshot => {
    const snapshot = snapshots.get(process);
    if (!snapshot) throw new Error(`Nothing shadows ${process.key}.`);
    return snapshot;
  };
  const read = new WeakSet<object>();
  const count = { steps: 0, visited: new Set<string>() };

  const known = new Set<string>();

  const compared = (process: Process, snapshot: AnyMachineSnapshot, what: () => string): Process => {
    mustAgree(process.view.paths, leafPaths(snapshot.value as Value), what);
    if (!read.has(process.view)) {
      const metas = snapshot.getMeta() as Record<string, unknown>;
      const said = Object.keys(metas).filter((node) => metas[node] !== undefined);
      mustAgree(process.view.active.map(({ node }) => node).toSorted(), said.toSorted(), what);
      read.add(process.view);
    }
    mustAgree(process.context, snapshot.context, what);
    for (const path of process.view.paths) count.visited.add(`${process.machineId}.${path}`);
    count.steps++;
    snapshots.set(process, snapshot);
    return process;
  };

  return {
    count,
    process: {
      ...real,
      startProcess: (...[id, key, input]: Parameters<typeof real.startProcess>): Process => {
        const [snapshot] = initialTransition(MACHINES[id] as AnyStateMachine, input as never);
        return compared(real.startProcess(id, key, input), snapshot, () => `${key} starts`);
      },
      hear: (process: Process, event: Heard): Process => {
        const before = snapshotOf(process);
        const [snapshot] = transition(machineOf(process), before, event);
        const after = real.hear(process, event);
        const what = (): string => `${process.key} hears ${JSON.stringify(event)} in ${JSON.stringify(before.value)}`;
        mustAgree(after === process, snapshot === before, () => `${what()}: whether it means anything`);
        return compared(after, snapshot, what);
      },
      mayHear: (process: Process, event: Heard): boolean => {
        const may = real.mayHear(process, event);
        if (may) return may;
        // No guard was looked at, so the state and the kind of event decide alone: once is as good as always.
        const place = `${process.machineId} ${process.view.paths.join()} ${event.type}`;
        if (known.has(place)) return may;
        known.add(place);
        const before = snapshotOf(process);
        const [snapshot] = transition(machineOf(process), before, event);
        assert.equal(snapshot, before, `${process.key} hears ${JSON.stringify(event)}, and nothing comes of it`);
        count.steps++;
        return may;
      },
      accepts: (process: Process, event: Heard): boolean => {
        const accepts = real.accepts(process, event);
        const before = snapshotOf(process);
        mustAgree(accepts, before.can(event), () => `${process.key} accepts ${JSON.stringify(event)}`);
        return accepts;
      },
    } satisfies typeof Real,
  };
}

type Value = string | { readonly [region: string]: Value };
const leafPaths = (value: Value): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([region, inner]) => leafPaths(inner).map((path) => `${region}.${path}`));
