import type { Fact } from '../facts/vocabulary.ts';
import type { Codec } from './codec.ts';
import type { FactRow } from './database.ts';
import { factRecord } from './fact.ts';
import { bodyOf, type ReadRow, readRow, unreadable } from './rows.ts';

const at = (id: string) => ({ table: 'facts', id }) as const;

export async function readFact(codec: Codec, row: FactRow): Promise<ReadRow<Fact>> {
  const read = await readRow(codec, factRecord, at(row.id), row);
  return read.ok && read.value.id !== row.id ? unreadable(at(row.id), 'it lies in the place of another') : read;
}

export const factRow = async (codec: Codec, caseId: string, fact: Fact): Promise<FactRow> => ({
  id: fact.id,
  caseId,
  ...(await bodyOf(codec, factRecord, at(fact.id), fact)),
});
