import type { Run } from '../../../engine/run.ts';
import { formsWith } from '../../../engine/guidance.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { readPeriod } from '../../../facts/period.ts';
import { DETAILS, type Details, type Fact, type FactType } from '../../../facts/vocabulary.ts';
import { dayTyped, periodTyped, type TypedDay } from '../../shared/form/typed.ts';
import { isYearsAhead, YEARS_AHEAD } from '../record/days.ts';
import { type MeetingDraft, NO_CHILD, type TypedDate } from './draft.ts';
import type { Child, Part, Told } from '../siblings/saving.ts';
import { type Person, peopleAt, peopleOf, saidOf } from './people.ts';
import { linesOf } from './plan.ts';

/** The days that the form proposes, where it proposes any. */
export type ProposedDays = { readonly next: Day | null; readonly review: Day | null };

/**
 * The facts that a form tells, child by child, in the order in which they count; and what is wrong with which field.
 * Their ids are names of their places in the form: `withIds` gives them real ones.
 */
export function tellMeeting(draft: MeetingDraft, children: readonly Child[], proposed: ProposedDays, today: Day): Told {
  const errors: Record<string, string> = {};
  const on = dayTyped(draft.on);
  if (on === null) errors.on = 'Enter the day it happened';
  else if (!isDay(on)) errors.on = 'Enter a real day, such as 27 3 2026';
  else if (on > today) errors.on = 'The day it happened lies in the future; enter the day on which the group met';
  if (draft.chair === '') errors.chair = 'Choose: chaired by';
  const meetingOn = isDay(on) ? on : today;
  const next = dateOf(draft.next, proposed.next, 'next-day', 'The next core group', meetingOn, errors);
  const review = dateOf(draft.review, proposed.review, 'review-day', 'The review', meetingOn, errors);
  checkTexts(draft, errors);
  const interval = periodTyped(draft.interval);
  if (interval !== undefined && readPeriod(interval) === null)
    errors.interval = 'How often the group will meet: enter a whole number, such as 4';
  const people = peopleAt(children, draft.guests);
  const parts = children.map((child): Part => {
    const tell = <T extends FactType>(place: string, type: T, details: Details<T>): Fact =>
      ({
        by: '',
        ...withoutEmpty(details),
        id: `${place} ${child.id}`,
        type,
        on: meetingOn,
        recordedAt: '',
      }) as unknown as Fact;
    const facts = [
      tell('held', 'coreGroup.held', heldFor(draft, child, people)),
      ...openActions(draft, child, meetingOn, errors).map(([place, type, details]) => tell(place, type, details)),
      ...newActions(draft, next, meetingOn, errors).map((action) =>
        tell(`agreed ${action.action}`, 'action.agreed', action),
      ),
    ];
    if (next) {
      const { time, venue } = draft.next;
      facts.push(
        tell('next', 'coreGroup.arranged', {
          for: next,
          time: time.trim() || undefined,
          venue: venue.trim() || undefined,
        }),
      );
    }
    if (review) facts.push(tell('review', 'conference.arranged', { kind: 'review', for: review }));
    return { caseId: child.id, facts };
  });
  checkShapes(parts, errors);
  return { parts, errors };
}

/** Whether the child's policy leaves it to the group how often it meets. */
export const mayAgreeInterval = ({ run }: Pick<Child, 'run'>): boolean =>
  run.policy.deadlines.nextCoreGroup.agreedInterval !== undefined;

function heldFor(draft: MeetingDraft, child: Child, people: readonly Person[]): Details<'coreGroup.held'> {
  const own = peopleOf(people, child.id);
  const said = own.map((person) => ({ ...person, ...saidOf(draft, person) }));
  const isRecorded = said.some(({ was, report }) => was !== '' || report);
  const roles = (which: (person: (typeof said)[number]) => boolean): string[] => [
    ...new Set(said.filter(which).map(({ role }) => role)),
  ];
  const stoodIn = said.filter(({ was, standIn }) => was !== 'came' && standIn.trim() !== '');
  const typed = draft.children[child.id] ?? NO_CHILD;
  const { childViews, planUpdated } = draft.apart ? typed : draft.all;
  const lines = linesOf(child.run).flatMap(({ need }) => {
    const line = typed.progress[need];
    return line && line.now !== '' ? [{ need, now: line.now, says: line.says.trim() || undefined }] : [];
  });
  const { yes, text, by } = draft.dissent;
  return {
    chair: draft.chair,
    attended: isRecorded ? roles(({ was }) => was === 'came') : undefined,
    apologies: isRecorded ? roles(({ was }) => was === 'apologies') : undefined,
    reports: isRecorded ? roles(({ report }) => report) : undefined,
    cover: stoodIn.map(({ role, standIn }) => ({ role, by: standIn.trim() })),
    people: isRecorded
      ? said.map(({ role, name, agency, was, report, standIn }) => ({
          role,
          name,
          agency,
          was: was === '' ? 'absent' : was,
          report: report ? true : undefined,
          standIn: was !== 'came' && standIn.trim() !== '' ? standIn.trim() : undefined,
        }))
      : undefined,
    childViews: childViews || undefined,
    riskReviewed: draft.riskReviewed === '' ? undefined : draft.riskReviewed === 'yes',
    dissent: yes === '' ? undefined : yes === 'yes' && text.trim() !== '' ? text : yes === 'yes',
    dissentBy: yes === 'yes' ? by : [],
    planUpdated: planUpdated === '' ? undefined : planUpdated === 'yes',
    at: draft.at ? 'school' : undefined,
    progress: lines,
    interval: mayAgreeInterval(child) ? periodTyped(draft.interval) : undefined,
    notes: notesFor(draft, child.run),
  } as unknown as Details<'coreGroup.held'>;
}

/** Notes under the questions of the child's own policy. */
const notesFor = ({ notes }: MeetingDraft, run: Run): { about: string; says: string }[] =>
  formsWith(run.policy, 'coreGroup.held').flatMap(({ items }) =>
    items.flatMap(({ asks }) => {
      const says = notes[asks]?.trim() ?? '';
      return says === '' ? [] : [{ about: asks, says }];
    }),
  );

type Later = readonly [
  place: string,
  type: 'action.done' | 'action.moved',
  details: Details<'action.done' | 'action.moved'>,
];

function openActions(draft: MeetingDraft, child: Child, on: Day, errors: Record<string, string>): Later[] {
  return Object.entries(draft.children[child.id]?.actions ?? {}).flatMap(([action, { state, to }]): Later[] => {
    if (state === 'done') return [[`done ${action}`, 'action.done', { action }]];
    if (state !== 'moved') return [];
    const day = aheadOf(to, `moved-${child.id}-${action}`, 'The new date of an action', on, errors);
    return day ? [[`moved ${action}`, 'action.moved', { action, for: day }]] : [];
  });
}

function newActions(
  draft: MeetingDraft,
  next: Day | null,
  on: Day,
  errors: Record<string, string>,
): Details<'action.agreed'>[] {
  return draft.actions.flatMap(({ key, what, who, when, by }, index) => {
    if (`${what}${who}`.trim() === '' && when === '') return [];
    const place = `action-${index}`;
    if (what.trim() === '') errors[`${place}-what`] = `Action ${index + 1}: enter what is to be done`;
    if (who.trim() === '') errors[`${place}-who`] = `Action ${index + 1}: enter who will do it`;
    if (when === '') errors[`${place}-when`] = `Action ${index + 1}: choose by when`;
    if (when === 'next' && next === null)
      errors[`${place}-when`] = `Action ${index + 1}: the next core group has no date yet; enter a day`;
    const day =
      when === 'next'
        ? next
        : when === 'day'
          ? aheadOf(by, `${place}-by`, `Action ${index + 1}: the day`, on, errors, true)
          : null;
    return day === null ? [] : [{ action: key, what: what.trim(), who: who.trim(), by: day }];
  });
}

function dateOf(
  date: TypedDate,
  proposed: Day | null,
  field: string,
  name: string,
  on: Day,
  errors: Record<string, string>,
): Day | null {
  if (date.choice === 'proposed') return proposed;
  return date.choice === 'other' ? aheadOf(date.day, field, name, on, errors) : null;
}

/** A day after the meeting, and not absurdly far ahead of it. */
function aheadOf(
  typed: TypedDay,
  field: string,
  name: string,
  on: Day,
  errors: Record<string, string>,
  sameDay = false,
): Day | null {
  const day = dayTyped(typed);
  if (day === null) errors[field] = `${name}: enter a day`;
  else if (!isDay(day)) errors[field] = `${name}: enter a real day, such as 27 3 2026`;
  else if (sameDay ? day < on : day <= on) errors[field] = `${name}: enter a day after the meeting`;
  else if (isYearsAhead(on, day)) errors[field] = `${name} is more than ${YEARS_AHEAD} years ahead; check the year`;
  else return day;
  return null;
}

const LIMITS: readonly {
  readonly most: number;
  readonly of: (draft: MeetingDraft) => readonly (readonly [string, string, string])[];
}[] = [
  {
    most: 200,
    of: (draft) => [
      ['venue', 'Venue', draft.next.venue],
      ...draft.guests.map(({ name }, index) => [`guest-${index}-name`, 'The name of somebody else', name] as const),
      ...draft.actions.map(({ who }, index) => [`action-${index}-who`, `Action ${index + 1}: who`, who] as const),
      ...Object.entries(draft.people).map(
        ([key, { standIn }]) => [`stand-in-${key}`, 'The name of who stood in', standIn] as const,
      ),
    ],
  },
  {
    most: 10_000,
    of: (draft) => [
      ['dissent-text', 'The disagreement', draft.dissent.text],
      ...draft.actions.map(({ what }, index) => [`action-${index}-what`, `Action ${index + 1}: what`, what] as const),
      ...Object.entries(draft.notes).map(([asks, says]) => [`note-${asks}`, asks, says] as const),
      ...Object.entries(draft.children).flatMap(([id, { progress }]) =>
        Object.entries(progress).map(
          ([need, { says }]) => [`says-${id}-${need}`, 'What is said about a need', says] as const,
        ),
      ),
    ],
  },
];

function checkTexts(draft: MeetingDraft, errors: Record<string, string>): void {
  for (const { most, of } of LIMITS)
    for (const [field, name, text] of of(draft))
      if (text.trim().length > most)
        errors[field] ??= `${name}: this has more than ${most === 200 ? '200' : '10,000'} characters; shorten it`;
  const { time } = draft.next;
  if (time.trim() !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time.trim()))
    errors.time = 'The time: write it in 24 hours, such as 14:30';
}

/** What none of the questions' own checks saw; it must not reach the store, which would only say that something is wrong. */
function checkShapes(parts: readonly Part[], errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) return;
  for (const { facts } of parts)
    for (const { id: _, type, on: _on, recordedAt: _at, by, ...details } of facts) {
      const checked = DETAILS[type].safeParse(type === 'action.agreed' ? { ...details, by } : details);
      const [issue] = checked.error?.issues ?? [];
      if (issue) errors.form ??= `${issue.path.join(', ')}: ${issue.message}`;
    }
}

/** Lists with nothing in them say nothing, except who came: nobody is something. */
function withoutEmpty(details: object): object {
  const entries = Object.entries(details).filter(
    ([name, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0 && !LISTS_OF_ALL.has(name)),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
}
const LISTS_OF_ALL: ReadonlySet<string> = new Set(['attended', 'apologies', 'reports']);

/** Without the fields that were left out: the store compares facts as they are written. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
