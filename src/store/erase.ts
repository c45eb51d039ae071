import type { Database } from './database.ts';
import { factTables, removeAllFacts } from './facts.ts';
import type { Chains } from './keeping.ts';
import { fail, type Stored } from './problem.ts';
import { write } from './write.ts';

/**
 * Destroys the key of a case and purges its rows. A tombstone stays, so that the check knows and no backup brings it
 * back. What is left of the rows on the disk can be opened by nobody.
 */
export async function eraseCase(
  db: Database,
  { keyring, anchor }: Chains,
  id: string,
  instant: string,
): Promise<Stored> {
  const tombstone = await keyring.bury(id, instant);
  const outcome = await write(
    db,
    [db.cases, ...factTables(db), db.summaries, db.drafts, db.keys, db.heads],
    async (): Promise<Stored> => {
      if (!(await db.keys.get(id))?.sealed) return fail('missing', 'saving');
      await db.keys.put(tombstone);
      await db.cases.delete(id);
      await db.summaries.delete(id);
      await removeAllFacts(db, id);
      for (const table of [db.drafts, db.heads]) await table.where('caseId').equals(id).delete();
      return { ok: true };
    },
  );
  if (!outcome.ok) return outcome;
  keyring.forget(id);
  await anchor.erase(id);
  return outcome;
}
