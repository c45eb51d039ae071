import { assign, setup } from 'xstate';

import type { DeadlineId } from '../../../../policies/schema.ts';
import type { Pause } from '../../../engine/training.ts';
import type { Day } from '../../../facts/day.ts';
import { back, byDays, endOf, forward, isSame, nextDeadline, samePlace, startOf, to } from './moves.ts';
import { type Position, type Source, type Stop, type Story, storyOf } from './story.ts';

/** Milliseconds from one stop to the next. */
export const SPEEDS = { slow: 4000, steady: 2000, fast: 700 } as const;
export type Speed = keyof typeof SPEEDS;

export type Breakpoint =
  | { readonly kind: 'state'; readonly path: string }
  | { readonly kind: 'deadline'; readonly id: DeadlineId };

/** Why the player stopped by itself. */
export type Halt = { readonly by: 'pause' | 'end' } | { readonly by: 'breakpoint'; readonly breakpoint: Breakpoint };

type Context = {
  readonly story: Story;
  readonly at: Position;
  readonly speed: Speed;
  readonly breakpoints: readonly Breakpoint[];
  readonly halt: Halt | null;
};

type PlayerEvent =
  | { type: 'back' | 'forward' | 'nextDeadline' | 'play' | 'stop' | 'toStart' }
  | { type: 'days'; count: number }
  | { type: 'to'; day: Day }
  | { type: 'goTo'; at: Position }
  | { type: 'tell'; source: Source; at?: Position; afterwards?: 'forward' | undefined }
  | { type: 'speed'; speed: Speed }
  | { type: 'breakAt'; breakpoint: Breakpoint }
  | { type: 'unbreak'; breakpoint: Breakpoint };

const moved = (at: Position) => ({ at, halt: null });

/** The trainer's player. It holds a story and a place in it; everything on the stage follows from the two. */
export const playerMachine = setup({
  types: {
    context: {} as Context,
    events: {} as PlayerEvent,
    input: {} as { source: Source; at?: Position | undefined },
  },
  delays: { beat: ({ context }) => SPEEDS[context.speed] },
  actions: {
    goForward: assign(({ context: { story, at } }) => moved(forward(story, at))),
    sayWhyItStopped: assign(({ context }) => ({ halt: haltAt(context) })),
  },
  guards: {
    isAtEnd: ({ context: { story, at } }) => isSame(at, endOf(story)),
    hasToStop: ({ context }) => haltAt(context) !== null,
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => {
    const story = storyOf(input.source);
    return { story, at: input.at ?? startOf(story), speed: 'steady', breakpoints: [], halt: null };
  },
  initial: 'still',
  on: {
    back: { target: '.still', actions: assign(({ context: { story, at } }) => moved(back(story, at))) },
    forward: { target: '.still', actions: 'goForward' },
    nextDeadline: { target: '.still', actions: assign(({ context: { story, at } }) => moved(nextDeadline(story, at))) },
    toStart: { target: '.still', actions: assign(({ context: { story } }) => moved(startOf(story))) },
    days: {
      target: '.still',
      actions: assign(({ context: { story, at }, event }) => moved(byDays(story, at, event.count))),
    },
    to: { target: '.still', actions: assign(({ context, event }) => reached(context.story, event.day)) },
    goTo: { target: '.still', actions: assign(({ event }) => moved(event.at)) },
    tell: {
      target: '.still',
      actions: assign(({ context: { at, story: before }, event }) => {
        const story = storyOf(event.source);
        const here = event.at ?? samePlace(before, story, at);
        return { story, ...moved(event.afterwards === 'forward' ? forward(story, here) : here) };
      }),
    },
    stop: { target: '.still' },
    speed: { actions: assign(({ event }) => ({ speed: event.speed })) },
    breakAt: {
      actions: assign(({ context, event }) => ({
        breakpoints: [...withoutOne(context.breakpoints, event.breakpoint), event.breakpoint],
      })),
    },
    unbreak: {
      actions: assign(({ context, event }) => ({ breakpoints: withoutOne(context.breakpoints, event.breakpoint) })),
    },
  },
  states: {
    still: { on: { play: { guard: ({ context: { story, at } }) => !isSame(at, endOf(story)), target: 'playing' } } },
    playing: {
      entry: assign({ halt: null }),
      initial: 'waiting',
      states: {
        waiting: { after: { beat: { target: 'looking', actions: 'goForward' } } },
        looking: {
          always: [{ guard: 'hasToStop', target: '#player.still', actions: 'sayWhyItStopped' }, { target: 'waiting' }],
        },
      },
    },
  },
});

/** A day past the end of the case makes the case longer: time goes on when nobody acts. */
function reached(story: Story, day: Day): Pick<Context, 'story' | 'at' | 'halt'> {
  const longer = day > story.until ? storyOf({ ...story, until: day }) : story;
  return { story: longer, ...moved(to(longer, day)) };
}

/** The pause points at a place: the questions that the trainer asks there. */
export const pausesAt = ({ pauses, stops }: Story, { step, day }: Position): readonly Pause[] =>
  pauses.filter(({ on }) => on === day && (stops[step]?.on ?? '9999') > day);

const stopAt = ({ stops }: Story, { step, day }: Position): Stop | undefined => {
  const stop = stops[step - 1];
  return stop?.on === day ? stop : undefined;
};

function haltAt({ story, at, breakpoints }: Context): Halt | null {
  if (pausesAt(story, at).length > 0) return { by: 'pause' };
  const stop = stopAt(story, at);
  const breakpoint = stop && breakpoints.find((each) => isHit(each, stop));
  if (breakpoint) return { by: 'breakpoint', breakpoint };
  return isSame(at, endOf(story)) ? { by: 'end' } : null;
}

/** A state is reached by a step that was not in it before: a move names every state of the plan, also those that stay. */
const isHit = (breakpoint: Breakpoint, { passed, steps }: Stop): boolean =>
  breakpoint.kind === 'deadline'
    ? passed.includes(breakpoint.id)
    : steps.some(({ moves }) =>
        moves.some(
          (move) =>
            move.process === 'plan' && isWithin(breakpoint.path, move.to) && !isWithin(breakpoint.path, move.from),
        ),
      );

const isWithin = (path: string, paths: readonly string[]): boolean =>
  paths.some((each) => each === path || each.startsWith(`${path}.`));

const isOne = (a: Breakpoint, b: Breakpoint): boolean => JSON.stringify(a) === JSON.stringify(b);
const withoutOne = (all: readonly Breakpoint[], one: Breakpoint): Breakpoint[] =>
  all.filter((each) => !isOne(each, one));
