import { z } from 'zod';

/**
 * A kind of record: its schema and how its older versions become the present one. Bodies are brought up to date when
 * they are read, not when the database opens: once encrypted, they cannot be read before someone unlocks them.
 */
export type RecordType<T> = {
  readonly schema: z.ZodType<T>;
  /** The first turns version 1 into 2, the next 2 into 3. One that was released is never edited. */
  readonly upgrades: readonly { readonly name: string; readonly up: (older: never) => unknown }[];
};

export type ReadRecord<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export const versionOf = (type: RecordType<unknown>): number => type.upgrades.length + 1;

/** Reads a body of version `v`. Never throws; `why` names fields, never what is in them. */
export function readRecord<T>(type: RecordType<T>, v: unknown, body: unknown): ReadRecord<T> {
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1) return { ok: false, why: 'its version is not known' };
  if (v > versionOf(type)) return { ok: false, why: 'a newer version of Waymark stored it' };
  try {
    const upToDate = type.upgrades.slice(v - 1).reduce<unknown>((older, { up }) => up(older as never), body);
    return checkRecord(type, upToDate);
  } catch {
    return { ok: false, why: `version ${v} of it cannot be brought up to date` };
  }
}

/** Checks a record of the present version. */
export function checkRecord<T>(type: RecordType<T>, body: unknown): ReadRecord<T> {
  const result = type.schema.safeParse(body);
  return result.success ? { ok: true, value: result.data } : { ok: false, why: `check ${fieldsOf(result.error)}` };
}

function fieldsOf(error: z.core.$ZodError): string {
  const fields = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? ['fields that do not belong to it'] : [`“${issue.path.join('.') || 'form'}”`],
  );
  return [...new Set(fields)].slice(0, 5).join(', ');
}
