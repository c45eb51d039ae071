import type { Fact } from '../facts/vocabulary.ts';
import { factAddress, hashOf, type LinkedRow } from './chain/link.ts';
import type { Codec } from './codec.ts';
import type { FactRow, Link } from './database.ts';
import { factRecord } from './fact.ts';
import { bodyOf, type ReadRow, readRow, unreadable } from './rows.ts';

export async function readFact(codec: Codec, row: FactRow): Promise<ReadRow<Fact>> {
  const read = await readRow(codec, factRecord, factAddress(row), row);
  return read.ok && read.value.id !== row.id ? unreadable(factAddress(row), 'it lies in the place of another') : read;
}

export const factRow = async (codec: Codec, caseId: string, fact: Fact): Promise<FactRow> => ({
  id: fact.id,
  caseId,
  ...(await bodyOf(codec, factRecord, factAddress({ id: fact.id, caseId }), fact)),
});

/** The fact as the next links of a chain, after `head`. */
export async function linkedRows(
  codec: Codec,
  caseId: string,
  facts: readonly Fact[],
  head: Pick<Link, 'writer' | 'seq' | 'hash'>,
): Promise<LinkedRow[]> {
  const rows: LinkedRow[] = [];
  let { seq, hash } = head;
  for (const fact of facts) {
    const place = { id: fact.id, caseId, writer: head.writer, seq: ++seq, prev: hash };
    const row = { ...place, ...(await bodyOf(codec, factRecord, factAddress(place), fact)) };
    hash = await hashOf(row);
    rows.push({ ...row, hash });
  }
  return rows;
}
