import { describe, expect, test } from 'vitest';

import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../../src/facts/day.ts';
import { coverageOf } from '../../src/app/policy/cases/coverage.ts';
import { goldenText, judge } from '../../src/app/policy/cases/golden.ts';
import { editionOf } from '../../src/app/policy/library/editions.ts';
import { withPeriod } from '../../src/engine/limits.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { generate } from '../../src/engine/generate/caseload.ts';
import { run, type Run } from '../../src/engine/run.ts';
import { readScenario } from '../../src/engine/scenario.ts';
import { must } from '../../src/facts/must.ts';

const policies = builtInPolicies();
const croydon = must(policies.get('croydon'), 'Croydon');
const livesOf = (children: number): Run[] =>
  [...generate({ seed: 7, children, policies: [croydon], asOf: '2026-06-01' })].map(({ child, facts }) =>
    run(croydon, facts, { asOf: '2026-06-01', born: child.born }),
  );
const golden = (found: Run) => {
  const read = readScenario(goldenText('A life', found));
  return { id: 'a', scenario: must(read.ok ? read.value : null, 'a golden case that can be read') };
};

describe('golden cases', () => {
  test('L8: come out as expected under the policy they were kept under', () => {
    for (const life of livesOf(10)) expect(judge(golden(life), croydon).amiss).toEqual([]);
  });

  test('L8: come out otherwise under a changed period, and say which date', () => {
    const changed = withPeriod(croydon, 'recordCirculation', { count: 10, unit: 'working days' });
    const amiss = livesOf(10).flatMap((life) => judge(golden(life), changed).amiss);
    expect(amiss.some((text) => text.startsWith('deadlines.recordCirculation#1.due'))).toBe(true);
  });
});

describe('coverage', () => {
  test('of no case nothing is tried; of more cases never less', () => {
    const untried = (runs: readonly Run[]): number => {
      const { machines, clauses } = coverageOf(croydon, runs);
      return machines.reduce(
        (sum, { states, edges }) => sum + states.missing.length + edges.missing.length,
        clauses.missing.length,
      );
    };
    const all = coverageOf(croydon, []);
    for (const { states, edges } of all.machines) {
      expect(states.missing).toHaveLength(states.all);
      expect(edges.missing).toHaveLength(edges.all);
    }
    expect(all.clauses.missing).toHaveLength(all.clauses.all);
    const lives = livesOf(12);
    const counts = [0, 1, 4, 12].map((count) => untried(lives.slice(0, count)));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBeLessThan(must(counts[0], 'a count') / 2);
  });
});

describe('editions', () => {
  test('L6: an edition is in force from its day until the next one begins', () => {
    const next = { ...croydon, id: 'croydon@2027', edition: '2027', inForce: { from: '2027-01-01' as Day } };
    const all = new Map<string, Policy>([...policies, ['croydon@2027', next]]);
    expect(editionOf(all, 'croydon', '2026-06-01')).toEqual({
      standing: 'inForce',
      follows: null,
      followedBy: 'croydon@2027',
    });
    expect(editionOf(all, 'croydon@2027', '2026-06-01')).toEqual({
      standing: 'toCome',
      follows: 'croydon',
      followedBy: null,
    });
    expect(editionOf(all, 'croydon', '2027-01-01').standing).toBe('over');
    expect(editionOf(all, 'surrey', '2026-06-01').followedBy).toBeNull();
  });
});
