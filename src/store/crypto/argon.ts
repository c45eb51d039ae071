import { z } from 'zod';

import type { Bytes } from './bytes.ts';

/** What making a key of a passphrase costs: `memory` in KiB. Kept with each lock, so that it can be raised later. */
export type ArgonCost = { readonly memory: number; readonly passes: number };

export const costSchema = z.strictObject({
  // Bounded: a header that was tampered with must not be able to hang the page.
  memory: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(20),
});

export const ARGON_COST: ArgonCost = { memory: 65_536, passes: 3 };

/** Argon2id: 32 bytes from a passphrase. Slow on purpose; the app does it in a worker. */
export type Stretch = (passphrase: string, salt: Bytes, cost: ArgonCost) => Promise<Bytes>;

/** The same passphrase typed on another keyboard may be composed of other code points: made one here. */
export const normalised = (passphrase: string): string => passphrase.normalize('NFKC').trim();

export const argon2id: Stretch = async (passphrase, salt, { memory, passes }) => {
  // Loaded when it is needed: 30 kB that a device without protection never asks for.
  const { argon2id: run } = await import('hash-wasm');
  const key = await run({
    password: normalised(passphrase),
    salt,
    memorySize: memory,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(key);
};
