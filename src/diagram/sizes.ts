import type { BoxContent, Inside, Label, Sizes, TextBlock } from './layout.ts';
import { type Box, childrenOf, type Diagram, type Edge } from './model.ts';
import { blockOf, edgePieces, MARK_MIDDLE, rulePieces, titlePiece } from './pieces.ts';
import { boxOf, stubOf } from './stubs.ts';

const BOX_TEXT = 216;
const LABEL_TEXT = 166;
const SIGN_TEXT = 210;
const PAD = { x: 12, y: 9 };
const LABEL_PAD = { x: 5, y: 2 };
const SIGN_PAD = { x: 7, y: 3 };
const BELOW_TITLE = 3;
const GAP = 8;
const FOLD_SIGN = 26;
const NONE: BoxContent['again'] = new Map();
const MIN_WIDTH = 120;
const OVERDUE = { width: 96, height: 24 };
/** Beside the overdue box: "due 12 March 2026". */
const STATUS_WIDTH = 124;

/** How much room every box and every label needs. */
export const sizesOf = (diagram: Diagram): Sizes => ({
  boxes: new Map(diagram.boxes.map((box) => [box.id, contentOf(box, diagram)])),
  labels: new Map(
    diagram.edges.map((edge) => [
      edge.id,
      within(blockOf(edgePieces(edge, LABEL_TEXT), LABEL_TEXT, edge.kind !== 'timer'), LABEL_PAD),
    ]),
  ),
  signs: new Map(
    diagram.edges.flatMap((edge) => {
      const sign = signOf(edge, diagram);
      return sign ? [[edge.id, sign]] : [];
    }),
  ),
});

/** What stands at the end of an edge that is not drawn to its box. */
function signOf(edge: Edge, diagram: Diagram): TextBlock | null {
  const stub = stubOf(edge, diagram);
  if (stub === 'back') {
    const to = boxOf(diagram, edge.to);
    return within(blockOf([{ text: to?.label ?? '', font: 'small', mark: 'back' }], SIGN_TEXT), SIGN_PAD);
  }
  return stub === 'anywhere'
    ? within(blockOf([{ text: 'From any of these', font: 'small', mark: 'anywhere' }], SIGN_TEXT), SIGN_PAD)
    : null;
}

const within = ({ width, height, texts }: TextBlock, pad: typeof PAD): TextBlock => ({
  width: width + 2 * pad.x,
  height: height + 2 * pad.y,
  texts: moved(texts, pad.x, pad.y),
});

const moved = (texts: TextBlock['texts'], dx: number, dy: number): TextBlock['texts'] =>
  texts.map((text) => ({ ...text, x: text.x + dx, y: text.y + dy }));

function contentOf(box: Box, diagram: Diagram): BoxContent {
  const children = childrenOf(diagram, box.id);
  if (box.kind === 'overdue')
    return { ...within(blockOf([titlePiece(box)], BOX_TEXT), PAD), ...OVERDUE, inside: null, again: NONE };
  const canFold = box.folded > 0 || children.some(({ kind }) => kind !== 'overdue');
  return canFold
    ? headerOf(box)
    : leafOf(
        box,
        children.some(({ off }) => !off),
        diagram,
      );
}

/** A box with others inside: its name, and the sign that folds it. */
function headerOf(box: Box): BoxContent {
  const header = within(blockOf([titlePiece(box)], Number.POSITIVE_INFINITY), PAD);
  return { ...header, width: header.width + FOLD_SIGN, inside: null, again: NONE };
}

/** A box with nothing but text inside: its name, its rule, the way to its overdue box, what leads back to it. */
function leafOf(box: Box, mayBeOverdue: boolean, diagram: Diagram): BoxContent {
  const title = blockOf([titlePiece(box)], BOX_TEXT);
  const rule = blockOf((box.wait?.rules ?? []).flatMap(rulePieces), BOX_TEXT);
  const y = PAD.y + title.height + (rule.height > 0 ? BELOW_TITLE : 0);
  const inside = mayBeOverdue ? insideOf({ ...rule, x: PAD.x, y }) : null;
  const bottom = inside ? inside.overdue.y + inside.overdue.height : y + rule.height;
  const again = againLabels(box, diagram, bottom);
  const labels = [...again.values()];
  const widths = [
    title.width,
    rule.width,
    inside ? OVERDUE.width + STATUS_WIDTH : 0,
    ...labels.map(({ width }) => width),
  ];
  return {
    width: Math.max(MIN_WIDTH, Math.max(...widths) + 2 * PAD.x),
    height: Math.max(bottom, ...labels.map((label) => label.y + label.height)) + PAD.y,
    texts: [...moved(title.texts, PAD.x, PAD.y), ...(inside ? [] : moved(rule.texts, PAD.x, y))],
    inside,
    again,
  };
}

function insideOf(rule: Label): Inside {
  const overdue = { x: PAD.x, y: rule.y + rule.height + GAP, ...OVERDUE };
  const x = rule.x + MARK_MIDDLE;
  return {
    rule,
    overdue,
    way: [
      { x, y: rule.y },
      { x, y: overdue.y },
    ],
    status: { x: overdue.x + overdue.width + GAP, y: overdue.y + overdue.height / 2 },
  };
}

/** The edges that lead back to the box are lines of text at its foot. */
function againLabels({ id }: Box, diagram: Diagram, from: number): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  let y = from;
  for (const edge of diagram.edges) {
    if (edge.from !== id || stubOf(edge, diagram) !== 'again') continue;
    const block = blockOf(edgePieces(edge, BOX_TEXT, 'again'), BOX_TEXT);
    labels.set(edge.id, { ...block, x: PAD.x, y: y + GAP });
    y += GAP + block.height;
  }
  return labels;
}
