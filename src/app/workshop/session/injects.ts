import { addWorkingDays, isWorkingDay } from '../../../../policies/calendar.ts';
import { again } from '../../../engine/preview.ts';
import type { Run } from '../../../engine/run.ts';
import type { Inject } from '../../../engine/scenario.ts';
import { recordedLast } from '../../../engine/writeScenario.ts';
import { addDays, type Day, daysBetween } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { Position } from '../play/story.ts';
import { AS_WRITTEN, branchOf, forked, type Session, withFacts, withHeard, withoutFact } from './session.ts';

const DAY_FIELDS = ['on', 'for', 'by'] as const;

/** The facts of an inject as they are when it is played on that day: what it dates moves with it. */
export function factsOn(inject: Inject, day: Day, newId: () => string): Fact[] {
  const shift = daysBetween(inject.on, day);
  return inject.facts.map((fact) => {
    const days = Object.fromEntries(
      DAY_FIELDS.flatMap((field) => {
        const value = (fact as unknown as Record<string, unknown>)[field];
        if (value === undefined || value === '' || (field === 'by' && fact.type !== 'action.agreed')) return [];
        return [[field, moved(value as Day, shift, field === 'on')]];
      }),
    ) as { on: Day };
    return { ...fact, ...days, id: newId(), recordedAt: recordedLast(days.on) };
  });
}

/** What is arranged is not arranged for a weekend or a holiday only because the inject was played on another day. */
function moved(day: Day, shift: number, isExact: boolean): Day {
  const later = addDays(day, shift);
  return shift === 0 || isExact || isWorkingDay(later) ? later : addWorkingDays(later, 1);
}

/** Why the facts cannot happen at that moment; null where they can. */
export function obstacleTo(run: Run, facts: readonly Fact[]): string | null {
  const days = facts.map(({ on }) => on).toSorted();
  const asOf = days.at(-1) ?? run.asOf;
  if (facts.length === 0) return null;
  const after = again(run, { facts: [...run.given, ...facts], asOf: asOf > run.asOf ? asOf : run.asOf });
  const ids = new Set(facts.map(({ id }) => id));
  return after.refused.find(({ fact }) => ids.has(fact.id))?.reason ?? null;
}

/** The facts still to come that an inject prevents: the next one of each kind it names. */
export const prevented = (facts: readonly Fact[], happened: readonly Fact[], { without }: Inject): Fact[] => {
  const isIn = new Set(happened.map(({ id }) => id));
  return without.flatMap((type) => facts.find((fact) => fact.type === type && !isIn.has(fact.id)) ?? []);
};

export type Moment = { readonly at: Position; readonly happened: readonly Fact[]; readonly newId: () => string };

/** What happens is played into a branch; the case as written is never changed by it, but branches first. */
export function played(session: Session, inject: Inject, { at, happened, newId }: Moment): Session {
  const inBranch = branched(session, `With: ${inject.title}`, { at, happened, newId });
  const gone = prevented(branchOf(inBranch).facts, happened, inject);
  const without = gone.reduce((left, { id }) => withoutFact(left, id), inBranch);
  const { title, heard, playedBy, expected, learning } = inject;
  const told = withFacts(without, happened, factsOn(inject, at.day, newId));
  return withHeard(told, {
    on: at.day,
    title,
    heard,
    ...(playedBy === undefined ? {} : { playedBy }),
    ...(expected === undefined ? {} : { expected }),
    ...(learning === undefined ? {} : { learning }),
  });
}

/** The session on a branch that may be changed: its own, or a new one from the case as written. */
export const branched = (session: Session, name: string, { at, happened, newId }: Moment): Session =>
  session.current === AS_WRITTEN ? forked(session, { id: newId(), name, at, happened, keepsRest: true }) : session;
