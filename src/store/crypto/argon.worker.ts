import { argon2id, type ArgonCost } from './argon.ts';
import type { Bytes } from './bytes.ts';

type Ask = { readonly passphrase: string; readonly salt: Bytes; readonly cost: ArgonCost };

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  // A worker's messages have no origin to name.
  /* oxlint-disable unicorn/require-post-message-target-origin */
  void argon2id(data.passphrase, data.salt, data.cost).then(
    (key) => self.postMessage({ key }),
    () => self.postMessage({ failed: true }),
  );
});
