import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { finderIn, missingPolicy, policiesOver, inForceOn, runCase } from '../../src/engine/adoption.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { toJson } from '../../src/engine/json.ts';
import { again, preview } from '../../src/engine/preview.ts';
import { run, type Run, type RunOptions } from '../../src/engine/run.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, policyOf, type Written, written } from '../given.ts';
import { aDay, aLog } from './any-facts.ts';

const find = finderIn(builtInPolicies());
const adopted = (on: Day, policy = 'surrey', edition = '2012'): Written => ({
  type: 'policy.adopted',
  on,
  policy,
  edition,
});
const inCroydon = (facts: readonly Written[], options: Day | RunOptions): Run =>
  runCase(policyOf('croydon'), written(facts), typeof options === 'string' ? { asOf: options } : options, find);

/** A core group whose record Croydon wants within 7 working days, by Mon 9 February, and Surrey within 10. */
const BEGUN: readonly Written[] = [planMade('2026-01-20'), coreGroup('2026-01-29', { chair: 'teamManager' })];
const recordOf = ({ deadlines }: Run) => deadlines.find(({ id }) => id === 'recordCirculation');
const notKept = ({ breaches }: Run): string[] =>
  breaches.map(({ on, clauses, under }) => [on, ...clauses, under?.id ?? 'now'].join(' '));

describe('the policy in force', () => {
  test('E1: from the day a policy is adopted the case is run under it as a whole', () => {
    const before = inCroydon([...BEGUN, adopted('2026-02-05')], '2026-02-04');
    const after = inCroydon([...BEGUN, adopted('2026-02-05')], '2026-02-05');
    expect([before.policy.id, recordOf(before)?.due]).toEqual(['croydon', '2026-02-09']);
    expect([after.policy.id, recordOf(after)?.due]).toEqual(['surrey', '2026-02-12']);
    expect(recordOf(after)?.clauses).toEqual(['surrey.lsw.6.a']);
  });

  test('E1: and what is due is what the adopted policy alone would say', () => {
    const facts = [...BEGUN, adopted('2026-02-05')];
    const alone = run(policyOf('surrey'), written(facts), { asOf: '2026-03-20' });
    expect(inCroydon(facts, '2026-03-20').deadlines).toEqual(alone.deadlines);
  });

  test('E1: whom a policy guides on a day is told by what was adopted up to that day, also back again', () => {
    const facts = written([...BEGUN, adopted('2026-02-05'), adopted('2026-03-05', 'croydon', '2011')]);
    const guiding = (asOf: Day) => inForceOn(policyOf('croydon'), facts, { asOf }, find)?.policy.id;
    expect((['2026-02-04', '2026-02-05', '2026-03-04', '2026-03-05'] as const).map(guiding)).toEqual([
      'croydon',
      'surrey',
      'surrey',
      'croydon',
    ]);
    const unknown = written([...BEGUN, adopted('2026-02-05', 'kent')]);
    expect(inForceOn(policyOf('croydon'), unknown, { asOf: '2026-02-05' }, find)).toBeUndefined();
  });

  test('E2: what was not kept before that day stays as it was under the policy of then', () => {
    const late = inCroydon([...BEGUN, adopted('2026-02-11')], '2026-02-11');
    expect(notKept(late)).toEqual(['2026-02-10 croydon.10.3.b croydon']);
    expect(recordOf(late)).toMatchObject({ due: '2026-02-12', status: 'near' });
  });

  test('E2: on the day itself the adopted policy decides', () => {
    expect(notKept(inCroydon([...BEGUN, adopted('2026-02-10')], '2026-02-11'))).toEqual([]);
  });

  test('E2: and what the adopted policy would have asked for before is not held against anybody', () => {
    const chairedByManager = [planMade('2026-01-20'), coreGroup('2026-01-29', { chair: 'operationalManager' })];
    expect(notKept(inCroydon([...chairedByManager, adopted('2026-01-30')], '2026-01-30'))).toEqual([]);
    expect(notKept(inCroydon([...chairedByManager, adopted('2026-01-29')], '2026-01-30'))).toEqual([
      '2026-01-29 surrey.chairing.1.a now',
    ]);
  });

  test('E2: a fact that was withdrawn later never was, whichever policy was in force', () => {
    const facts: Written[] = [
      planMade('2026-01-20'),
      { ...coreGroup('2026-01-29', { chair: 'leadSocialWorker' }), id: 'wrong' },
      adopted('2026-02-05'),
      { type: 'fact.withdrawn', on: '2026-02-06', fact: 'wrong', reason: 'It was the health visitor’s meeting.' },
    ];
    expect(notKept(inCroydon(facts, '2026-02-05'))).toEqual(['2026-01-29 croydon.7.2 croydon']);
    expect(notKept(inCroydon(facts, '2026-02-06'))).toEqual(['2026-02-04 croydon.5.2.c croydon']);
  });

  test('E3: of several adoptions on one day the last one recorded counts', () => {
    const facts = [...BEGUN, adopted('2026-02-05'), adopted('2026-02-05', 'oxfordshire', '2013')];
    const known = policiesOver(policyOf('croydon'), written(facts), { asOf: '2026-02-05' }, ({ policy }) =>
      policyOf(policy),
    );
    expect(known.map(({ policy, from }) => [policy.id, from])).toEqual([
      ['croydon', null],
      ['oxfordshire', '2026-02-05'],
    ]);
  });

  test('E4: an adoption that was withdrawn never was', () => {
    const facts: Written[] = [
      ...BEGUN,
      { ...adopted('2026-02-05'), id: 'adoption' },
      { type: 'fact.withdrawn', on: '2026-02-09', fact: 'adoption', reason: 'It was the other child.' },
    ];
    expect(inCroydon(facts, '2026-02-08').policy.id).toBe('surrey');
    expect(inCroydon(facts, '2026-02-09').policy.id).toBe('croydon');
    expect(inCroydon(facts, { asOf: '2026-02-09', knownOn: '2026-02-08' }).policy.id).toBe('surrey');
  });

  test('E5: an adopted policy that is not at hand is named, and nothing is made up in its place', () => {
    const facts = written([...BEGUN, adopted('2026-02-05', 'croydon', '2031')]);
    expect(missingPolicy(facts, { asOf: '2026-02-05' }, find)).toMatchObject({ policy: 'croydon', edition: '2031' });
    expect(missingPolicy(facts, { asOf: '2026-02-04' }, find)).toBeNull();
  });

  test('E6: the steps before that day are those that were taken under the policy of then', () => {
    const { history } = inCroydon([...BEGUN, adopted('2026-02-11')], '2026-02-13');
    const passed = history.flatMap(({ on, cause }) =>
      cause.kind === 'deadline' && cause.id === 'recordCirculation' && cause.tick === 'passed' ? [on] : [],
    );
    expect(passed).toEqual(['2026-02-10', '2026-02-13']);
  });

  test('N5: a preview of an adoption is what it moves; other facts are previewed under what is in force', () => {
    const now = inCroydon(BEGUN, '2026-02-05');
    const [fact] = written([{ ...adopted('2026-02-05'), id: 'new' }]);
    const seen = preview(now, must(fact, 'the adoption'));
    expect(seen.difference.deadlines.map(({ before, after }) => [before?.id, before?.due, after?.due])).toContainEqual([
      'recordCirculation',
      '2026-02-09',
      '2026-02-12',
    ]);
    expect(again(seen.after, { asOf: '2026-02-04' }).policy.id).toBe('croydon');
    expect(again(seen.after, { policy: policyOf('oxfordshire') }).policy.id).toBe('oxfordshire');
  });

  test('E2: whatever the facts are, what was not kept before an adoption does not depend on it', () => {
    fc.assert(
      fc.property(aLog(20), aDay, aDay, (facts, on, asOf) => {
        const own = facts.filter(({ type }) => type !== 'policy.adopted' && type !== 'fact.withdrawn');
        const adoption = written([{ ...adopted(on), id: 'adoption' }]);
        const before = run(policyOf('croydon'), own, { asOf: addDays(on, -1) });
        const after = runCase(policyOf('croydon'), [...own, ...adoption], { asOf: asOf > on ? asOf : on }, find);
        const of = (seen: Run) =>
          seen.breaches.flatMap((breach) => (breach.on < on ? [`${breach.on} ${breach.message}`] : []));
        expect(of(after)).toEqual(of(before));
      }),
      { numRuns: 150 },
    );
  });

  test('E1: a case that adopts nothing is as it was', () => {
    fc.assert(
      fc.property(aLog(), aDay, (facts, asOf) => {
        const own = facts.filter(({ type }) => type !== 'policy.adopted');
        const croydon = policyOf('croydon');
        expect(toJson(runCase(croydon, own, { asOf }, find), own)).toEqual(toJson(run(croydon, own, { asOf }), own));
      }),
      { numRuns: 100 },
    );
  });
});
