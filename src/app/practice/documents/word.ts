import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';

import { isRightToLeft } from '../../../documents/text.ts';
import { type Block, type Cited, type DocumentTree, type Line, marksOf, type Tone } from '../../../documents/tree.ts';

/** Lengths are in twentieths of a point, sizes of type in half points: Word's own units. A4 with margins of 2 cm. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const WIDTH = PAGE.width - 2 * MARGIN;
const FONT = 'Arial';
/** 240 is one line. */
const LEADING = 276;
/** Counted in lines of the type at hand, not in points: large type needs more. */
const AUTO = LineRuleType.AUTO;
const INK = '16201E';
const TEAL = '0B4F4A';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A9693' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A document as a Word file: the same tree that is printed. */
export const wordFile = (tree: DocumentTree): Promise<Blob> => Packer.toBlob(wordDocument(tree));

function wordDocument(tree: DocumentTree): Document {
  const { title, about, origin, printed, facts, blocks, cited } = tree;
  const base = tree.size === 'large' ? 28 : 21;
  return new Document({
    title,
    description: origin,
    creator: 'Waymark',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: base, color: INK },
          paragraph: { spacing: { after: 120, line: LEADING, lineRule: AUTO } },
        },
        title: {
          run: { font: FONT, size: base + 19, bold: true, color: INK },
          paragraph: { spacing: { after: 80, line: 240, lineRule: AUTO } },
        },
        heading1: {
          run: { font: FONT, size: base + 7, bold: true, color: TEAL },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font: FONT, size: base + 1, bold: true, color: INK },
          paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: HANGING },
          ],
        },
        {
          reference: 'clauses',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '[%1]', alignment: AlignmentType.START, style: HANGING },
          ],
        },
        {
          reference: 'points',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: HANGING }],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: footer(printed) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          text({ text: about }, cited, { bold: true, size: base + 5 }),
          text({ text: origin }, cited, { italics: true, size: base - 3 }),
          text({ text: printed }, cited, { bold: true, size: base - 1 }),
          ...(facts.length > 0 ? [factTable(facts), gap()] : []),
          ...blocks.flatMap((block) => drawn(block, cited)),
          ...citedList(cited),
          text({ text: printed }, cited, { size: base - 3 }),
        ],
      },
    ],
  });
}

const HANGING = { paragraph: { indent: { left: 567, hanging: 567 } } };

type Style = { bold?: boolean; italics?: boolean; size?: number };

const LOOKS: Record<Tone, Style> = {
  lead: { bold: true },
  said: {},
  aside: { italics: true },
  silent: { italics: true },
};

/** One paragraph of a text: line breaks stay, and a text of another direction stands in its own. */
function text(line: Line, cited: readonly Cited[], style: Style = {}, more: object = {}): Paragraph {
  const isRtl = isRightToLeft(line.text);
  const marks = marksOf(cited, line.clauses);
  const runs = line.text
    .split('\n')
    .map(
      (part, index) => new TextRun({ text: part, ...style, rightToLeft: isRtl, ...(index > 0 ? { break: 1 } : {}) }),
    );
  const mark = marks === '' ? [] : [new TextRun({ text: ` ${marks}`, size: 16, color: TEAL })];
  return new Paragraph({ ...more, bidirectional: isRtl, children: [...runs, ...mark] });
}

function drawn(block: Block, cited: readonly Cited[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [text(block, cited, {}, { heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })];
    case 'paragraph':
      return [text(block, cited, block.tone ? LOOKS[block.tone] : {}, block.tone === 'said' ? SAID : {})];
    case 'list':
      return block.items.map((item) =>
        text(item, cited, {}, { numbering: { reference: block.isNumbered ? 'steps' : 'points', level: 0 } }),
      );
    case 'facts':
      return [factTable(block.rows), gap()];
    case 'table':
      return [table(block, cited), gap()];
    case 'space':
      return Array.from({ length: block.lines }, () => new Paragraph({ ...RULED, children: [] }));
    case 'signatures':
      return block.who.flatMap(signature);
  }
}

const SAID = {
  indent: { left: 227 },
  border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '8FB5B0' } },
};
// Neighbours with the same border become one box, so the line between them is a border of its own.
const RULED = {
  spacing: { before: 0, after: 0, line: 440, lineRule: LineRuleType.EXACT },
  border: { bottom: LINE, between: LINE },
};
const gap = (): Paragraph => new Paragraph({ spacing: { after: 60, line: 120, lineRule: AUTO }, children: [] });

const cell = (width: number, children: Paragraph[], more: object = {}): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, margins: CELL_MARGINS, children, ...more });
const CELL_MARGINS = { top: 60, bottom: 40, left: 100, right: 100 };
const TIGHT = { spacing: { after: 20 } };

function factTable(rows: readonly { readonly term: string; readonly text: string }[]): Table {
  const first = Math.round(WIDTH * 0.32);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [first, WIDTH - first],
    layout: TableLayoutType.FIXED,
    borders: {
      top: NO_LINE,
      left: NO_LINE,
      right: NO_LINE,
      bottom: LINE,
      insideVertical: NO_LINE,
      insideHorizontal: LINE,
    },
    rows: rows.map(
      ({ term, text: words }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(first, [text({ text: term }, [], { bold: true }, TIGHT)]),
            cell(WIDTH - first, [text({ text: words }, [], {}, TIGHT)]),
          ],
        }),
    ),
  });
}

function table({ columns, rows }: Extract<Block, { kind: 'table' }>, cited: readonly Cited[]): Table {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / total));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) =>
          cell(widths[at] ?? 0, [text({ text: title }, [], { bold: true }, TIGHT)], {
            shading: { type: ShadingType.CLEAR, fill: 'E6EFED', color: 'auto' },
          }),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((line, at) => cell(widths[at] ?? 0, [text(line, cited, {}, TIGHT)])),
          }),
      ),
    ],
  });
}

/** A name, then a line to sign on and one for the date. */
const signature = (who: string): Paragraph[] => [
  new Paragraph({ spacing: { before: 240, after: 0 }, keepNext: true, children: [new TextRun(who)] }),
  new Paragraph({
    spacing: { before: 200, after: 80 },
    tabStops: [
      { type: TabStopType.LEFT, position: Math.round(WIDTH * 0.62), leader: 'underscore' },
      { type: TabStopType.LEFT, position: Math.round(WIDTH * 0.66) },
      { type: TabStopType.RIGHT, position: WIDTH, leader: 'underscore' },
    ],
    children: [
      new TextRun({ text: 'Signature ', size: 17 }),
      new TextRun({ text: '\t\tDate ', size: 17 }),
      new TextRun({ text: '\t' }),
    ],
  }),
];

function citedList(cited: readonly Cited[]): Paragraph[] {
  if (cited.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('The clauses')] }),
    text({ text: 'What the numbers in brackets stand for, in other words than the document’s own.' }, [], {
      italics: true,
    }),
    ...cited.map(
      ({ place, says, strength }) =>
        new Paragraph({
          numbering: { reference: 'clauses', level: 0 },
          spacing: { after: 60, line: 252, lineRule: AUTO },
          children: [
            new TextRun({ text: place, bold: true, size: 18 }),
            new TextRun({ text: ` (${strength}): ${says}`, size: 18 }),
          ],
        }),
    ),
  ];
}

const footer = (printed: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [
          new TextRun({ text: printed, size: 16 }),
          new TextRun({ text: '\tPage ', size: 16 }),
          new TextRun({ children: [PageNumber.CURRENT], size: 16 }),
          new TextRun({ text: ' of ', size: 16 }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16 }),
        ],
      }),
    ],
  });
