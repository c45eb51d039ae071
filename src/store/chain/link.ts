import { joined, sha256, toHex, utf8 } from '../crypto/bytes.ts';
import type { FactRow, HeadRow, Link } from '../database.ts';
import { boundTo } from '../vault/sealedCodec.ts';

/** The first link of a chain has none before it. */
export const START = { seq: 0, hash: '' } as const;

export type LinkedRow = FactRow & Link;

export const isLinked = (row: FactRow): row is LinkedRow =>
  row.body instanceof Uint8Array &&
  typeof row.writer === 'string' &&
  Number.isSafeInteger(row.seq) &&
  typeof row.prev === 'string' &&
  typeof row.hash === 'string';

/** The place of a fact, to which its ciphertext is bound: moved elsewhere, it does not open. */
export const factAddress = ({ id, caseId, writer = '', seq = 0, prev = '' }: Omit<FactRow, 'body' | 'v'>) =>
  ({ table: 'facts', id, caseId, bind: writer === '' ? '' : JSON.stringify([writer, seq, prev]) }) as const;

/** The place and the ciphertext: whoever holds no key can still check a chain. */
export const hashedParts = (row: Omit<LinkedRow, 'hash'>): readonly [Uint8Array, Uint8Array] => [
  utf8(boundTo({ ...factAddress(row), v: row.v })),
  row.body as Uint8Array,
];

/** SHA-256 over them. */
export const hashOf = async (row: Omit<LinkedRow, 'hash'>): Promise<string> =>
  toHex(await sha256(joined(...hashedParts(row))));

/** The last link of each writer's chain. */
export function lastOf(rows: readonly LinkedRow[]): LinkedRow[] {
  const last = new Map<string, LinkedRow>();
  for (const row of rows) if ((last.get(row.writer)?.seq ?? 0) < row.seq) last.set(row.writer, row);
  return [...last.values()];
}

export const headId = (caseId: string, writer: string): string => `${caseId} ${writer}`;

export const headOf = ({
  caseId,
  writer,
  seq,
  hash,
}: Pick<LinkedRow, 'caseId' | (keyof HeadRow & keyof Link)>): HeadRow => ({
  id: headId(caseId, writer),
  caseId,
  writer,
  seq,
  hash,
});
