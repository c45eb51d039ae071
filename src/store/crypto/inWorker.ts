import type { Age } from './age.ts';
import type { AgeQuestion } from './age.worker.ts';
import type { Answer } from './answering.ts';
import type { Stretch } from './argon.ts';
import type { ArgonQuestion } from './argon.worker.ts';
import type { Bytes } from './bytes.ts';

/** Asks a worker; one question at a time. */
export const ask = <Value>(worker: Worker, question: unknown): Promise<Value> =>
  new Promise((resolve, reject) => {
    const over = new AbortController();
    const { signal } = over;
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        over.abort();
        if ('answer' in data) resolve(data.answer as Value);
        else reject(new Error('The worker could not do it.'));
      },
      { signal },
    );
    worker.addEventListener(
      'error',
      () => {
        over.abort();
        reject(new Error('The worker could not be started.'));
      },
      { signal },
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(question);
  });

/** Asks a worker of its own, ended afterwards: its memory, and the passphrase in it, go with it. */
const askOnce = <Value>(worker: Worker, question: unknown): Promise<Value> =>
  ask<Value>(worker, question).finally(() => worker.terminate());

const argonWorker = (): Worker => new Worker(new URL('argon.worker.ts', import.meta.url), { type: 'module' });
const ageWorker = (): Worker => new Worker(new URL('age.worker.ts', import.meta.url), { type: 'module' });

export const argonInWorker: Stretch = (passphrase, salt, cost) =>
  askOnce<Bytes>(argonWorker(), { passphrase, salt, cost } satisfies ArgonQuestion);

export const ageInWorker: Age = {
  seal: (bytes, passphrase, workFactor) =>
    askOnce<Bytes>(ageWorker(), { do: 'seal', bytes, passphrase, workFactor } satisfies AgeQuestion),
  open: (bytes, passphrase) =>
    askOnce<Bytes | null>(ageWorker(), { do: 'open', bytes, passphrase } satisfies AgeQuestion),
};
