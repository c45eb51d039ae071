import type { Day } from '../../facts/day.ts';
import type { Fact } from '../../facts/vocabulary.ts';

/** What is proved of every machine under every policy, by number. */
export const PROPERTIES = {
  1: 'Every state that waits has a step that can be taken, by a role the policy knows',
  2: 'Every state that waits has a deadline, or the policy says that there is none',
  3: 'Every deadline that passes shows, and leaves a way on',
  4: 'A plan ends only by a review conference or one of the listed endings',
  5: 'No support after the plan without consent; a refusal has a way of its own',
  6: 'An ending can be reached from everywhere',
  7: 'Every state can be reached, or the policy closes the way to it',
  8: 'What is over has no open deadline',
  9: 'No two must rules contradict each other on one fact or date',
  10: 'No rule is looser than England’s on any start day of ten years, unless the policy says why',
  11: 'Every transition and deadline has a clause, or is marked as a design choice',
  12: 'The same facts give the same run',
} as const;

export type PropertyId = keyof typeof PROPERTIES;
export const PROPERTY_IDS = Object.keys(PROPERTIES).map(Number) as PropertyId[];

/** A way into what went wrong: facts in order, and the day on which it shows. The scenario runner can play it. */
export type Example = { readonly facts: readonly Fact[]; readonly asOf: Day; readonly born: Day | null };

export type Failure = {
  readonly property: PropertyId;
  /** The machine in which it shows; null where it is in the policy's rules alone. */
  readonly machine: string | null;
  readonly message: string;
  /** The shortest way there, or as near as facts come; null where none lead anywhere near. */
  readonly example: Example | null;
};
