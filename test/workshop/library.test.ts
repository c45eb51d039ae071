import { describe, expect, it } from 'vitest';

import { factsOn, obstacleTo } from '../../src/app/workshop/session/injects.ts';
import { CHILD_NAMES, underMadeUpName } from '../../src/app/workshop/session/names.ts';
import { to } from '../../src/app/workshop/play/moves.ts';
import { storyOf } from '../../src/app/workshop/play/story.ts';
import { shortfalls } from '../../src/engine/expect.ts';
import { toJson } from '../../src/engine/json.ts';
import { run } from '../../src/engine/run.ts';
import { must } from '../../src/facts/must.ts';
import { policyOf } from '../given.ts';
import { AUTHORITIES, LIBRARY, sourceOf } from './given.ts';

describe('the library', () => {
  it('has at least twelve cases, under every policy at least one', () => {
    expect(LIBRARY.length).toBeGreaterThanOrEqual(12);
    expect(new Set(LIBRARY.map(([, { policy }]) => policy))).toEqual(new Set(AUTHORITIES));
    expect(new Set(LIBRARY.map(([, { title }]) => title)).size).toBe(LIBRARY.length);
  });

  describe.each(LIBRARY)('%s', (_, scenario) => {
    it.each(AUTHORITIES)('Y9: comes to what is expected of it under %s, and nothing else is broken', (policy) => {
      const expected = must(
        scenario.expect.find((each) => each.policy === policy),
        `an expectation under ${policy}`,
      );
      const made = toJson(
        run(policyOf(policy), scenario.facts, { asOf: scenario.asOf, born: scenario.child?.born }),
        scenario.facts,
      );
      expect(shortfalls(expected, made)).toEqual([]);
      expect(made.breaches).toHaveLength(must(expected.breaches, 'the breaches expected').length);
    });

    it('teaches: a note, learning points, pauses with questions, injects with what is expected', () => {
      const training = must(scenario.training, 'the training');
      expect(training.about).toBeDefined();
      expect(training.note).toBeDefined();
      expect(training.learning.length).toBeGreaterThanOrEqual(2);
      expect(training.pauses.length).toBeGreaterThanOrEqual(2);
      expect(training.injects.length).toBeGreaterThanOrEqual(2);
      const unfinished = training.injects.filter(
        ({ playedBy, expected, learning }) => !playedBy || !expected || !learning,
      );
      expect(unfinished.map(({ title }) => title)).toEqual([]);
    });

    it('Y11: is about a made-up child', () => {
      expect(CHILD_NAMES).toContain(scenario.child?.name);
      expect(underMadeUpName(scenario)).toBe(scenario);
    });

    it.each(AUTHORITIES)('every pause is reached and every inject can be played on its day under %s', (policy) => {
      const story = storyOf(sourceOf(scenario, policy));
      const training = must(scenario.training, 'the training');
      for (const { on } of training.pauses) expect(story.places.map(({ day }) => day)).toContain(on);
      for (const inject of training.injects) {
        let n = 0;
        const facts = factsOn(inject, inject.on, () => `inject ${n++}`);
        const obstacle = obstacleTo(story.runAt(to(story, inject.on)), facts);
        expect([inject.title, obstacle]).toEqual([inject.title, null]);
      }
    });
  });
});
