import { FAMILY_NAMES, FIRST_NAMES } from '../../../engine/generate/names.ts';
import type { Scenario } from '../../../engine/scenario.ts';

/** The names that a simulated child can have. */
export const CHILD_NAMES: readonly string[] = FIRST_NAMES.flatMap((first, index) => [
  first,
  `${first} ${FAMILY_NAMES[index % FAMILY_NAMES.length]}`,
]);

/** A case from elsewhere may name a real child: here it is called by a made-up name. */
export function underMadeUpName(scenario: Scenario): Scenario {
  const name = scenario.child?.name;
  if (name === undefined || name === '' || CHILD_NAMES.includes(name)) return scenario;
  return { ...scenario, child: { ...scenario.child, name: FIRST_NAMES[0] } };
}
