import { ancestorsOf, type Box, childrenOf, type Diagram, type Edge, isInside, rootOf } from './model.ts';
import { boxOf } from './stubs.ts';

/** The ways on from a state: its own, and those of the states around it, which hold in it too. */
export const waysOn = ({ edges }: Diagram, id: string): readonly Edge[] =>
  [id, ...ancestorsOf(id)].flatMap((from) => edges.filter((edge) => edge.from === from));

/** The ways that lead right to a state. */
export const waysIn = ({ edges }: Diagram, id: string): readonly Edge[] => edges.filter(({ to }) => to === id);

/**
 * A shortest way along edges that happen under the policy, from where the machine starts to a state; null where there
 * is none. Being in a state is being in those around it, and entering one starts what is inside.
 */
export function shortestWay(diagram: Diagram, to: string): readonly Edge[] | null {
  const ways = new Map<string, readonly Edge[]>(startsOf(diagram, rootOf(diagram)).map((id) => [id, []]));
  for (const [id, way] of ways) {
    if (id === to || isInside(id, to)) return way;
    for (const edge of waysOn(diagram, id)) {
      const target = boxOf(diagram, edge.to);
      if (edge.off || !target) continue;
      for (const next of [...startsOf(diagram, target), ...besides(diagram, edge.to)])
        if (!ways.has(next)) ways.set(next, [...way, edge]);
    }
  }
  return null;
}

/** The states that are entered with a box: itself, and where it starts inside. */
const startsOf = (diagram: Diagram, box: Box): readonly string[] => [
  box.id,
  ...childrenOf(diagram, box.id)
    .filter(({ initial, kind }) => initial || kind === 'region')
    .flatMap((child) => startsOf(diagram, child)),
];

/** Entering one region starts the others beside it. */
const besides = (diagram: Diagram, id: string): readonly string[] =>
  ancestorsOf(id)
    .filter((around) => boxOf(diagram, around)?.kind === 'parallel')
    .flatMap((around) =>
      childrenOf(diagram, around)
        .filter((region) => region.id !== id && !isInside(id, region.id))
        .flatMap((region) => startsOf(diagram, region)),
    );

/** The states whose names have these words, in the diagram's order. */
export function findStates({ boxes }: Diagram, words: string): readonly Box[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  return boxes
    .slice(1)
    .filter(({ kind, label, says }) => kind !== 'overdue' && `${label} ${says ?? ''}`.toLowerCase().includes(wanted));
}
