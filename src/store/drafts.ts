import { withDraft, withoutDrafts } from './anchor/beside.ts';
import type { Database } from './database.ts';
import { draftRecord } from './draft.ts';
import type { Keeping } from './keeping.ts';
import { bodyOf, readRow } from './rows.ts';
import { write } from './write.ts';

const at = (id: string, caseId: string) => ({ table: 'drafts', id, caseId }) as const;

/** What is known of the drafts of one case: the ids of all of them, and which one is the form's. */
type Known = { readonly ids: readonly string[]; readonly own: string | null };

export type Drafts = {
  /** The content of the draft of one form; undefined where there is none. */
  read(caseId: string, form: string): Promise<unknown>;
  write(caseId: string, form: string, content: unknown): Promise<void>;
  remove(caseId: string, form: string): Promise<void>;
};

export function createDrafts(db: Database, { codec, chains }: Keeping): Drafts {
  // A row tells no one which form it is of, so all drafts of a case are read to find it; at each further keystroke it is
  // known, as long as the case still has the same drafts.
  const known = new Map<string, Known>();

  const look = async (caseId: string, form: string): Promise<Known & { readonly content: unknown }> => {
    const rows = await db.drafts.where('caseId').equals(caseId).toArray();
    const read = await Promise.all(
      rows.map(async (row) => ({ id: row.id, draft: await readRow(codec, draftRecord, at(row.id, caseId), row) })),
    );
    const found = read.find(({ draft }) => draft.ok && draft.value.form === form);
    const seen: Known = { ids: rows.map(({ id }) => id), own: found?.id ?? null };
    known.set(`${caseId} ${form}`, seen);
    return { ...seen, content: found?.draft.ok ? found.draft.value.content : undefined };
  };

  return {
    read: async (caseId, form) => (await look(caseId, form)).content,

    write: async (caseId, form, content) => {
      const key = `${caseId} ${form}`;
      for (let seen = known.get(key); ; seen = undefined) {
        const { ids, own } = seen ?? (await look(caseId, form));
        const id = own ?? crypto.randomUUID();
        const row = { id, caseId, ...(await bodyOf(codec, draftRecord, at(id, caseId), { form, content })) };
        const written = await write(db, [db.drafts], async () => {
          // Another tab may have begun or dropped a draft in the meantime: then look again, so that there is one of it.
          const now = await db.drafts.where('caseId').equals(caseId).primaryKeys();
          if (now.join() !== ids.join()) return false;
          await db.drafts.put(row);
          return true;
        });
        if (!written) continue;
        known.set(key, { own: id, ids: own === null ? [...ids, id].toSorted() : ids });
        if (own === null) await chains?.anchor.editBeside((beside) => withDraft(beside, id, caseId));
        return;
      }
    },

    remove: async (caseId, form) => {
      const { own } = await look(caseId, form);
      if (own === null) return;
      await chains?.anchor.editBeside((beside) => withoutDrafts(beside, (id) => id === own));
      await write(db, [db.drafts], () => db.drafts.delete(own));
      known.delete(`${caseId} ${form}`);
    },
  };
}
