import { isDay } from '../../../facts/day.ts';
import type { Fact, FactType } from '../../../facts/vocabulary.ts';
import type { Run } from '../../../engine/run.ts';
import { inWords } from '../../../engine/words.ts';
import { dayTyped, NO_DAY, type Typed, type TypedDay } from '../../shared/form/typed.ts';

/** A day that the same form asks for because what it records leads to a second fact. */
export type Also = { readonly name: string; readonly title: string; readonly hint: string };

/** What follows at once from what stands in the form, where its day is known already. */
export function alsoAsked(run: Run, type: FactType, typed: Typed): Also | null {
  if (type !== 'concern.decided') return null;
  if (typed.outcome === 'reviewBroughtForward') {
    return {
      name: 'reviewFor',
      title: `When is the ${run.policy.words.reviewConference} to be?`,
      hint: 'What has to be ready for it moves with it. Leave it empty while no date is known.',
    };
  }
  if (typed.outcome === 'section47') {
    return {
      name: 'discussedOn',
      title: `When was the ${run.policy.words.strategyDiscussion} held?`,
      hint: 'It opens the enquiries and is recorded as well. Leave it empty while it has not been held.',
    };
  }
  return null;
}

export type AlsoChecked = { readonly facts: readonly Fact[]; readonly errors: Readonly<Record<string, string>> };

/** What is stored with the fact that the form is about: one more fact at most, under the id given for it. */
export function alsoRecorded(run: Run, fact: Fact | null, typed: Typed, id: string): AlsoChecked {
  const facts: Fact[] = [];
  const type = fact?.type ?? ('concern.decided' as const);
  const asked = alsoAsked(run, type, typed);
  if (asked) {
    const day = dayTyped((typed[asked.name] ?? NO_DAY) as TypedDay);
    if (day !== null && !isDay(day))
      return { facts, errors: { [asked.name]: `${asked.title} Enter a real day, such as 27 3 2026` } };
    if (day !== null && fact) facts.push(followingFact(run, fact, asked.name, day, id));
  }
  // The manager is told by taking that step of the ladder; nobody records it twice.
  if (fact?.type === 'concern.stepTaken' && fact.step === 'tellManager' && awaitsManager(run, fact.concern)) {
    const { concern } = fact;
    facts.push({ ...envelopeOf(fact), id, type: 'concern.managerInformed', concern });
  }
  return { facts, errors: {} };
}

function followingFact(run: Run, fact: Fact, field: string, day: `${number}-${number}-${number}`, id: string): Fact {
  if (field === 'discussedOn') return { ...envelopeOf(fact), id, type: 'strategyDiscussion.held', on: day };
  const reason = inWords(run.policy, 'Brought forward after a concern');
  return { ...envelopeOf(fact), id, type: 'conference.arranged', kind: 'review', for: day, reason };
}

const envelopeOf = ({ on, recordedAt, by }: Fact) => ({ on, recordedAt, by });

const awaitsManager = ({ processes }: Run, concern: string): boolean =>
  processes.get(`concern:${concern}`)?.view.paths.includes('open.awaitingManager') ?? false;
