/** Chance that repeats: the same seed gives the same sequence, on every machine. */
export type Random = {
  /** From 0 up to and without 1. */
  readonly next: () => number;
  /** A whole number from `low` up to and with `high`. */
  readonly between: (low: number, high: number) => number;
  /** True in this share of cases. */
  readonly chance: (share: number) => boolean;
  readonly pick: <const T>(choices: readonly [T, ...T[]]) => T;
};

/** Mulberry32: 32 bits of state, enough for made-up children. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
  };
}

/** The seed of one part of a whole, so that each part is the same however many there are. */
export const seedOf = (seed: number, part: number): number =>
  Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35);
