import { aesKey, seal, unseal } from '../crypto/aead.ts';
import { ARGON_COST, type ArgonCost, normalised, type Stretch } from '../crypto/argon.ts';
import { type Bytes, fromBase64, randomBytes, toBase64 } from '../crypto/bytes.ts';
import { keyFromRandom } from '../crypto/master.ts';
import { readRecoveryKey } from '../crypto/recoveryKey.ts';
import type { Header, Lock } from './header.ts';

/** What a person unlocks with. A passkey's `output` is the 32 bytes that its authenticator computes for our salt. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recoveryKey'; readonly typed: string }
  | { readonly kind: 'passkey'; readonly credential: string; readonly output: Bytes };

const bound = (vault: string, kind: Lock['kind']): string => JSON.stringify(['waymark', 1, 'lock', vault, kind]);

export async function passphraseLock(
  vault: string,
  master: Bytes,
  passphrase: string,
  stretch: Stretch,
  cost: ArgonCost = ARGON_COST,
): Promise<Lock> {
  const salt = randomBytes(16);
  const key = await aesKey(await stretch(passphrase, salt, cost));
  const wrapped = toBase64(await seal(key, master, bound(vault, 'passphrase')));
  return { kind: 'passphrase', salt: toBase64(salt), cost: { ...cost }, wrapped };
}

export async function recoveryLock(vault: string, master: Bytes, recoveryKey: string): Promise<Lock> {
  const bytes = await readRecoveryKey(recoveryKey);
  if (!bytes) throw new Error('This is no recovery key.');
  const key = await keyFromRandom(bytes, 'recoveryKey');
  return { kind: 'recoveryKey', wrapped: toBase64(await seal(key, master, bound(vault, 'recoveryKey'))) };
}

export async function passkeyLock(
  vault: string,
  master: Bytes,
  passkey: { readonly credential: string; readonly salt: string; readonly output: Bytes },
): Promise<Lock> {
  const key = await keyFromRandom(passkey.output, 'passkey');
  const wrapped = toBase64(await seal(key, master, bound(vault, 'passkey')));
  return { kind: 'passkey', credential: passkey.credential, salt: passkey.salt, wrapped };
}

/** The 32 bytes of the master key, or null when the secret opens no lock of this header. */
export async function openLocks(header: Header, secret: Secret, stretch: Stretch): Promise<Bytes | null> {
  for (const lock of header.locks) {
    if (lock.kind !== secret.kind) continue;
    const key = await keyFor(lock, secret, stretch);
    if (!key) continue;
    const master = await unseal(key, fromBase64(lock.wrapped), bound(header.id, lock.kind)).catch(() => null);
    if (master) return master;
  }
  return null;
}

async function keyFor(lock: Lock, secret: Secret, stretch: Stretch): Promise<CryptoKey | null> {
  if (lock.kind === 'passphrase' && secret.kind === 'passphrase')
    return normalised(secret.passphrase) === ''
      ? null
      : aesKey(await stretch(secret.passphrase, fromBase64(lock.salt), lock.cost));
  if (lock.kind === 'passkey' && secret.kind === 'passkey')
    return lock.credential === secret.credential ? keyFromRandom(secret.output, 'passkey') : null;
  if (lock.kind !== 'recoveryKey' || secret.kind !== 'recoveryKey') return null;
  const bytes = await readRecoveryKey(secret.typed);
  return bytes && keyFromRandom(bytes, 'recoveryKey');
}
