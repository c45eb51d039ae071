import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';

import { toJson } from '../../src/engine/json.ts';
import type { Run } from '../../src/engine/run.ts';
import { libraryCase } from '../../src/app/workshop/library.ts';
import { endOf, placeOf, startOf } from '../../src/app/workshop/play/moves.ts';
import { playerMachine, SPEEDS } from '../../src/app/workshop/play/player.ts';
import { type Position, type Story, storyOf } from '../../src/app/workshop/play/story.ts';
import { missingIn } from '../../src/app/workshop/session/missing.ts';
import { newSession } from '../../src/app/workshop/session/session.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, POLICIES, written } from '../given.ts';
import { AUTHORITIES, LIBRARY, sourceOf } from './given.ts';

const lateCase = must(libraryCase('late-first-core-group'), 'the case');

function player(source = sourceOf(lateCase)) {
  const clock = new SimulatedClock();
  const actor = createActor(playerMachine, { input: { source }, clock }).start();
  /** The clock hears of one beat at a time: what a beat sets up counts from the next. */
  const beats = (count: number): void => {
    for (let n = 0; n < count; n++) clock.increment(SPEEDS[actor.getSnapshot().context.speed]);
  };
  return { actor, clock, beats, now: () => actor.getSnapshot() };
}

/** Everything a place comes to, from nothing but the story and the place. */
function pictureAt(story: Story, at: Position): string {
  const run = story.runAt(at);
  const before = pictures.get(run);
  if (before !== undefined) return before;
  const picture = JSON.stringify([toJson(run, run.given), run.history.map(({ on, moves }) => [on, moves])]);
  pictures.set(run, picture);
  return picture;
}
const pictures = new WeakMap<Run, string>();

describe('the player', () => {
  it.each(LIBRARY)('Y1: %s, back and forward in any order give the same states at the same place', (_, scenario) => {
    const moves = fc.constantFrom('back', 'forward', 'forward', 'nextDeadline', 'day', 'week', 'dayBack');
    fc.assert(
      fc.property(
        fc.array(moves, { minLength: 200, maxLength: 200 }),
        fc.constantFrom(...AUTHORITIES),
        (walk, policy) => {
          const { actor, now } = player(sourceOf(scenario, policy));
          const seen = new Map<string, { at: Position; picture: string }>();
          for (const move of walk) {
            if (move === 'day') actor.send({ type: 'days', count: 1 });
            else if (move === 'dayBack') actor.send({ type: 'days', count: -1 });
            else if (move === 'week') actor.send({ type: 'days', count: 7 });
            else actor.send({ type: move });
            const { story, at } = now().context;
            const key = `${at.step} ${at.day}`;
            const picture = pictureAt(story, at);
            expect(picture).toBe(seen.get(key)?.picture ?? picture);
            seen.set(key, { at, picture });
          }
          // A story told anew knows nothing of the way there.
          const anew = storyOf(sourceOf(scenario, policy));
          for (const { at, picture } of seen.values()) expect(pictureAt(anew, at)).toBe(picture);
        },
      ),
      { numRuns: 3 },
    );
  });

  it.each(LIBRARY)('Y2: %s, each stop adds to the history exactly what happened there', (_, scenario) => {
    for (const policy of AUTHORITIES) {
      const story = storyOf(sourceOf(scenario, policy));
      const told = story.stops.flatMap((_stop, index) => {
        const { on } = must(story.stops[index], 'a stop');
        return story.runAt({ step: index + 1, day: on }).history.length;
      });
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      for (const [index, stop] of story.stops.entries()) {
        const { history } = story.runAt({ step: index + 1, day: stop.on });
        expect(history).toEqual(story.whole.history.slice(0, history.length));
        expect(history.filter(({ cause }) => cause.kind === 'fact')).toHaveLength(stop.facts);
      }
      expect(story.runAt(endOf(story)).history).toEqual(story.whole.history);
    }
  });

  it('steps from the start to the end and back, past every fact and every passed deadline', () => {
    const { actor, now } = player();
    const { story } = now().context;
    const days: string[] = [];
    for (let guard = 0; guard < 100; guard++) {
      const before = now().context.at;
      actor.send({ type: 'forward' });
      if (JSON.stringify(before) === JSON.stringify(now().context.at)) break;
      days.push(now().context.at.day);
    }
    expect(days).toContain('2026-04-14');
    expect(now().context.at).toEqual(endOf(story));
    for (let guard = 0; guard < 100; guard++) actor.send({ type: 'back' });
    expect(now().context.at).toEqual(startOf(story));
  });

  it('goes to the day a deadline is due, then to the day it passes', () => {
    const { actor, now } = player();
    actor.send({ type: 'to', day: '2026-04-02' });
    actor.send({ type: 'nextDeadline' });
    expect(now().context.at.day).toBe('2026-04-13');
    actor.send({ type: 'nextDeadline' });
    expect(now().context.at.day).toBe('2026-04-14');
    expect(now().context.story.runAt(now().context.at).breaches).toHaveLength(1);
  });

  it('plays at its speed until a pause point, and on from there', () => {
    const { actor, beats, now } = player();
    actor.send({ type: 'play' });
    beats(1);
    expect(now().context.at).toEqual({ step: 1, day: '2026-03-06' });
    beats(10);
    expect(now().value).toBe('still');
    expect(now().context).toMatchObject({ at: { day: '2026-03-26' }, halt: { by: 'pause' } });
    actor.send({ type: 'play' });
    beats(10);
    expect(now().context).toMatchObject({ at: { day: '2026-04-14' }, halt: { by: 'pause' } });
  });

  it('stops at a breakpoint on a state and on a deadline, and at the end', () => {
    const { actor, beats, now } = player({ ...sourceOf(lateCase), pauses: [] });
    actor.send({ type: 'speed', speed: 'fast' });
    actor.send({ type: 'breakAt', breakpoint: { kind: 'deadline', id: 'firstCoreGroup' } });
    const state = { kind: 'state', path: 'onPlan.meetings.awaitingNextCoreGroup' } as const;
    actor.send({ type: 'breakAt', breakpoint: state });
    actor.send({ type: 'play' });
    beats(50);
    expect(now().context).toMatchObject({ at: { day: '2026-04-14' }, halt: { by: 'breakpoint' } });
    actor.send({ type: 'play' });
    beats(50);
    expect(now().context).toMatchObject({ at: { day: '2026-04-17' }, halt: { breakpoint: state } });
    actor.send({ type: 'unbreak', breakpoint: state });
    actor.send({ type: 'play' });
    beats(50);
    expect(now().context.halt).toEqual({ by: 'end' });
    expect(now().value).toBe('still');
  });

  it('stops where a state is entered, and not again while it is held', () => {
    const { actor, beats, now } = player({ ...sourceOf(lateCase), pauses: [] });
    actor.send({ type: 'breakAt', breakpoint: { kind: 'state', path: 'onPlan.review.awaitingFirstReview' } });
    const halts: string[] = [];
    for (let guard = 0; guard < 20 && now().context.halt?.by !== 'end'; guard++) {
      actor.send({ type: 'play' });
      beats(50);
      halts.push(`${now().context.at.day} ${now().context.halt?.by}`);
    }
    expect(halts).toEqual(['2026-03-26 breakpoint', '2026-06-05 end']);
  });

  it('stops when told to, and any step by hand ends the playing', () => {
    const { actor, clock, now } = player();
    for (const event of [{ type: 'stop' }, { type: 'back' }, { type: 'days', count: 7 }] as const) {
      actor.send({ type: 'play' });
      expect(now().matches('playing')).toBe(true);
      actor.send(event);
      const { at } = now().context;
      clock.increment(60_000);
      expect(now().value).toBe('still');
      expect(now().context.at).toEqual(at);
    }
  });

  it('goes on past the end of the case: deadlines pass when nobody acts', () => {
    const { actor, now } = player();
    actor.send({ type: 'to', day: '2026-07-01' });
    const { story, at } = now().context;
    expect(at.day).toBe('2026-07-01');
    expect(story.runAt(at).breaches.map(({ on }) => on)).toContain('2026-06-27');
  });

  it('an address names a place, and only one that there is', () => {
    const story = storyOf(sourceOf(lateCase));
    for (const place of story.places) expect(placeOf(story, place.step, place.day)).toEqual(place);
    expect(placeOf(story, 2, '2026-03-30')).toEqual({ step: 2, day: '2026-03-30' });
    expect(placeOf(story, 2, '2027-03-30')).toBeNull();
    expect(placeOf(story, 999, undefined)).toBeNull();
  });
});

describe('a case that adopts another policy', () => {
  const BEGUN = written([
    planMade('2026-01-20'),
    coreGroup('2026-01-29', { chair: 'teamManager' }),
    { type: 'policy.adopted', on: '2026-02-11', policy: 'surrey', edition: '2012' },
  ]);
  const story = storyOf({ ...sourceOf(lateCase, 'croydon'), facts: BEGUN, until: '2026-03-20' });

  it('Y10, E1, E2, E6: follows it from that day, as a real case does', () => {
    const day = (on: Day): Position => must(placeOf(story, story.stops.filter((stop) => stop.on <= on).length, on), on);
    const before = story.runAt(day('2026-02-10'));
    const after = story.runAt(day('2026-02-11'));
    expect([before.policy.id, after.policy.id, story.whole.policy.id]).toEqual(['croydon', 'surrey', 'surrey']);
    const due = ({ deadlines }: Run) => deadlines.find(({ id }) => id === 'recordCirculation')?.due;
    expect([due(before), due(after)]).toEqual(['2026-02-09', '2026-02-12']);
    expect(after.breaches.map(({ clauses, under }) => [...clauses, under?.id])).toEqual([
      ['croydon.10.3.b', 'croydon'],
    ]);
  });

  it('Y1: a place says the same whichever way one came, and each step is told in the words of its day', () => {
    const places = story.places.map((at) => JSON.stringify(toJson(story.runAt(at), [])));
    const again = storyOf({ ...sourceOf(lateCase, 'croydon'), facts: BEGUN, until: '2026-03-20' });
    expect(
      again.places
        .toReversed()
        .map((at) => JSON.stringify(toJson(again.runAt(at), [])))
        .toReversed(),
    ).toEqual(places);
    expect([story.policyOn('2026-02-10').id, story.policyOn('2026-02-11').id]).toEqual(['croydon', 'surrey']);
    expect(story.policies.map(({ id }) => id)).toEqual(['croydon', 'surrey']);
  });

  it('E5: a branch says which policy it lacks', () => {
    const branch = must(newSession('s', { ...lateCase, facts: BEGUN }).branches[0], 'the branch');
    const have = new Map(POLICIES.map((policy) => [policy.id, policy]));
    expect(missingIn(branch, have)).toBeNull();
    expect(missingIn(branch, new Map([...have].filter(([id]) => id !== 'surrey')))).toBe('surrey, edition 2012');
    expect(missingIn({ ...branch, policy: 'kent' }, have)).toBe('kent');
  });
});
