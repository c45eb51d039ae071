import type { Day } from '../../facts/day.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { OwnPolicy } from './policies/kept.ts';
import type { Summary } from './summary.ts';

/** Sums cases up, each as it stands on a day; null where the policy of one is unknown. */
export type Summariser = {
  /** `kept` are the policies kept on this device. */
  readonly of: (files: readonly Summed[], day: Day, kept: readonly OwnPolicy[]) => Promise<readonly (Summary | null)[]>;
  readonly close: () => void;
};

export type Summed = Pick<CaseFile, 'record' | 'facts'>;
export type ToSum = {
  readonly n: number;
  readonly files: readonly Summed[];
  readonly day: Day;
  readonly kept: readonly OwnPolicy[];
};
export type SummedUp = { readonly n: number; readonly summaries: readonly (Summary | null)[] };

/** In a worker, started when there is something to sum up: it holds the engine and the policies, the page need not. */
export function summariserInWorker(make: () => Worker): Summariser {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, (summaries: readonly (Summary | null)[]) => void>();

  const started = (): Worker => {
    if (worker) return worker;
    worker = make();
    worker.addEventListener('message', ({ data: { n, summaries } }: MessageEvent<SummedUp>) => {
      waiting.get(n)?.(summaries);
      waiting.delete(n);
    });
    worker.addEventListener('error', giveUp);
    return worker;
  };

  /** Those who wait are told that nothing could be summed up. */
  const giveUp = (): void => {
    worker?.terminate();
    worker = null;
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
  };

  return {
    of: (files, day, kept) =>
      new Promise((resolve) => {
        const n = ++count;
        waiting.set(n, resolve);
        const summed = files.map(({ record, facts }) => ({ record, facts }));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        started().postMessage({ n, files: summed, day, kept } satisfies ToSum);
      }),
    close: giveUp,
  };
}
