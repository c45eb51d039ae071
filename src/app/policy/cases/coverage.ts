import { MACHINE_IDS, type MachineId, MACHINES } from '../../../../machines/index.ts';
import type { StateMeta } from '../../../../machines/parts.ts';
import type { Moment, Policy } from '../../../../policies/schema.ts';
import { clauseUses, type Use } from '../../../../policies/uses.ts';
import { activeIn } from '../../../diagram/active.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import type { Box, Diagram, Edge } from '../../../diagram/model.ts';
import { takenEdges } from '../../../diagram/taken.ts';
import type { Move, Run, Step } from '../../../engine/run.ts';

/** What no case has gone through: states and transitions of each machine, and clauses whose rule never acted. */
export type Coverage = {
  readonly machines: readonly {
    readonly id: MachineId;
    readonly diagram: Diagram;
    readonly states: Part<Box>;
    readonly edges: Part<Edge>;
  }[];
  readonly clauses: Part<string>;
};
/** How many there are, and those that are missing. What the policy switches off is not counted. */
export type Part<T> = { readonly all: number; readonly missing: readonly T[] };

/** What the runs of cases went through under a policy. */
export function coverageOf(policy: Policy, runs: readonly Run[]): Coverage {
  const moves = runs.flatMap(({ history }) => history.flatMap((step) => step.moves.map((move) => ({ step, move }))));
  const machines = MACHINE_IDS.map((id) => {
    const diagram = diagramOf(MACHINES[id], policy);
    const own = moves.filter(({ move }) => machineOf(move) === id);
    const been = new Set(own.flatMap(({ move }) => statesOf(diagram, move)));
    if (id === 'plan' && runs.length > 0) for (const state of statesOf(diagram, START)) been.add(state);
    const taken = new Set(own.flatMap(({ step, move }) => [...takenEdges(diagram, { event: eventOf(step), ...move })]));
    return {
      id,
      diagram,
      states: partOf(
        diagram.boxes.slice(1).filter(({ off }) => !off),
        (box) => been.has(box.id),
      ),
      edges: partOf(
        diagram.edges.filter(({ off }) => !off),
        (edge) => taken.has(edge.id),
      ),
    };
  });
  const acted = whatActed(policy, runs);
  const uses = [...clauseUses(policy)].filter(
    ([id]) => policy.extends === null || !id.startsWith(`${policy.extends}.`),
  );
  return {
    machines,
    clauses: partOf(
      uses,
      ([, places]) => places.some(acted),
      ([id]) => id,
    ),
  };
}

function partOf<T>(all: readonly T[], isMet: (one: T) => boolean): Part<T>;
function partOf<T, M>(all: readonly T[], isMet: (one: T) => boolean, name: (one: T) => M): Part<M>;
function partOf<T>(all: readonly T[], isMet: (one: T) => boolean, name = (one: T): unknown => one): Part<unknown> {
  return { all: all.length, missing: all.filter((one) => !isMet(one)).map(name) };
}

const START: Move = { process: 'plan', from: [], to: ['beforePlan.noEnquiry'] };
const machineOf = ({ process }: Move): MachineId => process.split(':')[0] as MachineId;
const eventOf = ({ cause }: Step) => (cause.kind === 'fact' ? cause.fact.type : null);

function statesOf(diagram: Diagram, { from, to }: Move): readonly string[] {
  const { leaves, around, status } = activeIn(diagram, [...from, ...to]);
  const overdue = [...status].flatMap(([id, now]) => (now === 'overdue' ? [`${id}.overdue`] : []));
  return [...leaves, ...around, ...overdue];
}

/** Whether a rule came to act in any of the runs: its deadline ran, its fact was recorded, its moment came. */
function whatActed(policy: Policy, runs: readonly Run[]): (use: Use) => boolean {
  const facts = runs.flatMap((found) =>
    found.history.flatMap(({ cause }) => (cause.kind === 'fact' && cause.refused === null ? [cause.fact] : [])),
  );
  const recorded = new Set<string>(facts.map(({ type }) => type));
  const counted = new Set(runs.flatMap(({ deadlines }) => deadlines.flatMap(({ clauses }) => clauses)));
  const ran = new Set<string>(runs.flatMap(({ deadlines }) => deadlines.map(({ id }) => id)));
  const concerns = new Set<string>(facts.flatMap((fact) => (fact.type === 'concern.raised' ? [fact.about] : [])));
  const routes = new Set<string>(facts.flatMap((fact) => (fact.type === 'stepDown.agreed' ? [fact.route] : [])));
  const moments = momentsOf(runs);
  return ({ kind, path }) => {
    const [, first = '', second = ''] = path.map(String);
    switch (kind) {
      case 'deadline':
        if (first !== 'nextCoreGroup') return ran.has(first);
        return ruleClauses(policy, second).some((id) => counted.has(id));
      case 'check': {
        const check = policy.checks[Number(first)];
        return check !== undefined && recorded.has(check.on);
      }
      case 'task': {
        const task = policy.tasks[Number(first)];
        return task !== undefined && moments.has(task.during);
      }
      case 'form':
        return policy.forms[first as keyof Policy['forms']]?.with.some((type) => recorded.has(type)) === true;
      case 'ladder':
        return concerns.has(first);
      case 'stepDown':
        return first === 'consent' ? routes.size > 0 : routes.has(second);
      case 'guidance':
        return moments.has(first as Moment);
    }
  };
}

const ruleClauses = ({ deadlines: { nextCoreGroup } }: Policy, part: string): readonly string[] =>
  nextCoreGroup[part as keyof typeof nextCoreGroup]?.clauses ?? [];

/** The moments of the states that any process was in. */
function momentsOf(runs: readonly Run[]): ReadonlySet<Moment> {
  const found = new Set<Moment>(runs.length > 0 ? ['always'] : []);
  for (const { history } of runs)
    for (const { moves } of history)
      for (const move of moves)
        for (const path of [...move.from, ...move.to])
          for (const moment of momentsAt(machineOf(move), path)) found.add(moment);
  if (found.has('firstCoreGroup') || found.has('laterCoreGroup')) found.add('everyCoreGroup');
  return found;
}

function* momentsAt(machine: MachineId, path: string): Generator<Moment> {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const meta: StateMeta | undefined = MACHINES[machine].getStateNodeById(`${machine}.${place}`).meta;
    if (meta?.moment) yield meta.moment;
  }
}
