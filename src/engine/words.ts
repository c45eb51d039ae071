import { lastWorkingDay } from '../../policies/calendar.ts';
import { holidayName, holidaysSkipped } from '../../policies/holiday-names.ts';
import type { Anchor, DeadlineId, Policy, Term } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import { dayText, shortDay } from '../facts/dayWords.ts';
import { periodText } from '../facts/period.ts';
import { type Role, roleText } from '../facts/roles.ts';
import type { Due } from './due.ts';

/** Days are written where lists need nothing else of a policy's words. */
export { dayText, distanceText, numberText, shortDay } from '../facts/dayWords.ts';

/** Fills `{term}` and `{role}` with the policy's own words, and begins with a capital letter. */
export function inWords(policy: Policy, template: string): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, key: string) => policy.words[key as Term | Role] ?? key);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

const sharedOf = new WeakMap<Policy, Map<string, string>>();

/** The same for a template of a machine, made once for each policy: the lists of a whole caseload share it. */
export function sharedWords(policy: Policy, template: string): string {
  const shared = sharedOf.get(policy) ?? new Map<string, string>();
  sharedOf.set(policy, shared);
  const known = shared.get(template);
  if (known !== undefined) return known;
  const text = inWords(policy, template);
  shared.set(template, text);
  return text;
}

/** A role in the policy's own word; text that is no role Waymark knows is left as people wrote it. */
export const roleWord = (policy: Policy, role: string): string =>
  Object.hasOwn(policy.words, role) ? policy.words[role as Role] : roleText(role);

const ANCHOR_WORDS: Record<Anchor, string> = {
  strategyDiscussion: 'the {strategyDiscussion}',
  initialConference: 'the {initialConference}',
  firstCoreGroup: 'the first {coreGroup}',
  lastCoreGroup: 'the last {coreGroup}',
  firstReview: 'the first {reviewConference}',
  lastReview: 'the last {reviewConference}',
  arrangedReview: 'the {reviewConference}',
  schoolMove: 'the change of school',
  lastVisit: 'the last visit',
  meeting: 'the meeting',
  circulation: 'the day it was sent out',
  eighteenthBirthday: 'the eighteenth birthday',
};

/** An anchor in the policy's words: "the initial conference". */
export const anchorText = (policy: Policy, anchor: Anchor): string =>
  ANCHOR_WORDS[anchor].replace(/\{(\w+)\}/g, (_, key: string) => policy.words[key as Term]);

/** What a deadline waits for, as the subject of a sentence. */
const DEADLINE_NAMES: Record<DeadlineId, string> = {
  initialConference: 'the {initialConference}',
  firstCoreGroup: 'the first {coreGroup}',
  nextCoreGroup: 'the next {coreGroup}',
  schoolMoveCoreGroup: 'the {coreGroup} at the new school',
  preReviewCoreGroup: 'the {coreGroup} shortly before the review',
  conferenceReport: 'the {conferenceReport}',
  firstReview: 'the first {reviewConference}',
  nextReview: 'the next {reviewConference}',
  recordCirculation: 'sending out the {record}',
  recordAgreement: 'the signed {record}',
  planDistribution: 'sending out the changed {plan}',
  assessment: 'the {assessment}',
  visit: 'the visit to the child',
  action: 'the agreed action',
  eighteenthBirthday: 'the eighteenth birthday',
};

/** A deadline's name in the policy's words: "The first core group". */
export function deadlineName(policy: Policy, id: DeadlineId): string {
  const names = namesOf.get(policy) ?? {};
  namesOf.set(policy, names);
  return (names[id] ??= inWords(policy, DEADLINE_NAMES[id]));
}

/** Each name is made once: the lists of a whole caseload share them. */
const namesOf = new WeakMap<Policy, Partial<Record<DeadlineId, string>>>();

/** The arithmetic of a due date: "10 working days from Tue 20 January 2026: Tue 3 February 2026". */
export function dueText(policy: Policy, due: Due): string {
  const { because, day } = due;
  if (because.kind === 'nothingAgreed') return because.silence ?? 'No date has been agreed.';
  if (day === null) return 'No date has been agreed.';
  const uncertain = due.provisional ? ' Bank holidays of that year are not known yet.' : '';
  const early = lastWorkingDay(day);
  const beside = early === day ? '' : ` (last working day before: ${dayText(early)})`;
  const looser = due.looser
    ? ` The group agreed to meet every ${periodText(due.looser)}; that is later, and this limit stays.`
    : '';
  return `${arithmetic(policy, due, day)}${beside}.${skippedText(due, day)}${uncertain}${looser}`;
}

/** The bank holidays that were not counted, by name: without them the sum does not come out. */
function skippedText({ because }: Due, day: Day): string {
  if (!('period' in because) || because.period?.unit !== 'working days') return '';
  const skipped = holidaysSkipped(because.from, day).map((each) => `${shortDay(each)} (${holidayName(each)})`);
  return skipped.length === 0 ? '' : ` Not counted: ${skipped.join(', ')}.`;
}

function arithmetic(policy: Policy, { because, opens }: Due, day: Day): string {
  switch (because.kind) {
    case 'after':
      return `${periodText(because.period)} from ${anchorText(policy, because.anchor)}, ${dayText(because.from)}: ${dayText(day)}`;
    case 'interval':
      return `${periodText(because.period)} from ${dayText(because.from)}, as ${because.agreedBy === 'coreGroup' ? 'the group agreed' : 'agreed for this child'}: ${dayText(day)}`;
    case 'before': {
      const anchor = `${anchorText(policy, because.anchor)}, ${dayText(because.from)}`;
      if (opens) return `Between ${dayText(opens)} and ${anchor}`;
      if (because.period) return `${periodText(because.period)} before ${anchor}: ${dayText(day)}`;
      return because.anchor === 'eighteenthBirthday'
        ? `Until ${dayText(day)}, the day before the birthday`
        : `By ${anchor}`;
    }
    case 'agreed':
      return `Agreed for ${dayText(day)}`;
    case 'nothingAgreed':
      return 'No date has been agreed';
  }
}
