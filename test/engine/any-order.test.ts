import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { toJson } from '../../src/engine/json.ts';
import { preview } from '../../src/engine/preview.ts';
import { run as runUnder, type RunOptions } from '../../src/engine/run.ts';
import { londonDay } from '../../src/facts/instant.ts';
import { DETAILS, type Fact } from '../../src/facts/vocabulary.ts';
import { policyOf } from '../given.ts';
import { aBirthday, aDay, aLog, aPolicy, comesTo, oneMore } from './any-facts.ts';

// Thousands of runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 });

const run = (policy: string, facts: readonly Fact[], options: RunOptions) => runUnder(policyOf(policy), facts, options);

const RUNS = { numRuns: 150 };

/** A replica: facts by id, each added once. */
const merged = (...batches: readonly (readonly Fact[])[]): Fact[] => [
  ...new Map(batches.flat().map((fact) => [fact.id, fact])).values(),
];

describe('T18: the same facts give the same run', () => {
  test('T18: the facts tried are facts', () => {
    fc.assert(
      fc.property(aLog(), (facts) => {
        for (const fact of facts) {
          const { id: _, type, on: __, recordedAt: ___, by, ...details } = fact;
          // An action has a "by" of its own: the day by which it is to be done.
          const own = type === 'action.agreed' ? { ...details, by } : details;
          expect(DETAILS[type].safeParse(own)).toMatchObject({ success: true });
        }
      }),
      RUNS,
    );
  });

  test('T18: in any order', () => {
    const shuffled = aLog().chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
    );
    fc.assert(
      fc.property(shuffled, aPolicy, aDay, aBirthday, ([facts, other], policy, asOf, born) => {
        expect(comesTo(toJson(run(policy, other, { asOf, born }), other))).toEqual(
          comesTo(toJson(run(policy, facts, { asOf, born }), facts)),
        );
      }),
      RUNS,
    );
  });

  test('T18: in any batches, merged in any way', () => {
    const batches = aLog().chain((facts) =>
      fc.tuple(fc.constant(facts), fc.subarray(facts), fc.subarray(facts), fc.boolean()),
    );
    fc.assert(
      fc.property(batches, aPolicy, aDay, ([facts, some, others, first], policy, asOf) => {
        const rest = facts.filter((fact) => !some.includes(fact));
        const union = first ? merged(others, rest, some) : merged(some, others, rest);
        expect(comesTo(toJson(run(policy, union, { asOf }), union))).toEqual(
          comesTo(toJson(run(policy, facts, { asOf }), facts)),
        );
      }),
      RUNS,
    );
  });

  test('F15: a fact counts once, however often it comes', () => {
    const repeated = aLog().chain((facts) => fc.tuple(fc.constant(facts), fc.subarray(facts), fc.subarray(facts)));
    fc.assert(
      fc.property(repeated, aPolicy, aDay, ([facts, again, andAgain], policy, asOf) => {
        const more = [...again, ...facts, ...andAgain.map((fact) => ({ ...fact }))];
        expect(comesTo(toJson(run(policy, more, { asOf }), more))).toEqual(
          comesTo(toJson(run(policy, facts, { asOf }), facts)),
        );
      }),
      RUNS,
    );
  });

  test('F15: of two facts with one id the same one counts in any order', () => {
    fc.assert(
      fc.property(aLog(10), oneMore, oneMore, aPolicy, aDay, (facts, a, b, policy, asOf) => {
        expect(comesTo(toJson(run(policy, [...facts, a, b], { asOf }), facts))).toEqual(
          comesTo(toJson(run(policy, [b, ...facts, a], { asOf }), facts)),
        );
      }),
      RUNS,
    );
  });

  test('T18: twice is the same', () => {
    fc.assert(
      fc.property(aLog(), aPolicy, aDay, (facts, policy, asOf) => {
        const frozen = facts.map((fact) => Object.freeze({ ...fact }));
        expect(toJson(run(policy, frozen, { asOf }), frozen)).toEqual(toJson(run(policy, facts, { asOf }), facts));
      }),
      RUNS,
    );
  });
});

test('T14: what came later makes no difference to an earlier day', () => {
  fc.assert(
    fc.property(aLog(), aPolicy, aDay, aBirthday, (facts, policy, asOf, born) => {
      const until = facts.filter(({ on }) => on <= asOf);
      expect(comesTo(toJson(run(policy, until, { asOf, born }), until))).toEqual(
        comesTo(toJson(run(policy, facts, { asOf, born }), facts)),
      );
    }),
    RUNS,
  );
});

test('T15: what was known on a day is the run of what was recorded by then', () => {
  fc.assert(
    fc.property(aLog(), aPolicy, aDay, aDay, (facts, policy, asOf, knownOn) => {
      const known = facts.filter(({ recordedAt }) => londonDay(recordedAt) <= knownOn);
      expect(comesTo(toJson(run(policy, known, { asOf }), known))).toEqual(
        comesTo(toJson(run(policy, facts, { asOf, knownOn }), facts)),
      );
    }),
    RUNS,
  );
});

test('F13: a withdrawn fact never was: the run is that without it and its withdrawal', () => {
  fc.assert(
    fc.property(aLog(), oneMore, aPolicy, aDay, (facts, added, policy, asOf) => {
      const withdrawal = {
        id: 'w',
        type: 'fact.withdrawn',
        on: added.on,
        recordedAt: '2030-01-01T09:00:00.000Z',
        by: '',
        fact: added.id,
        reason: 'wrong',
      } as const;
      const both = [...facts, added, withdrawal];
      expect(comesTo(toJson(run(policy, both, { asOf }), both))).toEqual(
        comesTo(toJson(run(policy, facts, { asOf }), facts)),
      );
    }),
    RUNS,
  );
});

test('N5: a preview is the run with the fact added', () => {
  fc.assert(
    fc.property(aLog(), oneMore, aPolicy, aDay, aBirthday, (facts, added, policy, today, born) => {
      const { after, refused, difference } = preview(run(policy, facts, { asOf: today, born }), added);
      const asOf = added.on > today ? added.on : today;
      const whole = run(policy, [...facts, added], { asOf, born });
      expect(toJson(after, facts)).toEqual(toJson(whole, facts));
      expect(refused).toBe(whole.refused.find(({ fact }) => fact.id === added.id)?.reason ?? null);
      const before = toJson(run(policy, facts, { asOf, born }), facts);
      const changed = new Set(difference.states.map(({ process }) => process));
      for (const [process, paths] of Object.entries(toJson(whole, facts).states)) {
        expect([process, changed.has(process)]).toEqual([process, before.states[process]?.join() !== paths.join()]);
      }
    }),
    RUNS,
  );
});
