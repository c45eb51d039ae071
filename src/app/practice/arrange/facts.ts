import { expectedAt, type Member } from '../../../engine/members.ts';
import type { Run } from '../../../engine/run.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { questionsFor } from '../../shared/form/questions.ts';
import { checkTyped, dayTyped, type TypedDay } from '../../shared/form/typed.ts';
import type { Child, JointDraft, Part, Told } from '../siblings/saving.ts';

/** Which meeting is arranged. */
export type ToArrange = 'coreGroup' | 'initial' | 'review';

export type ArrangeDraft = JointDraft & {
  readonly for: TypedDay;
  readonly time: string;
  readonly venue: string;
  readonly reason: string;
  /** By name; by role where nobody is named. */
  readonly invited: readonly string[];
};

/** Nothing is arranged further ahead than this: it is a slip of the pen. */
const YEARS_AHEAD = 2;

/** Somebody who can be invited, and for which of the children they are a member. */
export type Invitee = Member & { readonly value: string; readonly of: readonly string[] };

export const valueOf = ({ role, name }: Member): string => name ?? role;

/** The members of all the children's core groups, once each. */
export function inviteesOf(children: readonly Pick<Child, 'id' | 'run'>[]): Invitee[] {
  const found = new Map<string, Invitee>();
  for (const { id, run } of children)
    for (const member of expectedAt(run) ?? []) {
      const value = valueOf(member);
      const known = found.get(value);
      found.set(value, known ? { ...known, of: [...known.of, id] } : { ...member, value, of: [id] });
    }
  return [...found.values()];
}

/** One meeting arranged for several children: the same day, time and place, and of those invited each child's own. */
export function tellArranged(what: ToArrange, draft: ArrangeDraft, children: readonly Child[], today: Day): Told {
  const errors: Record<string, string> = {};
  const day = dayTyped(draft.for);
  if (!isDay(day)) errors.for = 'Enter the day of the meeting, such as 27 3 2026';
  else if (day < today) errors.for = 'The day has passed; enter a day to come';
  else if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD)
    errors.for = 'The day is years ahead; check the year';
  const [time, venue, reason] = [draft.time.trim(), draft.venue.trim(), draft.reason.trim()];
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    errors.time = 'The time: write it in 24 hours, such as 14:30';
  if (venue.length > 200) errors.venue = 'Venue: this has more than 200 characters; shorten it';
  if (reason.length > 10_000) errors.reason = 'Reason: this has more than 10,000 characters; shorten it';
  const invitees = inviteesOf(children);
  const parts = children.map(({ id }): Part => {
    const others = new Set(invitees.filter(({ of }) => !of.includes(id)).map(({ value }) => value));
    const invited = draft.invited.filter((value) => !others.has(value));
    const fact = {
      id: `arranged ${id}`,
      on: today,
      recordedAt: '',
      by: '',
      ...(what === 'coreGroup'
        ? { type: 'coreGroup.arranged' }
        : { type: 'conference.arranged', kind: what, ...(reason === '' ? {} : { reason }) }),
      for: day,
      ...(time === '' ? {} : { time }),
      ...(venue === '' ? {} : { venue }),
      ...(invited.length === 0 ? {} : { invited }),
    };
    return { caseId: id, facts: [fact as unknown as Fact] };
  });
  return { parts: isDay(day) ? parts : [], errors };
}

const CANCELLED = 'coreGroup.cancelled';

export type CancelDraft = JointDraft & { readonly on: TypedDay; readonly reason: string };

/** One core group cancelled for several children, on the day it was called off. */
export function tellCancelled({ on, reason }: CancelDraft, children: readonly Child[], today: Day): Told {
  const typed = { on, reason };
  const checked = checkTyped(CANCELLED, questionsFor(CANCELLED, typed), typed, { id: '', recordedAt: '', by: '' });
  const day = dayTyped(on);
  const isAhead = isDay(day) && day > today;
  const errors = {
    ...(isAhead ? { on: 'The day lies in the future; enter the day it was called off' } : {}),
    ...(checked.ok ? {} : checked.errors),
  };
  if (!checked.ok || isAhead) return { parts: [], errors };
  return {
    parts: children.map(({ id }) => ({ caseId: id, facts: [{ ...checked.fact, id: `cancelled ${id}` }] })),
    errors,
  };
}

/** Whether the children's conference is one: nobody's is arranged, or all of them for the same day. */
export const isSameConference = (own: Run, other: Run, kind: 'initial' | 'review'): boolean =>
  arrangedFor(own, kind) === arrangedFor(other, kind);

const arrangedFor = (run: Run, kind: 'initial' | 'review'): Day | null => {
  const arranged = run.facts.findLast((fact) => fact.type === 'conference.arranged' && fact.kind === kind);
  const held = run.facts.findLast((fact) => fact.type === 'conference.held');
  const isOver = held !== undefined && arranged !== undefined && held.on >= arranged.on;
  return arranged?.type === 'conference.arranged' && !isOver ? arranged.for : null;
};
