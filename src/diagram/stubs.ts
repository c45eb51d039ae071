import { type Box, childrenOf, type Diagram, type Edge, isInside } from './model.ts';

/**
 * Edges that are not drawn as a line from box to box, because the line would only make the picture harder to read:
 * `again` leads back to its own box and is a line of text in it; `back` leads to a box further up and ends in a sign
 * that names it; `anywhere` leads from a box to one inside it and starts at a sign beside that one; `overdue` is the
 * dashed way inside a waiting box.
 */
export type Stub = 'again' | 'back' | 'anywhere' | 'overdue';

export function stubOf(edge: Edge, diagram: Diagram): Stub | null {
  const { from, to } = edge;
  if (from === to) return 'again';
  if (edge.kind === 'timer' && boxOf(diagram, to)?.kind === 'overdue') return 'overdue';
  if (isInside(to, from)) return 'anywhere';
  return isUp(edge, diagram) && !isJustAbove(edge, diagram) ? 'back' : null;
}

export const boxOf = ({ boxes }: Diagram, id: string): Box | undefined => boxes.find((box) => box.id === id);

/** Whether an edge leads to a box that comes earlier in the machine. */
export function isUp({ from, to }: Edge, { boxes }: Diagram): boolean {
  const position = (id: string): number => boxes.findIndex((box) => box.id === id);
  return position(to) < position(from);
}

function isJustAbove({ from, to }: Edge, diagram: Diagram): boolean {
  const parent = boxOf(diagram, from)?.parent;
  const siblings = parent ? childrenOf(diagram, parent).map(({ id }) => id) : [];
  return siblings.includes(to) && siblings.indexOf(to) === siblings.indexOf(from) - 1;
}
