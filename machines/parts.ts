import { assign, type EventObject } from 'xstate';

import type { Day } from '../src/facts/day.ts';
import type { Period } from '../src/facts/period.ts';
import type { Role } from '../src/facts/roles.ts';
import type { Fact, FactOf, FactType } from '../src/facts/vocabulary.ts';
import type { Anchor, DeadlineId, Moment, Policy, Silence } from '../policies/schema.ts';

/** What time does to a deadline: it nears, it passes, its date moves or comes to be, or there is no date for it. */
export type Tick = 'near' | 'passed' | 'moved' | 'unset';
export type DeadlineEvent = { readonly type: `deadline.${DeadlineId}.${Tick}`; readonly on: Day };

/** `plan.distributed` answers the newest meeting that waits for it; the engine says which. */
export type Heard =
  | Exclude<Fact, FactOf<'plan.distributed'>>
  | (FactOf<'plan.distributed'> & { readonly answers?: number })
  | DeadlineEvent;

/** What a step can be for a person: the fact that records it, who does it, and what they do. `{term}` is policy's word. */
export type Step = {
  readonly fact: FactType;
  readonly who: Role;
  readonly what: string;
  /** Only while no date is agreed. */
  readonly unlessAgreed?: true;
};

/** What a state says to people and to the engine. */
export type StateMeta = {
  /** What is the case while this state lasts. `{term}` stands for the policy's own word. */
  readonly says: string;
  /** The deadline that runs meanwhile; the policy gives its date, its clauses or its silence. */
  readonly deadline?: DeadlineId;
  /** The facts that meet the deadline. Leaving the state in any other way cancels or misses it. */
  readonly metBy?: readonly FactType[];
  /** Whether meeting the deadline leads back into the state, with the next one. */
  readonly repeats?: true;
  /** Whether entering the state again takes up the same deadline, which had been met before a date moved. */
  readonly reopens?: true;
  /** Where no deadline exists at all: what the policy says about that. */
  readonly silence?: Silence;
  /** Nothing is awaited here: the process rests or is over. */
  readonly rests?: true;
  /** What people do now, the most important first. */
  readonly next?: readonly Step[];
  /** Which tasks and guidance belong here. */
  readonly moment?: Moment;
};

/** What every process knows, so that the engine can count its due dates. */
export type Common = {
  readonly policy: Policy;
  /** The days that due dates count from or towards, as far as they are known. */
  readonly anchors: Readonly<Partial<Record<Anchor, Day>>>;
  /** The date people agreed: a meeting arranged, an action's day. */
  readonly agreed: Day | null;
  /** The interval people agreed. */
  readonly every: Period | null;
};

/** What a process other than the plan starts with. */
export type ProcessInput<T extends FactType> = {
  readonly policy: Policy;
  readonly start: FactOf<T>;
  /** The number of the process of its kind, or the key people gave it. */
  readonly key: string;
  /** What the plan knew after it heard the same fact. */
  readonly plan: {
    readonly anchors: Common['anchors'];
    readonly coreGroupsHeld: number;
    readonly visitEvery: Period | null;
  };
};

/**
 * The states of waiting for a deadline: its date is well ahead, near, or past; or nobody has set one. The engine sends
 * the ticks at the right place among the facts. `whenOverdue` is what else holds once it is past.
 */
export function timed<Id extends DeadlineId, Overdue extends object = object>(id: Id, whenOverdue?: Overdue) {
  const near = `deadline.${id}.near` as const;
  const passed = `deadline.${id}.passed` as const;
  return {
    initial: 'running',
    states: {
      running: {
        on: { [near]: 'near', [passed]: 'overdue' } as Record<typeof near | typeof passed, 'near' | 'overdue'>,
      },
      near: { on: { [passed]: 'overdue' } as Record<typeof passed, 'overdue'> },
      overdue: { ...whenOverdue } as Overdue,
      unset: {},
    },
  } as const;
}

/** A date that moves or comes to be starts the waiting again; a date that is taken back leaves none. */
export function moving<Id extends DeadlineId>(id: Id) {
  const moved = `deadline.${id}.moved` as const;
  const unset = `deadline.${id}.unset` as const;
  return { [moved]: '.running', [unset]: '.unset' } as Record<typeof moved, '.running'> &
    Record<typeof unset, '.unset'>;
}

/** A review that decides to end the plan. */
export const endsThePlan = (event: Heard): boolean =>
  event.type === 'conference.held' && event.kind === 'review' && event.decision === 'discontinue';

/** What an event does to a context: only the part that changes. */
export type Change<C, T extends FactType> = (context: C, fact: FactOf<T>) => Partial<C>;

/** Applies a change to the facts of one type; hearing anything else, nothing changes. */
export const onFact =
  <C, T extends FactType>(type: T, change: Change<C, T>) =>
  ({ context, event }: { context: C; event: Heard }): Partial<C> =>
    event.type === type ? change(context, event as unknown as FactOf<T>) : {};

/** A change as a plain function: what the action of a machine does, without XState around it. */
export type PlainChange = (args: { context: object; event: EventObject }) => object;

const plainChanges = new WeakMap<object, PlainChange>();

/** XState's `assign`, remembering its function: the engine's tables call that one where XState would call the action. */
export function changing<C extends object>(change: (args: { context: C; event: Heard }) => Partial<C>) {
  const action = assign<C, Heard, undefined, Heard, never>(change);
  plainChanges.set(action, change as unknown as PlainChange);
  return action;
}

/** The function behind an action made by `changing`; nothing where the action changes no context. */
export const plainChangeOf = (action: unknown): PlainChange | undefined =>
  typeof action === 'function' ? plainChanges.get(action) : undefined;
