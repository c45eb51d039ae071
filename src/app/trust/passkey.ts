import { type Bytes, fromBase64, randomBytes, toBase64, utf8 } from '../../store/crypto/bytes.ts';

export const passkeysWorkHere = (): boolean => typeof PublicKeyCredential === 'function' && window.isSecureContext;

export type MadePasskey = { readonly credential: string; readonly salt: string; readonly output: Bytes };

/**
 * Makes a passkey whose authenticator can compute a secret for us (the PRF extension), and lets it. Null where it cannot
 * or the person turned away.
 */
export async function makePasskey(): Promise<MadePasskey | null> {
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { name: 'Waymark' },
        user: { id: randomBytes(16), name: 'Waymark on this device', displayName: 'Waymark on this device' },
        challenge: randomBytes(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        extensions: { prf: {} },
      },
    });
    if (!(made instanceof PublicKeyCredential)) return null;
    const credential = toBase64(new Uint8Array(made.rawId));
    const salt = toBase64(await saltFrom(credential));
    const output = await askPasskey([{ credential, salt }]);
    return output && { credential, salt, output: output.output };
  } catch {
    return null;
  }
}

// Random would do as well; this way the salt need not be told apart where several passkeys are asked at once.
const saltFrom = async (credential: string): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`waymark passkey ${credential}`)));

/** Asks for one of these passkeys; null where none was given. */
export async function askPasskey(
  passkeys: readonly { readonly credential: string; readonly salt: string }[],
): Promise<{ readonly credential: string; readonly output: Bytes } | null> {
  try {
    const answer = await navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        userVerification: 'required',
        allowCredentials: passkeys.map(({ credential }) => ({ type: 'public-key', id: fromBase64(credential) })),
        extensions: {
          prf: {
            evalByCredential: Object.fromEntries(
              passkeys.map(({ credential, salt }) => [urlSafe(credential), { first: fromBase64(salt) }]),
            ),
          },
        },
      },
    });
    if (!(answer instanceof PublicKeyCredential)) return null;
    const first = answer.getClientExtensionResults().prf?.results?.first;
    if (first === undefined) return null;
    const output = new Uint8Array(first instanceof ArrayBuffer ? first : first.buffer.slice(0));
    return { credential: toBase64(new Uint8Array(answer.rawId)), output };
  } catch {
    return null;
  }
}

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
