import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

import type { Common, Heard, StateMeta } from '../../machines/parts.ts';
import { type MachineId, MACHINES } from '../../machines/index.ts';
import type { PlanContext } from '../../machines/plan/context.ts';
import { must } from '../facts/must.ts';
import { takes, walk } from './walk.ts';
import { openTable, type Place, type Table } from './tables.ts';

/** A state that waits, or says something, and its id in the machine. */
export type ActiveState = { readonly node: string; readonly meta: StateMeta };

/** What an XState configuration comes to for the engine; worked out once for each configuration of each machine. */
export type View = {
  /** Paths of the innermost active states: `onPlan.meetings.awaitingNextCoreGroup.overdue`. */
  readonly paths: readonly string[];
  readonly active: readonly ActiveState[];
  /** Those of them for which a deadline runs. */
  readonly waiting: readonly ActiveState[];
  /** Nothing is awaited any more. */
  readonly rests: boolean;
};

/** One running machine. Its key names it in the case: `plan`, `record:2`, `concern:neglect-at-home`. */
export type Process = {
  readonly key: string;
  readonly machineId: MachineId;
  readonly context: Common;
  readonly place: Place<View>;
  readonly view: View;
};

/** The processes of a case by their keys. */
export type Processes = ReadonlyMap<string, Process>;

export const contextOf = (process: Process): Common => process.context;
export const planOf = (processes: Processes): Process => must(processes.get('plan'), 'the plan of a case');
export const planContextOf = (processes: Processes): PlanContext => contextOf(planOf(processes)) as PlanContext;

const tables = new WeakMap<AnyStateMachine, Table<View>>();

function tableOf(machineId: MachineId, machine: AnyStateMachine): Table<View> {
  const table = tables.get(machine) ?? openTable(machine, (snapshot) => readView(machineId, snapshot));
  tables.set(machine, table);
  return table;
}

/** A process of the machine that is built in, or of a changed one in its place. */
export function startProcess(
  machineId: MachineId,
  key: string,
  input: unknown,
  machine: AnyStateMachine = MACHINES[machineId],
): Process {
  const { contextFrom, start } = tableOf(machineId, machine);
  const init = { type: 'xstate.init', input };
  const args = { context: contextFrom(input), event: init };
  const { place } = walk(start, args);
  return { key, machineId, context: args.context as Common, place, view: place.view };
}

/** The process after an event; the very same process where the event means nothing to it. */
export function hear(process: Process, event: Heard): Process {
  const crossing = process.place.on(event.type);
  if (crossing.leadsNowhere) return process;
  const args = { context: process.context as object, event };
  const { changed, place } = walk(crossing, args);
  if (!changed) return process;
  const { key, machineId } = process;
  return { key, machineId, context: args.context as Common, place, view: place.view };
}

/** False where nothing can come of the event, as of most events for most processes. */
export const mayHear = (process: Process, event: Heard): boolean => !process.place.on(event.type).leadsNowhere;

export const accepts = (process: Process, event: Heard): boolean =>
  takes(process.place.on(event.type), { context: process.context, event });

function readView(machineId: MachineId, snapshot: AnyMachineSnapshot): View {
  const paths = leafPaths(snapshot.value as StateValue);
  const metas = snapshot.getMeta() as Record<string, StateMeta | undefined>;
  // XState gives them in the order in which they were entered; the machine's own order does not depend on the past.
  const order = ({ node }: ActiveState): number => snapshot.machine.getStateNodeById(node).order;
  const active = Object.entries(metas)
    .flatMap(([node, meta]) => (meta ? [{ node, meta }] : []))
    .toSorted((a, b) => order(a) - order(b));
  const said = new Set(active.map(({ node }) => node.slice(machineId.length + 1)));
  const rests = paths.every((path) => {
    const place = nearest(path, said);
    return place !== null && metas[`${machineId}.${place}`]?.rests === true;
  });
  return { paths, active, waiting: active.filter(({ meta }) => meta.deadline), rests };
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
