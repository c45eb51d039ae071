import { expect, test } from 'vitest';

import type { Policy } from '../../policies/schema.ts';
import { generate } from '../../src/engine/generate/caseload.ts';
import { impact, type ImpactCase } from '../../src/engine/impact.ts';
import { coreGroup, planMade, policyOf, written } from '../given.ts';

const croydon = policyOf('croydon');
const within = (count: number): Policy => ({
  ...croydon,
  deadlines: {
    ...croydon.deadlines,
    recordCirculation: { ...croydon.deadlines.recordCirculation, within: { count, unit: 'working days' } } as never,
  },
});

const child: ImpactCase = {
  id: 'a',
  name: 'Amira',
  born: null,
  facts: written([
    planMade('2026-01-05'),
    coreGroup('2026-01-12'),
    { type: 'record.circulated', on: '2026-01-23', meeting: 1 },
  ]),
};
const unmoved: ImpactCase = { ...child, id: 'b', name: 'Bilal', facts: written([planMade('2026-01-05')]) };

test('a longer period moves the date, and what was late is late no more', () => {
  const found = impact([child, unmoved], croydon, within(10), '2026-01-30');
  expect(found.children).toBe(2);
  expect(found.changed).toMatchObject([
    {
      id: 'a',
      moved: [{ days: 5, before: { due: '2026-01-21', status: 'late' }, after: { due: '2026-01-26', status: 'met' } }],
    },
  ]);
  expect(found.notKept.before - found.notKept.after).toBe(1);
});

test('a shorter period makes children overdue', () => {
  const waiting = { ...child, facts: child.facts.slice(0, 2) };
  expect(impact([waiting], croydon, within(3), '2026-01-16').withOverdue).toEqual({ before: 0, after: 1 });
});

test('meetings are counted by the week in which they fall due', () => {
  const later: Policy = {
    ...croydon,
    deadlines: {
      ...croydon.deadlines,
      firstCoreGroup: { ...croydon.deadlines.firstCoreGroup, within: { count: 5, unit: 'working days' } } as never,
    },
  };
  const { meetings } = impact([unmoved], croydon, later, '2026-01-06');
  // The first core group, due Mon 19 January, comes forward to Mon 12 January.
  expect(meetings.slice(0, 3)).toEqual([
    { week: '2026-01-05', before: 0, after: 0 },
    { week: '2026-01-12', before: 0, after: 1 },
    { week: '2026-01-19', before: 1, after: 0 },
  ]);
});

test('the same policy changes nothing for a generated caseload', () => {
  const cases = [...generate({ seed: 7, children: 40, policies: [croydon], asOf: '2026-06-30' })].map(
    ({ child: { name, born }, facts }, index): ImpactCase => ({ id: String(index), name, born, facts }),
  );
  expect(impact(cases, croydon, within(7), '2026-06-30').changed).toEqual([]);
});
