import { type Box, type Diagram, type Edge, type EdgeLine, isInside, OTHERWISE } from './model.ts';

/** The box that stands for a box when these are folded: itself, or the outermost folded one around it. */
const standIn = (id: string, folds: ReadonlySet<string>): string =>
  [...folds].filter((fold) => isInside(id, fold)).toSorted((a, b) => a.length - b.length)[0] ?? id;

/** Where an edge goes when these boxes are folded; null where it is folded away itself. */
function foldedEdge(
  edge: Pick<Edge, 'kind' | 'from' | 'to'>,
  folds: ReadonlySet<string>,
): Pick<Edge, 'id' | 'from' | 'to'> | null {
  const from = standIn(edge.from, folds);
  const to = standIn(edge.to, folds);
  const isAway = from === to && (edge.from !== edge.to || edge.from !== from);
  return isAway ? null : { id: `${edge.kind}:${from}>${to}`, from, to };
}

/** The same diagram with what is inside these boxes folded away; edges to it lead to the box. */
export function folded(diagram: Diagram, folds: ReadonlySet<string>): Diagram {
  const boxes = diagram.boxes
    .filter(({ id }) => standIn(id, folds) === id)
    .map((box) => (folds.has(box.id) ? closed(box, diagram) : box));
  const edges = new Map<string, Edge>();
  for (const edge of diagram.edges) {
    const place = foldedEdge(edge, folds);
    if (!place) continue;
    const before = edges.get(place.id);
    edges.set(
      place.id,
      before
        ? { ...before, lines: joined([...before.lines, ...edge.lines]), off: before.off && edge.off }
        : { ...edge, ...place },
    );
  }
  return { ...diagram, boxes, edges: [...edges.values()] };
}

const closed = (box: Box, { boxes }: Diagram): Box => ({
  ...box,
  kind: box.kind === 'region' ? 'region' : 'atomic',
  folded: boxes.filter(({ id, kind }) => isInside(id, box.id) && kind !== 'overdue').length,
});

/** The same fact is said once, with its conditions; "otherwise" means that there is none. */
function joined(lines: readonly EdgeLine[]): readonly EdgeLine[] {
  const byText = new Map<string, EdgeLine>();
  for (const line of lines) {
    const before = byText.get(line.text);
    byText.set(
      line.text,
      before ? { ...before, guard: eitherGuard(before.guard, line.guard), off: before.off && line.off } : line,
    );
  }
  return [...byText.values()];
}

function eitherGuard(a: string | null, b: string | null): string | null {
  if (a === b) return a;
  return [a, b].some((guard) => guard === null || guard === OTHERWISE) ? null : `${a} or ${b}`;
}
