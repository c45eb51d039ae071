import type { AnyStateNode } from 'xstate';

import { MACHINES } from '../../../../machines/index.ts';
import type { StateMeta } from '../../../../machines/parts.ts';
import type { DeadlineId } from '../../../../policies/schema.ts';
import type { Role } from '../../../facts/roles.ts';

/** Who is to meet a deadline, as the machines say it: whoever does the step whose fact meets it. */
export const doerOf = (id: DeadlineId): Role | undefined => DOERS.get(id);

const DOERS: ReadonlyMap<DeadlineId, Role> = new Map(
  Object.values(MACHINES)
    .flatMap((machine) => nodesIn(machine.root))
    .flatMap((node) => {
      const { deadline, metBy = [], next = [] } = (node.meta ?? {}) as Partial<StateMeta>;
      const step = next.find(({ fact }) => metBy.includes(fact));
      return deadline && step ? [[deadline, step.who] as const] : [];
    }),
);

function nodesIn(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesIn)];
}
