import { describe, expect, it } from 'vitest';

import type { Policy } from '../../policies/schema.ts';
import { type CaseloadPlan, generate } from '../../src/engine/generate/caseload.ts';
import { madeUp, type MadeUpPlan } from '../../src/app/practice/caseload/madeUp.ts';
import { run } from '../../src/engine/run.ts';
import { checkAddition } from '../../src/store/check.ts';
import { DETAILS } from '../../src/facts/vocabulary.ts';
import { POLICIES, policyOf } from '../given.ts';

const caseload = (plan: Partial<CaseloadPlan> = {}) => [
  ...generate({ seed: 1, children: 40, policies: POLICIES as [Policy, ...Policy[]], asOf: '2026-06-30', ...plan }),
];

describe('A generated caseload', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(caseload()).toEqual(caseload());
    expect(caseload({ seed: 2 })).not.toEqual(caseload());
  });

  it('begins the same, however many children follow', () => {
    expect(caseload({ children: 70 }).slice(0, 40)).toEqual(caseload());
  });

  it('holds nothing after its day, each fact once and in order, each as the vocabulary has it', () => {
    for (const { facts } of caseload()) {
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
      expect(facts.every(({ on }) => on <= '2026-06-30')).toBe(true);
      expect(facts.map(({ on }) => on)).toEqual(facts.map(({ on }) => on).toSorted());
      for (const { id: _, type, on: _on, recordedAt: _at, by, ...details } of facts) {
        const given = type === 'action.agreed' ? { ...details, by } : details;
        expect(DETAILS[type].safeParse(given).error).toBeUndefined();
      }
    }
  });

  it('is mostly what can have been: few facts are refused, and dates are mostly kept', () => {
    const runs = caseload({ children: 100 }).map(({ policy, child, facts }) =>
      run(policy, facts, { asOf: '2026-06-30', born: child.born }),
    );
    const sum = (count: (of: (typeof runs)[number]) => number): number => runs.reduce((all, of) => all + count(of), 0);
    expect(sum(({ refused }) => refused.length)).toBeLessThan(sum(({ facts }) => facts.length) / 50);
    expect(sum(({ deadlines }) => deadlines.filter(({ status }) => status === 'met').length)).toBeGreaterThan(
      sum(({ deadlines }) => deadlines.filter(({ status }) => status === 'late').length),
    );
  });

  it('has children before, on and after a plan', () => {
    const stages = caseload({ children: 150 }).map(({ policy, child, facts }) => {
      const found = run(policy, facts, { asOf: '2026-06-30', born: child.born });
      return found.processes.get('plan')?.view.paths[0]?.split('.')[0] ?? '';
    });
    expect(new Set(stages)).toEqual(new Set(['beforePlan', 'onPlan', 'stepDown', 'ended']));
  });

  it('gives cases of one size for measuring, under the policy asked for', () => {
    const cases = caseload({ facts: 60, policies: [policyOf('croydon')] });
    expect(cases.map(({ facts }) => facts.length)).toEqual(cases.map(() => 60));
    expect(new Set(cases.map(({ policy }) => policy.id))).toEqual(new Set(['croydon']));
  });
});

describe('A made-up caseload for the app', () => {
  const plan = { children: 30, seed: 5, policy: '', asOf: '2026-06-30' } as const;
  const all = (other: Partial<MadeUpPlan> = {}) => [
    ...madeUp({ ...plan, ...other }, new Map(POLICIES.map((p) => [p.id, p]))),
  ];

  it('is the same for the same plan, ids and families included; of another seed every id is another', () => {
    expect(all()).toEqual(all());
    const ids = (cases: ReturnType<typeof all>): string[] =>
      cases.flatMap(({ id, facts }) => [id, ...facts.map((f) => f.id)]);
    const here = ids(all());
    expect(new Set(here).size).toBe(here.length);
    expect(ids(all({ seed: 6 })).filter((id) => here.includes(id))).toEqual([]);
  });

  it('is under the authorities in turn, or under the one asked for', () => {
    expect(new Set(all().map(({ record }) => record.policy)).size).toBeGreaterThan(3);
    expect(new Set(all({ policy: 'surrey' }).map(({ record }) => record.policy))).toEqual(new Set(['surrey']));
  });

  it('is as a store takes it', () => {
    for (const { id, record, facts } of all()) expect(checkAddition(id, record, facts)).toMatchObject({ ok: true });
  });
});
