import { peek } from '../anchor/document.ts';
import type { AnchorPlace } from '../anchor/place.ts';
import { attempt } from '../attempt.ts';
import { readEarly } from '../check/everything.ts';
import { plainText } from '../codec.ts';
import type { CopyPlace } from '../copy/secondCopy.ts';
import type { ArgonCost, Stretch } from '../crypto/argon.ts';
import type { Age } from '../crypto/age.ts';
import { openDatabase, type OpenOptions } from '../open.ts';
import { fail, type Read, type Stored } from '../problem.ts';
import { createStore, type Store } from '../store.ts';
import type { Verifier } from '../share/verify.ts';
import { vaultRow } from './guard.ts';
import { type Header, type Lock, readHeader } from './header.ts';
import type { Secret } from './locks.ts';
import type { Session } from './session.ts';

export type DeviceOptions = OpenOptions & {
  readonly place: AnchorPlace;
  readonly stretch: Stretch;
  readonly age: Age;
  readonly now: () => string;
  /** Where a second copy of the database is kept, in files of its own; left out: nowhere. */
  readonly copyIn?: CopyPlace;
  /** What verifies a great deal that comes from a team beside the page; left out: the page does. */
  readonly verifier?: () => Verifier;
  /** Cheaper in tests. */
  readonly cost?: ArgonCost;
  readonly workFactor?: number;
};

export type DeviceState =
  /** Nothing was ever stored here. */
  | { readonly kind: 'empty' }
  /** Cases without protection: made-up ones. */
  | { readonly kind: 'unprotected' }
  /** `wiped`: the database is empty although the record outside it says that it was not. */
  | { readonly kind: 'locked'; readonly wiped: boolean; readonly passkeys: readonly Passkey[] }
  /** There was a vault, and nothing is left that could open it. Only a backup helps. */
  | { readonly kind: 'lost' };

type Lies = {
  readonly stored: Header | null;
  readonly anchored: Header | null;
  readonly hasCases: boolean;
  readonly hasKeys: boolean;
};

export type Passkey = Pick<Extract<Lock, { kind: 'passkey' }>, 'credential' | 'salt'>;

/** This device before anything is unlocked. Nothing of it throws or rejects. */
export type Device<S> = {
  look(): Promise<Read<DeviceState>>;
  openUnprotected(): Promise<Read<Store<S>>>;
  /** Protects this device; what was stored unprotected is rewritten. Problems as for opening, unreadable, quota. */
  protect(passphrase: string): Promise<Read<{ readonly recoveryKey: string }>>;
  /** Problems: wrongSecret, and as for opening. The check is done by then: see the session's findings. */
  unlock(secret: Secret): Promise<Read<Session<S>>>;
  /** Erases everything, to begin again and restore from a backup. */
  startAnew(): Promise<Stored>;
};

/**
 * Whose locks are tried. The anchor follows the database, so one that is behind says nothing: its locks may be those that
 * were changed since. Where it is ahead, the database was put back; where they differ otherwise, one is damaged.
 */
function candidates(stored: Header | null, anchored: Header | null): readonly Header[] {
  if (!stored || !anchored) return [stored, anchored].flatMap((each) => each ?? []);
  return anchored.rev < stored.rev ? [stored] : [anchored, stored];
}

export function deviceWith<S>(options: DeviceOptions): Device<S> {
  const { place, stretch, cost } = options;

  const lies = async (): Promise<Read<Lies>> => {
    const opened = await openDatabase(options);
    if (!opened.ok) return opened;
    const db = opened.value;
    return attempt('opening', async () => {
      const row = await db.vault.get('vault');
      const hasCases = (await db.cases.count()) > 0;
      const hasKeys = (await db.keys.count()) > 0;
      db.close();
      const anchored = peek(place.read() ?? '')?.header ?? null;
      return { ok: true, value: { stored: readHeader(row?.header), anchored, hasCases, hasKeys } } as const;
    });
  };

  return {
    look: async () => {
      const read = await lies();
      if (!read.ok) return read;
      const { stored, anchored, hasCases, hasKeys } = read.value;
      const header = stored ?? anchored;
      if (header) {
        const passkeys = header.locks.flatMap((lock) => (lock.kind === 'passkey' ? [lock] : []));
        return { ok: true, value: { kind: 'locked', wiped: stored === null && !hasCases, passkeys } };
      }
      // Only what is protected has keys, or a record outside the database.
      if (hasKeys || place.read() !== null) return { ok: true, value: { kind: 'lost' } };
      return { ok: true, value: { kind: hasCases ? 'unprotected' : 'empty' } };
    },

    openUnprotected: async () => {
      const opened = await openDatabase(options);
      return opened.ok ? { ok: true, value: createStore<S>(opened.value, { codec: plainText, chains: null }) } : opened;
    },

    protect: async (passphrase) => {
      const opened = await openDatabase(options);
      if (!opened.ok) return opened;
      const db = opened.value;
      const done = await attempt('opening', async () => {
        const { protect } = await import('./protect.ts');
        return protect(db, place, passphrase, stretch, cost);
      });
      db.close();
      return done.ok ? { ok: true, value: { recoveryKey: done.value.recoveryKey } } : done;
    },

    unlock: async (secret) => {
      const opened = await openDatabase(options);
      if (!opened.ok) return opened;
      const db = opened.value;
      const unlocked = await attempt('opening', async () => {
        const stored = readHeader((await db.vault.get('vault'))?.header);
        const early = readEarly(db, place);
        const anchored = peek(early.anchor ?? '')?.header ?? null;
        const [{ openSession }, { openLocks }] = await Promise.all([import('./session.ts'), import('./locks.ts')]);
        for (const header of candidates(stored, anchored)) {
          const raw = await openLocks(header, secret, stretch);
          if (!raw) continue;
          db.guard = { ...db.guard, vault: header.id };
          if (JSON.stringify(stored) !== JSON.stringify(header)) await db.vault.put(vaultRow(header, db.guard.code));
          const locksAltered = stored !== null && anchored !== null && stored.rev < anchored.rev;
          return { ok: true, value: await openSession<S>(db, header, raw, options, { early, locksAltered }) } as const;
        }
        return fail('wrongSecret', 'opening');
      });
      if (!unlocked.ok) db.close();
      return unlocked;
    },

    startAnew: async () => {
      const opened = await openDatabase(options);
      if (!opened.ok) return opened;
      const db = opened.value;
      return attempt('saving', async () => {
        await db.delete();
        const copyIn = await options.copyIn?.();
        if (copyIn) await (await import('../copy/secondCopy.ts')).deleteCopies(copyIn, db.name);
        place.remove();
        return { ok: true };
      });
    },
  };
}
