import { FONTS, type FontName, type Mark, type PlacedText, type TextBlock } from './layout.ts';
import { type Box, type ClauseRef, type Edge, lineText, type RuleLine } from './model.ts';
import { ruleLineText } from './rules.ts';
import { textWidth, wrappedText } from './text.ts';
import { citation } from './words.ts';

/** A piece of text before it is wrapped. */
export type Piece = {
  readonly text: string;
  readonly font: FontName;
  readonly mark?: Mark;
  /** The first line of another transition or rule. */
  readonly isNext?: boolean;
  /** Under a line that has a mark. */
  readonly isUnder?: true;
  readonly off?: boolean;
};

/** How far text stands behind its mark. */
export const MARK_WIDTH = 20;
export const MARK_MIDDLE = 7;
/** Between transitions, or rules, that stand in one block. */
const BETWEEN = 5;

export function blockOf(pieces: readonly Piece[], maxWidth: number, isCentred = false): TextBlock {
  const texts: PlacedText[] = [];
  let y = 0;
  for (const { text, font, mark = null, isNext = false, isUnder = false, off = false } of pieces) {
    if (isNext) y += BETWEEN;
    const x = mark || isUnder ? MARK_WIDTH : 0;
    const { lineHeight } = FONTS[font];
    for (const [index, line] of wrappedText(text, FONTS[font], maxWidth - x).entries()) {
      const width = textWidth(line, FONTS[font]);
      texts.push({
        x,
        y: y + lineHeight / 2,
        width,
        text: line,
        font,
        mark: index === 0 ? mark : null,
        isCentred,
        off,
      });
      y += lineHeight;
    }
  }
  const width = Math.ceil(Math.max(0, ...texts.map((text) => text.x + text.width)));
  return {
    width,
    height: y,
    texts: isCentred ? texts.map((text) => ({ ...text, x: (width - text.width) / 2 })) : texts,
  };
}

export const titlePiece = ({ label, kind, folded }: Box): Piece => ({
  text: folded === 0 ? label : `${label} (${folded} states)`,
  font: kind === 'region' || kind === 'overdue' ? 'text' : 'title',
});

/** A rule with its clauses under it. */
export function rulePieces(rule: RuleLine, index: number): Piece[] {
  const mark = rule.silence === null ? 'clock' : 'silent';
  return [{ text: ruleLineText(rule), font: 'text', mark, isNext: index > 0 }, ...clausePieces(rule.clauses, false)];
}

function clausePieces(clauses: readonly ClauseRef[], off: boolean): Piece[] {
  return clauses.length === 0 ? [] : [{ text: citation(clauses), font: 'small', isUnder: true, off }];
}

/** The lines of an edge's label; a guard that does not fit behind its fact stands under it. */
export function edgePieces({ kind, lines }: Edge, maxWidth: number, mark?: Mark): Piece[] {
  return lines.flatMap((line, index): Piece[] => {
    const { off, text, guard } = line;
    const isNext = index > 0;
    if (kind === 'timer')
      return [{ text, font: 'text', mark: 'clock', isNext, off }, ...clausePieces(line.clauses, off)];
    const marked = { isNext, ...(mark ? { mark } : {}) };
    const isShort = guard === null || textWidth(lineText(line), FONTS.text) <= maxWidth - (mark ? MARK_WIDTH : 0);
    if (isShort) return [{ text: lineText(line), font: 'text', off, ...marked }];
    return [
      { text, font: 'text', off, ...marked },
      { text: `[${guard}]`, font: 'text', off, ...(mark ? { isUnder: true } : {}) },
    ];
  });
}
