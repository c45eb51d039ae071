import type { Scenario } from '../../src/engine/scenario.ts';
import { LIBRARY_IDS, libraryCase } from '../../src/app/workshop/library.ts';
import type { Source } from '../../src/app/workshop/play/story.ts';
import { must } from '../../src/facts/must.ts';
import { finderIn } from '../../src/engine/adoption.ts';
import { POLICIES, policyOf } from '../given.ts';

export const AUTHORITIES = ['surrey', 'nottinghamshire', 'croydon', 'pan-sussex', 'oxfordshire'] as const;
export const LIBRARY: readonly (readonly [string, Scenario])[] = LIBRARY_IDS.map((id) => [
  id,
  must(libraryCase(id), `the case ${id}`),
]);

/** A case as the player is given it, under its own policy or another. */
export const sourceOf = (scenario: Scenario, policy: string = scenario.policy): Source => ({
  policy: policyOf(policy),
  find: finderIn(new Map(POLICIES.map((each) => [each.id, each]))),
  facts: scenario.facts,
  born: scenario.child?.born ?? null,
  until: scenario.asOf,
  pauses: scenario.training?.pauses ?? [],
});
