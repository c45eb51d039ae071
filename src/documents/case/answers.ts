import type { Check, Form } from '../../../policies/schema.ts';
import type { Deadline } from '../../engine/deadlines.ts';
import type { Run } from '../../engine/run.ts';
import { dayText } from '../../engine/words.ts';
import { deadlineTitle } from '../../engine/titles.ts';
import { FAMILY_ROLES } from '../../facts/roles.ts';
import type { FactOf } from '../../facts/vocabulary.ts';
import { attendanceOf } from './attendance.ts';
import type { Meeting } from './case.ts';

export type Note = { readonly about: string; readonly says: string };
export type Item = Form['items'][number];

/** What the case knows of a question on a form. */
export type Answer = {
  readonly item: Item;
  /** Null where people have to answer it themselves. */
  readonly yes: boolean | null;
  /** What was written under it, or how the case comes to its answer. */
  readonly says: string | null;
};

/**
 * The questions of a form with what was written under them; where nothing was, what the rules with the same clauses
 * came to: a deadline that was met or not, a check that was kept or not.
 */
export const answersTo = (run: Run, form: Form, notes: readonly Note[], meeting: Meeting | null): Answer[] =>
  form.items.map(
    (item) =>
      written(item, notes) ??
      byDeadline(run, item, meeting) ??
      byChecks(run, item, meeting) ??
      byAttendance(run, item, meeting) ?? { item, yes: null, says: null },
  );

/** What was written under questions that this form does not ask. */
export const otherNotes = (forms: readonly (Form | undefined)[], notes: readonly Note[]): Note[] =>
  notes.filter(({ about }) => !forms.some((form) => form?.items.some(({ asks }) => asks === about)));

/** The newest note under each question counts. */
function written(item: Item, notes: readonly Note[]): Answer | null {
  const note = notes.findLast(({ about }) => about === item.asks);
  if (!note) return null;
  const [, word, rest = ''] = /^\s*(yes|no)\b[\s.,:;–-]*(.*)$/isu.exec(note.says) ?? [];
  if (word === undefined) return { item, yes: null, says: note.says };
  return { item, yes: word.toLowerCase() === 'yes', says: rest === '' ? null : rest };
}

const shares = (item: Item, clauses: readonly string[]): boolean => clauses.some((id) => item.clauses.includes(id));

function byDeadline(run: Run, item: Item, meeting: Meeting | null): Answer | null {
  const deadline = run.deadlines.findLast((each) => shares(item, each.clauses) && isOf(each, meeting));
  if (!deadline?.due || deadline.status === 'cancelled') return null;
  const name = deadlineTitle(run, deadline);
  const due = `due by ${dayText(deadline.due)}`;
  if (deadline.metOn !== null)
    return { item, yes: deadline.status === 'met', says: `${name}: ${dayText(deadline.metOn)}, ${due}.` };
  const isLate = deadline.status === 'overdue' || deadline.status === 'missed';
  return { item, yes: isLate ? false : null, says: `${name}: ${due}${isLate ? ', and has not happened' : ''}.` };
}

/** A deadline that belongs to the meeting; where no meeting is looked at, any. */
function isOf({ process, n, metOn }: Deadline, meeting: Meeting | null): boolean {
  if (meeting === null) return true;
  return process.startsWith('record:') ? n === meeting.n : metOn === meeting.held.on || !process.startsWith('plan');
}

function byChecks(run: Run, item: Item, meeting: Meeting | null): Answer | null {
  if (meeting === null) return null;
  const checks = run.policy.checks.filter(
    (check) =>
      check.on === 'coreGroup.held' &&
      shares(item, check.clauses) &&
      (check.first ?? meeting.isFirst) === meeting.isFirst,
  );
  if (checks.length === 0 || !checks.every((check) => isRecorded(check, meeting.held))) return null;
  const broken = run.breaches.find(
    ({ of, clauses }) => 'fact' in of && of.fact === meeting.held.id && shares(item, clauses),
  );
  return { item, yes: broken === undefined, says: broken?.message ?? null };
}

/** Whether the meeting's record says enough for the check: what was not recorded is no answer. */
function isRecorded(
  { require }: Check,
  { attended, apologies, reports, childViews, riskReviewed }: FactOf<'coreGroup.held'>,
): boolean {
  switch (require) {
    case 'attendedBy':
    case 'namedProfessionalsAttended':
    case 'absentSentApologies':
      return attended !== undefined;
    case 'apologiesWithReport':
      return apologies !== undefined && reports !== undefined;
    case 'childViewsKnown':
      return childViews !== undefined;
    case 'riskReviewed':
      return riskReviewed !== undefined;
    default:
      return true;
  }
}

/** The people whom a clause speaks of, by the roles under which they come to a meeting. */
const PEOPLE: Readonly<Record<string, (role: string) => boolean>> = {
  'parents or carers': (role) => role === 'parentOrCarer',
  'other relevant family members': (role) => role === 'familyMember',
  child: (role) => role === 'child',
  professionals: (role) => !FAMILY_ROLES.includes(role) && role !== 'fosterCarer',
  'foster carers': (role) => role === 'fosterCarer',
};

/** Who of those that a question asks about came. Whether that is enough, people judge. */
function byAttendance(run: Run, item: Item, meeting: Meeting | null): Answer | null {
  if (!meeting?.held.attended || !/\binclud/iu.test(item.asks)) return null;
  const actors = item.clauses.flatMap((id) => run.policy.clauses[id]?.actors ?? []);
  const asked = actors.flatMap((actor) => PEOPLE[actor] ?? []);
  if (asked.length === 0) return null;
  const came = attendanceOf(run, meeting)
    .filter((person) => person.came.startsWith('Came') && asked.some((isAsked) => isAsked(person.role)))
    .map(({ who }) => who);
  return { item, yes: null, says: came.length === 0 ? 'None is recorded as there.' : `There: ${came.join('; ')}.` };
}
