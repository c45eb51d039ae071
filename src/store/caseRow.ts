import { type ChildRecord, childRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow } from './database.ts';
import { bodyOf, type ReadRow, readRow } from './rows.ts';

const at = (id: string, rev = 0) => ({ table: 'cases', id, caseId: id, bind: rev === 0 ? '' : `rev ${rev}` }) as const;

export const readCaseRow = (codec: Codec, row: CaseRow): Promise<ReadRow<ChildRecord>> =>
  readRow(codec, childRecord, at(row.id, row.rev), row);

/** `rev` counts the edits in a protected database, so that an earlier edit put back is seen. */
export const caseRow = async (codec: Codec, id: string, record: ChildRecord, rev?: number): Promise<CaseRow> => ({
  id,
  ...(rev === undefined ? {} : { rev }),
  ...(await bodyOf(codec, childRecord, at(id, rev), record)),
});
