import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { timelineOf } from '../../src/app/shared/timeline/model.ts';
import { Timeline } from '../../src/app/shared/timeline/Timeline.tsx';
import { TimelineTable } from '../../src/app/shared/timeline/TimelineTable.tsx';
import { dayText } from '../../src/engine/words.ts';
import { must } from '../../src/facts/must.ts';
import { RUNS } from './given.ts';

describe.each(RUNS)('nothing is lost: %s', (_, run) => {
  const { items, lanes } = timelineOf(run);
  const deadlines = run.deadlines.filter(({ due, status }) => due !== null && status !== 'cancelled');

  test('every fact is there once, on its day', () => {
    const shown = items.flatMap(({ source, day }) => (source.kind === 'fact' ? [`${source.fact.id} ${day}`] : []));
    expect(shown.toSorted()).toEqual(run.facts.map(({ id, on }) => `${id} ${on}`).toSorted());
  });

  test('every deadline that has a date and was not cancelled is there once, on its due day', () => {
    const shown = items.flatMap(({ source, mark, day }) =>
      source.kind === 'deadline' && mark !== 'cancelled' && mark !== 'unset'
        ? [`${source.deadline.id} ${source.deadline.n} ${source.deadline.process} ${day}`]
        : [],
    );
    expect(shown.toSorted()).toEqual(
      deadlines.map(({ id, n, process, due }) => `${id} ${n} ${process} ${due}`).toSorted(),
    );
  });

  test('ids are unique, days in order, lanes those that have something', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.map(({ day }) => day)).toEqual(items.map(({ day }) => day).toSorted());
    expect(new Set(items.map(({ lane }) => lane))).toEqual(new Set(lanes.map(({ id }) => id)));
  });

  test('the table has a row for each item, with its day', () => {
    const rows = renderToStaticMarkup(<TimelineTable run={run} />)
      .split('<tr')
      .slice(2);
    expect(rows).toHaveLength(items.length);
    rows.forEach((row, index) => {
      const item = must(items[index], 'the item of a row');
      expect(row).toContain(item.mark === 'unset' ? 'No date' : dayText(item.day));
    });
  });

  test('the drawing has each item once, with a name of its own, and one of them in reach of the tab key', () => {
    const html = renderToStaticMarkup(<Timeline run={run} today={run.asOf} />);
    const groups = html.split('<g class="timeline-item"').slice(1);
    expect(groups).toHaveLength(items.length);
    for (const group of groups) expect(group).toMatch(/^[^>]* aria-label="[^"]{10,}"/);
    expect(groups.filter((group) => /^[^>]* tabindex="0"/.test(group))).toHaveLength(items.length === 0 ? 0 : 1);
  });
});
