import { expect, test } from 'vitest';

import { compare } from '../../src/engine/compare.ts';
import { withPeriod } from '../../src/engine/limits.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, policyOf, written } from '../given.ts';

const FACTS = written([planMade('2026-01-05'), coreGroup('2026-01-12'), coreGroup('2026-02-16')]);
const AS_OF = { asOf: '2026-05-01' } as const;
const compared = (...ids: string[]) => compare(ids.map(policyOf), FACTS, AS_OF);
const deadline = (comparison: ReturnType<typeof compared>, id: string, n: number) =>
  must(
    comparison.deadlines.find((each) => each.id === id && each.n === n),
    `${id} ${n}`,
  );

test('policies part at the first step that one takes and another does not', () => {
  // Seven working days for a record near three working days before ten do.
  const { divergence } = compared('croydon', 'pan-sussex');
  expect(divergence).toMatchObject({
    on: '2026-01-14',
    cause: { kind: 'deadline', id: 'recordCirculation', tick: 'near' },
  });
  expect(divergence?.states[0]).toContain('record:1: minutes.awaitingCirculation.near');
  expect(divergence?.states[1]).not.toContain('record:1: minutes.awaitingCirculation.near');
});

test('a due date is told under each policy, and whether it differs', () => {
  const comparison = compared('oxfordshire', 'pan-sussex', 'croydon');
  expect(deadline(comparison, 'firstCoreGroup', 1).differs).toBe(false);
  const later = deadline(comparison, 'nextCoreGroup', 2);
  expect(later.under.map((d) => d?.due)).toEqual(['2026-03-30', '2026-03-30', null]);
  expect(later.differs).toBe(true);
});

test('what was not kept is told under each policy', () => {
  const { breaches } = compared('croydon', 'nottinghamshire');
  const late = must(
    breaches.find(({ of }) => 'deadline' in of && of.deadline === 'recordCirculation' && of.n === 1),
    'the record',
  );
  expect(late.under.map((list) => list.length)).toEqual([1, 0]);
  expect(late.differs).toBe(true);
});

test('a policy beside itself never parts', () => {
  const { divergence, deadlines, breaches } = compared('surrey', 'surrey');
  expect(divergence).toBeNull();
  expect([...deadlines, ...breaches].some(({ differs }) => differs)).toBe(false);
});

test('two editions of one policy compare in the same way: they part where the changed period does, and nowhere before', () => {
  const before = policyOf('croydon');
  const after = withPeriod({ ...before, id: 'croydon@2027', edition: '2027' }, 'recordCirculation', {
    count: 10,
    unit: 'working days',
  });
  const comparison = compare([before, after], FACTS, AS_OF);
  expect(comparison.divergence).toMatchObject({
    on: '2026-01-14',
    cause: { kind: 'deadline', id: 'recordCirculation', tick: 'near' },
  });
  expect(comparison.divergence?.steps.map((step) => step?.on)).toEqual(['2026-01-14', '2026-01-19']);
  expect(
    comparison.deadlines
      .filter(({ differs }) => differs)
      .map(({ id, n, under }) => [id, n, ...under.map((d) => d?.due)]),
  ).toEqual([
    ['recordCirculation', 1, '2026-01-21', '2026-01-26'],
    ['recordCirculation', 2, '2026-02-25', '2026-03-02'],
  ]);
  expect(comparison.breaches.filter(({ differs }) => differs).map(({ of }) => of)).toEqual([
    { deadline: 'recordCirculation', n: 1 },
    { deadline: 'recordCirculation', n: 2 },
  ]);
});
