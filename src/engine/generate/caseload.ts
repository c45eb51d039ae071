import type { Policy } from '../../../policies/schema.ts';
import { addDays, type Day } from '../../facts/day.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { type Happened, lifeOf } from './life.ts';
import { FAMILY_NAMES, FIRST_NAMES, WORKERS } from './names.ts';
import { type Random, seeded, seedOf } from './random.ts';

/** A made-up child. Nobody it was modelled on exists. */
export type GeneratedCase = {
  readonly policy: Policy;
  readonly child: { readonly name: string; readonly born: Day };
  /** The family's name and its number: many families have the same name. */
  readonly family: string;
  readonly facts: readonly Fact[];
};

export type CaseloadPlan = {
  readonly seed: number;
  readonly children: number;
  /** Children are dealt out over these in turn. */
  readonly policies: readonly [Policy, ...Policy[]];
  /** What happened up to this day is in the facts. */
  readonly asOf: Day;
  /** Exactly this many facts for each child, for measuring; left out, as many as a life brings. */
  readonly facts?: number;
};

const DAYS_OF_HISTORY = 900;

/** A caseload, one child after the other. The same plan gives the same caseload; a longer one begins the same. */
export function* generate(plan: CaseloadPlan): Generator<GeneratedCase> {
  let family = 0;
  for (let made = 0; made < plan.children; family++) {
    const random = seeded(seedOf(plan.seed, family));
    const name = random.pick(FAMILY_NAMES);
    const policy = plan.policies[family % plan.policies.length] ?? plan.policies[0];
    const from = addDays(plan.asOf, -random.between(5, DAYS_OF_HISTORY));
    for (let left = random.pick([1, 1, 1, 2, 2, 3]); left > 0 && made < plan.children; left--) {
      yield { ...child(random, plan, policy, name, from), family: `${name} ${family + 1}` };
      made++;
    }
  }
}

function child(
  random: Random,
  { asOf, facts: size }: CaseloadPlan,
  policy: Policy,
  family: string,
  from: Day,
): Omit<GeneratedCase, 'family'> {
  const name = `${random.pick(FIRST_NAMES)} ${family}`;
  const born = addDays(from, -random.between(10, 15 * 365));
  if (size === undefined)
    return { policy, child: { name, born }, facts: written(random, lifeOf(random, policy, from, asOf, 0.15)) };
  // Measuring wants cases of one size: these begin as early as it takes.
  const start = addDays(asOf, -DAYS_OF_HISTORY - size * 30);
  const whole = lifeOf(random, policy, start, asOf, 1);
  return {
    policy,
    child: { name, born: addDays(start, -random.between(10, 3000)) },
    facts: written(random, whole.slice(0, size)),
  };
}

/** Facts as people write them down: most on the day, some days later. */
function written(random: Random, happened: readonly Happened[]): Fact[] {
  return happened.map((fact, index) => {
    const day = addDays(fact.on, random.chance(0.7) ? 0 : random.between(1, 6));
    const minute = String(index % 60).padStart(2, '0');
    return {
      id: `f${index + 1}`,
      recordedAt: `${day}T${random.pick(['09', '11', '14', '16'])}:${minute}:00.000Z`,
      by: random.pick(WORKERS),
      ...fact,
    };
  });
}
