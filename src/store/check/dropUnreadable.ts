import type { Codec } from '../codec.ts';
import type { Database } from '../database.ts';
import { draftRecord } from '../draft.ts';
import { readRow } from '../rows.ts';
import { decodeSetting } from '../settings.ts';
import { write } from '../write.ts';

/** Drafts and settings that do not open any more. */
export async function dropUnreadable(db: Database, codec: Codec): Promise<void> {
  const drafts: string[] = [];
  for (const row of await db.drafts.toArray()) {
    const { id, caseId } = row;
    if (!(await readRow(codec, draftRecord, { table: 'drafts', id, caseId }, row)).ok) drafts.push(id);
  }
  const settings: string[] = [];
  for (const row of await db.meta.toArray()) await decodeSetting(codec, row).catch(() => settings.push(row.key));
  await write(
    db,
    [db.drafts, db.meta],
    async () => {
      await db.drafts.bulkDelete(drafts);
      await db.meta.bulkDelete(settings);
    },
    'repairing',
  );
}
