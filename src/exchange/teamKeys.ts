import { aesKey, seal, unseal } from '../store/crypto/aead.ts';
import { type Bytes, fromBase64, joined, utf8 } from '../store/crypto/bytes.ts';

/** The key of a team from one day on: another one when somebody left. */
export type Epoch = { readonly n: number; readonly key: string };

/** First byte of what is sealed; then the epoch, in four. */
const FORMAT = 1;
const HEAD_BYTES = 5;

const bound = (team: string, place: string, epoch: number): string =>
  JSON.stringify(['waymark', 1, 'exchange', team, place, epoch]);

/** Seals and opens what travels, bound to its place (`slotText`). What was put into another slot, or into that of another team, does not open. */
export type TeamKeys = {
  readonly newest: () => number;
  has(epoch: number): boolean;
  add(epoch: Epoch): Promise<void>;
  seal(place: string, plain: Bytes): Promise<Bytes>;
  /** Null where it was not sealed by this team for this place, or with a key that is not here. */
  open(place: string, sealed: Bytes): Promise<Bytes | null>;
};

export async function teamKeys(team: string, epochs: readonly Epoch[]): Promise<TeamKeys> {
  const keys = new Map<number, CryptoKey>();
  const add = async ({ n, key }: Epoch): Promise<void> => void keys.set(n, await aesKey(fromBase64(key)));
  for (const epoch of epochs) await add(epoch);
  const newest = (): number => Math.max(...keys.keys());
  return {
    newest,
    has: (epoch) => keys.has(epoch),
    add,
    seal: async (place, plain) => {
      const n = newest();
      const key = keys.get(n);
      if (!key) throw new Error('The team has no key.');
      const head = new Uint8Array(HEAD_BYTES);
      head[0] = FORMAT;
      new DataView(head.buffer).setUint32(1, n);
      return joined(head, await seal(key, plain, bound(team, place, n)));
    },
    open: async (place, sealed) => {
      if (sealed.length <= HEAD_BYTES || sealed[0] !== FORMAT) return null;
      const n = new DataView(sealed.buffer, sealed.byteOffset).getUint32(1);
      const key = keys.get(n);
      const body = sealed.subarray(HEAD_BYTES);
      return key ? unseal(key, body, bound(team, place, n)).catch(() => null) : null;
    },
  };
}

/** A team key for one member, as an age file: any age program opens it with that member's identity. */
export async function wrapFor(recipient: string, epoch: Epoch): Promise<Bytes> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(utf8(epoch.key)));
}

/** Null where it was wrapped for somebody else. */
export async function unwrapWith(identity: string, n: number, file: Bytes): Promise<Epoch | null> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const key = await decrypter.decrypt(file, 'text').catch(() => null);
  return key !== null && fromBase64(key).length === 32 ? { n, key } : null;
}
