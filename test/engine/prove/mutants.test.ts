import { describe, expect, test } from 'vitest';

import { judgeMachine, judgePolicy, type Verdict } from '../../../src/cli/mutants/fault.ts';
import { MACHINE_FAULTS } from '../../../src/cli/mutants/machineFaults.ts';
import { POLICY_FAULTS } from '../../../src/cli/mutants/policyFaults.ts';
import { scenarioText } from '../../../src/engine/prove/scenario.ts';
import { readScenario } from '../../../src/engine/scenario.ts';
import { must } from '../../../src/facts/must.ts';
import { POLICIES } from '../../given.ts';

/** The faults that need the plan's whole exploration are left to `npm run prove -- --mutants`, but for one. */
const policies = new Map(POLICIES.map((policy) => [policy.id, policy]));
const WITH_PLAN = 'a recommendation ends the plan';

/** What a proof finds can be looked at: facts that a scenario holds. */
function expectPlayable(policy: string, { caughtBy, failure }: Verdict): void {
  if (caughtBy === 'validation') return;
  const read = readScenario(scenarioText(policy, must(failure, 'the failure')) ?? '');
  expect(read).toMatchObject({ ok: true });
}

describe('a seeded fault is caught by what has to catch it', () => {
  test.each(
    MACHINE_FAULTS.filter(({ machine, name }) => machine !== 'plan' || name === WITH_PLAN).map(
      (fault) => [fault.name, fault] as const,
    ),
  )('machines: %s', (_, fault) => {
    const verdict = judgeMachine(fault, policies);
    expect(verdict).toMatchObject({ caughtBy: fault.caughtBy });
    expectPlayable(fault.policy, verdict);
  });

  test.each(
    POLICY_FAULTS.filter(({ machine, caughtBy }) => machine !== 'plan' || caughtBy !== 2).map(
      (fault) => [fault.name, fault] as const,
    ),
  )('policies: %s', (_, fault) => {
    const verdict = judgePolicy(fault);
    expect(verdict).toMatchObject({ caughtBy: fault.caughtBy });
    expectPlayable(fault.policy, verdict);
  });

  test('there are at least forty, no two of one name', () => {
    const names = [...MACHINE_FAULTS, ...POLICY_FAULTS].map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
  });
});
