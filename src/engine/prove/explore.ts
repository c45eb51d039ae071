import type { Day } from '../../facts/day.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { factsAt, heardBy } from './alphabet.ts';
import { idAt, recordedInOrder } from '../scenario.ts';
import { keyOf } from './key.ts';
import type { Example } from './properties.ts';
import { afterFact, afterWaiting, canBe, firstMoment, type Moment, type Next, type World } from './world.ts';

/** A moment that was reached, and the shortest way to it. */
export type Place = Moment & {
  readonly key: string;
  readonly from: Place | null;
  /** The fact that led here; null after waiting. */
  readonly by: Fact | null;
  readonly born: Day | null;
  readonly steps: number;
  /** The keys of the places that one step leads to. */
  readonly leadsTo: Set<string>;
};

/** One step from a place, and the facts that could have been recorded there. */
export type Taken = Next & { readonly before: Place };

/** What is asked of each place and each step as it is found, the nearest first. */
export type Observer = {
  readonly place: (place: Place, possible: readonly Fact[]) => void;
  readonly step: (taken: Taken) => void;
};

/** Who only wants to know where one can get. */
export const NOBODY: Observer = { place: () => {}, step: () => {} };

export type Exploration = {
  readonly places: ReadonlyMap<string, Place>;
  readonly steps: number;
  /** The place that was looked for. */
  readonly found: Place | null;
};

const START: Day = '2026-01-05';
/** One child turns 18 while things are going on; of the other the birthday is not known. */
const BIRTHDAYS: readonly (Day | null)[] = [null, '2008-05-20'];
const MOST_PLACES = 50_000;

/**
 * Everything that can become of one machine under one policy: breadth first, so that each way there is a shortest one.
 * Stops early at the first place that is what is looked for.
 */
export function explore(
  world: World,
  observer: Observer,
  isLookedFor: (place: Place) => boolean = () => false,
): Exploration {
  const places = new Map<string, Place>();
  const heard = heardBy(world.machines, world.machineId);
  const births = world.machineId === 'plan' ? BIRTHDAYS : [null];
  const queue: Place[] = [];
  let steps = 0;

  const reach = (moment: Moment, from: Place | null, by: Fact | null, born: Day | null): string => {
    const key = `${born === null ? '' : 'born '}${keyOf(moment)}`;
    if (!places.has(key)) {
      if (places.size === MOST_PLACES) throw new Error(`${world.machineId} has more than ${MOST_PLACES} places.`);
      const place: Place = {
        ...moment,
        key,
        from,
        by,
        born,
        steps: from ? from.steps + 1 : 0,
        leadsTo: new Set(),
      };
      places.set(key, place);
      queue.push(place);
    }
    return key;
  };

  for (const born of births) reach(firstMoment(world, START, born), null, null, born);
  for (let next = 0; next < queue.length; next++) {
    const place = queue[next] as Place;
    if (isLookedFor(place)) return { places, steps, found: place };
    const possible = factsAt(heard, place, place.steps).filter((fact) => canBe(world, place, fact));
    if (place.watched) observer.place(place, possible);
    const followers: Next[] = possible.map((fact) => ({
      after: afterFact(world, place, fact),
      happened: { kind: 'fact', fact },
    }));
    const waited = afterWaiting(world, place);
    if (waited) followers.push(waited);
    for (const { after, happened } of followers) {
      steps++;
      if (place.watched) observer.step({ before: place, after, happened });
      place.leadsTo.add(reach(after, place, happened.kind === 'fact' ? happened.fact : null, place.born));
    }
  }
  return { places, steps, found: null };
}

/** The facts on the way to a place, and one more where the step after it is meant. */
export function exampleOf(place: Place, then?: Fact, asOf: Day = then?.on ?? place.day): Example {
  const facts: Fact[] = then ? [then] : [];
  for (let at: Place | null = place; at; at = at.from) if (at.by) facts.unshift(at.by);
  const inOrder = facts.map((fact, index) => ({
    ...fact,
    id: idAt(index),
    recordedAt: recordedInOrder(fact.on, index),
  }));
  return { facts: inOrder, asOf, born: place.born };
}
