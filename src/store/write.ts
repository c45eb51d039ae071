import type { Table } from 'dexie';

import type { Database } from './database.ts';
import { checkGuard } from './vault/guard.ts';

/**
 * One transaction that writes: all of it is stored or nothing, and nothing by a tab that must not write any more.
 * Throws the reason for which the browser gave up, where there is one: what Dexie throws may only be that a request was
 * aborted. `repairing` may write although the store is read-only.
 */
export async function write<T>(
  db: Database,
  tables: readonly Table[],
  work: () => PromiseLike<T>,
  how?: 'repairing',
): Promise<T> {
  let native: IDBTransaction | undefined;
  try {
    return await db.transaction('rw', [...new Set([...tables, db.vault])], async (transaction) => {
      native = transaction.idbtrans;
      await checkGuard(db, how === 'repairing');
      return work();
    });
  } catch (error) {
    throw native?.error ?? error;
  }
}
