import { Dexie, type Table, type Transaction } from 'dexie';

/** A row: what must be readable to find it, and a body that only the codec reads. `v` is the version of the record. */
type Row = { readonly v: number; readonly body: unknown };
export type CaseRow = Row & { readonly id: string };
export type FactRow = Row & { readonly id: string; readonly caseId: string };
export type DraftRow = Row & { readonly id: string; readonly caseId: string };
export type MetaRow = { readonly key: string; readonly body: unknown };

/** `basis` changes with the case, so that a summary of an earlier state is not stored over a later one. */
export type SummaryRow = { caseId: string; basis: string } & ({ tag: string; body: unknown } | { tag?: never });

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
];

export const DATABASE_VERSION = VERSIONS.length;

export class Database extends Dexie {
  declare readonly cases: Table<CaseRow, string>;
  declare readonly facts: Table<FactRow, string>;
  declare readonly summaries: Table<SummaryRow, string>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string, indexedDB: IDBFactory) {
    const { IDBKeyRange } = globalThis;
    super(name, {
      indexedDB: atOurVersion(indexedDB),
      IDBKeyRange,
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    });
    VERSIONS.forEach(({ tables, upgrade }, index) => {
      const version = this.version(index + 1).stores(tables);
      if (upgrade) version.upgrade(upgrade);
    });
  }
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
const atOurVersion = (factory: IDBFactory): IDBFactory => ({
  open: (name, version = DATABASE_VERSION * 10) => factory.open(name, version),
  deleteDatabase: (name) => factory.deleteDatabase(name),
  databases: () => factory.databases(),
  cmp: (a, b) => factory.cmp(a, b),
});
