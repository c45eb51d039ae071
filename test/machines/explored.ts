import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  initialTransition,
  transition,
} from 'xstate';

import { type MachineId, MACHINES } from '../../machines/index.ts';
import type { Heard, StateMeta } from '../../machines/parts.ts';
import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../../src/facts/day.ts';
import type { FactType } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, type Written, written } from '../given.ts';

/**
 * A machine walked through by XState alone, without the engine: from its start, by every fact and every tick of a
 * deadline that runs, to every configuration there is. Two are the same where states and what guards look at are.
 */
export type Step = { readonly from: Reached; readonly event: Heard; readonly to: Reached };
export type Reached = {
  readonly key: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly nodes: readonly AnyStateNode[];
};
export type Explored = {
  readonly machine: AnyStateMachine;
  readonly reached: readonly Reached[];
  readonly steps: readonly Step[];
};

const on: Day = '2026-02-02';
const LATER: Day = '2026-04-15';
const EARLIER: Day = '2026-03-04';

/** Every kind of fact, in every way that a guard can tell apart. */
const VOCABULARY: readonly Written[] = [
  { type: 'strategyDiscussion.held', on },
  { type: 'conference.arranged', on, kind: 'initial', for: LATER },
  reviewArranged(on, LATER),
  reviewArranged(on, EARLIER),
  planMade(on),
  { type: 'conference.held', on, kind: 'initial', decision: 'noPlan' },
  reviewHeld(on),
  reviewHeld(on, 'discontinue'),
  { type: 'coreGroup.arranged', on, for: LATER },
  { type: 'coreGroup.cancelled', on, reason: 'flu' },
  coreGroup(on),
  coreGroup('2026-03-02'),
  coreGroup('2026-04-13'),
  { type: 'record.circulated', on, meeting: 1 },
  { type: 'record.circulated', on, meeting: 2 },
  { type: 'record.agreed', on, meeting: 1 },
  { type: 'record.agreed', on, meeting: 2 },
  { type: 'record.answered', on, meeting: 1, member: 'teacher', answer: 'agrees' },
  { type: 'member.joined', on, role: 'teacher' },
  { type: 'member.left', on, role: 'teacher' },
  { type: 'worker.changed', on, leadSocialWorker: 'x' },
  { type: 'supervision.held', on },
  { type: 'plan.written', on, needs: [] },
  { type: 'plan.detailed', on },
  { type: 'plan.approved', on },
  { type: 'plan.distributed', on },
  { type: 'assessment.completed', on },
  { type: 'report.shared', on },
  { type: 'visit.made', on },
  { type: 'school.changed', on },
  { type: 'action.agreed', on, action: 'gp', what: 'x', who: 'y', by: LATER },
  { type: 'action.moved', on, action: 'gp', for: LATER },
  { type: 'action.done', on, action: 'gp' },
  { type: 'action.done', on, action: 'other' },
  ...['gaps', 'other'].flatMap((concern): Written[] => [
    { type: 'concern.raised', on, concern, about: 'plan' },
    { type: 'concern.managerInformed', on, concern },
    { type: 'concern.stepTaken', on, concern, step: 'tellManager' },
    { type: 'concern.decided', on, concern, outcome: 'planChanged' },
    { type: 'concern.resolved', on, concern },
  ]),
  { type: 'removal.recommended', on, agreed: true },
  { type: 'stepDown.agreed', on, route: 'childInNeed', consent: 'given' },
  { type: 'stepDown.agreed', on, route: 'none', consent: 'refused' },
  { type: 'plan.ended', on, reason: 'moved' },
];
const FACTS: readonly Heard[] = [
  ...written(VOCABULARY),
  // The engine says which meeting a plan sent out answers.
  ...written([{ type: 'plan.distributed', on }]).map((fact) => ({ ...fact, answers: 1 }) as Heard),
];

/** The facts that start a process of a machine, each in every way that makes a difference to it. */
const STARTS: Readonly<Record<Exclude<MachineId, 'plan'>, readonly Written[]>> = {
  record: [coreGroup(on), coreGroup(on, { planUpdated: true })],
  concern: [{ type: 'concern.raised', on, concern: 'gaps', about: 'plan' }],
  action: [{ type: 'action.agreed', on, action: 'gp', what: 'x', who: 'y', by: LATER }],
  review: [reviewArranged(on, LATER)],
  schoolMove: [{ type: 'school.changed', on }],
  assessment: [planMade(on)],
  visits: [planMade(on), planMade(on, { visitEvery: '2 weeks' })],
  document: [planMade(on)],
};
const KEYS: Partial<Record<MachineId, string>> = { concern: 'gaps', action: 'gp' };

function inputsOf(id: MachineId, policy: Policy): unknown[] {
  if (id === 'plan')
    return [
      { policy, born: null },
      { policy, born: '2010-05-05' },
    ];
  const plan = { anchors: {}, coreGroupsHeld: 1, visitEvery: null };
  return written(STARTS[id]).map((start) => ({ policy, start, key: KEYS[id] ?? '1', plan }));
}

type Watched = {
  readonly openConcerns?: readonly string[];
  readonly removed?: boolean;
  readonly reviewHeld?: boolean;
  readonly firstReviewHeld?: boolean;
  readonly planUpdated?: boolean;
  readonly anchors?: { readonly arrangedReview?: Day };
};

/** The configuration, and of the context only what some guard looks at. */
function keyOf(id: MachineId, { value, context }: AnyMachineSnapshot): string {
  const { openConcerns, removed, reviewHeld: held, firstReviewHeld, planUpdated, anchors } = context as Watched;
  const looked = [[...new Set(openConcerns)].toSorted(), removed, held, firstReviewHeld, planUpdated];
  return JSON.stringify([value, looked, id === 'review' ? anchors?.arrangedReview : null]);
}

export const metaOf = (node: AnyStateNode): StateMeta | undefined => node.meta as StateMeta | undefined;

/** What time can do there: the ticks of the deadlines that the states wait for. */
const ticksOf = (nodes: readonly AnyStateNode[]): Heard[] =>
  nodes.flatMap((node) => {
    const id = metaOf(node)?.deadline;
    if (!id) return [];
    return (['near', 'passed', 'moved', 'unset'] as const).map((tick): Heard => ({
      type: `deadline.${id}.${tick}`,
      on,
    }));
  });

export function explore(id: MachineId, policy: Policy): Explored {
  const machine: AnyStateMachine = MACHINES[id];
  const reached = new Map<string, Reached>();
  const steps: Step[] = [];
  const queue: Reached[] = [];
  const reach = (snapshot: AnyMachineSnapshot): Reached => {
    const key = keyOf(id, snapshot);
    const known = reached.get(key);
    if (known) return known;
    const fresh = { key, snapshot, nodes: snapshot._nodes as AnyStateNode[] };
    reached.set(key, fresh);
    queue.push(fresh);
    return fresh;
  };
  for (const input of inputsOf(id, policy)) reach(initialTransition(machine, input as never)[0]);
  for (let from = queue.shift(); from; from = queue.shift()) {
    for (const event of [...FACTS, ...ticksOf(from.nodes)]) {
      const [next] = transition(machine, from.snapshot, event);
      if (next !== from.snapshot) steps.push({ from, event, to: reach(next) });
    }
  }
  return { machine, reached: [...reached.values()], steps };
}

/** Whether some fact means something there. */
export const enabledFacts = ({ snapshot }: Reached): FactType[] =>
  FACTS.filter((fact) => snapshot.can(fact)).map(({ type }) => type as FactType);

const within = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(within)];
export const allNodes = ({ root }: AnyStateMachine): AnyStateNode[] => within(root);
export const pathOf = (node: AnyStateNode): string => node.path.join('.');
export const isIn = (snapshot: AnyMachineSnapshot, path: string): boolean =>
  (snapshot._nodes as AnyStateNode[]).some((node) => pathOf(node) === path);
