export type Spot = { readonly id: string; readonly x: number; readonly y: number };

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The item to which a key leads from another: the nearest that way. Null for keys that lead nowhere. */
export function nextByKey(key: string, from: string | null, spots: readonly Spot[]): string | null {
  if (key === 'Home') return spots[0]?.id ?? null;
  if (key === 'End') return spots.at(-1)?.id ?? null;
  const step = STEPS[key];
  const here = spots.find(({ id }) => id === from);
  if (!step || !here) return null;
  return nearest(here, step, spots);
}

function nearest(here: Spot, [dx, dy]: readonly [number, number], spots: readonly Spot[]): string | null {
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const { id, x, y } of spots) {
    const along = (x - here.x) * dx + (y - here.y) * dy;
    if (id === here.id || along < 1) continue;
    // What lies off to the side counts threefold, so that a column of boxes is walked down and not across.
    const cost = along + 3 * Math.abs((x - here.x) * dy + (y - here.y) * dx);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
