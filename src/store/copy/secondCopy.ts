import type { Table } from 'dexie';

import { readAll, type Rows } from '../check/everything.ts';
import { groupBy } from '../check/groups.ts';
import { browserVersion, Database, type KeyRow } from '../database.ts';
import { isCopied, type RowChange } from './changes.ts';

/**
 * The same rows once more, in a database that the browser keeps in files of its own. Chromium empties a database in which
 * one record was torn: a browser that is killed in the middle of a write, and then opened twice, has lost it whole. The
 * copy is as sealed and chained as the first one, and is checked like it before anything of it is believed.
 */
export type SecondCopy = {
  /** Writes what a committed transaction wrote. Never rejects: a copy that cannot follow stops until the next unlock. */
  follow(changes: readonly RowChange[]): Promise<void>;
  /** Adds what it lacks of these rows, which are whole. Never rejects. */
  bringUp(rows: Rows): Promise<void>;
  read(): Promise<Rows>;
  close(): void;
};

const prefixOf = (name: string): string => `${name}-copy `;

/** Null where it cannot be opened: then there is one copy, as before. A copy of an earlier vault is thrown away. */
export async function openSecondCopy(indexedDB: IDBFactory, name: string, vault: string): Promise<SecondCopy | null> {
  const own = prefixOf(name) + vault;
  try {
    await deleteCopies(indexedDB, name, own);
    const db = await databaseOf(indexedDB, own);
    db.on('versionchange', () => {
      db.close();
      return false;
    });
    await db.open();
    return copyIn(db);
  } catch {
    return null;
  }
}

export async function deleteCopies(indexedDB: IDBFactory, name: string, but?: string): Promise<void> {
  const all = await indexedDB.databases();
  const names = all
    .flatMap((each) => each.name ?? [])
    .filter((each) => each.startsWith(prefixOf(name)) && each !== but);
  for (const each of names) await (await databaseOf(indexedDB, each)).delete();
}

const databaseOf = async (indexedDB: IDBFactory, name: string): Promise<Database> =>
  new Database(name, indexedDB, { code: 0, vault: null }, await browserVersion(indexedDB, name), 'relaxed');

function copyIn(db: Database): SecondCopy {
  const tables = db.tables.filter(({ name }) => isCopied(name));
  const stop = (): void => db.close();
  return {
    follow: async (changes) => {
      if (changes.length === 0 || !db.isOpen()) return;
      await db.transaction('rw', tables, () => apply(db, changes)).catch(stop);
    },

    bringUp: async (rows) => {
      if (!db.isOpen()) return;
      const fill = async (): Promise<void> => {
        const heads = new Map((await db.heads.toArray()).map(({ id, seq }) => [id, seq]));
        const behind = new Set(
          rows.heads.flatMap(({ id, caseId, seq }) => ((heads.get(id) ?? 0) < seq ? [caseId] : [])),
        );
        const facts = groupBy(rows.facts, ({ caseId }) => caseId);
        const put = [...behind].flatMap((caseId) => facts.get(caseId) ?? []);
        await apply(db, [
          { table: 'keys', put: await freshKeys(db, rows.keys) },
          { table: 'facts', put },
          { table: 'heads', put: rows.heads },
          { table: 'cases', put: rows.cases },
          { table: 'drafts', put: rows.drafts },
          { table: 'meta', put: rows.meta },
        ]);
      };
      await db.transaction('rw', tables, fill).catch(stop);
    },

    read: async () => readAll(db),
    close: stop,
  };
}

/** A case that was erased in the meantime stays so. */
async function freshKeys(db: Database, keys: readonly KeyRow[]): Promise<KeyRow[]> {
  const known = await db.keys.bulkGet(keys.map(({ caseId }) => caseId));
  return keys.filter((_, index) => !known[index]?.tombstone);
}

async function apply(db: Database, changes: readonly RowChange[]): Promise<void> {
  for (const change of changes) {
    const table: Table<unknown, string> = db.table(change.table);
    if ('remove' in change) await table.bulkDelete(change.remove as string[]);
    else if ('clear' in change) await table.clear();
    // A transaction that is asked for nothing ends.
    else if (change.put.length > 0 && isCounted(table)) await putLater(table, change.put);
    else if (change.put.length > 0) await table.bulkPut(change.put);
  }
}

type Counted = { readonly rev?: number; readonly seq?: number };

const isCounted = ({ name }: Table<unknown, string>): boolean => ['cases', 'heads', 'meta'].includes(name);
const countOf = (row: unknown): number => (row as Counted).rev ?? (row as Counted).seq ?? 0;

/** Two tabs may tell of the same row in another order than they wrote it: the later one stays. */
async function putLater(table: Table<unknown, string>, rows: readonly unknown[]): Promise<void> {
  const { keyPath } = table.schema.primKey;
  const known = await table.bulkGet(rows.map((row) => (row as Record<string, string>)[keyPath as string] ?? ''));
  const later = rows.filter((row, index) => known[index] === undefined || countOf(row) > countOf(known[index]));
  if (later.length > 0) await table.bulkPut(later);
}
