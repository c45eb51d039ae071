import type { Point } from '../../../diagram/layout.ts';

const ROUNDING = 5;
const ARROW = { length: 9, half: 4.5 };

const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

/** A line through the points, with rounded corners. */
export function linePath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const start = towards(point, before, ROUNDING);
      const end = towards(point, after, ROUNDING);
      return `L${start.x} ${start.y} Q${point.x} ${point.y} ${end.x} ${end.y}`;
    })
    .join(' ');
}

/** The head of an arrow at the end of the points. */
export function arrowPath(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const base = { x: tip.x - ux * ARROW.length, y: tip.y - uy * ARROW.length };
  const side = { x: -uy * ARROW.half, y: ux * ARROW.half };
  return `M${tip.x} ${tip.y} L${base.x + side.x} ${base.y + side.y} L${base.x - side.x} ${base.y - side.y} Z`;
}
