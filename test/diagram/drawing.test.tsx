import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { Drawing } from '../../src/app/shared/statechart/Drawing.tsx';
import { nextByKey } from '../../src/app/shared/statechart/nearest.ts';
import { Outline } from '../../src/app/shared/statechart/Outline.tsx';
import { foldsFor } from '../../src/app/shared/statechart/scale.ts';
import { TransitionTable } from '../../src/app/shared/statechart/TransitionTable.tsx';
import { activeIn } from '../../src/diagram/active.ts';
import { diagram, layoutOf } from './diagrams.ts';

const PATHS = ['onPlan.meetings.awaitingNextCoreGroup.overdue', 'onPlan.review.awaitingFirstReview.near'];
const plan = diagram('plan', 'croydon');
const layout = await layoutOf(plan);
const nothing = (): void => {};

describe('the drawing', () => {
  const due = { 'plan.onPlan.review.awaitingFirstReview': 'due 16 April' };
  const html = renderToStaticMarkup(
    <Drawing
      layout={layout}
      active={activeIn(plan, PATHS)}
      taken={new Set()}
      due={due}
      title="The plan"
      scale={1}
      onPoint={nothing}
      onFold={nothing}
    />,
  );

  it('names every box and edge, and has one stop for the tab key', () => {
    const items = layout.boxes.filter(({ box }) => box.parent !== null && box.kind !== 'overdue').length;
    const edges = layout.edges.filter(({ stub }) => stub !== 'overdue').length;
    expect(html.match(/data-item=/g)).toHaveLength(items + edges);
    expect(html.match(/aria-label="[^"]+"/g)).toHaveLength(items + edges + 1);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  });

  it('says where the case is, and shows the date it is given', () => {
    expect(html).toContain('Awaiting next core group. The case is here. Overdue.');
    expect(html).toContain('>due 16 April</text>');
  });

  it('says the same in the outline and in the table', () => {
    const outline = renderToStaticMarkup(<Outline diagram={plan} active={PATHS} />);
    const table = renderToStaticMarkup(<TransitionTable diagram={plan} title="The plan" />);
    for (const { box } of layout.boxes) expect(outline).toContain(box.label);
    expect(outline).toContain('the case is here, overdue');
    expect(table.match(/<tr/g)).toHaveLength(1 + plan.edges.reduce((sum, { lines }) => sum + lines.length, 0));
    expect(table).toContain('10 working days after the initial conference');
  });
});

describe('what is folded away by itself', () => {
  it('is nothing where all fits, or where no case is shown', () => {
    expect(foldsFor(plan, layout, PATHS, { width: 3000, height: 3000 }).size).toBe(0);
    expect(foldsFor(plan, layout, [], { width: 1200, height: 640 }).size).toBe(0);
  });
  it('is all but where the case is, where it does not', () => {
    expect(foldsFor(plan, layout, PATHS, { width: 1200, height: 640 })).toEqual(
      new Set(['plan.beforePlan', 'plan.ended']),
    );
  });
});

describe('the arrow keys', () => {
  const spots = [
    { id: 'top', x: 100, y: 0 },
    { id: 'left', x: 0, y: 50 },
    { id: 'below', x: 110, y: 100 },
    { id: 'right', x: 200, y: 60 },
  ];
  it.each([
    ['ArrowDown', 'top', 'below'],
    ['ArrowUp', 'below', 'top'],
    ['ArrowRight', 'left', 'right'],
    ['ArrowLeft', 'left', null],
    ['Home', 'below', 'top'],
    ['End', 'top', 'right'],
    ['a', 'top', null],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(nextByKey(key, from, spots)).toBe(to);
  });
});
