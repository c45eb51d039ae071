/**
 * Text is measured without a screen, so that a layout is the same everywhere. Widths are those of Atkinson Hyperlegible
 * Next in hundredths of the font size, from the space to "~"; a little is added for the fonts that may stand in for it.
 */
// prettier-ignore
const REGULAR = [
  26, 29, 30, 65, 59, 92, 73, 16, 30, 30, 48, 61, 21, 36, 21, 39, 65, 41, 55, 58, 61, 59, 60, 51, 61, 59, 21, 21, 55, 63, 55, 48,
  78, 63, 61, 64, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71, 59, 72, 61, 59, 56, 69, 59, 86, 62, 57, 61, 32, 39, 34, 55, 37,
  24, 52, 57, 48, 56, 54, 31, 56, 55, 25, 24, 49, 26, 84, 55, 55, 57, 57, 35, 47, 33, 54, 46, 68, 48, 45, 46, 34, 24, 34, 55,
];
const BOLDER = 1.05;
const STAND_IN = 1.06;
const UNKNOWN = 65;

export type Font = { readonly size: number; readonly lineHeight: number; readonly bold: boolean };

export function textWidth(text: string, { size, bold }: Font): number {
  let hundredths = 0;
  for (const character of text) hundredths += REGULAR[character.charCodeAt(0) - 32] ?? UNKNOWN;
  return (hundredths * size * STAND_IN * (bold ? BOLDER : 1)) / 100;
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function cutText(text: string, font: Font, maxWidth: number): string {
  if (textWidth(text, font) <= maxWidth) return text;
  let length = text.length - 1;
  while (length > 0 && textWidth(`${text.slice(0, length)}…`, font) > maxWidth) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** Not beside a number: "2 months" and "sentence 3" stay together. */
const BREAK = /(?<=[;:]) |(?<!\d) (?!\d)/;

/** The text in lines that fit; a word too long for a line has its own. */
export function wrappedText(text: string, font: Font, maxWidth: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, font) > maxWidth) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
