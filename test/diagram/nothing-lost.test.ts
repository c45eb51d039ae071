import { describe, expect, it } from 'vitest';

import { lineText } from '../../src/diagram/model.ts';
import { type OutlineItem, outlineOf, tableOf } from '../../src/diagram/outline.ts';
import { guardWords } from '../../src/diagram/words.ts';
import { FACT_NAMES, type FactType } from '../../src/facts/vocabulary.ts';
import { diagram, EVERY, machineOf } from './diagrams.ts';

// The machines as they are written, read without the diagram's own code.
type Transition = string | { readonly target?: string; readonly guard?: string };
type Config = {
  readonly states?: Readonly<Record<string, Config>>;
  readonly on?: Readonly<Record<string, Transition | readonly Transition[]>>;
  readonly always?: Transition | readonly Transition[];
};
type Written = {
  readonly from: string;
  readonly to: string | null;
  readonly text: string;
  readonly guard: string | null;
};

const isTimed = ({ states = {} }: Config): boolean => Object.keys(states).join() === 'running,near,overdue,unset';
const listOf = (some: Transition | readonly Transition[] = []): readonly Transition[] => [some].flat();

function statesOf(id: string, config: Config): string[] {
  const inside = isTimed(config) ? { overdue: config.states?.['overdue'] ?? {} } : (config.states ?? {});
  return [id, ...Object.entries(inside).flatMap(([key, state]) => statesOf(`${id}.${key}`, state))];
}

function transitionsOf(id: string, config: Config): Written[] {
  const byFact = Object.entries(config.on ?? {}).filter(([type]) => !type.startsWith('deadline.'));
  const own = [...byFact, ['', config.always] as const].flatMap(([type, transitions]) =>
    listOf(transitions).map((transition, index): Written => {
      const { target, guard } = typeof transition === 'string' ? { target: transition, guard: undefined } : transition;
      const text = type === '' ? 'At once' : FACT_NAMES[type as FactType];
      return {
        from: id,
        to: target === undefined ? null : resolved(id, target),
        text,
        guard: guard ? guardWords(guard) : index > 0 ? 'otherwise' : null,
      };
    }),
  );
  return [
    ...own,
    ...Object.entries(config.states ?? {}).flatMap(([key, state]) => transitionsOf(`${id}.${key}`, state)),
  ];
}

function resolved(from: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? `${from}${target}` : `${from.slice(0, from.lastIndexOf('.'))}.${target}`;
}

const itemsOf = (item: OutlineItem): readonly OutlineItem[] => [item, ...item.inside.flatMap(itemsOf)];
const asText = ({ from, to, text, guard }: Written): string => `${from} | ${lineText({ text, guard })} | ${String(to)}`;

describe.each(EVERY)('$machine under $policy', ({ machine, policy }) => {
  const config = machineOf(machine).config as unknown as Config;
  const drawn = diagram(machine, policy);
  const items = itemsOf(outlineOf(drawn));
  const states = statesOf(machine, config).toSorted();
  const transitions = transitionsOf(machine, config);
  const withTarget = transitions
    .filter(({ to }) => to !== null)
    .map(asText)
    .toSorted();

  it('has a box for every state', () => {
    expect(drawn.boxes.map(({ id }) => id).toSorted()).toEqual(states);
  });

  it('has every transition that leads somewhere on an edge', () => {
    const lines = drawn.edges
      .filter(({ kind }) => kind !== 'timer')
      .flatMap(({ from, to, lines: own }) => own.map(({ text, guard }) => asText({ from, to, text, guard })));
    expect(lines.toSorted()).toEqual(withTarget);
  });

  it('has one edge of a kind between two boxes', () => {
    const ends = drawn.edges.map(({ kind, from, to }) => `${kind} ${from} ${to}`);
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('says the same in the outline', () => {
    expect(items.map(({ box }) => box.id).toSorted()).toEqual(states);
    const exits = items.flatMap(({ box, exits: own }) =>
      own
        .filter(({ kind }) => kind !== 'timer')
        .map(({ text, guard, to }) => asText({ from: box.id, to: to.id, text, guard })),
    );
    expect(exits.toSorted()).toEqual(withTarget);
  });

  it('has what a state only takes note of in the outline', () => {
    const heard = items.flatMap(({ box, hears }) => hears.map((fact) => `${box.id} | ${fact} | null`));
    expect(heard.toSorted()).toEqual(
      transitions
        .filter(({ to }) => to === null)
        .map(asText)
        .toSorted(),
    );
  });

  it('says the same in the table', () => {
    const rows = tableOf(drawn);
    const timers = drawn.edges.filter(({ kind }) => kind === 'timer').flatMap(({ lines }) => lines);
    const facts = rows
      .filter(({ kind }) => kind !== 'timer')
      .map(({ from, to, text, guard }) => asText({ from: from.id, to: to.id, text, guard }));
    expect(facts.toSorted()).toEqual(withTarget);
    expect(rows.filter(({ kind }) => kind === 'timer').map(({ text }) => text)).toEqual(timers.map(({ text }) => text));
  });
});
