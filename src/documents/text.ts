/** What XML and a printed page cannot hold: control characters, halves of a pair, and no characters at all. */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Signs that turn the direction of what stands around them: a printed line could read otherwise than it was typed. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** A text as it can stand in a document: what cannot be printed is marked, what would turn its neighbours is left out. */
export const harmless = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(TURNING, '').replace(UNPRINTABLE, '\uFFFD');

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a text is read from right to left: its first letter says so. */
export function isRightToLeft(text: string): boolean {
  const first = LETTER.exec(text);
  return first !== null && RIGHT_TO_LEFT.test(first[0]);
}

/** "one, two and three" */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 visit", "3 visits" */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
