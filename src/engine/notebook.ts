import { type AnyStateMachine, assign, type EventObject } from 'xstate';

import { type PlainChange, plainChangeOf } from '../../machines/parts.ts';

export type Guard = (args: { context: object; event: EventObject }) => boolean;

/** What XState did while it made a step: looked at a guard and was given an answer, or made a change. */
export type Note = { readonly guard: Guard; readonly answer: boolean } | { readonly change: PlainChange };

export type Notebook = {
  /** The machine with guards that answer as they are told, and actions that change nothing. */
  readonly noting: AnyStateMachine;
  /** What `look` comes to under these answers, and the notes of it. A guard that is looked at after them says no. */
  readonly take: <T>(answers: readonly boolean[], look: () => T) => [T, readonly Note[]];
};

export function openNotebook(machine: AnyStateMachine): Notebook {
  let notes: Note[] = [];
  let left: boolean[] = [];
  const { guards, actions } = machine.implementations;
  const noting = machine.provide({
    guards: mapped(guards, (guard) => () => {
      const answer = left.shift() ?? false;
      notes.push({ guard: guard as Guard, answer });
      return answer;
    }),
    actions: mapped(actions, (action) => {
      const change = plainChangeOf(action);
      if (!change) return harmless(action, machine.id);
      return assign(() => {
        notes.push({ change });
        return {};
      });
    }),
  } as never) as AnyStateMachine;
  return {
    noting,
    take: (answers, look) => {
      notes = [];
      left = [...answers];
      return [look(), notes];
    },
  };
}

const mapped = (record: object | undefined, map: (value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, map(value)]));

/** An action that XState carries out itself must be known as a function, or following the notes would leave it out. */
function harmless(action: unknown, machine: string): unknown {
  if (typeof action === 'function' && 'type' in action) {
    throw new Error(`The machine ${machine} has an action of XState that is not made by changing().`);
  }
  return action;
}
