import { describe, expect, test } from 'vitest';

import { judgeMachine, judgePolicy } from '../../../src/cli/mutants/fault.ts';
import { MACHINE_FAULTS } from '../../../src/cli/mutants/machineFaults.ts';
import { POLICY_FAULTS } from '../../../src/cli/mutants/policyFaults.ts';
import { POLICIES } from '../../given.ts';

/** The faults that need the plan's whole exploration are left to `npm run prove -- --mutants`, but for one. */
const policies = new Map(POLICIES.map((policy) => [policy.id, policy]));
const WITH_PLAN = 'a recommendation ends the plan';

describe('a seeded fault is caught by what has to catch it', () => {
  test.each(
    MACHINE_FAULTS.filter(({ machine, name }) => machine !== 'plan' || name === WITH_PLAN).map(
      (fault) => [fault.name, fault] as const,
    ),
  )('machines: %s', (_, fault) => {
    expect(judgeMachine(fault, policies)).toMatchObject({ caughtBy: fault.caughtBy });
  });

  test.each(
    POLICY_FAULTS.filter(({ machine, caughtBy }) => machine !== 'plan' || caughtBy !== 2).map(
      (fault) => [fault.name, fault] as const,
    ),
  )('policies: %s', (_, fault) => {
    expect(judgePolicy(fault)).toMatchObject({ caughtBy: fault.caughtBy });
  });

  test('there are at least forty, no two of one name', () => {
    const names = [...MACHINE_FAULTS, ...POLICY_FAULTS].map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
  });
});
