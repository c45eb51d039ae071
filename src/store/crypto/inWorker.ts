import type { Stretch } from './argon.ts';
import type { Bytes } from './bytes.ts';

/** Argon2id in a worker of its own, ended afterwards: its 64 MiB of memory, and the passphrase in it, go with it. */
export const argonInWorker: Stretch = (passphrase, salt, cost) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('argon.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ key?: Bytes }>) => {
      worker.terminate();
      if (data.key) resolve(data.key);
      else reject(new Error('The worker could not make the key.'));
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('The worker that makes the key could not be started.'));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage({ passphrase, salt, cost });
  });
