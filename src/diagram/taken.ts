import type { FactType } from '../facts/vocabulary.ts';
import { type Active, activeIn } from './active.ts';
import type { Diagram, Edge } from './model.ts';

/** What one step did to a process: the state paths before and after it, and the fact; null where a deadline passed. */
export type Change = {
  readonly event: FactType | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/** The ids of the edges along which a step went. */
export function takenEdges(diagram: Diagram, { event, from, to }: Change): ReadonlySet<string> {
  const before = activeIn(diagram, from);
  const after = activeIn(diagram, to);
  const isTaken = (edge: Edge): boolean => {
    if (edge.kind === 'timer') return event === null && isNewlyOverdue(edge, before, after);
    const isItsFact = edge.kind === 'always' || edge.lines.some((line) => line.event === event);
    return isItsFact && isIn(edge.from, before) && isIn(edge.to, after);
  };
  return new Set(diagram.edges.filter(isTaken).map(({ id }) => id));
}

const isIn = (id: string, { leaves, around, status }: Active): boolean =>
  leaves.has(id) || around.has(id) || [...status].some(([box, now]) => now === 'overdue' && id === `${box}.overdue`);

const isNewlyOverdue = ({ from }: Edge, before: Active, after: Active): boolean =>
  after.status.get(from) === 'overdue' && before.status.get(from) !== 'overdue';
