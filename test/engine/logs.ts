import type { Policy } from '../../policies/schema.ts';
import { generate, type GeneratedCase } from '../../src/engine/generate/caseload.ts';
import { type Random, seeded, seedOf } from '../../src/engine/generate/random.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { POLICIES } from '../given.ts';

export const AS_OF: Day = '2026-06-30';

/**
 * Lives in which anything happens: facts repeated, left out, moved to other days and withdrawn, so that machines hear
 * what no orderly life brings them. Most are short, so that many fit into the time of a test.
 */
export function* disorderly(seed: number, children: number): Generator<GeneratedCase> {
  const policies = [must(POLICIES[0], 'a policy'), ...POLICIES.slice(1)] as [Policy, ...Policy[]];
  let part = 0;
  for (const life of generate({ seed, children, policies, asOf: AS_OF })) {
    const random = seeded(seedOf(seed, ++part));
    const facts = random.chance(0.9) ? life.facts.slice(0, random.between(3, 20)) : life.facts;
    yield { ...life, facts: random.chance(0.3) ? facts : disturbed(random, facts) };
  }
}

function disturbed(random: Random, facts: readonly Fact[]): Fact[] {
  let id = 0;
  return facts.flatMap((fact): Fact[] => {
    const copy = (on: Day): Fact => ({ ...fact, id: `d${++id}`, on });
    if (random.chance(0.1)) return [];
    if (random.chance(0.15)) return [fact, copy(addDays(fact.on, random.between(-40, 60)))];
    if (random.chance(0.1)) return [copy(addDays(fact.on, random.between(-90, 90)))];
    if (random.chance(0.03)) {
      const withdrawal = { id: `d${++id}`, type: 'fact.withdrawn', fact: fact.id, reason: 'A mistake' } as const;
      return [fact, { ...withdrawal, on: fact.on, recordedAt: fact.recordedAt, by: fact.by }];
    }
    return [fact];
  });
}
