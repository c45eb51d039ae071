import { describe, expect, test } from 'vitest';

import { MACHINE_IDS, MACHINES } from '../../../machines/index.ts';
import { judgeMachine } from '../../../src/cli/mutants/fault.ts';
import { MACHINE_FAULTS } from '../../../src/cli/mutants/machineFaults.ts';
import { explore } from '../../../src/engine/prove/explore.ts';
import { type Example, PROPERTY_IDS } from '../../../src/engine/prove/properties.ts';
import { prove, provePolicy, proveRules } from '../../../src/engine/prove/prove.ts';
import { scenarioText } from '../../../src/engine/prove/scenario.ts';
import { statesOf } from '../../../src/engine/prove/states.ts';
import { withPeriod, withRules } from '../../../src/engine/limits.ts';
import { contradiction, looser } from '../../../src/engine/prove/rules.ts';
import { run } from '../../../src/engine/run.ts';
import { readScenario } from '../../../src/engine/scenario.ts';
import { must } from '../../../src/facts/must.ts';
import { POLICIES, policyOf } from '../../given.ts';

const SMALL = MACHINE_IDS.filter((id) => id !== 'plan');

describe('the proofs', () => {
  // All policies with the plan: `npm run prove`.
  test('everything holds of one policy with its plan, and the plan is walked through widely', () => {
    const proof = provePolicy(policyOf('croydon'), policyOf('england'));
    expect([...proof.failures, ...proof.machines.flatMap(({ failures }) => failures)]).toEqual([]);
    const plan = must(proof.machines[0], 'the plan');
    expect(plan.machineId).toBe('plan');
    expect(plan.places).toBeGreaterThan(1000);
    expect(plan.states).toBeGreaterThan(50);
  }, 60_000);

  test.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    'the small machines and the rules hold: %s',
    (_, policy) => {
      expect(proveRules(policy, policyOf('england'))).toEqual([]);
      expect(SMALL.flatMap((machineId) => prove(machineId, policy).failures)).toEqual([]);
    },
  );

  test('M1 every state of every small machine is reached under some policy, or says why it cannot be', () => {
    for (const machineId of SMALL) {
      const closed = POLICIES.map(
        (policy) => new Map(prove(machineId, policy).closed.map(({ state, because }) => [state, because])),
      );
      const states = statesOf(MACHINES[machineId]).map(({ id }) => id);
      const never = states.filter((state) => closed.every((states_) => states_.has(state)));
      const decided = 'the policy decides it the other way';
      const unexplained = never.filter((state) => closed.every((states_) => states_.get(state) === decided));
      expect(unexplained).toEqual([]);
    }
  });

  test('the twelve properties are numbered from 1', () => {
    expect(PROPERTY_IDS).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('a counterexample', () => {
  /** Surrey asks for signatures after circulation; counted from the last review they would never be due. */
  const surrey = policyOf('surrey');
  const broken = {
    ...surrey,
    deadlines: {
      ...surrey.deadlines,
      recordAgreement: {
        within: { count: 10, unit: 'working days' as const },
        of: 'lastReview' as const,
        strength: 'must' as const,
        clauses: ['surrey.lsw.6.c'],
      },
    },
  };
  const failure = must(
    prove('record', broken).failures.find(({ property }) => property === 2),
    'the failure',
  );

  test('is as short as can be', () => {
    expect(failure.example?.facts.map(({ type }) => type)).toEqual([
      'conference.held',
      'coreGroup.held',
      'record.circulated',
    ]);
  });

  test('is a scenario that the runner plays, and shows what is wrong', () => {
    const read = readScenario(must(scenarioText('surrey', failure), 'the scenario'));
    const { facts, asOf } = must(read.ok ? read.value : null, 'a scenario that can be read');
    const played = run(broken, facts, { asOf });
    expect(played.refused).toEqual([]);
    expect(played.processes.get('record:1')?.view.paths).toContain('minutes.awaitingAgreement.running');
    expect(played.deadlines.some(({ id }) => id === 'recordAgreement')).toBe(false);
  });
});

test('a limit that is looser than England’s is shown on a case: on the day after England’s it still runs', () => {
  const croydon = policyOf('croydon');
  const loose = withPeriod(croydon, 'firstCoreGroup', { count: 15, unit: 'working days' });
  const looserThanEngland = must(looser(loose, policyOf('england')), 'the failure');
  const read = readScenario(must(scenarioText('croydon', looserThanEngland), 'the scenario'));
  const { facts, asOf } = must(read.ok ? read.value : null, 'a scenario that can be read');
  const statusUnder = (policy: typeof croydon) =>
    run(policy, facts, { asOf }).deadlines.find(({ id }) => id === 'firstCoreGroup')?.status;
  expect(['running', 'near']).toContain(statusUnder(loose));
  expect(statusUnder(croydon)).toBe('overdue');
});

test('two chairs for one meeting are shown on a case that the runner reads', () => {
  const croydon = policyOf('croydon');
  const checks = croydon.checks.map((check) =>
    check.require === 'chairedBy' ? { ...check, first: true, strength: 'must' as const } : check,
  );
  const both = must(contradiction({ ...croydon, checks }), 'the failure');
  const read = readScenario(must(scenarioText('croydon', both), 'the scenario'));
  expect(read.ok && read.value.facts.map(({ type }) => type)).toEqual(['conference.held', 'coreGroup.held']);
});

describe('what is wrong in rules alone is shown on a case too', () => {
  const croydon = policyOf('croydon');
  const england = policyOf('england');
  const withRule = (name: string, change: object) =>
    withRules(croydon, (named) => (named.name === name ? { ...named.rule, ...change } : named.rule));
  const deadlinesIn = (policy: typeof croydon, example: Example | null) => {
    const { facts, asOf, born } = must(example, 'the example');
    const { refused, deadlines } = run(policy, facts, { asOf, born });
    expect(refused).toEqual([]);
    return deadlines;
  };

  test('a window that closes before it opens: facts after which it runs', () => {
    const closed = withRules(policyOf('croydon'), ({ name, rule }) =>
      name === 'preReviewCoreGroup'
        ? {
            by: 'arrangedReview',
            opens: { count: 1, unit: 'weeks' },
            atLeast: { count: 3, unit: 'weeks' },
            strength: 'must',
            clauses: ['croydon.5.2.g'],
          }
        : rule,
    );
    const found = must(contradiction(closed), 'the failure');
    expect(found.property).toBe(9);
    expect(deadlinesIn(closed, found.example).map(({ id }) => id)).toContain('preReviewCoreGroup');
  });

  test.each([
    ['no limit', { within: undefined, silent: 'Nothing is said.' }],
    ['a weaker limit', { strength: 'usual' }],
    ['a limit counted from something else', { of: 'lastReview' }],
  ])('%s where England sets one: the day after England’s', (_, change) => {
    const weaker = withRule('firstReview', change);
    const { example } = must(looser(weaker, england), 'the failure');
    expect(deadlinesIn(england, example).find(({ id }) => id === 'firstReview')?.status).toBe('overdue');
  });

  test('a deadline that names no clause, one of the several of the next core group too: facts after which it runs', () => {
    const bare = withRule('nextCoreGroup.second', { clauses: [] });
    const [found] = prove('plan', bare).failures;
    expect(found).toMatchObject({ property: 11, message: 'The deadline nextCoreGroup.second names no clause' });
    expect(deadlinesIn(bare, must(found, 'the failure').example).map(({ id }) => id)).toContain('nextCoreGroup');
  });
});

test('a state that cannot be reached is shown from as near as facts come', () => {
  const fault = must(
    MACHINE_FAULTS.find(({ caughtBy, machine }) => caughtBy === 7 && machine !== 'plan'),
    'a fault',
  );
  const { failure: lost } = judgeMachine(fault, new Map(POLICIES.map((policy) => [policy.id, policy])));
  const { message, example } = must(lost, 'the failure');
  expect(message).toMatch(/cannot be reached by any facts; (\S+ has an arrow to it|no arrow leads to it in \S+)/);
  expect(must(example, 'the example').facts.length).toBeGreaterThan(0);
});

test('the exploration does not depend on what was explored before', () => {
  const world = { machines: MACHINES, machineId: 'review', policy: policyOf('pan-sussex') } as const;
  const keys = (): string[] => [...explore(world, { place: () => {}, step: () => {} }).places.keys()];
  expect(keys()).toEqual(keys());
});
