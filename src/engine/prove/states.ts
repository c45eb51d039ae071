import type { AnyStateMachine, AnyStateNode } from 'xstate';

import type { Moment } from './world.ts';

/** All states of a machine, its root first, in the order of the file. */
export const statesOf = (machine: AnyStateMachine): readonly AnyStateNode[] => inside(machine.root);

const inside = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(inside)];

/** Whether what is watched is in the state with the path, or in one inside it: "onPlan.meetings"; "" is the machine itself. */
export const isAt = ({ watched }: Pick<Moment, 'watched'>, path: string): boolean =>
  watched !== null && watched.view.paths.some((one) => path === '' || one === path || one.startsWith(`${path}.`));

export const pathOf = ({ path }: AnyStateNode): string => path.join('.');
