import { dayText } from '../../../engine/words.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { ChildRecord } from '../../../store/child.ts';
import { dayTyped, NO_DAY, typedDay, type TypedDay } from '../../shared/form/typed.ts';

/** What is known of a child besides facts, as it stands in a form. */
export type TypedChild = { readonly name: string; readonly born: TypedDay; readonly family: string };

export const NO_CHILD: TypedChild = { name: '', born: NO_DAY, family: '' };

export const typedChild = ({ child, family }: ChildRecord): TypedChild => ({
  name: child.name,
  born: child.born ? typedDay(child.born) : NO_DAY,
  family: family ?? '',
});

/** The date of birth that was typed, where it is a real day. */
export function bornOn({ born }: TypedChild): Day | null {
  const day = dayTyped(born);
  return isDay(day) ? day : null;
}

/** What is wrong with which field, in words. */
export function errorsInChild(typed: TypedChild, today: Day): Record<string, string> {
  const errors: Record<string, string> = {};
  const name = typed.name.trim();
  if (name === '') errors.name = 'Enter the child’s name';
  else if (name.length > 200) errors.name = tooLong('The name', name);
  const day = dayTyped(typed.born);
  if (day !== null && !isDay(day)) errors.born = 'Enter a real date of birth, such as 27 3 2015, or leave it empty';
  else if (day !== null && day > today)
    errors.born = `The date of birth, ${dayText(day)}, lies in the future. Leave it empty until the child is born`;
  else if (day !== null && day < yearsBefore(today, 19))
    errors.born = `Born on ${dayText(day)}, this person is ${yearsBetween(day, today)} and no child. Check the year`;
  const family = typed.family.trim();
  if (family.length > 200) errors.family = tooLong('The family’s name', family);
  return errors;
}

const tooLong = (what: string, text: string): string =>
  `${what} has ${text.length.toLocaleString('en-GB')} characters, and at most 200 can be kept; shorten it`;

const yearsBefore = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) - years}${day.slice(4)}` as Day;

/** How old somebody is, in whole years. */
export const yearsBetween = (born: Day, today: Day): number =>
  Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);

/** A birth after the first thing recorded can be, before a child is born; it is asked about. */
export function oddBirth(born: Day | null, facts: readonly Fact[]): string | null {
  if (!born) return null;
  const before = facts.filter(({ on, type }) => on < born && type !== 'fact.withdrawn');
  const first = before.reduce<Fact | null>(
    (earliest, fact) => (!earliest || fact.on < earliest.on ? fact : earliest),
    null,
  );
  const count = before.length === 1 ? 'One thing is' : `${before.length} things are`;
  return first
    ? `${count} recorded before this birth, the first on ${dayText(first.on)}. That is right only if the plan was made for an unborn child.`
    : null;
}

/** The record with what was typed in it. */
export const withTyped = (record: Omit<ChildRecord, 'child' | 'family'>, typed: TypedChild): ChildRecord => {
  const born = bornOn(typed);
  const family = typed.family.trim();
  const { policy, createdAt } = record;
  return {
    child: { name: typed.name.trim(), ...(born ? { born } : {}) },
    ...(family === '' ? {} : { family }),
    policy,
    createdAt,
  };
};
