import type { DBCore, DBCoreMutateRequest, DBCoreRangeType } from 'dexie';

/** What is derived need not be kept twice, and locks lie beside the anchor already: an earlier lock must be nowhere. */
export const isCopied = (table: string): boolean => table !== 'summaries' && table !== 'vault';

/** What one transaction did to one table. */
export type RowChange = { readonly table: string } & Change;

/** Notes what transactions write, so that it can be written elsewhere once it is committed. */
export type Notes = {
  /** A middleware for Dexie's `use`. */
  readonly middleware: { readonly stack: 'dbcore'; readonly name: string; create(down: DBCore): DBCore };
  taken(transaction: IDBTransaction): readonly RowChange[];
};

export function noteChanges(isNoted: (table: string) => boolean): Notes {
  const noted = new WeakMap<object, RowChange[]>();
  const note = (transaction: object, change: RowChange): void => {
    const changes = noted.get(transaction);
    if (changes) changes.push(change);
    else noted.set(transaction, [change]);
  };
  return {
    taken: (transaction) => noted.get(transaction) ?? [],
    middleware: {
      stack: 'dbcore',
      name: 'second copy',
      create: (down) => ({
        ...down,
        table: (name) => {
          const table = down.table(name);
          return {
            ...table,
            mutate: async (request) => {
              const response = await table.mutate(request);
              if (isNoted(name)) note(request.trans, { table: name, ...changeOf(request) });
              return response;
            },
          };
        },
      }),
    },
  };
}

type Change = { readonly put: readonly unknown[] } | { readonly remove: readonly unknown[] } | { readonly clear: true };

function changeOf(request: DBCoreMutateRequest): Change {
  if (request.type === 'delete') return { remove: request.keys };
  if (request.type !== 'deleteRange') return { put: request.values };
  if (request.range.type !== ANY)
    throw new Error('Rows are deleted by their keys, so that the second copy can follow.');
  return { clear: true };
}

/** Dexie's number for a range without ends. */
const ANY = 3 as DBCoreRangeType;
