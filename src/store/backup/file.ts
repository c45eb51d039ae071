import { z } from 'zod';

import { anchorSchema, MOST } from '../anchor/document.ts';
import { type Age, WORK_FACTOR } from '../crypto/age.ts';
import { type Bytes, fromBase64, textOf, toBase64, utf8 } from '../crypto/bytes.ts';
import type { CaseRow } from '../database.ts';
import type { LinkedRow } from '../chain/link.ts';
import { hashSchema, idSchema } from '../scalars.ts';
import { LARGEST_BACKUP } from './largest.ts';

/** Far more than a form takes; a file from outside may hold anything. */
const MAX_BODY = 1_000_000;
const KEY_LENGTH = 44;

const base64 = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** A fact as it travels: the row as it lies, its body as text. */
export const factSchema = z.strictObject({
  id: idSchema,
  v: z.number().int().min(1),
  writer: idSchema,
  seq: z.number().int().min(1).max(MOST),
  prev: z.union([z.literal(''), hashSchema]),
  hash: hashSchema,
  body: base64(MAX_BODY),
});

/** A case without its facts, with its key. */
export const headSchema = z.strictObject({
  id: idSchema,
  key: base64(KEY_LENGTH),
  row: z.strictObject({ v: z.number().int().min(1), rev: z.number().int().min(1).max(MOST), body: base64(MAX_BODY) }),
});

const caseSchema = headSchema.extend({
  facts: z.array(factSchema).max(100_000),
});

/** What the device remembers beside the cases: policies kept here, cases an author keeps, who records. */
const settingSchema = z.strictObject({ key: z.string().min(1).max(200), value: z.unknown() });

/** The rows as they lie in the database, each case with its key; the whole is sealed by the file's passphrase. */
const contentSchema = z.strictObject({
  format: z.literal('waymark backup 1'),
  made: z.string().max(40),
  cases: z.array(caseSchema).max(10_000),
  erased: z.array(idSchema).max(10_000),
  /** Left out of the export of one case, and of the first backups. */
  settings: z.array(settingSchema).max(1000).optional(),
  /** What the device held, as its anchor says it, and whose device it is. Left out of the export of one case. */
  anchored: anchorSchema.shape.cases.optional(),
  vault: idSchema.optional(),
});

export type BackupContent = z.infer<typeof contentSchema>;
export type BackedUpCase = BackupContent['cases'][number];

/** An age file: any age program opens it with the passphrase. */
export const sealBackup = (
  age: Age,
  content: BackupContent,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Bytes> => age.seal(utf8(JSON.stringify(content)), passphrase, workFactor);

/** `wrongSecret`: another passphrase. `damagedBackup`: no backup of ours, or not as it was made. */
export async function openBackup(
  age: Age,
  file: Bytes,
  passphrase: string,
): Promise<BackupContent | 'wrongSecret' | 'damagedBackup'> {
  if (file.length > LARGEST_BACKUP) return 'damagedBackup';
  try {
    const plain = await age.open(file, passphrase);
    if (!plain) return 'wrongSecret';
    return contentSchema.safeParse(JSON.parse(textOf(plain))).data ?? 'damagedBackup';
  } catch {
    return 'damagedBackup';
  }
}

export const packedCase = (row: CaseRow, key: Bytes, facts: readonly LinkedRow[]): BackedUpCase => ({
  id: row.id,
  key: toBase64(key),
  row: { v: row.v, rev: row.rev ?? 1, body: toBase64(row.body as Uint8Array) },
  facts: facts.map(packedFact),
});

export type PackedFact = z.infer<typeof factSchema>;

export const packedFact = ({ id, v, writer, seq, prev, hash: own, body }: LinkedRow): PackedFact => ({
  id,
  v,
  writer,
  seq,
  prev,
  hash: own,
  body: toBase64(body as Uint8Array),
});

export const unpackedCase = ({ id, row }: Pick<BackedUpCase, 'id' | 'row'>): CaseRow => ({
  id,
  ...row,
  body: fromBase64(row.body),
});

export const unpackedFacts = ({ id: caseId, facts }: BackedUpCase): LinkedRow[] =>
  facts.map((fact) => unpackedFact(caseId, fact));

export const unpackedFact = (caseId: string, { body, ...rest }: PackedFact): LinkedRow => ({
  ...rest,
  caseId,
  body: fromBase64(body),
});
