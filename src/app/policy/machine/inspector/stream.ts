import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';

import type { Process } from '../../../../engine/process.ts';
import type { Run, Step } from '../../../../engine/run.ts';
import type { Day } from '../../../../facts/day.ts';
import { plain } from './plain.ts';

/** One line of what was heard: what @statelyai/inspect says, and the day of the case on which it was. */
export type Line = { readonly on: Day; readonly said: StatelyInspectionEvent };

/**
 * Streams runs through @statelyai/inspect into memory of this page: the package's own adapters, which open windows and
 * sockets elsewhere, are never made. Names and free text are left out before anything is handed to it.
 */
export function openStream() {
  let lines: readonly Line[] = [];
  let on: Day | null = null;
  const inspector = createInspector({
    send: (said) => {
      if (on !== null) lines = [...lines, { on, said }];
    },
  });
  let told: readonly string[] = [];
  const actors = new Map<string, string>();

  /** A process by its kind and number: the key of a concern or an action is what somebody typed. */
  const actorOf = (process: string): string => {
    const [kind = process] = process.split(':');
    const known = actors.get(process);
    if (known !== undefined) return known;
    const n = [...actors.keys()].filter((key) => key.split(':')[0] === kind).length + 1;
    const name = kind === 'plan' ? 'plan' : `${kind} ${n}`;
    actors.set(process, name);
    inspector.actor(name, { status: 'active' });
    return name;
  };

  const tell = (step: Step, run: Run, isLast: boolean): void => {
    on = step.on;
    const event = eventOf(step);
    for (const { process, to } of step.moves) {
      const actor = actorOf(process);
      inspector.event(actor, event);
      const context = isLast ? contextOf(run.processes.get(process)) : undefined;
      inspector.snapshot(
        actor,
        { status: 'active', value: to, ...(context === undefined ? {} : { context }) },
        { event },
      );
    }
    if (step.moves.length === 0) inspector.event(actorOf('plan'), event);
  };

  return {
    /** Tells what is new in a run; of one that went another way, everything again. Returns all that was heard. */
    follow: (run: Run): readonly Line[] => {
      const keys = run.history.map((step) => JSON.stringify([step.on, eventOf(step), step.moves]));
      const isSame = told.every((key, index) => key === keys[index]);
      if (!isSame) {
        lines = [];
        actors.clear();
        told = [];
      }
      for (const [index, step] of run.history.entries())
        if (index >= told.length) tell(step, run, index === run.history.length - 1);
      told = keys;
      return lines;
    },
    stop: () => inspector.stop(),
  };
}

const contextOf = (process: Process | undefined): object | undefined =>
  process && (plain(process.context) as object | undefined);

function eventOf({ on, cause }: Step): { type: string; on: Day } {
  if (cause.kind === 'deadline') return { type: `deadline.${cause.id}.${cause.tick}`, on };
  const { type, ...fields } = cause.fact;
  return { ...(plain(fields) as object), ...(cause.refused === null ? {} : { refused: true }), type, on };
}
