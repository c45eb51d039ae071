import type { Bytes } from './bytes.ts';
import { normalised } from './argon.ts';

/** The age format (age-encryption.org/v1) with a passphrase. Slow on purpose; the app does it in a worker. */
export type Age = {
  readonly seal: (plain: Bytes, passphrase: string, workFactor: number) => Promise<Bytes>;
  /** Null where the passphrase does not open it; throws where the file is damaged or asks for too much work. */
  readonly open: (file: Bytes, passphrase: string) => Promise<Bytes | null>;
};

/** scrypt with N = 2 to this power: a second or two, and 256 MiB. What age programs use too. */
export const WORK_FACTOR = 18;

/** One passphrase and nothing else. The factor decides how long opening takes, so it is looked at before. */
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} ([1-9]\d?)\n[\w+/]{43}\n--- /;

const workFactorOf = (file: Uint8Array): number | null => {
  const [, factor] = HEADER.exec(new TextDecoder('latin1').decode(file.subarray(0, 200))) ?? [];
  return factor === undefined ? null : Number(factor);
};

export const age: Age = {
  seal: async (plain, passphrase, workFactor) => {
    const { Encrypter } = await import('age-encryption');
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(workFactor);
    encrypter.setPassphrase(normalised(passphrase));
    return new Uint8Array(await encrypter.encrypt(plain));
  },
  open: async (file, passphrase) => {
    const factor = workFactorOf(file);
    if (factor === null || factor > WORK_FACTOR) throw new Error('No age file with a passphrase, or a dear one.');
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    decrypter.addPassphrase(normalised(passphrase));
    try {
      return new Uint8Array(await decrypter.decrypt(file));
    } catch (error) {
      // age says so of a passphrase that does not open it; anything else is damage.
      if (error instanceof Error && /no identity matched/.test(error.message)) return null;
      throw error;
    }
  },
};
