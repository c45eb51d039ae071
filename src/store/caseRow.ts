import { type ChildRecord, childRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow } from './database.ts';
import { bodyOf, type ReadRow, readRow } from './rows.ts';

const at = (id: string) => ({ table: 'cases', id }) as const;

export const readCaseRow = (codec: Codec, row: CaseRow): Promise<ReadRow<ChildRecord>> =>
  readRow(codec, childRecord, at(row.id), row);

export const caseRow = async (codec: Codec, id: string, record: ChildRecord): Promise<CaseRow> => ({
  id,
  ...(await bodyOf(codec, childRecord, at(id), record)),
});
