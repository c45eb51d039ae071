import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** All states of a machine, its root first, in the order of the file. */
export const statesOf = (machine: AnyStateMachine): readonly AnyStateNode[] => inside(machine.root);

const inside = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(inside)];
