import type { Layout, PlacedBox, PlacedEdge, Point, Rect } from './layout.ts';
import { isInside } from './model.ts';
import { movedBy } from './moved.ts';

/**
 * Puts the regions of every parallel box side by side in the machine's own order, aligned at the top and as tall as
 * their box. ELK neither orders nor aligns them. A transition stays inside its region, so each moves as a whole.
 */
export function withRegions(layout: Layout): Layout {
  const parallel = layout.boxes.filter(({ box }) => box.kind === 'parallel');
  return parallel.reduce((current, { box }) => withRegionsOf(box.id, current), layout);
}

function withRegionsOf(parent: string, layout: Layout): Layout {
  const outer = layout.boxes.find(({ box }) => box.id === parent);
  const regions = layout.boxes.filter(({ box }) => box.parent === parent && box.kind === 'region');
  if (!outer || regions.length < 2) return layout;
  const top = Math.min(...regions.map(({ y }) => y));
  const slack = outer.width - regions.reduce((sum, { width }) => sum + width, 0);
  let x = outer.x;
  const dividers: (readonly [Point, Point])[] = [];
  let moved = layout;
  for (const [index, region] of regions.entries()) {
    const width = region.width + slack / regions.length;
    const slot = { x, y: top, width, height: outer.y + outer.height - top };
    moved = withRegionAt(moved, region, slot);
    if (index > 0)
      dividers.push([
        { x, y: top },
        { x, y: slot.y + slot.height },
      ]);
    x += width;
  }
  return { ...moved, dividers: [...layout.dividers, ...dividers] };
}

/** Moves a region and all that is inside it, and gives the region itself all its room. */
function withRegionAt(layout: Layout, region: PlacedBox, slot: Rect): Layout {
  const { id } = region.box;
  const by = { x: slot.x + (slot.width - region.width) / 2 - region.x, y: slot.y - region.y };
  const boxes = layout.boxes.map((placed) => {
    if (placed.box.id === id) return { ...placed, ...slot };
    return isInside(placed.box.id, id) ? movedBy(placed, by) : placed;
  });
  const edges = layout.edges.map((placed) => (isInside(placed.edge.from, id) ? movedEdge(placed, by) : placed));
  return { ...layout, boxes, edges };
}

const movedEdge = (placed: PlacedEdge, by: Point): PlacedEdge => ({
  ...placed,
  points: placed.points.map((point) => movedBy(point, by)),
  label: placed.label && movedBy(placed.label, by),
  sign: placed.sign && movedBy(placed.sign, by),
});
