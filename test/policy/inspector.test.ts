import { describe, expect, test } from 'vitest';

import { plain } from '../../src/app/policy/machine/inspector/plain.ts';
import { openStream } from '../../src/app/policy/machine/inspector/stream.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { run } from '../../src/engine/run.ts';
import { must } from '../../src/facts/must.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';

const SECRETS = ['Okafor', 'Amira', 'neglect-at-home', 'register-with-gp', 'bruise', 'Hill Road'];
const fact = (id: string, type: Fact['type'], on: string, rest: object = {}): Fact =>
  ({ id: `${id} Okafor`, type, on, recordedAt: `${on}T09:00:00.000Z`, by: 'A. Okafor', ...rest }) as Fact;
const FACTS: readonly Fact[] = [
  fact('1', 'conference.held', '2026-01-20', {
    kind: 'initial',
    decision: 'plan',
    leadSocialWorker: 'A. Okafor',
    visitEvery: '10 working days',
    coreGroup: [{ role: 'healthVisitor', name: 'Amira Okafor', agency: 'Hill Road' }],
  }),
  fact('2', 'coreGroup.arranged', '2026-01-21', { for: '2026-01-29', venue: 'Hill Road' }),
  fact('3', 'concern.raised', '2026-01-22', { concern: 'neglect-at-home', about: 'plan', trigger: 'a bruise' }),
  fact('4', 'action.agreed', '2026-01-23', {
    action: 'register-with-gp',
    what: 'Amira sees a GP',
    who: 'Okafor',
    by: '2026-02-20',
  }),
];
const croydon = must(builtInPolicies().get('croydon'), 'Croydon');
const runOf = (facts: readonly Fact[]) => run(croydon, facts, { asOf: '2026-03-20' });

describe('the inspector', () => {
  test('hears every step of a run, with actors and snapshots', () => {
    const found = runOf(FACTS);
    const lines = openStream().follow(found);
    const actors = lines.flatMap(({ said }) => (said.type === '@xstate.actor' ? [said.name] : []));
    expect(new Set(actors)).toEqual(
      new Set(['plan', 'assessment 1', 'visits 1', 'document 1', 'concern 1', 'action 1']),
    );
    const heard = new Set(lines.flatMap(({ said }) => (said.type === '@xstate.event' ? [said.event.type] : [])));
    for (const { type } of FACTS) expect(heard).toContain(type);
    expect(heard).toContain('deadline.firstCoreGroup.passed');
    const states = lines.flatMap(({ said }) =>
      said.type === '@xstate.snapshot' ? [JSON.stringify(said.snapshot)] : [],
    );
    expect(states.join()).toContain('onPlan.meetings.awaitingFirstCoreGroup.overdue');
  });

  test('M8: is told no name and no free text, whatever stands in the facts', () => {
    const told = JSON.stringify(openStream().follow(runOf(FACTS)));
    for (const secret of SECRETS) expect(told).not.toContain(secret);
    expect(told).toContain('2026-01-29');
  });

  test('hears only what is new, and everything again when a run went another way', () => {
    const stream = openStream();
    const first = stream.follow(runOf(FACTS.slice(0, 2)));
    expect(stream.follow(runOf(FACTS.slice(0, 2)))).toEqual(first);
    const other = stream.follow(runOf(FACTS.slice(0, 1)));
    expect(other).not.toContain(first.at(-1));
    expect(other.some(({ said }) => said.type === '@xstate.event' && said.event.type === 'coreGroup.arranged')).toBe(
      false,
    );
  });

  test('leaves out what is typed and keeps what is chosen', () => {
    expect(
      plain({ name: 'Amira', kind: 'initial', on: '2026-01-20', held: 2, attended: ['teamManager', 'Okafor'] }),
    ).toEqual({
      kind: 'initial',
      on: '2026-01-20',
      held: 2,
      attended: ['teamManager'],
    });
  });
});
