import { aesKey } from './aead.ts';
import { type Bytes, utf8 } from './bytes.ts';

/** What the master key is used for, each use with a key of its own. None can be read out again. */
export type Master = {
  /** Seals the keys of the cases. */
  readonly wrap: CryptoKey;
  /** Seals what belongs to no case: settings, drafts of forms without a case, tombstones. */
  readonly content: CryptoKey;
  /** Signs the record kept outside the database. */
  readonly anchor: CryptoKey;
};

/** Derives the keys from the 32 bytes of the master key. The caller overwrites the bytes. */
export async function masterFrom(raw: Bytes): Promise<Master> {
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  const derive = (use: string, type: AesKeyGenParams | HmacKeyGenParams, usages: readonly KeyUsage[]) =>
    crypto.subtle.deriveKey(hkdf(`waymark master ${use}`), base, type, false, [...usages]);
  const aes = { name: 'AES-GCM', length: 256 };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return {
    wrap: await derive('wrap', aes, ['encrypt', 'decrypt']),
    content: await derive('content', aes, ['encrypt', 'decrypt']),
    anchor: await derive('anchor', hmac, ['sign', 'verify']),
  };
}

/** A key that opens a lock, from bytes that are random already: a recovery key or what a passkey gives. */
export async function keyFromRandom(secret: Bytes, use: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return aesKey(new Uint8Array(await crypto.subtle.deriveBits(hkdf(`waymark lock ${use}`), base, 256)));
}

// No salt: what goes in is 160 random bits or more.
const hkdf = (info: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(),
  info: utf8(info),
});
