import type { AnyStateMachine, AnyStateNode } from 'xstate';

import type { StateMeta } from '../../machines/parts.ts';
import type { Policy } from '../../policies/schema.ts';
import { FACT_NAMES, isFactType } from '../facts/vocabulary.ts';
import {
  type Box,
  type BoxKind,
  type Diagram,
  type Edge,
  type EdgeKind,
  type EdgeLine,
  type Hear,
  OTHERWISE,
  type RuleLine,
  type Wait,
} from './model.ts';
import { withUnreachedMarked } from './reach.ts';
import { describeRule, DOES_NOT_SAY, hasDate, timeText } from './rules.ts';
import { capitalised, filled, guardWords, spelledOut, uncapitalised } from './words.ts';

/** What machines/parts.ts `timed()` puts into a state that waits for a deadline. */
const WAITING_STATES = ['running', 'near', 'overdue', 'unset'];

const isTimed = (node: AnyStateNode): boolean =>
  Object.keys(node.states).length > 0 && Object.keys(node.states).every((key) => WAITING_STATES.includes(key));

/** A machine as boxes and edges, in the words of a policy. Everything is read from the machine; nothing is drawn twice. */
export function diagramOf(machine: AnyStateMachine, policy: Policy): Diagram {
  const nodes = nodesOf(machine.root);
  const boxes = nodes.flatMap((node) => boxesOf(node, policy));
  const edges = merged(nodes.flatMap((node) => [...transitionEdges(node), ...timerEdges(node, policy)]));
  return withUnreachedMarked({ id: machine.id, policy: policy.id, boxes, edges }, policy);
}

/** A state and the states inside it, in document order; a waiting state stands for those of `timed()`. */
const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...(isTimed(node) ? [] : Object.values(node.states).flatMap(nodesOf)),
];

const metaOf = (node: AnyStateNode): StateMeta | null => (node.meta as StateMeta | undefined) ?? null;

function kindOf(node: AnyStateNode): BoxKind {
  if (isTimed(node)) return 'waiting';
  if (node.parent?.type === 'parallel') return 'region';
  return node.type === 'parallel' || node.type === 'compound' ? node.type : 'atomic';
}

function boxesOf(node: AnyStateNode, policy: Policy): Box[] {
  const meta = metaOf(node);
  const wait = meta && waitOf(meta, policy);
  const box: Box = {
    id: node.id,
    parent: node.parent?.id ?? null,
    kind: kindOf(node),
    label: capitalised(spelledOut(node.key === '(machine)' ? node.machine.id : node.key)),
    says: meta && filled(policy, meta.says),
    initial: isInitial(node),
    wait,
    hears: hearsOf(node),
    off: false,
    folded: 0,
  };
  return isTimed(node) ? [box, overdueIn(box)] : [box];
}

const overdueIn = (box: Box): Box => ({
  ...box,
  id: `${box.id}.overdue`,
  parent: box.id,
  kind: 'overdue',
  label: 'Overdue',
  says: 'The date has passed and it is still awaited.',
  initial: false,
  wait: null,
  hears: [],
});

const isInitial = ({ id, parent }: AnyStateNode): boolean =>
  parent?.type === 'compound' && parent.initial.target.some((target: AnyStateNode) => target.id === id);

function waitOf({ deadline, metBy = [], silence }: StateMeta, policy: Policy): Wait | null {
  if (deadline) return { deadline, rules: describeRule(policy, deadline), metBy };
  if (!silence) return null;
  const rule = { when: null, text: DOES_NOT_SAY, silence: policy.silent[silence], strength: null, clauses: [] };
  return { deadline: null, rules: [rule], metBy };
}

type Transition = {
  readonly event: string;
  readonly guard: string | null;
  readonly targets: readonly AnyStateNode[];
};

/** The transitions of a state itself, ticks of its deadline left out. One after a guarded one says "otherwise". */
function transitionsOf(node: AnyStateNode): Transition[] {
  const byEvent = [...node.transitions].filter(([event]) => !event.startsWith('deadline.'));
  return [...byEvent, ['', node.always ?? []] as const].flatMap(([event, transitions]) =>
    transitions.map(({ guard, target }, index) => ({
      event,
      guard: guard === undefined ? (index > 0 ? OTHERWISE : null) : guardWords(guardName(guard)),
      targets: (target as readonly AnyStateNode[] | undefined) ?? [],
    })),
  );
}

function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return String(guard.type);
  return 'aConditionHolds';
}

function hearsOf(node: AnyStateNode): Hear[] {
  return transitionsOf(node).flatMap(({ event, guard, targets }) =>
    targets.length === 0 && isFactType(event) ? [{ event, text: FACT_NAMES[event], guard }] : [],
  );
}

function transitionEdges(node: AnyStateNode): Edge[] {
  const own = transitionsOf(node).flatMap((transition) => edgesOf(node.id, transition));
  // What else `timed()` was told to do once the date has passed.
  const overdue = isTimed(node) ? node.states['overdue'] : undefined;
  return overdue ? [...own, ...transitionsOf(overdue).flatMap((transition) => edgesOf(overdue.id, transition))] : own;
}

function edgesOf(from: string, { event, guard, targets }: Transition): Edge[] {
  const isAlways = event === '';
  const text = isAlways ? 'At once' : isFactType(event) ? FACT_NAMES[event] : spelledOut(event);
  const line: EdgeLine = { event: isFactType(event) ? event : null, text, guard, clauses: [], off: false };
  return targets.map((target) => edge(from, target.id, isAlways ? 'always' : 'fact', line));
}

const edge = (from: string, to: string, kind: EdgeKind, ...lines: readonly EdgeLine[]): Edge => ({
  id: `${kind}:${from}>${to}`,
  from,
  to,
  kind,
  lines,
  off: false,
});

function timerEdges(node: AnyStateNode, policy: Policy): Edge[] {
  const meta = metaOf(node);
  const wait = meta && waitOf(meta, policy);
  if (!wait?.deadline) return [];
  const off = !hasDate(wait.deadline, wait.rules);
  const lines = wait.rules.map((rule) => timerLine(rule, off));
  if (isTimed(node)) return [edge(node.id, `${node.id}.overdue`, 'timer', ...lines)];
  // A deadline that no state waits for is heard as the end of the plan when it passes: the eighteenth birthday.
  const ends = transitionsOf(node).filter(({ event }) => event === 'plan.ended');
  return ends.flatMap(({ targets }) => targets.map((target) => edge(node.id, target.id, 'timer', ...lines)));
}

const timerLine = (rule: RuleLine, off: boolean): EdgeLine => ({
  event: null,
  text: timeText(rule),
  guard: rule.when && uncapitalised(rule.when),
  clauses: rule.clauses,
  off,
});

function merged(edges: readonly Edge[]): Edge[] {
  const byId = new Map<string, Edge>();
  for (const one of edges) {
    const before = byId.get(one.id);
    byId.set(one.id, before ? { ...before, lines: [...before.lines, ...one.lines] } : one);
  }
  return [...byId.values()];
}
