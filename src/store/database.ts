import { Dexie, type Table, type Transaction } from 'dexie';

import { isCopied, noteChanges } from './copy/changes.ts';
import type { SecondCopy } from './copy/secondCopy.ts';
import type { Header } from './vault/header.ts';

/** A row: what must be readable to find it, and a body that only the codec reads. `v` is the version of the record. */
type Row = { readonly v: number; readonly body: unknown };
export type CaseRow = Row & { readonly id: string; readonly rev?: number };
export type FactRow = Row & { readonly id: string; readonly caseId: string } & Partial<Link>;
export type DraftRow = Row & { readonly id: string; readonly caseId: string };
/** `rev` counts how often it was saved in a protected database, so that an earlier one put back is seen. */
export type MetaRow = { readonly key: string; readonly rev?: number; readonly body: unknown };

/** Its place in the chain of who wrote it. Only a protected database has chains. */
export type Link = { readonly writer: string; readonly seq: number; readonly prev: string; readonly hash: string };

/** Many facts of a case in one row, as they came (`chain/pack.ts`). */
export type PackRow = { readonly id: string; readonly caseId: string; readonly pack: Uint8Array };

/** Where one writer's chain in one case ends; the next link is forged on it. */
export type HeadRow = Omit<Link, 'prev'> & { readonly id: string; readonly caseId: string };

/** The key of a case, sealed; of an erased case there is a tombstone instead. */
export type KeyRow = { readonly caseId: string } & (
  | { readonly sealed: Uint8Array; readonly tombstone?: never }
  | { readonly tombstone: Uint8Array; readonly sealed?: never }
);

/** One row: which code may write (`code` or later), and how the vault is unlocked where there is one. */
export type VaultRow = { readonly id: 'vault'; readonly code: number; readonly header: Header | null };

/** `basis` changes with the case, so that a summary of an earlier state is not stored over a later one. */
export type SummaryRow = { caseId: string; basis: string } & ({ tag: string; body: unknown } | { tag?: never });

/** What a tab takes the database to be: its own code, and the vault it unlocked (null: unprotected). */
export type Guard = { readonly code: number; readonly vault: string | null; readonly readOnly?: boolean };

type Version = {
  readonly tables: Record<string, string>;
  readonly upgrade?: (change: Transaction) => PromiseLike<unknown>;
};

/** Released versions are never edited. A new one is added at the end, with a database made by hand in the tests. */
const VERSIONS: readonly Version[] = [
  { tables: { cases: 'id', facts: 'id, caseId' } },
  {
    tables: { cases: 'id', facts: 'id, caseId', summaries: 'caseId', drafts: 'id, caseId', meta: 'key' },
    upgrade: moveFieldsIntoBodies,
  },
  {
    tables: {
      cases: 'id',
      facts: 'id, caseId',
      summaries: 'caseId',
      drafts: 'id, caseId',
      meta: 'key',
      vault: 'id',
      keys: 'caseId',
      heads: 'id, caseId',
    },
  },
  // What the versions before have stays.
  { tables: { packs: 'id, caseId' } },
];

export const DATABASE_VERSION = VERSIONS.length;

export class Database extends Dexie {
  declare readonly cases: Table<CaseRow, string>;
  declare readonly facts: Table<FactRow, string>;
  declare readonly packs: Table<PackRow, string>;
  declare readonly summaries: Table<SummaryRow, string>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly vault: Table<VaultRow, string>;
  declare readonly keys: Table<KeyRow, string>;
  declare readonly heads: Table<HeadRow, string>;

  /** What this tab takes the database to be; a write finds out when it is no longer so. */
  guard: Guard;

  /** Where every committed change is written once more; none until the vault is unlocked. */
  copy: SecondCopy | null = null;
  readonly #notes = noteChanges((table) => this.copy !== null && isCopied(table));

  constructor(
    name: string,
    indexedDB: IDBFactory,
    guard: Guard,
    ours = DATABASE_VERSION * 10,
    durability: 'strict' | 'relaxed' = 'strict',
  ) {
    const { IDBKeyRange } = globalThis;
    super(name, {
      indexedDB: atVersion(indexedDB, ours),
      IDBKeyRange,
      chromeTransactionDurability: durability,
      cache: 'disabled',
    });
    this.guard = guard;
    this.use(this.#notes.middleware);
    VERSIONS.forEach(({ tables, upgrade }, index) => {
      const version = this.version(index + 1).stores(tables);
      if (upgrade) version.upgrade(upgrade);
    });
  }

  /** Writes a committed transaction into the second copy too, where there is one. */
  async copyOut(transaction: IDBTransaction): Promise<void> {
    await this.copy?.follow(this.#notes.taken(transaction));
  }
}

/**
 * The browser's number of a database of this version. Dexie counts in tens; where somebody removed a table it puts an
 * empty one in its place and counts one further.
 */
export async function browserVersion(indexedDB: IDBFactory, name: string): Promise<number> {
  const ours = DATABASE_VERSION * 10;
  const all = await indexedDB.databases().catch(() => []);
  const found = all.find((each) => each.name === name)?.version ?? ours;
  return found > ours && found < ours + 10 ? found : ours;
}

type Fields = Record<string, unknown>;

/** Version 1 kept a record's fields beside its id. */
async function moveFieldsIntoBodies(change: Transaction): Promise<void> {
  await change
    .table<Fields>('cases')
    .toCollection()
    .modify(({ id, ...body }, row) => {
      row.value = { id, v: 1, body };
    });
  await change
    .table<Fields>('facts')
    .toCollection()
    .modify(({ caseId, ...body }, row) => {
      row.value = { id: body['id'], caseId, v: 1, body };
    });
}

/** Dexie opens a newer database all the same, by asking for no version; old code must not write into it. */
const atVersion = (factory: IDBFactory, ours: number): IDBFactory => ({
  open: (name, version = ours) => factory.open(name, version),
  deleteDatabase: (name) => factory.deleteDatabase(name),
  databases: () => factory.databases(),
  cmp: (a, b) => factory.cmp(a, b),
});
