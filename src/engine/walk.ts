import type { EventObject } from 'xstate';

import type { Crossing, End, Fork, Path } from './tables.ts';

/** What guards and changes look at. A walk leaves in it the context that it came to. */
export type Args = { context: object; readonly event: EventObject };

/** Makes a step by the tables; where it comes out. */
export function walk<V>(crossing: Crossing<V>, args: Args): End<V> {
  let path = (crossing.first ??= crossing.ask([], args.event));
  for (;;) {
    for (const change of path.changes) args.context = Object.assign({ ...args.context }, change(args));
    const { next } = path;
    if (next.guard === null) return next;
    path = onwards(crossing, next, args);
  }
}

/** Whether anything would take the event, which XState calls `can`. */
export function takes<V>(crossing: Crossing<V>, args: Args): boolean {
  let path = (crossing.first ??= crossing.ask([], args.event));
  // A change comes of a transition that is taken; nothing after it has to be looked at.
  while (path.changes.length === 0) {
    const { next } = path;
    if (next.guard === null) return next.accepts;
    path = onwards(crossing, next, args);
  }
  return true;
}

const onwards = <V>(crossing: Crossing<V>, fork: Fork<V>, args: Args): Path<V> =>
  fork.guard(args)
    ? (fork.yes ??= crossing.ask([...fork.answers, true], args.event))
    : (fork.no ??= crossing.ask([...fork.answers, false], args.event));
