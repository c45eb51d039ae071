import type { Address, Codec } from './codec.ts';
import { type ReadRecord, readRecord, type RecordType, versionOf } from './record.ts';

/** A row that is stored but cannot be read. It stays where it is; `message` names no person. */
export type Unreadable = { readonly table: Address['table']; readonly id: string; readonly message: string };

export type ReadRow<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly unreadable: Unreadable };

/** What a row says, brought up to date and checked. Never throws. */
export async function readRow<T>(
  codec: Codec,
  type: RecordType<T>,
  at: Address,
  row: { readonly v: number; readonly body: unknown },
): Promise<ReadRow<T>> {
  const plain = await codec.decode(row.body, { ...at, v: row.v }).then(
    (body): ReadRecord<unknown> => ({ ok: true, value: body }),
    (): ReadRecord<unknown> => ({ ok: false, why: 'it cannot be decoded' }),
  );
  const record = plain.ok ? readRecord(type, row.v, plain.value) : plain;
  return record.ok ? record : unreadable(at, record.why);
}

export function unreadable(
  { table, id }: Address,
  why: string,
): { readonly ok: false; readonly unreadable: Unreadable } {
  const what = table === 'facts' ? 'An entry of this case' : 'A case';
  const message = `${what} cannot be read (${why}). It is kept as it is; nothing was deleted.`;
  return { ok: false, unreadable: { table, id, message } };
}

export async function bodyOf<T>(
  codec: Codec,
  type: RecordType<T>,
  at: Address,
  plain: T,
): Promise<{ readonly v: number; readonly body: unknown }> {
  const v = versionOf(type);
  return { v, body: await codec.encode(plain, { ...at, v }) };
}
