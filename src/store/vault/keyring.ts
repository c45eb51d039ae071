import { aesKey, seal, unseal } from '../crypto/aead.ts';
import { type Bytes, randomBytes } from '../crypto/bytes.ts';
import type { Master } from '../crypto/master.ts';
import type { Database, KeyRow } from '../database.ts';

const bound = (use: 'key' | 'tombstone', caseId: string): string => JSON.stringify(['waymark', 1, use, caseId]);

/** The keys of the cases, in memory while unlocked: each case has its own, so that one can be shared or erased. */
export type Keyring = {
  readonly master: Master;
  /** Null where the case has no key here, was erased, or its key was altered. */
  of(caseId: string): Promise<CryptoKey | null>;
  /** The same, from a row that was read already. */
  open(caseId: string, row: KeyRow | undefined): Promise<CryptoKey | null>;
  /** A key for a new case: its row is to be stored with the case. */
  make(caseId: string): Promise<KeyRow>;
  /** A key that came with a backup. */
  adopt(caseId: string, raw: Bytes): Promise<KeyRow>;
  /** The bytes of a key, for a backup; the caller overwrites them. */
  raw(row: KeyRow): Promise<Bytes | null>;
  bury(caseId: string, instant: string): Promise<KeyRow>;
  /** When the case was erased; null where the row is no tombstone of ours. */
  buriedAt(row: KeyRow): Promise<string | null>;
  forget(caseId?: string): void;
};

export function openKeyring(db: Database, master: Master): Keyring {
  const known = new Map<string, CryptoKey>();
  const raw = async ({ caseId, sealed }: KeyRow): Promise<Bytes | null> =>
    sealed ? unseal(master.wrap, sealed as Bytes, bound('key', caseId)).catch(() => null) : null;
  const adopt = async (caseId: string, bytes: Bytes): Promise<KeyRow> => {
    const sealed = await seal(master.wrap, bytes, bound('key', caseId));
    known.set(caseId, await aesKey(bytes));
    return { caseId, sealed };
  };
  const open = async (caseId: string, row: KeyRow | undefined): Promise<CryptoKey | null> => {
    const held = known.get(caseId);
    if (held) return held;
    const bytes = row ? await raw(row) : null;
    if (!bytes) return null;
    const key = await aesKey(bytes);
    bytes.fill(0);
    known.set(caseId, key);
    return key;
  };
  return {
    master,
    of: async (caseId) => known.get(caseId) ?? open(caseId, await db.keys.get(caseId)),
    open,
    make: async (caseId) => {
      const bytes = randomBytes(32);
      const row = await adopt(caseId, bytes);
      bytes.fill(0);
      return row;
    },
    adopt,
    raw,
    bury: async (caseId, instant) => ({
      caseId,
      tombstone: await seal(master.content, new TextEncoder().encode(instant), bound('tombstone', caseId)),
    }),
    buriedAt: async ({ caseId, tombstone }) =>
      tombstone
        ? unseal(master.content, tombstone as Bytes, bound('tombstone', caseId)).then(
            (bytes) => new TextDecoder().decode(bytes),
            () => null,
          )
        : null,
    forget: (caseId) => (caseId === undefined ? known.clear() : void known.delete(caseId)),
  };
}
