import { attempt } from './attempt.ts';
import { type Codec, plainText } from './codec.ts';
import { Database } from './database.ts';
import { fail, type Failed, type Read } from './problem.ts';
import { createStore, type Store } from './store.ts';

export type StoreOptions = {
  /** The name of the database; `waymark` unless told. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly codec?: Codec;
  /** This tab is too old: a newer one changes the database, and this one's store is closed. Ask for a reload. */
  readonly onStale: () => void;
};

/**
 * Opens the store, and brings an older database up to date. Never rejects. Problems: unavailable, newer, quota, blocked.
 * After `blocked`, open again at once: that one waits, and answers when the other tab is closed.
 */
export async function openStore<S = unknown>(options: StoreOptions): Promise<Read<Store<S>>> {
  const indexedDB = options.indexedDB ?? indexedDBOfBrowser();
  if (!indexedDB) return fail('unavailable', 'opening');
  const db = new Database(options.name ?? 'waymark', indexedDB);
  const store = createStore<S>(db, options.codec ?? plainText);

  db.on('versionchange', () => {
    store.close();
    options.onStale();
    return false;
  });
  const blocked = new Promise<Failed>((resolve) => {
    db.on('blocked', () => {
      resolve(fail('blocked', 'opening'));
      return false;
    });
  });
  const opening = attempt('opening', async () => ({ ok: true, value: await db.open() }) as const);

  const outcome = await Promise.race([opening, blocked]);
  if (outcome.ok) return { ok: true, value: store };
  // A blocked upgrade goes on by itself when the other tab closes; what it opens then is nobody's.
  void opening.then(() => store.close());
  return outcome;
}

function indexedDBOfBrowser(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
