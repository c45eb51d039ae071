/** IndexedDB by hand, behind the store's back. */

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });

/** Opens without a version what is there, or makes it at `version`. Whoever opens it closes it. */
export function openRaw(
  device: IDBFactory,
  name: string,
  version?: number,
  make?: (db: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = device.open(name, version);
  request.addEventListener('upgradeneeded', () => make?.(request.result));
  return settled(request);
}

export async function rowsIn(device: IDBFactory, name: string): Promise<Record<string, unknown[]>> {
  const db = await openRaw(device, name);
  const rows: Record<string, unknown[]> = {};
  for (const table of db.objectStoreNames)
    rows[table] = await settled(db.transaction(table).objectStore(table).getAll());
  db.close();
  return rows;
}

export async function putRaw(device: IDBFactory, name: string, table: string, row: unknown): Promise<void> {
  const db = await openRaw(device, name);
  await settled(db.transaction(table, 'readwrite').objectStore(table).put(row));
  db.close();
}
