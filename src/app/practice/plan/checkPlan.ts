import { type Action, actionsOf } from '../../../documents/case/actions.ts';
import type { Member } from '../../../engine/members.ts';
import { NOBODY_YET } from '../../../documents/plan/smart.ts';
import type { Run } from '../../../engine/run.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { DETAILS, type Fact, type FactType } from '../../../facts/vocabulary.ts';
import { dayTyped, recorderErrors, type TypedDay } from '../../shared/form/typed.ts';
import { isYearsAhead, YEARS_AHEAD } from '../record/days.ts';
import { membersChanged, TEXTS, type TypedAction, type TypedNeed, type TypedPlan } from './typed.ts';

export type Envelope = { readonly recordedAt: string; readonly by: string; readonly newId: () => string };

export type CheckedPlan =
  /** The text first, then what follows from it, each a moment after the one before. */
  | { readonly ok: true; readonly facts: readonly Fact[] }
  /** What is wrong, by the id of the box. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The boxes of a need and of an action, by their place. */
export const needBox = (at: number, field: 'says' | 'outcome' | 'measure' | 'by'): string => `need-${at}-${field}`;
export const actionBox = (at: number, action: number, field: 'what' | 'who' | 'by'): string =>
  `need-${at}-action-${action}-${field}`;

const isEmptyDay = (day: TypedDay): boolean => dayTyped(day) === null;
const isEmptyAction = ({ what, who, by }: TypedAction): boolean => `${what}${who}`.trim() === '' && isEmptyDay(by);
const isEmptyNeed = ({ says, outcome, measure, by, actions }: TypedNeed): boolean =>
  `${says}${outcome}${measure}`.trim() === '' && isEmptyDay(by) && actions.every(isEmptyAction);

/** The facts that saving stores, or what is wrong with which box. Loose wording is never wrong: that is a prompt. */
export function checkPlan(run: Run, typed: TypedPlan, envelope: Envelope): CheckedPlan {
  const errors: Record<string, string> = {};
  const on = dayTyped(typed.on);
  if (on === null) errors.on = 'Enter the day it was written';
  else if (!isDay(on)) errors.on = 'Enter a real day, such as 27 3 2026';
  else if (on > run.asOf) errors.on = 'The day lies in the future; enter the day it was agreed';
  Object.assign(errors, recorderErrors(envelope.by));

  const needs = typed.needs.flatMap((need, at) => (isEmptyNeed(need) ? [] : [checkedNeed(need, at, run.asOf, errors)]));
  for (const part of TEXTS) tooLong(errors, part, typed[part], 10_000, TEXT_NAMES[part]);
  const notes = Object.entries(typed.notes).flatMap(([about, says]) => (says.trim() === '' ? [] : [{ about, says }]));
  notes.forEach(({ about, says }) => tooLong(errors, noteBox(about), says, 10_000, about));
  const members = membersChanged(run, typed);
  for (const { standIn = '', contact = '' } of members)
    if (Math.max(standIn.length, contact.length) > 200)
      errors.members = 'Members: a name or a contact is too long; shorten it';
  if (Object.keys(errors).length > 0 || !isDay(on)) return { ok: false, errors };

  const details = { needs, ...texts(typed), ...(notes.length > 0 ? { notes } : {}) };
  const checked = DETAILS['plan.written'].safeParse(details);
  if (!checked.success)
    return { ok: false, errors: { needs: `The plan: ${checked.error.issues[0]?.message ?? 'it cannot be kept so'}` } };
  return { ok: true, facts: factsOf(run, typed, on, { ...checked.data }, members, envelope) };
}

const TEXT_NAMES: Record<(typeof TEXTS)[number], string> = {
  childSays: 'What the child wishes and feels',
  parentsSay: 'What the parents or carers think',
  contact: 'Who sees the child and the family',
  resources: 'Resources',
  contingency: 'What happens if the plan fails',
};

export const noteBox = (about: string): string => `note-${encodeURIComponent(about)}`;

function checkedNeed(
  { key, says, outcome, measure, by, actions }: TypedNeed,
  at: number,
  today: Day,
  errors: Record<string, string>,
): object {
  const name = `Need ${at + 1}`;
  if (says.trim() === '') errors[needBox(at, 'says')] = `${name}: say what the child needs`;
  if (outcome.trim() === '') errors[needBox(at, 'outcome')] = `${name}: say what must change`;
  tooLong(errors, needBox(at, 'says'), says, 10_000, name);
  tooLong(errors, needBox(at, 'outcome'), outcome, 10_000, name);
  tooLong(errors, needBox(at, 'measure'), measure, 10_000, name);
  const until = dayOf(errors, needBox(at, 'by'), by, today, name);
  const kept = actions.flatMap((action, place) => {
    if (isEmptyAction(action)) return [];
    const box = (field: 'what' | 'who' | 'by'): string => actionBox(at, place, field);
    const its = `${name}, action ${place + 1}`;
    if (action.what.trim() === '') errors[box('what')] = `${its}: say what is to be done`;
    tooLong(errors, box('what'), action.what, 10_000, its);
    tooLong(errors, box('who'), action.who, 200, its);
    const day = dayOf(errors, box('by'), action.by, today, its);
    return [
      { action: action.key, what: action.what.trim(), who: action.who.trim() || NOBODY_YET, ...(day && { by: day }) },
    ];
  });
  return {
    need: key,
    says,
    outcome,
    ...(measure.trim() === '' ? {} : { measure }),
    ...(until && { by: until }),
    ...(kept.length > 0 ? { actions: kept } : {}),
  };
}

function dayOf(errors: Record<string, string>, box: string, typed: TypedDay, today: Day, name: string): Day | null {
  const day = dayTyped(typed);
  if (day === 'unreal') errors[box] = `${name}: enter a real day, such as 27 3 2026`;
  else if (day !== null && isYearsAhead(today, day))
    errors[box] = `${name}: the day is more than ${YEARS_AHEAD} years ahead; check the year`;
  return day === 'unreal' ? null : day;
}

function tooLong(errors: Record<string, string>, box: string, text: string, most: number, name: string): void {
  if (text.trim().length > most)
    errors[box] ??= `${name}: this has more than ${most.toLocaleString('en-GB')} characters; shorten it`;
}

const texts = (typed: TypedPlan): object =>
  Object.fromEntries(TEXTS.flatMap((part) => (typed[part].trim() === '' ? [] : [[part, typed[part]]])));

function factsOf(
  run: Run,
  typed: TypedPlan,
  on: Day,
  written: object,
  members: readonly Member[],
  { recordedAt, by, newId }: Envelope,
): Fact[] {
  const recorder = by.trim();
  const facts: { id: string; type: FactType }[] = [
    { ...written, id: typed.id, type: 'plan.written' },
    ...members.map((member) => ({ ...withoutGaps(member), id: newId(), type: 'member.joined' as const })),
    ...(typed.tracks ? newActions(run, typed) : []).map(({ key, what, who, by: until }) => ({
      id: newId(),
      type: 'action.agreed' as const,
      action: key,
      what: what.trim(),
      who: who.trim(),
      by: dayTyped(until),
      ...(recorder === '' ? {} : { recordedBy: recorder }),
    })),
    ...(typed.tracks ? movedActions(run, typed) : []).map(({ key, for: day }) => ({
      id: newId(),
      type: 'action.moved' as const,
      action: key,
      for: day,
    })),
    ...(typed.isDetailed ? [{ id: newId(), type: 'plan.detailed' as const }] : []),
  ];
  const moments = momentsFrom(recordedAt, facts.length);
  return facts.map((fact, index) => ({ by: recorder, ...fact, on, recordedAt: moments[index] })) as unknown as Fact[];
}

const withoutGaps = (member: Member): object =>
  Object.fromEntries(Object.entries(member).filter(([, value]) => value !== undefined));

/** Instants a millisecond apart, so that facts saved together keep their order. */
function momentsFrom(instant: string, count: number): string[] {
  const first = Math.min(Number(instant.slice(20, 23)), 1000 - count);
  return Array.from(
    { length: count },
    (_, index) => `${instant.slice(0, 20)}${String(first + index).padStart(3, '0')}Z`,
  );
}

/** The actions that saving would agree: new ones that say what, who and by when. */
export function newActions(run: Run, { needs }: Pick<TypedPlan, 'needs'>): TypedAction[] {
  const known = new Set(actionsOf(run).map(({ key }) => key));
  return needs
    .flatMap(({ actions }) => actions)
    .filter(
      ({ key, what, who, by }) => !known.has(key) && what.trim() !== '' && who.trim() !== '' && isDay(dayTyped(by)),
    );
}

/** How an action of the plan stands to what people agreed under its key. */
export type Tracked = { readonly agreed: Action; readonly differs: 'no' | 'day' | 'words' };

/** Null where nothing was agreed under its key. A day left empty says nothing of it. */
export function trackedAs(tracked: readonly Action[], { key, what, who, by }: TypedAction): Tracked | null {
  const agreed = tracked.find((each) => each.key === key);
  if (!agreed) return null;
  if (agreed.what !== what.trim() || agreed.who !== who.trim()) return { agreed, differs: 'words' };
  const day = dayTyped(by);
  return { agreed, differs: isDay(day) && day !== agreed.by && agreed.doneOn === null ? 'day' : 'no' };
}

/** The agreed actions to which saving gives a new day. */
export function movedActions(run: Run, { needs }: Pick<TypedPlan, 'needs'>): { key: string; for: Day }[] {
  const tracked = actionsOf(run);
  return needs
    .flatMap(({ actions }) => actions)
    .flatMap((action) => {
      const day = dayTyped(action.by);
      return isDay(day) && trackedAs(tracked, action)?.differs === 'day' ? [{ key: action.key, for: day }] : [];
    });
}
