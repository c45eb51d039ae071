import type { Point } from './layout.ts';

/** The same thing at another place. */
export const movedBy = <T extends Point>(thing: T, { x, y }: Point): T => ({
  ...thing,
  x: thing.x + x,
  y: thing.y + y,
});
