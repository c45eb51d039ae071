import type { Layout, PlacedEdge, Point, Rect } from './layout.ts';

/** How far an end stays from its box's corners, and from other ends on the same box. */
const CORNER = 14;
const APART = 14;
/** How far a straight way stays from what it passes. */
const BESIDE = 7;

/**
 * ELK spreads the ends of edges evenly over the side of a box, so that an edge of a wide box often starts with a jog.
 * Takes a jog away at either end of an edge where the box is wide enough and nothing else is in the way.
 */
export function straightened(layout: Layout): Layout {
  return layout.edges.reduce((current, { edge: { id } }) => withStraightEdge(id, current), layout);
}

function withStraightEdge(id: string, layout: Layout): Layout {
  const placed = layout.edges.find(({ edge }) => edge.id === id);
  if (!placed || placed.stub === 'again' || placed.stub === 'overdue') return layout;
  const others = layout.edges.filter((one) => one !== placed);
  const [from, to] = endRects(placed, layout);
  const once = withoutFirstJog(placed.points, from, placed.label, others);
  const points = withoutFirstJog(once.toReversed(), to, placed.label, others).toReversed();
  return { ...layout, edges: layout.edges.map((one) => (one === placed ? { ...placed, points } : one)) };
}

function endRects({ edge, stub, sign }: PlacedEdge, { boxes }: Layout): readonly (Rect | undefined)[] {
  const rectOf = (id: string): Rect | undefined => boxes.find(({ box }) => box.id === id);
  return [
    stub === 'anywhere' ? (sign ?? undefined) : rectOf(edge.from),
    stub === 'back' ? (sign ?? undefined) : rectOf(edge.to),
  ];
}

/** The points without the first three, which make the jog, but for a straight start above or below the fourth. */
function withoutFirstJog(
  points: readonly Point[],
  rect: Rect | undefined,
  label: Rect | null,
  others: readonly PlacedEdge[],
): readonly Point[] {
  const [start, bend, corner] = points;
  if (!rect || !start || !bend || !corner || points.length < 4) return points;
  const way: Way = { x: corner.x, from: start.y, to: corner.y };
  const isOnSide = way.x >= rect.x + CORNER && way.x <= rect.x + rect.width - CORNER;
  const keepsLabel = !label || !isBeside(label, { x: start.x, from: start.y, to: bend.y });
  const isFree = others.every(
    (other) =>
      !endsNear(other.points, { x: way.x, y: start.y }) &&
      !passes(other.points, way) &&
      ![other.label, other.sign].some((block) => block && isBeside(block, way)),
  );
  return isOnSide && keepsLabel && isFree ? [{ x: way.x, y: start.y }, ...points.slice(3)] : points;
}

/** A piece of line straight up or down. */
type Way = { readonly x: number; readonly from: number; readonly to: number };

/** Whether the way goes through a block, or so close by that it looks like it. */
const isBeside = ({ x, y, width, height }: Rect, way: Way): boolean =>
  way.x > x - BESIDE &&
  way.x < x + width + BESIDE &&
  Math.max(way.from, way.to) > y &&
  Math.min(way.from, way.to) < y + height;

const endsNear = (points: readonly Point[], at: Point): boolean =>
  [points[0], points.at(-1)].some(
    (end) => end !== undefined && Math.abs(end.y - at.y) < 1 && Math.abs(end.x - at.x) < APART,
  );

/** Whether a line crosses the way or runs along it. */
const passes = (points: readonly Point[], way: Way): boolean =>
  points.some((point, index) => {
    const next = points[index + 1];
    if (!next) return false;
    const x = Math.min(point.x, next.x);
    const y = Math.min(point.y, next.y);
    return isBeside({ x, y, width: Math.abs(point.x - next.x), height: Math.abs(point.y - next.y) }, way);
  });
