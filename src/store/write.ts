import type { Table } from 'dexie';

import type { Database } from './database.ts';

/**
 * One transaction that writes: all of it is stored or nothing. Throws the reason for which the browser gave up, where
 * there is one: what Dexie throws may only be that a request was aborted.
 */
export async function write<T>(db: Database, tables: readonly Table[], work: () => PromiseLike<T>): Promise<T> {
  let native: IDBTransaction | undefined;
  try {
    return await db.transaction('rw', tables, (transaction) => {
      native = transaction.idbtrans;
      return work();
    });
  } catch (error) {
    throw native?.error ?? error;
  }
}
