import { addWorkingDays, lastWorkingDay } from '../../../../policies/calendar.ts';
import { addDays, type Day } from '../../../facts/day.ts';
import type { Fact, FactType } from '../../../facts/vocabulary.ts';

/** A made-up case in which policies part: a first core group on time, a record sent late, a long gap, a review. */
export function sampleCase(today: Day): { readonly facts: readonly Fact[]; readonly asOf: Day } {
  const start = lastWorkingDay(addDays(today, -150));
  const on = (days: number): Day => lastWorkingDay(addDays(start, days));
  const told: readonly ({ type: FactType; on: Day } & Readonly<Record<string, unknown>>)[] = [
    { type: 'conference.held', on: start, kind: 'initial', decision: 'plan', visitEvery: '10 working days' },
    { type: 'coreGroup.held', on: on(9), chair: 'leadSocialWorker', childViews: 'recorded', planUpdated: true },
    { type: 'record.circulated', on: addWorkingDays(on(9), 9), meeting: 1 },
    { type: 'coreGroup.held', on: on(58), chair: 'teamManager', planUpdated: true },
    { type: 'conference.arranged', on: on(66), kind: 'review', for: on(86) },
    { type: 'school.changed', on: on(70) },
    { type: 'report.shared', on: on(84) },
    { type: 'conference.held', on: on(86), kind: 'review', decision: 'continue' },
    { type: 'coreGroup.held', on: on(110), chair: 'leadSocialWorker' },
  ];
  const facts = told.map(
    (fact, index) =>
      ({ id: `f${index}`, recordedAt: `${fact.on}T12:00:00.00${index}Z`, by: 'Sample', ...fact }) as Fact,
  );
  return { facts, asOf: today };
}
