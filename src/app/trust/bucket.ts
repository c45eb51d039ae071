/** What browsers that have it offer as `navigator.storageBuckets`. */
type StorageBuckets = {
  open(
    name: string,
    options: { readonly persisted: boolean; readonly durability: 'relaxed' | 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
};

type Browser = Navigator & { storageBuckets?: StorageBuckets };

/** Whether this browser can have a place for a second copy. */
export const hasBuckets = (navigator: Browser): boolean => navigator.storageBuckets !== undefined;

/** A place for databases apart from the usual one, in files of its own; null where the browser has none. */
export async function bucketOf(navigator: Browser): Promise<IDBFactory | null> {
  try {
    const options = { persisted: true, durability: 'relaxed' } as const;
    return (await navigator.storageBuckets?.open('waymark-copy', options))?.indexedDB ?? null;
  } catch {
    return null;
  }
}
