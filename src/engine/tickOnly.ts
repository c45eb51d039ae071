import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { MACHINES } from '../../machines/index.ts';
import type { StateMeta } from '../../machines/parts.ts';

function waitingIn(node: AnyStateNode): string[] {
  const { deadline } = (node.meta ?? {}) as Partial<StateMeta>;
  const inner = Object.values(node.states).flatMap(waitingIn);
  return deadline !== undefined && isTickOnly(node, node, `deadline.${deadline}.`) ? [deadline, ...inner] : inner;
}

/** Ticks stay within the waiting state and do nothing; and inside it nothing but ticks is heard. */
function isTickOnly(waiting: AnyStateNode, node: AnyStateNode, ticks: string): boolean {
  const leadOn = [...node.transitions.values(), node.always ?? []].flat();
  const areTicks = leadOn.every(({ eventType, actions, guard, target }) => {
    if (!String(eventType).startsWith(ticks)) return node === waiting && eventType !== '';
    return actions.length === 0 && guard === undefined && (target ?? []).every((to) => isInside(to, waiting));
  });
  const isQuiet = node === waiting || (node.entry.length === 0 && node.exit.length === 0);
  return areTicks && isQuiet && Object.values(node.states).every((inner) => isTickOnly(waiting, inner, ticks));
}

const isInside = (node: AnyStateNode, waiting: AnyStateNode): boolean =>
  node !== waiting && node.path.length > waiting.path.length && waiting.path.every((key, at) => node.path[at] === key);

/**
 * The deadlines that time alone does nothing with but show them as near or overdue: their ticks lead from one of their
 * own states of waiting to another, and change nothing else. What such a deadline's date is, no process depends on.
 */
export const TICK_ONLY: ReadonlySet<string> = new Set(
  Object.values(MACHINES as Readonly<Record<string, AnyStateMachine>>).flatMap(({ root }) => waitingIn(root)),
);
