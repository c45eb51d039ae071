import type { Chance } from '../random.ts';

/** How often each thing is done: the whole table, or the short form for every change. */
export type Size = 'full' | 'short';

export type Measured = { readonly figure: string; readonly holds: boolean };

/** One line of the table. `planted` measures the same without the defence: it must not hold, or the row proves nothing. */
export type Row = {
  readonly name: string;
  readonly target: string;
  readonly measure: (size: Size, chance: Chance) => Promise<Measured>;
  readonly planted: (chance: Chance) => Promise<Measured>;
};
