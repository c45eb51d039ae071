import { type AnyStateMachine, createMachine } from 'xstate';

import type { Diagram } from './model.ts';
import { ruleLineText } from './rules.ts';
import { citation } from './words.ts';

type Json = { readonly [key: string]: unknown };

/**
 * The machine's XState definition as plain data, as `createMachine` takes it: states, transitions, the names of guards
 * and actions. What a policy says of a state is its `description`. What the names do is code and is not in it.
 */
export function definitionOf(machine: AnyStateMachine, diagram: Diagram): Json {
  const { context: _, ...config } = machine.config as Json;
  return described(JSON.parse(JSON.stringify(config)) as Json, machine.id, diagram);
}

/** The machine that a definition says, with the guards, actions and first context of one that is there. */
export const machineFrom = (definition: object, machine: AnyStateMachine): AnyStateMachine =>
  createMachine({
    ...(definition as Parameters<typeof createMachine>[0]),
    context: machine.config.context as object,
  }).provide(machine.implementations as never);

function described(state: Json, id: string, diagram: Diagram): Json {
  const box = diagram.boxes.find((one) => one.id === id);
  const rules = (box?.wait?.rules ?? []).map((rule) => {
    const source = citation(rule.clauses);
    return `${rule.silence ?? ruleLineText(rule)}${source === '' ? '' : ` (${source})`}`;
  });
  const description = [box?.says, ...rules].filter(Boolean).join(' ');
  const inner = state['states'] as Readonly<Record<string, Json>> | undefined;
  const states = inner
    ? {
        states: Object.fromEntries(
          Object.entries(inner).map(([key, one]) => [key, described(one, `${id}.${key}`, diagram)]),
        ),
      }
    : {};
  return { ...(description === '' ? {} : { description }), ...state, ...states };
}
