import { withDraft, withoutDrafts } from './anchor/beside.ts';
import type { Codec } from './codec.ts';
import type { Database } from './database.ts';
import { draftRecord } from './draft.ts';
import type { Keeping } from './keeping.ts';
import { bodyOf, readRow } from './rows.ts';
import { write } from './write.ts';

const at = (id: string, caseId: string) => ({ table: 'drafts', id, caseId }) as const;

type Found = { readonly id: string; readonly content: unknown };

/** The draft of one form. Its row tells no one which form it is, so all drafts of the case are read to find it. */
export async function findDraft(db: Database, codec: Codec, caseId: string, form: string): Promise<Found | null> {
  return (await look(db, codec, caseId, form)).found;
}

export async function writeDraft(
  db: Database,
  { codec, chains }: Keeping,
  caseId: string,
  form: string,
  content: unknown,
): Promise<void> {
  for (;;) {
    const { found, ids } = await look(db, codec, caseId, form);
    const id = found?.id ?? crypto.randomUUID();
    const row = { id, caseId, ...(await bodyOf(codec, draftRecord, at(id, caseId), { form, content })) };
    const written = await write(db, [db.drafts], async () => {
      // Another tab may have begun the same draft in the meantime: then look again, so that there is one of it.
      const now = await db.drafts.where('caseId').equals(caseId).primaryKeys();
      if (now.join() !== ids.join()) return false;
      await db.drafts.put(row);
      return true;
    });
    if (!written) continue;
    if (!found) await chains?.anchor.editBeside((beside) => withDraft(beside, id, caseId));
    return;
  }
}

export async function removeDraft(
  db: Database,
  { codec, chains }: Keeping,
  caseId: string,
  form: string,
): Promise<void> {
  const found = await findDraft(db, codec, caseId, form);
  if (!found) return;
  await chains?.anchor.editBeside((beside) => withoutDrafts(beside, (id) => id === found.id));
  await write(db, [db.drafts], () => db.drafts.delete(found.id));
}

async function look(
  db: Database,
  codec: Codec,
  caseId: string,
  form: string,
): Promise<{ readonly found: Found | null; readonly ids: readonly string[] }> {
  const rows = await db.drafts.where('caseId').equals(caseId).toArray();
  const read = await Promise.all(
    rows.map(async (row) => ({ id: row.id, draft: await readRow(codec, draftRecord, at(row.id, caseId), row) })),
  );
  const found = read.flatMap(({ id, draft }) =>
    draft.ok && draft.value.form === form ? [{ id, content: draft.value.content }] : [],
  );
  return { found: found[0] ?? null, ids: rows.map(({ id }) => id) };
}
