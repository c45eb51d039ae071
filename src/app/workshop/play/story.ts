import type { DeadlineId, Policy } from '../../../../policies/schema.ts';
import { type FindPolicy, policiesOver, runCase } from '../../../engine/adoption.ts';
import type { Run, Step } from '../../../engine/run.ts';
import type { Pause } from '../../../engine/training.ts';
import { addDays, type Day } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';

/** What a story is told from. `until` is the last day it can be played to. */
export type Source = {
  /** The policy that the case begins under, and where those that it adopts are found. */
  readonly policy: Policy;
  readonly find: FindPolicy;
  readonly facts: readonly Fact[];
  readonly born: Day | null;
  readonly until: Day;
  readonly pauses: readonly Pause[];
};

/** A place in a story: so many stops have been made, and it is that day. */
export type Position = { readonly step: number; readonly day: Day };

/** A fact, or the deadlines that passed on a day: what one press of a key goes past. */
export type Stop = {
  readonly on: Day;
  readonly steps: readonly Step[];
  /** How many of the run's facts are in once it is made. */
  readonly facts: number;
  readonly passed: readonly DeadlineId[];
};

export type Story = Source & {
  readonly whole: Run;
  /** The policy in force on a day, and all of them in their order. */
  readonly policyOn: (day: Day) => Policy;
  readonly policies: readonly Policy[];
  /** The whole as a timeline shows it: an eighteenth birthday long after the end would only stretch it. */
  readonly shown: Run;
  readonly stops: readonly Stop[];
  /** Where the player halts, in order: the start, every stop, every pause. */
  readonly places: readonly Position[];
  readonly pauses: readonly Pause[];
  /** The days on which a deadline is due and not met before, or passes. */
  readonly deadlineDays: readonly Day[];
  /** What the case comes to at a place. The same place gives the same run, whichever way one came. */
  readonly runAt: (position: Position) => Run;
};

export function storyOf(source: Source): Story {
  const { policy, find, facts, born, until } = source;
  const whole = runCase(policy, facts, { asOf: until, born }, find);
  const inForce = policiesOver(policy, facts, { asOf: until }, find);
  const stops = stopsOf(whole);
  const pauses = source.pauses.filter(({ on }) => on <= until).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const known = new Map<string, Run>();
  const runAt = ({ step, day }: Position): Run => {
    const key = `${step} ${day}`;
    const before = known.get(key);
    if (before) return before;
    const told = whole.facts.slice(0, stops[step - 1]?.facts ?? 0);
    const made = runCase(policy, told, { asOf: day, born }, find);
    known.set(key, made);
    return made;
  };
  return {
    ...source,
    whole,
    policyOn: (day) => inForce.findLast(({ from }) => from === null || from <= day)?.policy ?? policy,
    policies: inForce.map((each) => each.policy),
    shown: { ...whole, deadlines: whole.deadlines.filter((each) => !isFarBirthday(each, until)) },
    stops,
    pauses,
    places: placesOf(stops, pauses, whole.asOf),
    deadlineDays: deadlineDaysOf(whole, stops),
    runAt,
  };
}

/**
 * Deadlines that pass on one day make one stop, and what passes at once because of a fact belongs to the fact's stop:
 * so the facts before a place and its day say all that has happened there. Nearing is no stop.
 */
function stopsOf(whole: Run): Stop[] {
  const stops: Stop[] = [];
  let facts = 0;
  for (const step of whole.history) {
    const { cause, on } = step;
    if (cause.kind === 'deadline' && cause.tick === 'near') continue;
    if (cause.kind === 'fact') facts++;
    const last = stops.at(-1);
    const joins = cause.kind === 'deadline' && last?.on === on;
    const steps = joins ? [...last.steps, step] : [step];
    if (joins) stops.pop();
    stops.push({
      on,
      steps,
      facts,
      passed: steps.flatMap((each) => (each.cause.kind === 'deadline' ? [each.cause.id] : [])),
    });
  }
  return stops;
}

function placesOf(stops: readonly Stop[], pauses: readonly Pause[], until: Day): Position[] {
  const start = { step: 0, day: stops[0]?.on ?? until };
  const places = [
    start,
    ...stops.map(({ on }, index) => ({ step: index + 1, day: on })),
    ...pauses.map(({ on }) => ({ step: stops.filter((stop) => stop.on <= on).length, day: on })),
  ].filter(({ day }) => day >= start.day);
  const once = new Map(places.map((place) => [`${place.day} ${place.step}`, place]));
  return [...once.values()].toSorted(inOrder);
}

function deadlineDaysOf(whole: Run, stops: readonly Stop[]): Day[] {
  const due = whole.deadlines.flatMap(({ id, due: day, metOn, status }) =>
    day === null || id === 'eighteenthBirthday' || status === 'cancelled' || (metOn !== null && metOn < day)
      ? []
      : [day],
  );
  const passed = stops.flatMap((stop) => (stop.passed.length > 0 ? [stop.on] : []));
  return [...new Set([...due, ...passed])].filter((day) => day <= whole.asOf).toSorted();
}

const isFarBirthday = ({ id, due }: Run['deadlines'][number], until: Day): boolean =>
  id === 'eighteenthBirthday' && due !== null && due > addDays(until, 60);

export const inOrder = (a: Position, b: Position): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.step - b.step);
