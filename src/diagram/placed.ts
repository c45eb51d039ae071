import { type ElkEdge, type ElkNode, signId, sizeOf } from './elk.ts';
import type { Label, Layout, PlacedBox, PlacedEdge, Point, Rect, Sizes, TextBlock } from './layout.ts';
import { ancestorsOf, commonBox, type Box, type Diagram, type Edge } from './model.ts';
import { movedBy } from './moved.ts';
import { withRegions } from './regions.ts';
import { straightened } from './straight.ts';
import { isUp, stubOf } from './stubs.ts';
import { tintOf } from './tint.ts';

const MARGIN = 1;

/** What ELK placed, as the layout of the diagram it was made from. */
export function fromElk(diagram: Diagram, sizes: Sizes, placed: ElkNode): Layout {
  const rects = rectsOf(placed);
  const boxes = diagram.boxes.flatMap((box) => placedBox(box, diagram, sizes, rects));
  const elkEdges = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  const edges = diagram.edges.flatMap((edge) => placedEdge(edge, diagram, sizes, rects, elkEdges.get(edge.id)));
  return straightened(
    withRegions({
      diagram,
      width: (placed.width ?? 0) + MARGIN,
      height: (placed.height ?? 0) + MARGIN,
      boxes,
      edges,
      dividers: [],
    }),
  );
}

function rectsOf(node: ElkNode): Map<string, Rect> {
  const { id, x = 0, y = 0, width = 0, height = 0, children = [] } = node;
  return new Map([[id, onGrid({ x, y, width, height })], ...children.flatMap((child) => [...rectsOf(child)])]);
}

/** On whole units, so that lines are sharp. What is at the same place stays at the same place. */
const onGrid = <T extends Point>(thing: T): T => ({ ...thing, x: Math.round(thing.x), y: Math.round(thing.y) });

function placedBox(box: Box, diagram: Diagram, sizes: Sizes, rects: ReadonlyMap<string, Rect>): PlacedBox[] {
  const { texts, inside } = sizeOf(sizes.boxes, box.id);
  const around = rects.get(ancestorsOf(box.id)[0] ?? '');
  const rect = box.kind === 'overdue' ? overdueRect(box, sizes, around) : rects.get(box.id);
  return rect ? [{ ...rect, box, texts, status: inside?.status ?? null, tint: tintOf(box.id, diagram) }] : [];
}

function overdueRect(box: Box, sizes: Sizes, around: Rect | undefined): Rect | null {
  const inside = sizes.boxes.get(ancestorsOf(box.id)[0] ?? '')?.inside;
  return around && inside ? movedBy(inside.overdue, around) : null;
}

function placedEdge(
  edge: Edge,
  diagram: Diagram,
  sizes: Sizes,
  rects: ReadonlyMap<string, Rect>,
  elk: ElkEdge | undefined,
): PlacedEdge[] {
  const stub = stubOf(edge, diagram);
  const around = rects.get(edge.from);
  const content = sizes.boxes.get(edge.from);
  if (stub === 'again' || stub === 'overdue') {
    if (!around || !content) return [];
    const label = stub === 'again' ? content.again.get(edge.id) : content.inside?.rule;
    if (!label) return [];
    const way = stub === 'overdue' ? (content.inside?.way ?? []) : [];
    return [
      {
        edge,
        stub,
        points: way.map((point) => movedBy(point, around)),
        label: movedBy(label, around),
        sign: null,
        tint: 0,
      },
    ];
  }
  const [section] = elk?.sections ?? [];
  if (!elk || !section) return [];
  const downwards = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(onGrid);
  const [at] = elk.labels ?? [];
  return [
    {
      edge,
      stub,
      tint: tintOf(commonBox(edge.from, edge.to), diagram),
      points: stub === null && isUp(edge, diagram) ? downwards.toReversed() : downwards,
      label: at ? blockAt(onGrid({ x: at.x ?? 0, y: at.y ?? 0 }), sizeOf(sizes.labels, edge.id)) : null,
      sign: stub === null ? null : blockAt(rects.get(signId(edge.id)) ?? { x: 0, y: 0 }, sizeOf(sizes.signs, edge.id)),
    },
  ];
}

const blockAt = ({ x, y }: Point, block: TextBlock): Label => ({ ...block, x, y });
