import { median } from './measure.ts';

/** The same work in one of several sizes: `size` of what; `times` over, so that each is measured for about as long. */
export type Sized = { readonly size: number; readonly times: number; readonly work: () => unknown };

export type Rates = {
  /** Of each size: milliseconds of the processor for one of what it counts, the median of the rounds. */
  readonly each: readonly number[];
  /** Of each size: how its rate compares to that of the first, the median of what each round says. */
  readonly ratios: readonly number[];
};

/**
 * The sizes in turn, round after round, each round another one first: what slows the machine down for a while slows all of
 * them. A round starts with an empty heap; as emptying it throws compiled code away too, the first size is worked once
 * unmeasured.
 */
export async function inTurn(sizes: readonly Sized[], rounds: number): Promise<Rates> {
  const rates: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    await sizes[0]?.work();
    const rate = Array.from<number>({ length: sizes.length });
    for (let n = 0; n < sizes.length; n++) {
      const index = (n + round) % sizes.length;
      const { size, times, work } = sizes[index] as Sized;
      const took = await worked(async () => {
        for (let time = 0; time < times; time++) await work();
      });
      rate[index] = took / times / size;
    }
    rates.push(rate);
  }
  const of = (pick: (rate: readonly number[], index: number) => number): number[] =>
    sizes.map((_, index) => median(rates.map((rate) => pick(rate, index))));
  return {
    each: of((rate, index) => rate[index] ?? 0),
    ratios: of((rate, index) => (rate[index] ?? 0) / (rate[0] ?? 0)),
  };
}

/** In milliseconds of the processor's time: what else the machine does is left out. */
async function worked(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
