import { frameAsPolicy, resolvePolicy } from './resolve.ts';
import { authoritySchema, frameSchema, type Policy } from './schema.ts';

/** Policies from what their files hold, already taken apart. Throws where one is wrong: the built-in files never are. */
export function policiesFrom(frame: unknown, authorities: readonly unknown[]): ReadonlyMap<string, Policy> {
  const national = frameSchema.parse(frame);
  const policies = authorities.map((own) => resolvePolicy(national, authoritySchema.parse(own)));
  return new Map([frameAsPolicy(national), ...policies].map((policy) => [policy.id, policy]));
}
