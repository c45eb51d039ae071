import type { Address, Codec } from '../codec.ts';
import { seal, unseal } from '../crypto/aead.ts';
import { type Bytes, joined, textOf, utf8 } from '../crypto/bytes.ts';
import type { Keyring } from './keyring.ts';

/** The first byte says whose key: what was typed before a case existed stays readable afterwards. */
const BY_MASTER = 0;
const BY_CASE = 1;

/** Every body AES-256-GCM ciphertext, bound to its row. Decoding throws where one bit of either was changed. */
export const sealedCodec = (
  keyring: Pick<Keyring, 'of'> & { readonly master: Pick<Keyring['master'], 'content'> },
): Codec => ({
  encode: async (plain, at) => {
    const ofCase = at.caseId === undefined ? null : await keyring.of(at.caseId);
    if (!ofCase && (at.table === 'cases' || at.table === 'facts')) throw new Error('The case has no key.');
    const bytes = utf8(JSON.stringify(plain ?? null));
    const sealed = await seal(ofCase ?? keyring.master.content, bytes, boundTo(at));
    return joined(Uint8Array.of(ofCase ? BY_CASE : BY_MASTER), sealed);
  },
  decode: async (body, at) => {
    if (!(body instanceof Uint8Array)) throw new Error('The body is not sealed.');
    const key = body[0] === BY_CASE && at.caseId !== undefined ? await keyring.of(at.caseId) : keyring.master.content;
    if (!key) throw new Error('The case has no key.');
    return JSON.parse(textOf(await unseal(key, body.subarray(1) as Bytes, boundTo(at)))) as unknown;
  },
});

/** As an array, so that no two addresses give one text. */
export const boundTo = ({ table, id, caseId = '', v = 0, bind = '' }: Address): string =>
  JSON.stringify(['waymark', 1, table, id, caseId, v, bind]);
