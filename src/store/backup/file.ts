import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';

import { anchorSchema } from '../anchor/document.ts';
import { type Bytes, fromBase64, textOf, toBase64, utf8 } from '../crypto/bytes.ts';
import { normalised } from '../crypto/argon.ts';
import type { CaseRow } from '../database.ts';
import type { LinkedRow } from '../chain/link.ts';
import { idSchema } from '../scalars.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const factSchema = z.strictObject({
  id: idSchema,
  v: z.number().int().min(1),
  writer: idSchema,
  seq: z.number().int().min(1),
  prev: z.union([z.literal(''), hash]),
  hash,
  body: base64,
});

const caseSchema = z.strictObject({
  id: idSchema,
  key: base64,
  row: z.strictObject({ v: z.number().int().min(1), rev: z.number().int().min(1), body: base64 }),
  facts: z.array(factSchema).max(100_000),
});

/** The rows as they lie in the database, each case with its key; the whole is sealed by the file's passphrase. */
const contentSchema = z.strictObject({
  format: z.literal('waymark backup 1'),
  made: z.string().max(40),
  cases: z.array(caseSchema).max(10_000),
  erased: z.array(idSchema).max(100_000),
  /** What the device held, as its anchor says it. Left out of the export of one case. */
  anchored: anchorSchema.shape.cases.optional(),
});

export type BackupContent = z.infer<typeof contentSchema>;
export type BackedUpCase = BackupContent['cases'][number];

const MAX_BYTES = 256 * 1024 * 1024;

/** An age file (age-encryption.org/v1, scrypt): any age program opens it with the passphrase. */
export async function sealBackup(content: BackupContent, passphrase: string, workFactor = 18): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(normalised(passphrase));
  return new Uint8Array(await encrypter.encrypt(utf8(JSON.stringify(content))));
}

/** `wrongSecret`: another passphrase. `damagedBackup`: no backup of ours, or not as it was made. */
export async function openBackup(
  file: Uint8Array,
  passphrase: string,
): Promise<BackupContent | 'wrongSecret' | 'damagedBackup'> {
  if (file.length > MAX_BYTES || !textStartsWith(file, 'age-encryption.org/v1')) return 'damagedBackup';
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(normalised(passphrase));
    const plain = textOf(await decrypter.decrypt(file));
    return contentSchema.safeParse(JSON.parse(plain)).data ?? 'damagedBackup';
  } catch (error) {
    // age says so of a passphrase that does not open it; anything else is damage.
    return error instanceof Error && /no identity matched/.test(error.message) ? 'wrongSecret' : 'damagedBackup';
  }
}

const textStartsWith = (file: Uint8Array, text: string): boolean =>
  utf8(text).every((byte, index) => file[index] === byte);

export const packedCase = (row: CaseRow, key: Bytes, facts: readonly LinkedRow[]): BackedUpCase => ({
  id: row.id,
  key: toBase64(key),
  row: { v: row.v, rev: row.rev ?? 1, body: toBase64(row.body as Uint8Array) },
  facts: facts.map(({ id, v, writer, seq, prev, hash: own, body }) => ({
    id,
    v,
    writer,
    seq,
    prev,
    hash: own,
    body: toBase64(body as Uint8Array),
  })),
});

export const unpackedCase = ({ id, row }: BackedUpCase): CaseRow => ({ id, ...row, body: fromBase64(row.body) });

export const unpackedFacts = ({ id: caseId, facts }: BackedUpCase): LinkedRow[] =>
  facts.map(({ body, ...rest }) => ({ ...rest, caseId, body: fromBase64(body) }));
