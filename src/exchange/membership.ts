import { z } from 'zod';

import { idSchema } from '../store/scalars.ts';
import { ROLES } from './roles.ts';

const name = z.string().trim().min(1).max(200);

const epochSchema = z.strictObject({ n: z.number().int().min(1).max(1_000_000), key: z.base64().length(44) });

/**
 * What makes somebody a member: who they are, what the server knows them by (`seed`), what team keys are wrapped for
 * (`identity`), and the keys of the team so far. An invitation is this, in an age file with a passphrase; once joined it is
 * kept as a setting, sealed with the device's master key.
 */
const membershipSchema = z.strictObject({
  format: z.literal('waymark invitation 1'),
  authority: name,
  team: z.strictObject({ id: idSchema, name }),
  member: z.strictObject({ id: idSchema, name, role: z.enum(ROLES) }),
  seed: z.string().regex(/^SU[A-Z2-7]{56}$/),
  identity: z.string().regex(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/),
  epochs: z.array(epochSchema).min(1).max(10_000),
  /** For programs; a browser asks the server that its page came from. */
  servers: z.array(z.string().min(1).max(300)).max(20),
});

export type Membership = z.infer<typeof membershipSchema>;

export const readMembership = (value: unknown): Membership | null => membershipSchema.safeParse(value).data ?? null;

/** Null where it is no invitation. */
export function membershipIn(text: string): Membership | null {
  try {
    return readMembership(JSON.parse(text));
  } catch {
    return null;
  }
}
