import { describe, expect, it } from 'vitest';

import type { Layout, PlacedBox, Point, Rect } from '../../src/diagram/layout.ts';
import { folded } from '../../src/diagram/fold.ts';
import { isInside } from '../../src/diagram/model.ts';
import { textWidth, wrappedText } from '../../src/diagram/text.ts';
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

function check(layout: Layout): void {
  const blocks = blocksOf(layout);
  const solid = solidOf(layout);
  expect(clashes(blocks, blocks), 'labels on each other').toEqual([]);
  expect(clashes(blocks, solid), 'labels on boxes').toEqual([]);
  expect(linesOn(layout, blocks), 'lines on labels').toEqual([]);
  const leaves = solid.filter(
    ({ name }) => !layout.boxes.some(({ box }) => box.kind === 'overdue' && `box ${box.id}` === name),
  );
  const drawn = { ...layout, edges: layout.edges.filter(({ stub }) => stub !== 'overdue') };
  expect(linesOn(drawn, leaves), 'lines on boxes').toEqual([]);

  const siblings = layout.boxes.flatMap((a) =>
    layout.boxes
      .filter((b) => b !== a && b.box.parent === a.box.parent && overlap(a, b))
      .map((b) => `${a.box.id} on ${b.box.id}`),
  );
  expect(siblings, 'boxes on their siblings').toEqual([]);
}

describe.each(EVERY)('$machine under $policy', async ({ machine, policy }) => {
  const of = diagram(machine, policy);
  const layout = await layoutOf(of);

  it('overlaps nowhere', () => {
    check(layout);
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
    for (const placed of layout.boxes) {
      const parent = layout.boxes.find(({ box }) => box.id === placed.box.parent);
      expect(holds(parent ?? { x: 0, y: 0, width: layout.width, height: layout.height }, placed), placed.box.id).toBe(
        true,
      );
    }
    for (const block of blocksOf(layout))
      expect(holds({ x: 0, y: 0, width: layout.width, height: layout.height }, block), block.name).toBe(true);
  });

  it('has every text inside its box', () => {
    for (const { box, texts, width, height } of layout.boxes) {
      for (const text of texts)
        expect(text.x + text.width <= width && text.y < height, `${box.id}: ${text.text}`).toBe(true);
    }
    for (const { edge, label, stub } of layout.edges) {
      const own = layout.boxes.find(({ box }) => box.id === edge.from);
      if (own && label && (stub === 'again' || stub === 'overdue')) expect(holds(own, label), edge.id).toBe(true);
    }
  });

  it('ends every line at its boxes or at its sign', () => {
    for (const { edge, stub, points, sign } of layout.edges) {
      if (stub === 'again') continue;
      const [start, end] = [points[0], points.at(-1)];
      const rectOf = (id: string): Rect | undefined =>
        layout.boxes.find(({ box }) => box.id === id) ??
        layout.boxes.find(({ box }) => isInside(id, box.id) && box.kind === 'waiting');
      const from = stub === 'anywhere' ? sign : rectOf(edge.from);
      const to = stub === 'back' ? sign : rectOf(edge.to);
      // The line leaves an overdue box at the foot of the box around it.
      const around = edge.from.endsWith('.overdue') ? rectOf(edge.from.slice(0, -'.overdue'.length)) : from;
      expect(start && around && holds(around, { ...start, width: 0, height: 0 }), `start of ${edge.id}`).toBe(true);
      expect(end && to && holds(to, { ...end, width: 0, height: 0 }), `end of ${edge.id}`).toBe(true);
    }
  });
});

describe('the plan, folded', () => {
  const PARTS = ['plan.beforePlan', 'plan.onPlan', 'plan.ended'];
  it.each([[PARTS], ...PARTS.map((part) => [PARTS.filter((one) => one !== part)])])(
    '%j overlaps nowhere',
    async (folds) => {
      check(await layoutOf(folded(diagram('plan', 'croydon'), new Set(folds))));
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
  it('is wider in bold', () => {
    expect(textWidth('Overdue', { ...font, bold: true })).toBeGreaterThan(textWidth('Overdue', font));
  });
});
