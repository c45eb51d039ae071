import { type Bytes, randomBytes, sha256 } from './bytes.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing on paper is mistaken for something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };
const KEY_BYTES = 20;
const CHECK_LETTERS = 4;

/** 160 random bits and a check, as nine groups of four: to be printed and kept away from the device. */
export const newRecoveryKey = async (): Promise<string> => writtenKey(randomBytes(KEY_BYTES));

export async function writtenKey(bytes: Bytes): Promise<string> {
  const letters = base32(bytes) + (await checkOf(bytes));
  return letters.match(/.{4}/g)?.join('-') ?? '';
}

/** The bytes of a key as somebody typed it; null where it was mistyped. */
export async function readRecoveryKey(typed: string): Promise<Bytes | null> {
  const letters = Array.from(typed.toUpperCase().replace(/[\s-]/g, ''), (letter) => LOOKALIKES[letter] ?? letter);
  if (letters.some((letter) => !LETTERS.includes(letter))) return null;
  if (letters.length !== (KEY_BYTES * 8) / 5 + CHECK_LETTERS) return null;
  const bytes = bytesOf(letters.slice(0, -CHECK_LETTERS));
  return (await checkOf(bytes)) === letters.slice(-CHECK_LETTERS).join('') ? bytes : null;
}

const checkOf = async (bytes: Bytes): Promise<string> => base32(await sha256(bytes)).slice(0, CHECK_LETTERS);

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS.charAt(Number.parseInt(five, 2))).join('');
}

function bytesOf(letters: readonly string[]): Bytes {
  const bits = letters.map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
