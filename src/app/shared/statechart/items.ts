import type { Layout, PlacedBox, PlacedEdge, Point, Rect } from '../../../diagram/layout.ts';
import { rootOf } from '../../../diagram/model.ts';
import type { Spot } from './nearest.ts';

export type BoxItem = { readonly kind: 'box'; readonly id: string; readonly placed: PlacedBox };
export type EdgeItem = { readonly kind: 'edge'; readonly id: string; readonly placed: PlacedEdge };
/** What a person can point at or reach with the keys: a box, or an edge at its label. */
export type Item = BoxItem | EdgeItem;

/** An overdue box belongs to the box around it; the machine's own box is the drawing itself. */
export function boxItems({ diagram, boxes }: Layout): readonly BoxItem[] {
  const root = rootOf(diagram).id;
  return boxes
    .filter(({ box }) => box.kind !== 'overdue' && box.id !== root)
    .map((placed) => ({ kind: 'box', id: placed.box.id, placed }));
}

/** The way to an overdue box belongs to the box that waits. */
export const edgeItems = ({ edges }: Layout): readonly EdgeItem[] =>
  edges.filter(({ stub }) => stub !== 'overdue').map((placed) => ({ kind: 'edge', id: placed.edge.id, placed }));

export const wayToOverdue = ({ edges }: Layout, box: string): PlacedEdge | undefined =>
  edges.find(({ stub, edge }) => stub === 'overdue' && edge.from === box);

/** Whether other boxes are drawn inside. */
export const isOuter = ({ box }: PlacedBox): boolean =>
  box.folded === 0 && ['compound', 'parallel', 'region'].includes(box.kind);

export const canFold = (item: Item): item is BoxItem =>
  item.kind === 'box' && (item.placed.box.folded > 0 || ['compound', 'parallel'].includes(item.placed.box.kind));

/** Where the items are for the keys, from the top down. */
export const spotsOf = (items: readonly Item[]): readonly Spot[] =>
  items.map((item): Spot => ({ id: item.id, ...spotOf(item) })).toSorted((a, b) => a.y - b.y || a.x - b.x);

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
/** A box with others inside is where its name is, so that the keys reach it before what is inside. */
const headOf = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + 19 });

function spotOf({ kind, placed }: Item): Point {
  if (kind === 'box') return isOuter(placed) ? headOf(placed) : middleOf(placed);
  return placed.label ? middleOf(placed.label) : (placed.points[0] ?? { x: 0, y: 0 });
}
