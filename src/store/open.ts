import { attempt } from './attempt.ts';
import { type Codec, plainText } from './codec.ts';
import { browserVersion, Database } from './database.ts';
import { fail, type Failed, type Read } from './problem.ts';
import { createStore, type Store } from './store.ts';
import { CODE_EPOCH, raiseEpoch } from './vault/guard.ts';

export type OpenOptions = {
  /** The name of the database; `waymark` unless told. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  /** The age of this code, for tests. */
  readonly code?: number;
  /** This tab is too old: a newer one changes the database, and this one's store is closed. Ask for a reload. */
  readonly onStale: () => void;
};

export type StoreOptions = OpenOptions & { readonly codec?: Codec };

/** Opens an unprotected store; otherwise as `openDatabase`. */
export async function openStore<S = unknown>(options: StoreOptions): Promise<Read<Store<S>>> {
  let store: Store<S> | null = null;
  const onStale = (): void => {
    store?.close();
    options.onStale();
  };
  const opened = await openDatabase({ ...options, onStale });
  if (!opened.ok) return opened;
  store = createStore<S>(opened.value, { codec: options.codec ?? plainText, chains: null });
  return { ok: true, value: store };
}

/**
 * Opens the database, and brings an older one up to date. Never rejects. Problems: unavailable, newer, quota, blocked.
 * After `blocked`, open again at once: that one waits, and answers when the other tab is closed.
 */
export async function openDatabase(options: OpenOptions, vault: string | null = null): Promise<Read<Database>> {
  const indexedDB = options.indexedDB ?? indexedDBOfBrowser();
  if (!indexedDB) return fail('unavailable', 'opening');
  const name = options.name ?? 'waymark';
  const guard = { code: options.code ?? CODE_EPOCH, vault };
  const db = new Database(name, indexedDB, guard, await browserVersion(indexedDB, name));

  db.on('versionchange', () => {
    db.close();
    options.onStale();
    return false;
  });
  const blocked = new Promise<Failed>((resolve) => {
    db.on('blocked', () => {
      resolve(fail('blocked', 'opening'));
      return false;
    });
  });
  const opening = attempt('opening', async () => {
    await db.open();
    await raiseEpoch(db);
    return { ok: true, value: db } as const;
  });

  const outcome = await Promise.race([opening, blocked]);
  // A blocked upgrade goes on by itself when the other tab closes; what it opens then is nobody's.
  if (!outcome.ok) void opening.then(() => db.close());
  return outcome;
}

function indexedDBOfBrowser(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
