import { expectedAt, type Member } from '../../../engine/members.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { USUAL_ROLES } from '../../shared/form/Attendance.tsx';
import { type MeetingDraft, NOT_SAID, type TypedPerson } from './draft.ts';

/** Somebody at the table of a meeting, and for which of the children they are a member. */
export type Person = Member & { readonly key: string; readonly of: readonly string[]; readonly isGuest: boolean };

type Child = { readonly id: string; readonly run: Run };

/** Two of one role are told apart by their names. */
export const keyOf = ({ role, name }: Pick<Member, 'role' | 'name'>): string => JSON.stringify([role, name ?? '']);

/** Whether any of the children's conferences named members. */
export const anyNamed = (children: readonly Child[]): boolean => children.some(({ run }) => expectedAt(run) !== null);

/** Everybody who is expected for any of the children, once each, and whoever else came. */
export function peopleAt(children: readonly Child[], guests: MeetingDraft['guests']): Person[] {
  const people = new Map<string, Person>();
  const add = (member: Member, of: readonly string[], isGuest: boolean): void => {
    const key = keyOf(member);
    const known = people.get(key);
    people.set(key, known ? { ...known, of: [...known.of, ...of] } : { ...member, key, of, isGuest });
  };
  const isNamed = anyNamed(children);
  for (const { id, run } of children)
    for (const member of expectedAt(run) ?? (isNamed ? [] : USUAL_ROLES.map((role) => ({ role }))))
      add(member, [id], false);
  const all = children.map(({ id }) => id);
  for (const { role, name } of guests)
    if (role !== '') add({ role, ...(name.trim() === '' ? {} : { name: name.trim() }) }, all, true);
  return [...people.values()];
}

/** "A. Okafor, key worker"; the role alone where nobody was named. */
export function personText(run: Run, { role, name }: Pick<Member, 'role' | 'name'>): string {
  const word = roleWord(run.policy, role);
  return name === undefined ? word : `${name}, ${word}`;
}

/**
 * Whom a child's own record names: the child's members and whoever came besides. A brother's teacher is left out where
 * the child has a teacher: by the role alone the two could not be told apart.
 */
export function peopleOf(people: readonly Person[], id: string): Person[] {
  const own = new Set(people.filter(({ of }) => of.includes(id)).map(({ role }) => role));
  return people.filter(({ of, role }) => of.includes(id) || !own.has(role));
}

/** What was typed about somebody. Whoever is added came, unless it is said otherwise. */
export const saidOf = ({ people }: Pick<MeetingDraft, 'people'>, { key, isGuest }: Person): TypedPerson =>
  people[key] ?? (isGuest ? { ...NOT_SAID, was: 'came' } : NOT_SAID);
