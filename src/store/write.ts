import type { Table } from 'dexie';

import type { Database } from './database.ts';
import { checkGuard } from './vault/guard.ts';

/**
 * One transaction that writes: all of it is stored or nothing, and nothing by a tab that must not write any more.
 * Throws the reason for which the browser gave up, where there is one: what Dexie throws may only be that a request was
 * aborted. `repairing` may write although the store is read-only. `copyingLater` leaves the second copy to the next unlock.
 */
export const write = <T>(
  db: Database,
  tables: readonly Table[],
  work: () => PromiseLike<T>,
  how?: 'repairing' | 'copyingLater',
): Promise<T> => readAndWrite(db, tables, () => Promise.resolve(), work, how);

/**
 * The same where something is read first, at once with what says whether this tab may write: a request that waits for
 * another one costs as much as storing a row does.
 */
export async function readAndWrite<R, T>(
  db: Database,
  tables: readonly Table[],
  read: () => PromiseLike<R>,
  work: (found: R) => PromiseLike<T>,
  how?: 'repairing' | 'copyingLater',
): Promise<T> {
  let native: IDBTransaction | undefined;
  let done: T;
  try {
    done = await db.transaction('rw', [...new Set([...tables, db.vault])], async (transaction) => {
      native = transaction.idbtrans;
      const [, found] = await Promise.all([checkGuard(db, how === 'repairing'), read()]);
      return work(found);
    });
  } catch (error) {
    throw native?.error ?? error;
  }
  if (native && how !== 'copyingLater') await db.copyOut(native);
  return done;
}
