import { describe, expect, it } from 'vitest';

import type { Policy } from '../../policies/schema.ts';
import { type CaseloadPlan, generate } from '../../src/engine/generate/caseload.ts';
import { run } from '../../src/engine/run.ts';
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
