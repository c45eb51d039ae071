import { must } from '../facts/must.ts';
import type { Point, Sizes } from './layout.ts';
import { ancestorsOf, type Box, childrenOf, type Diagram, type Edge, rootOf } from './model.ts';
import { boxOf, isUp, stubOf } from './stubs.ts';

/** The part of ELK's JSON that is used here. The graph goes in without positions and comes back with them. */
export type ElkNode = {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
  children?: ElkNode[];
  edges?: ElkEdge[];
};
export type ElkEdge = {
  id: string;
  sources: string[];
  targets: string[];
  labels?: ElkLabel[];
  sections?: { id: string; startPoint: Point; endPoint: Point; bendPoints?: Point[] }[];
};
type ElkLabel = {
  id: string;
  text: string;
  width: number;
  height: number;
  x?: number;
  y?: number;
  layoutOptions?: Record<string, string>;
};

const OPTIONS: Record<string, string> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'SPACE_EFFICIENT_LAYER',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.spacing.nodeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '14',
};
/** ELK fails when boxes inside others are given this as well. */
const ROOT_OPTIONS = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' };

const SIDE = 20;
/** Room for the dot where a box starts. */
const BELOW_HEADER = 13;

export const signId = (edge: string): string => `sign:${edge}`;

/** The graph for ELK. An overdue box is left out: it lies at its own place inside the one it belongs to. */
export function toElk(diagram: Diagram, sizes: Sizes): ElkNode {
  const drawn = diagram.edges.filter((edge) => !['again', 'overdue'].includes(stubOf(edge, diagram) ?? ''));
  const root = nodeOf(rootOf(diagram), diagram, sizes);
  return {
    ...root,
    layoutOptions: { ...root.layoutOptions, ...ROOT_OPTIONS },
    edges: drawn.map((edge) => edgeOf(edge, diagram, sizes)),
  };
}

function nodeOf(box: Box, diagram: Diagram, sizes: Sizes): ElkNode {
  const { width, height } = sizeOf(sizes.boxes, box.id);
  const inside = childrenOf(diagram, box.id).filter(({ kind }) => kind !== 'overdue');
  const children = [...inside.map((child) => nodeOf(child, diagram, sizes)), ...signsIn(box, diagram, sizes)];
  if (children.length === 0) return { id: box.id, width, height };
  const isDivided = box.kind === 'parallel';
  const side = isDivided ? 0 : SIDE;
  // The machine's own box is the drawing itself and has no header.
  const header = box.parent === null ? (isDivided ? 0 : SIDE - BELOW_HEADER) : height;
  const top = header + (isDivided ? 0 : BELOW_HEADER);
  const layoutOptions = {
    ...OPTIONS,
    // Regions touch: a dashed line divides them.
    ...(isDivided ? { 'elk.spacing.nodeNode': '0' } : {}),
    'elk.padding': `[top=${top},left=${side},bottom=${side},right=${side}]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${width},${height})`,
  };
  return { id: box.id, layoutOptions, children };
}

/** A sign of `anywhere` stands in the box that its edge leaves, a sign of `back` beside that box. */
const signsIn = ({ id }: Box, diagram: Diagram, sizes: Sizes): ElkNode[] =>
  diagram.edges.flatMap((edge) => {
    const stub = stubOf(edge, diagram);
    const isHere = stub === 'anywhere' ? edge.from === id : stub === 'back' && boxOf(diagram, edge.from)?.parent === id;
    if (!isHere) return [];
    const { width, height } = sizeOf(sizes.signs, edge.id);
    return [{ id: signId(edge.id), width, height }];
  });

/**
 * A diagram reads down in the machine's own order, so ELK gets every edge downwards and has no cycle to break;
 * placed.ts turns those back that go up.
 */
function edgeOf(edge: Edge, diagram: Diagram, sizes: Sizes): ElkEdge {
  const { width, height } = sizeOf(sizes.labels, edge.id);
  const [source, target] = endsOf(edge, diagram);
  const layoutOptions = { 'elk.edgeLabels.inline': 'true' };
  return {
    id: edge.id,
    sources: [source],
    targets: [target],
    labels: [{ id: `label:${edge.id}`, text: edge.id, width, height, layoutOptions }],
  };
}

function endsOf(edge: Edge, diagram: Diagram): readonly [string, string] {
  const stub = stubOf(edge, diagram);
  const from = boxOf(diagram, edge.from)?.kind === 'overdue' ? (ancestorsOf(edge.from)[0] ?? edge.from) : edge.from;
  if (stub === 'anywhere') return [signId(edge.id), edge.to];
  if (stub === 'back') return [from, signId(edge.id)];
  return isUp(edge, diagram) ? [edge.to, from] : [from, edge.to];
}

export const sizeOf = <T>(sizes: ReadonlyMap<string, T>, id: string): T => must(sizes.get(id), `the size of ${id}`);
