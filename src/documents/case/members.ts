import type { Policy } from '../../../policies/schema.ts';
import { leadAfter, type Member, membersAfter, withLead } from '../../engine/members.ts';
import type { Run } from '../../engine/run.ts';
import { roleWord } from '../../engine/words.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { planFacts } from './case.ts';

/** Who works for the plan: the members, and the lead social worker also where nobody listed them. */
export const groupOf = (run: Run): readonly Member[] => groupAfter(planFacts(run));

/** The same, after some of the plan's facts. */
export function groupAfter(facts: readonly Fact[]): readonly Member[] {
  const lead = leadAfter(facts);
  const members = membersAfter(facts);
  return members === null && lead === null ? [] : withLead(members ?? [], lead);
}

/** "A. Okafor, key worker (Children's social care)" */
export function memberText(policy: Policy, { role, name, agency }: Member): string {
  const word = roleWord(policy, role);
  return `${name === undefined ? word : `${name}, ${word}`}${agency === undefined ? '' : ` (${agency})`}`;
}
