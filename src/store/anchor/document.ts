import { z } from 'zod';

import { fromBase64, toBase64, utf8 } from '../crypto/bytes.ts';
import { idSchema } from '../scalars.ts';
import { headerSchema } from '../vault/header.ts';

/** More than anybody writes; a backup from outside may say anything. */
export const MOST = 1_000_000_000;

const headSchema = z.strictObject({
  seq: z.number().int().min(1).max(MOST),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When the newest of them was recorded, so that a loss can be dated. */
  at: z.string().max(40),
});

const caseSchema = z.strictObject({
  rev: z.number().int().min(1).max(MOST),
  heads: z.record(idSchema, headSchema),
});

const besideSchema = z.strictObject({
  drafts: z.record(idSchema, idSchema),
  settings: z.record(z.string().max(100), z.number().int().min(1)),
});

/** What the database must hold at least: kept outside it, so that a loss inside is noticed. Random ids only. */
export const anchorSchema = z.strictObject({
  format: z.literal(1),
  vault: idSchema,
  header: headerSchema,
  cases: z.record(idSchema, caseSchema),
  erased: z.array(idSchema),
  /** Drafts by id, each with its case; settings by key, each with its revision. */
  beside: besideSchema.default({ drafts: {}, settings: {} }),
});

export type AnchorDocument = z.infer<typeof anchorSchema>;
export type AnchoredCase = z.infer<typeof caseSchema>;
export type AnchoredBeside = z.infer<typeof besideSchema>;

const envelopeSchema = z.strictObject({ text: z.string(), mac: z.string() });

export async function signed(key: CryptoKey, document: AnchorDocument): Promise<string> {
  const text = JSON.stringify(document);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)));
  return JSON.stringify({ text, mac: toBase64(mac) });
}

/** What it says, unchecked: enough to know that there was a vault, and how to unlock it. */
export function peek(stored: string): AnchorDocument | null {
  try {
    return anchorSchema.safeParse(JSON.parse(envelopeSchema.parse(JSON.parse(stored)).text)).data ?? null;
  } catch {
    return null;
  }
}

/** Null where one character was changed, or another vault signed it. */
export async function verified(key: CryptoKey, stored: string): Promise<AnchorDocument | null> {
  try {
    const { text, mac } = envelopeSchema.parse(JSON.parse(stored));
    const holds = await crypto.subtle.verify('HMAC', key, fromBase64(mac), utf8(text));
    return holds ? peek(stored) : null;
  } catch {
    return null;
  }
}
