import type { AnyStateNode } from 'xstate';
import { describe, expect, test, vi } from 'vitest';

import { type MachineId, MACHINE_IDS } from '../../machines/index.ts';
import type { DeadlineId, Policy } from '../../policies/schema.ts';
import { policyOf, POLICIES } from '../given.ts';
import { allNodes, enabledFacts, type Explored, explore, isIn, metaOf, pathOf, type Reached } from './explored.ts';

vi.setConfig({ testTimeout: 30_000 });

const explored = new Map<string, Explored>();
const of = (id: MachineId, policy: string): Explored => {
  const key = `${id} ${policy}`;
  const found = explored.get(key) ?? explore(id, policyOf(policy));
  explored.set(key, found);
  return found;
};
const EACH = MACHINE_IDS.flatMap((id) => POLICIES.map((policy): [MachineId, string] => [id, policy.id]));

/** States that a policy closes the way to, and why. A name stands for the state and all within it. */
type Closed = {
  readonly machine: MachineId;
  readonly states: readonly string[];
  readonly because: string;
  readonly when: (policy: Policy) => boolean;
};
const isSilent = (id: Exclude<DeadlineId, 'nextCoreGroup'>) => (policy: Policy) => 'silent' in policy.deadlines[id];
const isAsked = (id: Exclude<DeadlineId, 'nextCoreGroup'>) => (policy: Policy) => !('silent' in policy.deadlines[id]);
const CLOSED: readonly Closed[] = [
  {
    machine: 'record',
    states: ['minutes.circulated'],
    because: 'a record that is out waits to be agreed',
    when: isAsked('recordAgreement'),
  },
  {
    machine: 'record',
    states: ['minutes.awaitingAgreement'],
    because: 'nobody is asked to agree the record',
    when: isSilent('recordAgreement'),
  },
  {
    machine: 'record',
    states: ['plan.awaitingDistribution', 'plan.distributed'],
    because: 'a changed plan has no limit',
    when: isSilent('planDistribution'),
  },
  {
    machine: 'review',
    states: ['coreGroup.awaitingCoreGroup', 'coreGroup.held', 'coreGroup.notHeld'],
    because: 'no core group is asked for before a review',
    when: isSilent('preReviewCoreGroup'),
  },
  {
    machine: 'review',
    states: ['coreGroup.notAsked'],
    because: 'a core group is asked for before a review',
    when: isAsked('preReviewCoreGroup'),
  },
  {
    machine: 'schoolMove',
    states: ['awaitingCoreGroup', 'held', 'notHeld'],
    because: 'no core group is asked for after a change of school',
    when: isSilent('schoolMoveCoreGroup'),
  },
  {
    machine: 'schoolMove',
    states: ['notAsked'],
    because: 'a core group is asked for after a change of school',
    when: isAsked('schoolMoveCoreGroup'),
  },
];
const isClosed = (id: MachineId, policy: Policy, path: string): boolean =>
  CLOSED.some(
    ({ machine, states, when }) =>
      machine === id && when(policy) && states.some((state) => path === state || path.startsWith(`${state}.`)),
  );

/** A state that only looks which way to go: XState passes through it in one step, and nobody is ever in it. */
const isPassedThrough = (node: AnyStateNode): boolean => node.always?.some(({ guard }) => guard === undefined) ?? false;

describe('M1: every state can be reached, or the policy closes the way to it by name', () => {
  test.each(EACH)('M1: %s in %s', (id, policy) => {
    const { machine, reached } = of(id, policy);
    const seen = new Set(reached.flatMap(({ nodes }) => nodes.map(pathOf)));
    const expected = allNodes(machine).filter(
      (node) => !isPassedThrough(node) && !isClosed(id, policyOf(policy), pathOf(node)),
    );
    expect([...seen].toSorted()).toEqual(expected.map(pathOf).toSorted());
  });

  test('M1: every state that one policy closes, another opens', () => {
    for (const { machine, states, because, when } of CLOSED) {
      expect({ machine, states, because, both: new Set(POLICIES.map(when)).size }).toMatchObject({ both: 2 });
    }
  });

  test('M1: the states that are only passed through are these', () => {
    const passed = MACHINE_IDS.flatMap((id) =>
      allNodes(of(id, 'england').machine)
        .filter(isPassedThrough)
        .map((node) => `${id}.${pathOf(node)}`),
    );
    expect(passed).toEqual(['record.plan.looking', 'review.coreGroup.looking', 'schoolMove.looking']);
  });
});

const around = (node: AnyStateNode): AnyStateNode[] => (node.parent ? [node, ...around(node.parent)] : [node]);

/** The innermost states somebody is in, each with those around it. */
const leaves = ({ nodes }: Reached): AnyStateNode[][] => nodes.filter(({ type }) => type === 'atomic').map(around);

function hasDate(policy: Policy, id: DeadlineId): boolean {
  const rules = id === 'nextCoreGroup' ? Object.values(policy.deadlines.nextCoreGroup) : [policy.deadlines[id]];
  return rules.every((rule) => !rule || ['within', 'by', 'agreed', 'silent', 'strength'].some((key) => key in rule));
}

describe('M2: a state that is not at rest waits for a fact and has a deadline or a declared silence', () => {
  test.each(EACH)('M2: %s in %s', (id, policyId) => {
    const policy = policyOf(policyId);
    const stuck: string[] = [];
    for (const place of of(id, policyId).reached) {
      for (const path of leaves(place)) {
        const said = path.map(metaOf).find((meta) => meta !== undefined);
        const name = pathOf(path[0] as AnyStateNode);
        if (!said) stuck.push(`${name} says nothing`);
        else if (said.rests) continue;
        else if (!said.deadline && !said.silence) stuck.push(`${name} has neither a deadline nor a silence`);
        else if (said.deadline && !hasDate(policy, said.deadline))
          stuck.push(`${name} has no rule for ${said.deadline}`);
        else if (said.silence && !policy.silent[said.silence]) stuck.push(`${name} has no words for ${said.silence}`);
      }
      const waits = leaves(place).some((path) => !path.map(metaOf).find((meta) => meta !== undefined)?.rests);
      if (waits && enabledFacts(place).length === 0) stuck.push(`${place.key} can hear nothing`);
    }
    expect([...new Set(stuck)]).toEqual([]);
  });

  test.each(EACH)('M2: %s in %s: from every state a state at rest can be reached', (id, policy) => {
    const { reached, steps } = of(id, policy);
    const rests = (place: Reached): boolean =>
      leaves(place).every((path) => path.map(metaOf).find((meta) => meta !== undefined)?.rests === true);
    const leading = new Map<Reached, Reached[]>();
    for (const { from, to } of steps) leading.set(to, [...(leading.get(to) ?? []), from]);
    const good = new Set(reached.filter(rests));
    for (const place of good) for (const before of leading.get(place) ?? []) good.add(before);
    expect(reached.filter((place) => !good.has(place)).map(({ key }) => key)).toEqual([]);
  });

  test.each(EACH)('M2: %s in %s: every deadline that passes shows', (id, policy) => {
    for (const { event, to } of of(id, policy).steps) {
      const [, deadline] = /^deadline\.(\w+)\.passed$/.exec(event.type) ?? [];
      if (deadline === undefined) continue;
      const paths = to.nodes.map(pathOf);
      expect([event.type, paths.some((path) => /overdue$|not(Shared|Held)$/.test(path))]).toEqual([event.type, true]);
    }
  });
});

describe('P11, P7: the ways out of a plan', () => {
  const steps = POLICIES.flatMap(({ id }) => of('plan', id).steps);

  test('P11: a plan is left only by a review that ends it, or by an ending without one', () => {
    const leaving = steps.filter(({ from, to }) => isIn(from.snapshot, 'onPlan') && !isIn(to.snapshot, 'onPlan'));
    const ways = leaving.map(({ event }) =>
      [event.type, 'kind' in event && event.kind, 'decision' in event && event.decision].join(' '),
    );
    expect([...new Set(ways)].toSorted()).toEqual(['conference.held review discontinue', 'plan.ended false false']);
    for (const { event, to } of leaving) {
      expect(isIn(to.snapshot, event.type === 'plan.ended' ? 'ended.otherwise' : 'stepDown')).toBe(true);
    }
  });

  test('P7: a plan ends by step-down only with consent', () => {
    const agreeing = steps.filter(
      ({ from, to }) => isIn(to.snapshot, 'ended.withStepDown') && !isIn(from.snapshot, 'ended.withStepDown'),
    );
    expect(agreeing.length).toBeGreaterThan(0);
    for (const { event } of agreeing) expect(event).toMatchObject({ type: 'stepDown.agreed', consent: 'given' });
  });

  test('P2: a plan is entered only by an initial conference that makes one', () => {
    const entering = steps.filter(({ from, to }) => !isIn(from.snapshot, 'onPlan') && isIn(to.snapshot, 'onPlan'));
    expect(entering.length).toBeGreaterThan(0);
    for (const { event } of entering) expect(event).toMatchObject({ kind: 'initial', decision: 'plan' });
  });
});
