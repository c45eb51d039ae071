import type { Placed } from './layout.ts';

/** Where a key leads from an item; null where the key is none of these or leads nowhere. */
export function nextByKey(key: string, placed: readonly Placed[], from: Placed | undefined): Placed | null {
  const index = from ? placed.indexOf(from) : -1;
  switch (key) {
    case 'ArrowRight':
      return placed[index + 1] ?? null;
    case 'ArrowLeft':
      return placed[index - 1] ?? null;
    case 'Home':
      return placed[0] ?? null;
    case 'End':
      return placed.at(-1) ?? null;
    case 'ArrowDown':
      return from ? inNextRow(placed, from, 1) : null;
    case 'ArrowUp':
      return from ? inNextRow(placed, from, -1) : null;
    default:
      return null;
  }
}

/** Keys that never scroll the box by themselves, not even from the first or the last item. */
export const MOVES_SIDEWAYS: ReadonlySet<string> = new Set(['ArrowRight', 'ArrowLeft', 'Home', 'End']);

/** The nearest item in the row below or above. */
function inNextRow(placed: readonly Placed[], from: Placed, direction: 1 | -1): Placed | null {
  const beyond = placed.filter(({ y }) => (y - from.y) * direction > 0);
  const row = Math.min(...beyond.map(({ y }) => Math.abs(y - from.y)));
  const inRow = beyond.filter(({ y }) => Math.abs(y - from.y) === row);
  const distance = ({ x }: Placed): number => Math.abs(x - from.x);
  return inRow.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** "+" and "−", with and without the shift key, by how many steps closer one looks. */
export const ZOOM_KEYS: Readonly<Record<string, 1 | -1>> = { '+': 1, '=': 1, '-': -1, '−': -1, _: -1 };
