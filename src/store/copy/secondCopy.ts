import type { Table } from 'dexie';

import { readAll, type Rows } from '../check/everything.ts';
import { groupBy } from '../check/groups.ts';
import { browserVersion, Database } from '../database.ts';
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

/** Where a browser keeps databases apart from the usual place; null where it has no other. */
export type CopyPlace = () => Promise<IDBFactory | null>;

/**
 * Null where there is no place for it, or it cannot be opened: then there is one copy, as before. A copy of an earlier
 * vault is thrown away. Never rejects.
 */
export async function openSecondCopy(
  place: CopyPlace | undefined,
  name: string,
  vault: string,
): Promise<SecondCopy | null> {
  const own = prefixOf(name) + vault;
  try {
    const indexedDB = await place?.();
    if (!indexedDB) return null;
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
      try {
        for (const changes of await lacking(db, rows)) {
          if (!db.isOpen()) return;
          await db.transaction('rw', tables, () => apply(db, changes));
        }
      } catch {
        stop();
      }
    },

    read: async () => readAll(db),
    close: stop,
  };
}

/** Few enough that writing them holds up nothing else on the page. */
const CASES_AT_ONCE = 50;

/** What the copy lacks of these rows: whole cases, some at a time, and what belongs to none. */
async function lacking(db: Database, rows: Rows): Promise<RowChange[][]> {
  const known = await readEnds(db);
  const isBehind = (id: string): boolean => {
    const { heads = [], rev, key } = of(id);
    const there = known.keys.get(id);
    if (there?.tombstone) return false;
    if (key && (!there || key.tombstone)) return true;
    return (known.revs.get(id) ?? -1) < rev || heads.some((head) => (known.heads.get(head.id) ?? 0) < head.seq);
  };
  const heads = groupBy(rows.heads, ({ caseId }) => caseId);
  const facts = groupBy(rows.facts, ({ caseId }) => caseId);
  const packs = groupBy(rows.packs, ({ caseId }) => caseId);
  const cases = new Map(rows.cases.map((row) => [row.id, row]));
  const keys = new Map(rows.keys.map((row) => [row.caseId, row]));
  const of = (id: string) => ({ heads: heads.get(id), rev: cases.get(id)?.rev ?? -1, key: keys.get(id) });
  const behind = [...new Set([...cases.keys(), ...keys.keys()])].filter(isBehind);
  const erased = behind.filter((id) => keys.get(id)?.tombstone);
  const changes: RowChange[][] = [
    await removalOf(db, erased),
    [
      { table: 'drafts', put: rows.drafts },
      { table: 'meta', put: rows.meta },
    ],
  ];
  for (let at = 0; at < behind.length; at += CASES_AT_ONCE) {
    const ids = behind.slice(at, at + CASES_AT_ONCE);
    const put = <Found>(find: (id: string) => readonly Found[] | undefined): Found[] =>
      ids.flatMap((id) => find(id) ?? []);
    changes.push([
      // Facts may lie in other packs here, or by themselves: none may lie twice.
      { table: 'packs', remove: await db.packs.where('caseId').anyOf(ids).primaryKeys() },
      { table: 'keys', put: put((id) => [keys.get(id)].filter((key) => key !== undefined)) },
      { table: 'facts', put: put((id) => facts.get(id)) },
      { table: 'packs', put: put((id) => packs.get(id)) },
      { table: 'heads', put: put((id) => heads.get(id)) },
      { table: 'cases', put: put((id) => [cases.get(id)].filter((row) => row !== undefined)) },
    ]);
  }
  return changes;
}

/** Cases that were erased while the copy did not follow. */
async function removalOf(db: Database, ids: readonly string[]): Promise<RowChange[]> {
  const within = (table: Table<unknown, string>) => table.where('caseId').anyOf(ids).primaryKeys();
  return [
    { table: 'facts', remove: await within(db.facts) },
    { table: 'packs', remove: await within(db.packs) },
    { table: 'heads', remove: await within(db.heads) },
    { table: 'drafts', remove: await within(db.drafts) },
    { table: 'cases', remove: ids },
  ];
}

const readEnds = (db: Database) =>
  db.transaction('r', db.heads, db.cases, db.keys, async () => ({
    heads: new Map((await db.heads.toArray()).map(({ id, seq }) => [id, seq])),
    revs: new Map((await db.cases.toArray()).map(({ id, rev }) => [id, rev ?? 0])),
    keys: new Map((await db.keys.toArray()).map((key) => [key.caseId, key])),
  }));

async function apply(db: Database, changes: readonly RowChange[]): Promise<void> {
  for (const change of changes) {
    const table: Table<unknown, string> = db.table(change.table);
    if ('clear' in change) {
      await table.clear();
      continue;
    }
    // A transaction that is asked for nothing ends.
    if (('remove' in change ? change.remove : change.put).length === 0) continue;
    if ('remove' in change) await table.bulkDelete(change.remove as string[]);
    else await (isCounted(table) ? putLater(table, change.put) : table.bulkPut(change.put));
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
