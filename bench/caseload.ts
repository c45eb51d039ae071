import { builtInPolicies } from '../src/cli/policies.ts';
import { generate, type GeneratedCase } from '../src/engine/generate/caseload.ts';
import type { Day } from '../src/facts/day.ts';
import { must } from '../src/facts/must.ts';
import type { Policy } from '../policies/schema.ts';

export const AS_OF: Day = '2026-06-30';

const policies = builtInPolicies();
export const policyOf = (id: string): Policy => must(policies.get(id), `the policy ${id}`);
export const AUTHORITIES = ['surrey', 'nottinghamshire', 'croydon', 'pan-sussex', 'oxfordshire'].map(policyOf) as [
  Policy,
  ...Policy[],
];

/** So many children with 60 facts each, dealt out over the five authorities. */
export const caseload = (seed: number, children: number, facts = 60): GeneratedCase[] => [
  ...generate({ seed, children, policies: AUTHORITIES, asOf: AS_OF, facts }),
];
