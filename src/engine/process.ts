import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';

import type { Common, Heard, StateMeta } from '../../machines/parts.ts';
import { type MachineId, MACHINES } from '../../machines/index.ts';
import type { PlanContext } from '../../machines/plan/context.ts';
import { must } from '../facts/must.ts';

/** A state that waits, or says something, and its id in the machine. */
export type ActiveState = { readonly node: string; readonly meta: StateMeta };

/** What an XState configuration comes to for the engine; worked out once for each configuration of each machine. */
export type View = {
  /** Paths of the innermost active states: `onPlan.meetings.awaitingNextCoreGroup.overdue`. */
  readonly paths: readonly string[];
  readonly active: readonly ActiveState[];
  /** Nothing is awaited any more. */
  readonly rests: boolean;
};

/** One running machine. Its key names it in the case: `plan`, `record:2`, `concern:neglect-at-home`. */
export type Process = {
  readonly key: string;
  readonly machineId: MachineId;
  readonly snapshot: AnyMachineSnapshot;
  readonly view: View;
};

/** The processes of a case by their keys. */
export type Processes = ReadonlyMap<string, Process>;

export const contextOf = (process: Process): Common => process.snapshot.context as Common;
export const planOf = (processes: Processes): Process => must(processes.get('plan'), 'the plan of a case');
export const planContextOf = (processes: Processes): PlanContext => contextOf(planOf(processes)) as PlanContext;

export function startProcess(machineId: MachineId, key: string, input: unknown): Process {
  const machine: AnyStateMachine = MACHINES[machineId];
  const [snapshot] = initialTransition(machine, input as never);
  return { key, machineId, snapshot, view: viewOf(machineId, snapshot) };
}

/** The process after an event; the very same process where the event means nothing to it. */
export function hear(process: Process, event: Heard): Process {
  const machine: AnyStateMachine = MACHINES[process.machineId];
  const [snapshot] = transition(machine, process.snapshot, event);
  if (snapshot === process.snapshot) return process;
  return { ...process, snapshot, view: viewOf(process.machineId, snapshot) };
}

export const accepts = (process: Process, event: Heard): boolean => process.snapshot.can(event);

const views = new Map<string, View>();

function viewOf(machineId: MachineId, snapshot: AnyMachineSnapshot): View {
  const key = `${machineId} ${JSON.stringify(snapshot.value)}`;
  let view = views.get(key);
  if (!view) {
    view = readView(machineId, snapshot);
    views.set(key, view);
  }
  return view;
}

function readView(machineId: MachineId, snapshot: AnyMachineSnapshot): View {
  const paths = leafPaths(snapshot.value as StateValue);
  const metas = snapshot.getMeta() as Record<string, StateMeta | undefined>;
  const active = Object.entries(metas).flatMap(([node, meta]) => (meta ? [{ node, meta }] : []));
  const said = new Set(active.map(({ node }) => node.slice(machineId.length + 1)));
  const rests = paths.every((path) => {
    const place = nearest(path, said);
    return place !== null && metas[`${machineId}.${place}`]?.rests === true;
  });
  return { paths, active, rests };
}

/** The innermost state on a path that says something. */
function nearest(path: string, said: ReadonlySet<string>): string | null {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    if (said.has(place)) return place;
  }
  return null;
}

type StateValue = string | { readonly [region: string]: StateValue };

const leafPaths = (value: StateValue): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([region, inner]) => leafPaths(inner).map((path) => `${region}.${path}`));
