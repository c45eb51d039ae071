import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';

import { type MachineId, MACHINE_IDS, MACHINES } from '../../machines/index.ts';
import { DEADLINE_IDS, MOMENTS, SILENCES, TERMS } from '../../policies/schema.ts';
import { ROLES } from '../../src/facts/roles.ts';
import { isFactType } from '../../src/facts/vocabulary.ts';
import { allNodes, metaOf, pathOf } from './explored.ts';

/** A machine as its file wrote it: XState ignores a name that leads nowhere in silence, so names are looked up here. */
type Raw = {
  readonly initial?: string;
  readonly type?: string;
  readonly states?: Readonly<Record<string, Raw>>;
  readonly on?: Readonly<Record<string, unknown>>;
  readonly always?: unknown;
  readonly entry?: unknown;
  readonly exit?: unknown;
};
type RawTransition = { readonly target?: string; readonly guard?: unknown; readonly actions?: unknown };

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const transitionsOf = ({ on, always }: Raw): RawTransition[] =>
  [...Object.values(on ?? {}), always]
    .flatMap(listOf)
    .map((one) => (typeof one === 'string' ? { target: one } : (one as RawTransition)));

const EACH = MACHINE_IDS.map((id): [MachineId, AnyStateMachine] => [id, MACHINES[id]]);

/** Every state of the file with its path. */
function* statesOf(raw: Raw, path: readonly string[] = []): Generator<{ raw: Raw; path: readonly string[] }> {
  yield { raw, path };
  for (const [name, inner] of Object.entries(raw.states ?? {})) yield* statesOf(inner, [...path, name]);
}

/** Where a target leads by XState's own rules: `#id.path`, `.child`, or a sibling. */
function leadsTo(machine: AnyStateMachine, path: readonly string[], target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return [machine.id, ...path, target.slice(1)].join('.');
  return [machine.id, ...path.slice(0, -1), target].join('.');
}

describe('M3: every name in a machine leads somewhere', () => {
  test.each(EACH)('M3: initial states and targets of %s', (_, machine) => {
    const ids = new Set(allNodes(machine).map(({ id }) => id));
    const lost: string[] = [];
    for (const { raw, path } of statesOf(machine.config as Raw)) {
      const place = path.join('.');
      if (raw.states && raw.type !== 'parallel' && !(raw.initial && raw.initial in raw.states))
        lost.push(`${place} begins with ${raw.initial}`);
      for (const { target } of transitionsOf(raw)) {
        if (target !== undefined && !ids.has(leadsTo(machine, path, target))) lost.push(`${place} leads to ${target}`);
      }
    }
    expect(lost).toEqual([]);
    expect(ids.size).toBeGreaterThan(3);
  });

  test.each(EACH)('M3: guards and actions of %s', (_, machine) => {
    const { guards, actions } = machine.implementations as { guards: object; actions: object };
    const used = { guards: new Set<unknown>(), actions: new Set<unknown>() };
    for (const { raw } of statesOf(machine.config as Raw)) {
      for (const { guard, actions: taken } of transitionsOf(raw)) {
        if (guard !== undefined) used.guards.add(guard);
        for (const action of listOf(taken)) used.actions.add(action);
      }
      for (const action of [...listOf(raw.entry), ...listOf(raw.exit)]) used.actions.add(action);
    }
    expect([...used.guards].filter((name) => typeof name !== 'string' || !(name in guards))).toEqual([]);
    expect([...used.actions].filter((name) => typeof name !== 'string' || !(name in actions))).toEqual([]);
    // What is implemented and never named is a sentence that says nothing.
    expect(Object.keys(guards).filter((name) => !used.guards.has(name))).toEqual([]);
    expect(Object.keys(actions).filter((name) => !used.actions.has(name))).toEqual([]);
  });

  test.each(EACH)('M3: what %s hears is a fact or a tick of a deadline', (_, machine) => {
    const odd = machine.events.filter((type: string) => {
      const [, id = '', tick = ''] = /^deadline\.(\w+)\.(\w+)$/.exec(type) ?? [];
      const isTick =
        (DEADLINE_IDS as readonly string[]).includes(id) && ['near', 'passed', 'moved', 'unset'].includes(tick);
      return !isFactType(type) && !isTick;
    });
    expect(odd).toEqual([]);
  });

  test.each(EACH)(
    'M3: what %s says names deadlines, silences, moments, roles and terms that there are',
    (_, machine) => {
      const words = new Set<string>([...ROLES, ...Object.keys(TERMS)]);
      for (const node of allNodes(machine)) {
        const meta = metaOf(node);
        if (!meta) continue;
        const texts = [meta.says, ...(meta.next ?? []).map(({ what }) => what)];
        const filled = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? ''));
        expect([pathOf(node), filled.filter((word) => !words.has(word))]).toEqual([pathOf(node), []]);
        expect([...DEADLINE_IDS, undefined]).toContain(meta.deadline);
        expect([...SILENCES, undefined]).toContain(meta.silence);
        expect([...MOMENTS, undefined]).toContain(meta.moment);
        expect(meta.says).toMatch(/^[A-Z{].*[.?]$/);
      }
    },
  );

  test.each(EACH)('M3: a state of %s that waits for a deadline hears all its ticks', (_, machine) => {
    for (const node of allNodes(machine)) {
      const id = metaOf(node)?.deadline;
      if (!id || id === 'eighteenthBirthday') continue;
      expect(Object.keys(node.states)).toEqual(['running', 'near', 'overdue', 'unset']);
      expect(node.ownEvents).toEqual(expect.arrayContaining([`deadline.${id}.moved`, `deadline.${id}.unset`]));
      expect(node.states.running?.ownEvents.toSorted()).toEqual([`deadline.${id}.near`, `deadline.${id}.passed`]);
      expect(node.states.near?.ownEvents).toEqual([`deadline.${id}.passed`]);
    }
  });
});

const around = (node: AnyStateNode): AnyStateNode[] => (node.parent ? [node, ...around(node.parent)] : [node]);

test.each(EACH)('M4: every fact that a state of %s offers or is met by is handled there or around it', (_, machine) => {
  for (const node of allNodes(machine)) {
    const { next = [], metBy = [] } = metaOf(node) ?? {};
    const heard = new Set(around(node).flatMap(({ ownEvents }) => ownEvents as string[]));
    const unheard = [...next.map(({ fact }) => fact), ...metBy].filter((fact) => !heard.has(fact));
    expect([pathOf(node), unheard]).toEqual([pathOf(node), []]);
  }
});

test.each(EACH)('M4: a deadline of %s that is met leaves its state, or begins the next', (_, machine) => {
  for (const node of allNodes(machine)) {
    const { metBy = [], repeats } = metaOf(node) ?? {};
    for (const fact of metBy) {
      const transitions = [node, ...around(node)].flatMap((one) => one.transitions.get(fact) ?? []);
      const leaves = transitions.some(({ target }) => target?.some((to) => to !== node));
      const again = transitions.some(({ target, reenter }) => reenter && target?.includes(node));
      expect([pathOf(node), fact, repeats ? again : leaves]).toEqual([pathOf(node), fact, true]);
    }
  }
});

test.each(EACH)('M5: a transition of %s stays inside its region', (_, machine) => {
  const leaving: string[] = [];
  for (const node of allNodes(machine)) {
    const regions = around(node).filter(({ parent }) => parent?.type === 'parallel');
    const transitions = [...node.transitions.values(), node.always ?? []].flat();
    for (const { target = [], eventType } of transitions) {
      for (const to of target) {
        if (regions.some((region) => !around(to).includes(region)))
          leaving.push(`${pathOf(node)} by ${eventType} to ${pathOf(to)}`);
      }
    }
  }
  expect(leaving).toEqual([]);
});
