import { finderIn, missingPolicy } from '../../../engine/adoption.ts';
import type { Policies } from '../../shared/services.ts';
import type { Branch } from './session.ts';

/** The first policy that a branch is under or adopts and that is not at hand; null where all are. */
export function missingIn({ policy, facts }: Branch, policies: Policies): string | null {
  if (!policies.has(policy)) return policy;
  const last = facts.at(-1)?.on;
  const adopted = last === undefined ? null : missingPolicy(facts, { asOf: last }, finderIn(policies));
  return adopted && `${adopted.policy}, edition ${adopted.edition}`;
}
