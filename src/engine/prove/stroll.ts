import type { Day } from '../../facts/day.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { idAt, recordedInOrder } from '../scenario.ts';
import { factsAt, heardBy } from './alphabet.ts';
import { exampleOf, explore, NOBODY } from './explore.ts';
import type { Example } from './properties.ts';
import { isAt } from './states.ts';
import { afterFact, afterWaiting, canBe, firstMoment, type Moment, type World } from './world.ts';

/** Where somebody is who walks through a machine step by step: the facts so far, and the moment they came to. */
export type Stroll = { readonly moment: Moment; readonly facts: readonly Fact[]; readonly born: Day | null };

/** A shortest way to a state; null where the policy or the machine leads nowhere there. */
export function wayTo(world: World, path: string): Example | null {
  const { found } = explore(world, NOBODY, (place) => isAt(place, path));
  return found && exampleOf(found);
}

/** The walk that facts come to on a day. */
export function strollAlong(world: World, { facts, asOf, born }: Example): Stroll {
  const first = facts[0]?.on ?? asOf;
  const start: Stroll = { moment: firstMoment(world, first, born), facts: [], born };
  return waited(
    world,
    facts.reduce((walk, fact) => told(world, waited(world, walk, fact.on), fact), start),
    asOf,
  );
}

/** The facts that can be recorded now, one for each way in which the machine can differ. */
export const possible = (world: World, { moment, facts }: Stroll): readonly Fact[] =>
  factsAt(heardBy(world.machines, world.machineId), moment, facts.length).filter((fact) => canBe(world, moment, fact));

export const told = (world: World, walk: Stroll, fact: Fact): Stroll => ({
  ...walk,
  moment: afterFact(world, walk.moment, fact),
  facts: [
    ...walk.facts,
    { ...fact, id: idAt(walk.facts.length), recordedAt: recordedInOrder(fact.on, walk.facts.length) },
  ],
});

/** The walk on a later day: every deadline on the way there nears and passes. */
export function waited(world: World, walk: Stroll, day: Day): Stroll {
  let { moment } = walk;
  for (let next = afterWaiting(world, moment); next; next = afterWaiting(world, moment)) {
    const on = next.happened.kind === 'tick' ? next.happened.on : day;
    if (on > day) break;
    moment = next.after;
  }
  return { ...walk, moment: { ...moment, day: moment.day > day ? moment.day : day } };
}

/** The day on which time next changes something; null where nothing waits for a day. */
export function nextChange(world: World, { moment }: Stroll): Day | null {
  const next = afterWaiting(world, moment);
  return next?.happened.kind === 'tick' ? next.happened.on : null;
}
