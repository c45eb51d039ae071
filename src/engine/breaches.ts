import type { Check, Policy, Strength } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import type { Due } from './due.ts';
import type { Entry } from './entry.ts';
import { dayText, deadlineName } from './words.ts';

/** A rule that was not kept: a breach of a must, a departure from a usual, a note on good practice. */
export type Breach = {
  readonly strength: Strength;
  readonly on: Day;
  /** None where a date was missed that is people's own agreement and no rule's. */
  readonly clauses: readonly string[];
  readonly message: string;
  /** The fact that did not keep a check, or the deadline that passed. */
  readonly of: { readonly fact: string } | { readonly deadline: Entry['id']; readonly n: number };
  /** The policy then in force, where the case has adopted another one since: its clauses are that policy's. */
  readonly under?: Policy;
};

export const breachOfCheck = ({ strength, clauses, says }: Check, fact: Fact): Breach => ({
  strength,
  on: fact.on,
  clauses,
  message: says,
  of: { fact: fact.id },
});

/** The day after a due date passed unmet. It stays, however late the deadline is met. */
export const breachOfDeadline = (policy: Policy, entry: Entry, on: Day, due: Due): Breach => ({
  strength: due.strength ?? 'usual',
  on,
  clauses: due.strength === null ? [] : due.clauses,
  // Written when it is read: most runs of a caseload only count breaches.
  get message() {
    const agreed = due.strength === null ? ', the date agreed' : '';
    const day = due.day ? dayText(due.day) : 'a day';
    return `${deadlineName(policy, entry.id)} was due by ${day}${agreed}, and had not happened.`;
  },
  of: { deadline: entry.id, n: entry.n },
});

/** "breach", "departure", "note": what not keeping a rule of that strength is called. */
export const BREACH_WORDS: Record<Strength, string> = { must: 'breach', usual: 'departure', goodPractice: 'note' };
export const BREACH_TITLES: Record<Strength, string> = { must: 'Breach', usual: 'Departure', goodPractice: 'Note' };
