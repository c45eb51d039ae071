/** A text kept under an id, with what a list shows of it. */
export type Kept = { readonly id: string; readonly title: string; readonly text: string };

/**
 * A database of its own for simulated cases, so that they never stand among real children. Where the browser has none
 * (a private window), it keeps what it is given until the page is closed.
 */
export type Shelf = {
  readonly all: () => Promise<readonly Kept[]>;
  readonly get: (id: string) => Promise<Kept | null>;
  readonly put: (kept: Kept) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};

const STORE = 'sessions';

export function openShelf(name: string, factory: IDBFactory): Shelf {
  const memory = new Map<string, Kept>();
  let opening: Promise<IDBDatabase | null> | null = null;
  const database = (): Promise<IDBDatabase | null> => (opening ??= opened(name, factory));

  async function ask<T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
    const db = await database();
    if (!db) return null;
    try {
      return await answered(make(db.transaction(STORE, mode).objectStore(STORE)));
    } catch {
      return null;
    }
  }

  return {
    all: async () =>
      (await ask<Kept[]>('readonly', (store) => store.getAll() as IDBRequest<Kept[]>)) ?? [...memory.values()],
    get: async (id) =>
      (await ask<Kept | undefined>('readonly', (store) => store.get(id) as IDBRequest<Kept | undefined>)) ??
      memory.get(id) ??
      null,
    put: async (kept) => {
      memory.set(kept.id, kept);
      await ask('readwrite', (store) => store.put(kept));
    },
    remove: async (id) => {
      memory.delete(id);
      await ask('readwrite', (store) => store.delete(id));
    },
  };
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });

/** Null where the browser has no database to give. */
async function opened(name: string, factory: IDBFactory): Promise<IDBDatabase | null> {
  try {
    const request = factory.open(name, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: 'id' }));
    return await answered(request);
  } catch {
    return null;
  }
}
