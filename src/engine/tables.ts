import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  getNextTransitions,
  initialTransition,
  transition,
} from 'xstate';

import type { PlainChange } from '../../machines/parts.ts';
import { type Note, openNotebook } from './notebook.ts';
import { tabulable } from './tabulable.ts';

/**
 * What a machine does, in tables that XState itself fills. The first time an event meets a configuration, XState makes
 * the step with guards and actions that only take notes: which guard it looked at, which change it made, where it came
 * out. From then on the notes are followed. That is what XState would do, since nothing decides a step but the
 * configuration, the type of the event and the answers of the guards.
 */
export type Table<V> = {
  readonly contextFrom: (input: unknown) => object;
  readonly start: Crossing<V>;
};

/** One configuration of a machine, and what its reader made of it. */
export type Place<V> = { readonly view: V; readonly on: (type: string) => Crossing<V> };

/** The steps from a place with one type of event, or from nowhere at the start, as far as they were made yet. */
export type Crossing<V> = {
  first: Path<V> | null;
  /** Nothing comes of it, whatever else is so: the step need not be made. */
  leadsNowhere: boolean;
  /** Has XState make the step under these answers of the guards, in the order in which it looks at them. */
  readonly ask: (answers: readonly boolean[], event: EventObject) => Path<V>;
};

/** What happens up to the next guard, or to the end of the step. */
export type Path<V> = { readonly changes: readonly PlainChange[]; readonly next: Fork<V> | End<V> };

export type Fork<V> = {
  readonly guard: (args: { context: object; event: EventObject }) => boolean;
  /** The answers that lead here. */
  readonly answers: readonly boolean[];
  yes: Path<V> | null;
  no: Path<V> | null;
};

/** Where the step comes out, whether anything took the event, and whether anything came of it. */
export type End<V> = {
  readonly guard: null;
  readonly place: Place<V>;
  readonly accepts: boolean;
  readonly changed: boolean;
};

/** The tables of a machine, empty. `read` is called once for each configuration that is reached. */
export function openTable<V>(machine: AnyStateMachine, read: (snapshot: AnyMachineSnapshot) => V): Table<V> {
  const { noting, take } = openNotebook(tabulable(machine));
  const places = new Map<string, Place<V>>();

  const placeOf = (snapshot: AnyMachineSnapshot): Place<V> => {
    const key = JSON.stringify(snapshot.value);
    let place = places.get(key);
    if (!place) {
      place = openPlace(snapshot);
      places.set(key, place);
    }
    return place;
  };

  const openPlace = (specimen: AnyMachineSnapshot): Place<V> => {
    const crossings: (Crossing<V> | undefined)[] = [];
    const awaited = new Set(getNextTransitions(specimen).map(({ eventType }) => eventType as string));

    const crossingWith = (type: string): Crossing<V> => {
      if (!awaited.has(type) && !awaited.has(ALWAYS)) return ignored;
      const crossing: Crossing<V> = {
        first: null,
        leadsNowhere: false,
        ask: (answers) => {
          const [[next], notes] = take(answers, () => transition(noting, specimen, { type }));
          const [accepts] = take(answers, () => specimen.can({ type }));
          const changed = next !== specimen;
          crossing.leadsNowhere = notes.length === 0 && !changed;
          return pathOf(notes, answers.length, { guard: null, place: placeOf(next), accepts, changed });
        },
      };
      return crossing;
    };

    const place: Place<V> = {
      view: read(specimen),
      on: (type) => {
        const number = numberOf(type);
        return (crossings[number] ??= crossingWith(type));
      },
    };
    const nothing: Path<V> = { changes: [], next: { guard: null, place, accepts: false, changed: false } };
    const ignored: Crossing<V> = { first: nothing, leadsNowhere: true, ask: () => nothing };
    return place;
  };

  const context: unknown = machine.config.context;
  return {
    contextFrom: (input) => (typeof context === 'function' ? (context as FirstContext)({ input }) : (context ?? {})),
    start: {
      first: null,
      leadsNowhere: false,
      ask: (answers, event) => {
        const [[next], notes] = take(answers, () => initialTransition(noting, (event as { input?: never }).input));
        return pathOf(notes, answers.length, { guard: null, place: placeOf(next), accepts: true, changed: true });
      },
    },
  };

  /** The part of the notes that comes after the first answers. */
  function pathOf(notes: readonly Note[], known: number, end: End<V>): Path<V> {
    const answers: boolean[] = [];
    let rest = 0;
    for (; answers.length < known; rest++) {
      const note = notes[rest];
      if (!note) throw new Error(`The machine ${machine.id} looked at fewer guards than the last time.`);
      if ('guard' in note) answers.push(note.answer);
    }
    return pathFrom(notes.slice(rest), answers, end);
  }
}

/** Types of events by number. All processes of a case hear the same event in turn, so the last one is kept at hand. */
const numbers = new Map<string, number>();
let lastType = '';
let lastNumber = 0;
function numberOf(type: string): number {
  if (type === lastType) return lastNumber;
  const number = numbers.get(type) ?? numbers.size + 1;
  numbers.set(type, number);
  lastType = type;
  lastNumber = number;
  return number;
}

type FirstContext = (args: { readonly input: unknown }) => object;

/** What XState calls a transition that waits for no event. */
const ALWAYS = '';

function pathFrom<V>(notes: readonly Note[], answers: readonly boolean[], end: End<V>): Path<V> {
  const fork = notes.findIndex((note) => 'guard' in note);
  const changes = (fork < 0 ? notes : notes.slice(0, fork)).flatMap((note) => ('change' in note ? [note.change] : []));
  const note = notes[fork];
  if (!note || !('guard' in note)) return { changes, next: end };
  const { guard, answer } = note;
  const further = pathFrom(notes.slice(fork + 1), [...answers, answer], end);
  return { changes, next: { guard, answers, yes: answer ? further : null, no: answer ? null : further } };
}
