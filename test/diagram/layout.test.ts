import { describe, expect, it } from 'vitest';

import type { Layout, PlacedBox, Point, Rect } from '../../src/diagram/layout.ts';
import { folded } from '../../src/diagram/fold.ts';
import { straightened } from '../../src/diagram/straight.ts';
import { cutText, textWidth, wrappedText } from '../../src/diagram/text.ts';
import { diagram, EVERY, layoutOf } from './diagrams.ts';

type Named = Rect & { readonly name: string };

const HAIR = 0.5;
const overlap = (a: Rect, b: Rect): boolean =>
  a.x + HAIR < b.x + b.width &&
  b.x + HAIR < a.x + a.width &&
  a.y + HAIR < b.y + b.height &&
  b.y + HAIR < a.y + a.height;
const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - HAIR &&
  inner.y >= outer.y - HAIR &&
  inner.x + inner.width <= outer.x + outer.width + HAIR &&
  inner.y + inner.height <= outer.y + outer.height + HAIR;

const isOuter = ({ box }: PlacedBox, { boxes }: Layout): boolean =>
  boxes.some((one) => one.box.parent === box.id && one.box.kind !== 'overdue');

/** Labels and signs on lines; a label inside its own box is looked at apart. */
const blocksOf = ({ edges }: Layout): Named[] =>
  edges
    .filter(({ stub }) => stub !== 'again' && stub !== 'overdue')
    .flatMap(({ edge, label, sign }) => [
      label && { ...label, name: `label ${edge.id}` },
      sign && { ...sign, name: `sign ${edge.id}` },
    ])
    .filter((block) => block !== null);

/** The boxes that nothing may lie on, and the names of those around them. */
const solidOf = (layout: Layout): Named[] =>
  layout.boxes
    .filter((placed) => placed.box.parent !== null)
    .map((placed) => {
      const name = `box ${placed.box.id}`;
      if (!isOuter(placed, layout)) return { ...placed, name };
      const [title] = placed.texts;
      return {
        x: placed.x + (title?.x ?? 0),
        y: placed.y + (title?.y ?? 0) - 8,
        width: title?.width ?? 0,
        height: 16,
        name: `name of ${name}`,
      };
    });

const segmentsOf = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });

const clashes = (some: readonly Named[], others: readonly Named[]): string[] =>
  some.flatMap((one) =>
    others
      .filter((other) => other.name !== one.name && overlap(one, other))
      .map((other) => `${one.name} on ${other.name}`),
  );

/** A line as thin rectangles that may not lie on text or on boxes, but for its own ends. */
const linesOn = ({ edges }: Layout, solid: readonly Named[]): string[] =>
  edges.flatMap(({ edge, points }) =>
    segmentsOf(points).flatMap((segment) =>
      solid
        .filter(({ name }) => ![`label ${edge.id}`, `sign ${edge.id}`].includes(name))
        .filter((block) =>
          overlap({ x: segment.x - 1, y: segment.y + 1, width: segment.width + 2, height: segment.height - 2 }, block),
        )
        .map(({ name }) => `line ${edge.id} on ${name}`),
    ),
  );

/** A line that does not pass through its own label leaves the reader to guess whose it is. */
const labelsOffTheirLines = ({ edges }: Layout): string[] =>
  edges
    .filter(({ stub }) => stub !== 'again' && stub !== 'overdue')
    .filter(({ points, label }) => {
      const lines = segmentsOf(points).map((line) => ({ ...line, x: line.x - 1, width: line.width + 2 }));
      return !label || !lines.some((line) => overlap(line, label));
    })
    .map(({ edge }) => `label ${edge.id} off its line`);

function problemsOf(layout: Layout): string[] {
  const blocks = blocksOf(layout);
  const solid = solidOf(layout);
  const overdue = new Set(layout.boxes.filter(({ box }) => box.kind === 'overdue').map(({ box }) => `box ${box.id}`));
  const ways = layout.edges.filter(({ stub }) => stub !== 'overdue');
  const siblings = layout.boxes.flatMap((a) =>
    layout.boxes
      .filter((b) => b !== a && b.box.parent === a.box.parent && overlap(a, b))
      .map((b) => `box ${a.box.id} on box ${b.box.id}`),
  );
  return [
    ...clashes(blocks, blocks),
    ...clashes(blocks, solid),
    ...linesOn(layout, blocks),
    ...linesOn(
      { ...layout, edges: ways },
      solid.filter(({ name }) => !overdue.has(name)),
    ),
    ...labelsOffTheirLines(layout),
    ...siblings,
  ];
}

describe.each(EVERY)('$machine under $policy', async ({ machine, policy }) => {
  const of = diagram(machine, policy);
  const layout = await layoutOf(of);

  it('overlaps nowhere', () => {
    expect(problemsOf(layout)).toEqual([]);
  });

  it('places every box and every edge that can be', () => {
    const isHidden = (id: string): boolean =>
      of.boxes.some((box) => box.id === id && box.kind === 'overdue' && box.off);
    expect(layout.boxes.map(({ box }) => box.id)).toEqual(of.boxes.map(({ id }) => id).filter((id) => !isHidden(id)));
    expect(layout.edges.map(({ edge }) => edge.id)).toEqual(
      of.edges.filter(({ to }) => !isHidden(to)).map(({ id }) => id),
    );
  });

  it('has every box inside its parent, and all inside the drawing', () => {
    const drawing = { x: 0, y: 0, width: layout.width, height: layout.height };
    const outside = layout.boxes.filter((placed) => {
      const parent = layout.boxes.find(({ box }) => box.id === placed.box.parent);
      return !holds(parent ?? drawing, placed);
    });
    expect(outside.map(({ box }) => box.id)).toEqual([]);
    expect(blocksOf(layout).filter((block) => !holds(drawing, block))).toEqual([]);
  });

  it('has every text inside its box', () => {
    const tooLong = layout.boxes.flatMap(({ texts, width, height }) =>
      texts.filter((text) => text.x + text.width > width || text.y >= height),
    );
    expect(tooLong).toEqual([]);
    const outside = layout.edges.filter(({ edge, label, stub }) => {
      const own = layout.boxes.find(({ box }) => box.id === edge.from);
      return (stub === 'again' || stub === 'overdue') && !(own && label && holds(own, label));
    });
    expect(outside).toEqual([]);
  });

  it('ends every line at its boxes or at its sign', () => {
    const rectOf = (id: string): Rect | undefined => layout.boxes.find(({ box }) => box.id === id);
    const touches = (rect: Rect | null | undefined, at: Point | undefined): boolean =>
      !!rect && !!at && holds(rect, { ...at, width: 0, height: 0 });
    const loose = layout.edges.filter(({ edge: { from, to }, stub, points, sign }) => {
      // The line leaves an overdue box at the foot of the box around it.
      const start = stub === 'anywhere' ? sign : rectOf(from.replace(/\.overdue$/, ''));
      return (
        stub !== 'again' && !(touches(start, points[0]) && touches(stub === 'back' ? sign : rectOf(to), points.at(-1)))
      );
    });
    expect(loose.map(({ edge }) => edge.id)).toEqual([]);
  });
});

describe('the plan, folded', () => {
  const PARTS = ['plan.beforePlan', 'plan.onPlan', 'plan.ended'];
  it.each([[PARTS], ...PARTS.map((part) => [PARTS.filter((one) => one !== part)])])(
    '%j overlaps nowhere',
    async (folds) => {
      expect(problemsOf(await layoutOf(folded(diagram('plan', 'croydon'), new Set(folds))))).toEqual([]);
    },
  );

  it('is narrow enough to be read at 1280 pixels', async () => {
    const { width } = await layoutOf(diagram('plan', 'pan-sussex'));
    expect(width).toBeLessThan(1200);
  });

  it('is the same each time', async () => {
    expect(await layoutOf(diagram('plan', 'surrey'))).toEqual(await layoutOf(diagram('plan', 'surrey')));
  });
});

describe('text', () => {
  const font = { size: 10, lineHeight: 12, bold: false };
  it('is wrapped where it fits, and not beside a number', () => {
    expect(wrappedText('After the first review: 2 months after', font, 90)).toEqual([
      'After the first',
      'review: 2 months',
      'after',
    ]);
    expect(wrappedText('in 10 working days', font, 50)).toEqual(['in 10 working', 'days']);
    expect(wrappedText('sentence 5; 2.2, bullet 8', font, 60)).toEqual(['sentence 5;', '2.2, bullet 8']);
  });
  it('is cut where there is no room', () => {
    expect(cutText('due 12 March', font, 100)).toBe('due 12 March');
    expect(cutText('due 12 September 2026', font, 60)).toBe('due 12 Sep…');
  });
  it('is wider in bold', () => {
    expect(textWidth('Overdue', { ...font, bold: true })).toBeGreaterThan(textWidth('Overdue', font));
  });
});

describe('a jog at the end of a line', () => {
  const [above, below] = ['action.awaitingCompletion', 'action.done'];
  const at = async (labelY: number): Promise<readonly Point[] | undefined> => {
    const layout = await layoutOf(diagram('action', 'england'));
    const from = layout.boxes.find(({ box }) => box.id === above);
    const foot = (from?.y ?? 0) + (from?.height ?? 0);
    const points = [
      { x: 60, y: foot },
      { x: 60, y: foot + 100 },
      { x: 100, y: foot + 100 },
      { x: 100, y: foot + 200 },
    ];
    const edges = layout.edges
      .filter(({ edge }) => edge.to === below)
      .map((placed) => ({
        ...placed,
        points,
        label: placed.label && { ...placed.label, x: 40, width: 80, y: foot + labelY },
      }));
    return straightened({ ...layout, edges }).edges[0]?.points.map(({ x, y }) => ({ x, y: y - foot }));
  };

  it('goes where the box is wide enough', async () => {
    expect(await at(130)).toEqual([
      { x: 100, y: 0 },
      { x: 100, y: 200 },
    ]);
  });
  it('stays where the line would leave its label', async () => {
    expect(await at(40)).toHaveLength(4);
  });
});
