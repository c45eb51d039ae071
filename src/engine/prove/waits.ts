import type { StateMeta } from '../../../machines/parts.ts';
import type { Policy } from '../../../policies/schema.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { dueOf, ruleFor } from '../due.ts';
import { type ActiveState, contextOf, type Process } from '../process.ts';
import type { World } from './world.ts';

/** The innermost states that say something, and wait for something. */
export const waitingIn = ({ view: { active } }: Process): readonly ActiveState[] =>
  active.filter(({ node, meta }) => meta.rests !== true && !active.some((other) => other.node.startsWith(`${node}.`)));

/** Property 1: what is missing for a person to go on from here; null where nothing is. */
export function stepMissing(
  { machines, machineId, policy }: World,
  state: ActiveState,
  possible: readonly Fact[],
): string | null {
  const { node, meta } = state;
  const can = new Set(possible.map(({ type }) => type));
  const offered = meta.next ?? [];
  const unknown = offered.find(({ who }) => !Object.hasOwn(policy.words, who));
  if (unknown) return `${node} offers ${unknown.fact} to ${unknown.who}, a role that no policy knows`;
  const { metBy = [] } = meta;
  if (metBy.length > 0 && !metBy.some((fact) => can.has(fact))) {
    return `${node} waits for ${metBy.join(' or ')}, and that cannot be recorded there`;
  }
  if (offered.some(({ fact }) => can.has(fact))) return null;
  const handled = machines[machineId].getStateNodeById(node).transitions;
  // What another machine offers can lead on from here: a concern is resolved in its own.
  if (offered.length === 0 && [...handled.keys()].some((type) => can.has(type as Fact['type']))) return null;
  return offered.length === 0
    ? `${node} waits, and no fact leads on from it`
    : `${node} offers ${offered.map(({ fact }) => fact).join(' or ')}, and none of it can be recorded there`;
}

/** Property 2: what is missing where a state waits without a date; null where nothing is. */
export function dateMissing(policy: Policy, process: Process, { node, meta }: ActiveState): string | null {
  const { deadline, silence } = meta;
  if (deadline === undefined) return silenceMissing(policy, node, silence);
  const rule = ruleFor(policy, deadline, contextOf(process));
  if ('silent' in rule)
    return rule.silent.trim() === '' ? `${node}: the policy is silent on ${deadline} without a word` : null;
  if (dueOf(deadline, contextOf(process))) return null;
  const from = 'within' in rule ? rule.of : 'by' in rule ? rule.by : 'a day';
  return `${node} waits for ${deadline}, which counts from ${from}, and that is not known there`;
}

function silenceMissing(policy: Policy, node: string, silence: StateMeta['silence']): string | null {
  if (silence === undefined) return `${node} waits without a deadline, and the policy says nothing about that`;
  const says = policy.silent[silence] as string | undefined;
  return says?.trim() ? null : `${node} waits without a deadline, and the policy says nothing on ${silence}`;
}
