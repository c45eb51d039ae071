import { describe, expect, test } from 'vitest';

import type { Policy } from '../../policies/schema.ts';
import { generate } from '../../src/engine/generate/caseload.ts';
import { type ImpactCase, followCaseload, impact, together } from '../../src/engine/impact.ts';
import { changedPeriods, rulesOf, withPeriod, withRules } from '../../src/engine/limits.ts';
import { type DeadlineChange, deadlineChanges } from '../../src/engine/preview.ts';
import { TICK_ONLY } from '../../src/engine/tickOnly.ts';
import { limitsFor } from '../../src/engine/due.ts';
import { play, run } from '../../src/engine/run.ts';
import { follow, recounted } from '../../src/engine/timeline.ts';
import type { Period } from '../../src/facts/period.ts';
import { coreGroup, planMade, POLICIES, policyOf, written } from '../given.ts';
import { AS_OF, disorderly } from './logs.ts';

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

test('what was not kept before the policy was adopted is not counted, by the dates nor by a whole run', () => {
  const adopted = { ...child, since: '2026-01-23' } as const;
  const earlier = { ...child, since: '2026-01-22' } as const;
  const alsoAsks: Policy = { ...within(10), silent: { ...croydon.silent } };
  for (const after of [within(10), { ...alsoAsks, guidance: {} }]) {
    const notKept = (each: ImpactCase) => impact([each], croydon, after, '2026-01-30').notKept;
    // The record was due on 21 January: since the 22nd it was late.
    expect(notKept(earlier).before - notKept(earlier).after).toBe(1);
    expect(notKept(adopted)).toEqual({ before: 0, after: 0 });
  }
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

const limitsOf = (policy: Policy): string[] =>
  rulesOf(policy).flatMap(({ name, rule }) => ('within' in rule ? [name] : []));
const byKey = (a: DeadlineChange, b: DeadlineChange): number => {
  const key = ({ before, after }: DeadlineChange): string => `${(before ?? after)?.id} ${(before ?? after)?.n}`;
  return key(a) < key(b) ? -1 : 1;
};
const OTHER_PERIODS: readonly Period[] = [
  { count: 1, unit: 'working days' },
  { count: 15, unit: 'working days' },
  { count: 3, unit: 'weeks' },
  { count: 5, unit: 'months' },
  { count: 400, unit: 'days' },
];

describe('Counting dates again is the same as running every case again', () => {
  test('on random logs, for every limit of every policy: dates, statuses, what was not kept', () => {
    const byPolicy = new Map<Policy, ImpactCase[]>();
    let id = 0;
    for (const { policy, child: who, facts } of disorderly(23, 240)) {
      const cases = byPolicy.get(policy) ?? [];
      byPolicy.set(policy, [...cases, { id: String(++id), name: who.name, born: who.born, facts }]);
    }
    let compared = 0;
    for (const [policy, cases] of byPolicy) {
      const caseload = followCaseload(policy, AS_OF);
      for (const each of cases) caseload.add(each);
      const before = new Map(cases.map((each) => [each.id, run(policy, each.facts, { asOf: AS_OF, born: each.born })]));
      for (const [index, limit] of limitsOf(policy).entries()) {
        const after = withPeriod(
          policy,
          limit,
          OTHER_PERIODS[index % OTHER_PERIODS.length] ?? { count: 2, unit: 'days' },
        );
        const asking = caseload.ask(after);
        asking.go(cases.length);
        const found = new Map(asking.found().changed.map((each) => [each.id, each]));
        for (const { id: caseId, facts, born } of cases) {
          const was = before.get(caseId);
          const is = run(after, facts, { asOf: AS_OF, born });
          const changes = deadlineChanges(was?.deadlines ?? [], is.deadlines);
          const moved = found.get(caseId)?.moved ?? [];
          expect(
            moved.map((date) => ({ before: date.before, after: date.after })).toSorted(byKey),
            `${policy.id} ${limit} ${caseId}`,
          ).toEqual(changes.toSorted(byKey));
          const notKept = found.get(caseId)?.notKept.after ?? was?.breaches.length;
          expect(notKept, `${policy.id} ${limit} ${caseId}`).toBe(is.breaches.length);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  test('hardly any case is run again for it', () => {
    for (const policy of POLICIES) {
      const cases = [...generate({ seed: 3, children: 30, policies: [policy], asOf: AS_OF, facts: 60 })];
      const timelines = cases.map(({ child: { born }, facts }) => follow(policy, facts, { born, asOf: AS_OF }));
      for (const limit of limitsOf(policy)) {
        const after = withPeriod(policy, limit, { count: 11, unit: 'working days' });
        const again = timelines.filter((timeline) => recounted(timeline, new Set([limit]), after, AS_OF) === null);
        expect(again.length, `${policy.id} ${limit}`).toBeLessThanOrEqual(1);
      }
    }
  });

  test('the parts of a caseload add up to the whole of it', () => {
    const cases = [...generate({ seed: 7, children: 60, policies: [croydon], asOf: AS_OF })].map(
      ({ child: { name, born }, facts }, index): ImpactCase => ({ id: String(index), name, born, facts }),
    );
    const parts = [cases.slice(0, 25), cases.slice(25)].map((part) => impact(part, croydon, within(12), AS_OF));
    expect(together(parts)).toEqual(impact(cases, croydon, within(12), AS_OF));
  });
});

describe('What depends on a period is known', () => {
  test('two deadlines do more than show as overdue when they pass; no other does', () => {
    const all = rulesOf(croydon).map(({ name }) => name.split('.')[0] ?? '');
    // An action's day is its own, and a birthday is no limit.
    const others = all.filter((name) => !TICK_ONLY.has(name) && name !== 'eighteenthBirthday');
    expect(new Set(others)).toEqual(new Set(['conferenceReport', 'preReviewCoreGroup']));
  });

  test('a period is read by nothing but the counting of the dates that it is said to set', () => {
    for (const policy of POLICIES) {
      const read = new Set<string>();
      const watched = withRules(policy, ({ name, rule }) => {
        if (!('within' in rule)) return rule;
        const period = rule.within;
        return Object.defineProperty({ ...rule }, 'within', { get: () => (read.add(name), period) });
      });
      for (const { facts, child: who } of disorderly(5, 60)) {
        const allowed = new Set<string>();
        read.clear();
        play(
          watched,
          facts,
          { asOf: AS_OF, born: who.born },
          {
            turn: ({ id }, { context }) => {
              for (const name of limitsFor(id, context)) allowed.add(name);
            },
          },
        );
        expect([...read].filter((name) => !allowed.has(name))).toEqual([]);
      }
    }
  });

  test('policies that differ in a period only are told from policies that differ in more', () => {
    expect(changedPeriods(croydon, croydon)).toEqual(new Set());
    expect(changedPeriods(croydon, within(12))).toEqual(new Set(['recordCirculation']));
    expect(changedPeriods(croydon, { ...within(12), name: 'Another' })).toBeNull();
    expect(changedPeriods(croydon, policyOf('surrey'))).toBeNull();
    const copied = JSON.parse(JSON.stringify(within(12))) as Policy;
    expect(changedPeriods(croydon, copied)).toEqual(new Set(['recordCirculation']));
  });
});
