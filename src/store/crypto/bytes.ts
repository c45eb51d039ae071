export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** What these bytes say as JSON; null where they are none. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes)) as unknown;
  } catch {
    return null;
  }
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function toBase64(bytes: Uint8Array): string {
  // In pieces: as arguments of one call, many bytes are too many.
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** Throws where the text is no base64. */
export function fromBase64(text: string): Bytes {
  const binary = atob(text);
  // Hundreds of thousands of facts come through here: a callback for each character costs ten times as much.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export type Frame = { readonly head: unknown; readonly rest: Uint8Array };

/** In eight bytes the lengths of what comes then: a head as JSON, and the parts one after the other. */
export function framed(head: unknown, parts: readonly Uint8Array[]): Bytes {
  const text = utf8(JSON.stringify(head));
  const lengths = new Uint8Array(8);
  const view = new DataView(lengths.buffer);
  view.setUint32(0, text.length);
  view.setUint32(
    4,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  return joined(lengths, text, ...parts);
}

/** The frames that lie here one after the other, as views; null where something is missing. */
export function framesIn(bytes: Uint8Array): Frame[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes.length < at + 8) return null;
    const rest = at + 8 + view.getUint32(at);
    const end = rest + view.getUint32(at + 4);
    if (end > bytes.length) return null;
    frames.push({ head: jsonIn(bytes.subarray(at + 8, rest)), rest: bytes.subarray(rest, end) });
    at = end;
  }
  return frames;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
