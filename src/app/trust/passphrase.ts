import { normalised } from '../../store/crypto/argon.ts';

export const SHORTEST = 14;

/** What is wrong with a new passphrase; null when nothing is. */
function passphraseError(typed: string): string | null {
  const passphrase = normalised(typed);
  if (passphrase === '') return 'Choose a passphrase';
  if (passphrase.length < SHORTEST)
    return `The passphrase has ${passphrase.length} characters; choose at least ${SHORTEST}`;
  if (new Set(passphrase.toLowerCase()).size < 6) return 'The passphrase repeats itself too much; choose other words';
  return null;
}

/** What is wrong with a new passphrase typed twice, by field. */
export function passphraseErrors(typed: string, again: string): Record<string, string> {
  const error = passphraseError(typed);
  if (error !== null) return { passphrase: error };
  return normalised(typed) === normalised(again) ? {} : { again: 'The two passphrases differ; type the second again' };
}
