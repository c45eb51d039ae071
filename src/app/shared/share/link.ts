import { readScenario, type Scenario } from '../../../engine/scenario.ts';
import { writeScenario } from '../../../engine/writeScenario.ts';

/** Longer addresses are cut by mail and chat programs. */
export const MAX_LINK = 30_000;
const MAX_TEXT = 1_000_000;
const VERSION = '1';

export type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/**
 * A scenario as a fragment of an address: version, length, checksum and the deflated file, so that a link that was
 * cut or edited is told from one that is whole. Nothing in it goes to a server.
 */
export async function toFragment(scenario: Scenario): Promise<Opened<string>> {
  const bytes = await piped(new TextEncoder().encode(writeScenario(scenario)), new CompressionStream('deflate-raw'));
  const payload = base64(bytes);
  const fragment = `${VERSION}.${payload.length}.${checksum(payload)}.${payload}`;
  if (fragment.length > MAX_LINK) {
    return {
      ok: false,
      message: 'This case is too long for a link, which mail programs would cut. Save it as a file and send the file.',
    };
  }
  return { ok: true, value: fragment };
}

export async function fromFragment(fragment: string): Promise<Opened<Scenario>> {
  const refuse = (message: string): Opened<never> => ({ ok: false, message });
  if (fragment === '') return refuse('The link holds no case. Ask for it again, or for the file.');
  if (fragment.length > MAX_LINK) {
    return refuse('The link is longer than any that Waymark makes, so it was not read. Ask for the case as a file.');
  }
  const [version, length, sum, payload, ...more] = fragment.split('.');
  if (version === undefined || !/^\d{1,6}$/.test(version))
    return refuse('The link is not one of Waymark’s. Copy the whole of it again.');
  if (version !== VERSION) {
    return refuse(
      `The link was made by another version of Waymark (its form is ${version}, this version reads ${VERSION}). Ask for the case as a file, or update Waymark.`,
    );
  }
  if (length === undefined || sum === undefined || payload === undefined) return refuse(CUT);
  if (more.length > 0 || !/^[\w-]*$/.test(payload) || !/^\d{1,6}$/.test(length)) return refuse(EDITED);
  if (payload.length < Number(length)) return refuse(CUT);
  if (payload.length > Number(length) || checksum(payload) !== sum) return refuse(EDITED);
  let text: string;
  try {
    const bytes = await piped(unbase64(payload), new DecompressionStream('deflate-raw'));
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return refuse(
      error instanceof TooLong ? 'The case in the link is longer than Waymark reads, so it was not opened.' : EDITED,
    );
  }
  return scenarioFrom(text);
}

const CUT =
  'The link was cut short, so the case in it is not whole. Copy the whole link again, or ask for the case as a file.';
const EDITED =
  'The link was changed on its way, so the case in it cannot be trusted. Copy it again, or ask for the case as a file.';

/** A file's text as a case, or what is wrong with it and where. */
export function scenarioFrom(text: string): Opened<Scenario> {
  const read = readScenario(text);
  if (read.ok) return read;
  const [first] = read.problems;
  const more = read.problems.length > 1 ? ` There are ${read.problems.length} problems in all.` : '';
  return {
    ok: false,
    message: first
      ? `This is not a case that Waymark can read. Line ${first.line}: ${first.field === '' ? '' : `${first.field} `}${first.message}.${more}`.replaceAll(
          '..',
          '.',
        )
      : 'This is not a case that Waymark can read.',
  };
}

class TooLong extends Error {}

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // A few bytes can unfold into gigabytes.
    if (size > MAX_TEXT) {
      await reader.cancel();
      throw new TooLong();
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const unbase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** FNV-1a: it finds what was changed by chance; it is no signature. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
