import { z } from 'zod';

import { costSchema } from '../crypto/argon.ts';
import { idSchema } from '../scalars.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

const lockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), salt: base64, cost: costSchema, wrapped: base64 }),
  z.strictObject({ kind: z.literal('recoveryKey'), wrapped: base64 }),
  z.strictObject({ kind: z.literal('passkey'), credential: base64, salt: base64, wrapped: base64 }),
]);

/** One way to the master key, which it holds wrapped. */
export type Lock = z.infer<typeof lockSchema>;

/** What stands in clear: how this device's vault can be unlocked. Nothing in it opens anything. */
export const headerSchema = z.strictObject({
  format: z.literal(1),
  id: idSchema,
  /** Raised at every change of the locks, so that an older header put back is seen. */
  rev: z.number().int().min(1),
  /** Who this device is in the chains: random, made anew when a loss was accepted. */
  writer: idSchema,
  locks: z.array(lockSchema).min(1).max(20),
});

export type Header = z.infer<typeof headerSchema>;

export const readHeader = (value: unknown): Header | null => headerSchema.safeParse(value).data ?? null;
