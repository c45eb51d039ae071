/** One of several ways to do the same work: how much of it it did, and how long that took. */
export type Way = { readonly name: string; readonly work: () => number };

export type Measured = {
  /** Units of work a second by each way, the median of the rounds. */
  readonly perSecond: (name: string) => number;
  /** How many times as fast one way is as another: the median of what each round says. */
  readonly ratio: (name: string, to: string) => number;
};

/**
 * The ways in turn, round after round, so that what slows the machine down slows all of them. The first round warms up
 * and does not count.
 */
export function measure(ways: readonly Way[], rounds = 9): Measured {
  const speeds = new Map(ways.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, work } of ways) {
      let done = 0;
      const seconds = cpuMs(() => (done = work())) / 1000;
      if (round > 0) speeds.get(name)?.push(done / seconds);
    }
  }
  const of = (name: string): readonly number[] => speeds.get(name) ?? [];
  return {
    perSecond: (name) => median(of(name)),
    ratio: (name, to) => median(of(name).map((speed, round) => speed / (of(to)[round] ?? Number.NaN))),
  };
}

/** The time of the processor that it takes, in milliseconds: other programs do not count in it, as they do on a clock. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
