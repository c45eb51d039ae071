import { type Bytes, joined, randomBytes, utf8 } from './bytes.ts';

const IV_BYTES = 12;

/** AES-256-GCM under a fresh random nonce, which comes first. `bound` must be the same text when it is opened. */
export async function seal(key: CryptoKey, plain: Bytes, bound: string): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(bound) }, key, plain);
  return joined(iv, new Uint8Array(sealed));
}

/** Throws when one bit of the bytes or of `bound` is not as it was sealed, or the key is another. */
export async function unseal(key: CryptoKey, sealed: Bytes, bound: string): Promise<Bytes> {
  const iv = sealed.subarray(0, IV_BYTES);
  const rest = sealed.subarray(IV_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(bound) }, key, rest));
}

/** Never extractable: nothing that runs in the page can read it out again. */
export const aesKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
