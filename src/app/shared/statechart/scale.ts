import { NOWHERE, activeIn } from '../../../diagram/active.ts';
import { FONTS, type Layout } from '../../../diagram/layout.ts';
import { childrenOf, type Diagram, rootOf } from '../../../diagram/model.ts';
import type { Room } from './useRoom.ts';

/** No text is drawn smaller than this by itself; a diagram that needs more room scrolls. */
const SMALLEST_TEXT = 12;
const SMALLEST = SMALLEST_TEXT / FONTS.small.size;
const LARGEST = 1.2;
const STEP = 1.2;
const ZOOM = { least: 0.4, most: 3 };

/** The scale at which the whole drawing is seen, as far as it can be read; else one at which its width is. */
export function fitting({ width, height }: Layout, room: Room): number {
  const whole = Math.min(room.width / width, room.height / height);
  return whole >= SMALLEST ? Math.min(LARGEST, whole) : Math.max(SMALLEST, Math.min(1, room.width / width));
}

export const zoomed = (scale: number, direction: 1 | -1): number =>
  Math.min(ZOOM.most, Math.max(ZOOM.least, direction === 1 ? scale * STEP : scale / STEP));

/**
 * What is folded away unless a person says otherwise: where the whole does not fit the window at a readable size,
 * everything at the top but where the case is. Type is never shrunk to make it fit.
 */
export function foldsFor(
  diagram: Diagram,
  whole: Layout | null,
  paths: readonly string[],
  room: Room | null,
): ReadonlySet<string> {
  if (!whole || !room || paths.length === 0) return new Set();
  const fits = whole.width * SMALLEST <= room.width && whole.height * SMALLEST <= room.height;
  if (fits) return new Set();
  const { around } = paths.length === 0 ? NOWHERE : activeIn(diagram, paths);
  return new Set(outerBoxes(diagram).filter((id) => !around.has(id)));
}

/** The boxes right inside the machine's own that have others inside. */
export const outerBoxes = (diagram: Diagram): readonly string[] =>
  childrenOf(diagram, rootOf(diagram).id)
    .filter(({ kind }) => kind === 'compound' || kind === 'parallel')
    .map(({ id }) => id);
