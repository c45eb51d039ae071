import {
  type Anchor,
  ANCHORS,
  DEADLINE_IDS,
  type DeadlineId,
  FORM_IDS,
  MOMENTS,
  type Policy,
  SILENCES,
  TERMS,
  type Term,
} from '../../../../../policies/schema.ts';
import { ruleText } from '../../../../diagram/rules.ts';
import { anchorText, deadlineName, roleWord } from '../../../../engine/words.ts';
import { ROLE_WORDS, ROLES } from '../../../../facts/roles.ts';
import { FACT_NAMES } from '../../../../facts/vocabulary.ts';
import { limitName } from '../../impact/periods.ts';
import { MOMENT_WORDS } from '../../read/actsAt.ts';
import { SILENCE_WORDS } from '../../read/silences.ts';
import type { Path } from '../file/change.ts';
import type { Value } from '../file/written.ts';

/** What the fields of a policy's file are called on the form; each name of the schema has words here. */
export const LABELS: Readonly<Record<string, string>> = {
  id: 'Its short name',
  name: 'Authority',
  edition: 'Edition',
  source: 'Where it comes from',
  title: 'Title',
  publisher: 'Published by',
  published: 'Published when',
  caution: 'What a reader must know before relying on it',
  inForce: 'In force',
  from: 'From',
  to: 'Until',
  reviewedOn: 'Read for Waymark on',
  words: 'Its own words',
  deadlines: 'Dates',
  checks: 'Who has to be there, chair and agree',
  tasks: 'What people do',
  ladders: 'Ladders for concerns',
  stepDown: 'Support after the plan',
  forms: 'Forms and their questions',
  circulation: 'Who gets what',
  guidance: 'Shown at the right moment',
  silent: 'What the document gives no date for',
  settings: 'Where it is unclear: what was chosen, and why',
  clauses: 'Clauses',
  within: 'How long',
  of: 'Counted from',
  by: 'By',
  agreed: 'Agreed by people',
  atLeast: 'How long before',
  opens: 'Not earlier than this long before',
  strength: 'How firmly it binds',
  says: 'In words',
  near: 'Shown as near this long before',
  interval: 'An interval that the conference sets',
  agreedInterval: 'An interval that the group agrees',
  second: 'The second core group',
  beforeFirstReview: 'Later core groups, before the first review',
  afterFirstReview: 'Later core groups, after the first review',
  on: 'Looked at when this is recorded',
  first: 'At which core group',
  require: 'What is asked',
  roles: 'Which roles',
  routes: 'Which routes',
  during: 'When',
  who: 'Who',
  doneBy: 'Done once this is recorded',
  with: 'Asked when this is recorded',
  items: 'Questions',
  asks: 'Question',
  triggers: 'What may prompt it',
  steps: 'Steps, in their order',
  when: 'By when, in words',
  outcomes: 'How it can end',
  outcome: 'Outcome',
  consent: 'Consent',
  label: 'The authority’s name for it',
  leadProfessional: 'Who leads',
  record: 'The record of a core group',
  plan: 'A plan that was changed',
  question: 'What is unclear',
  choice: 'What was chosen',
  because: 'Why',
  at: 'Place in the document',
  kind: 'The kind of rule it acts in',
  phase: 'Moment',
  actors: 'Who it speaks of',
  note: 'What is unclear in it',
  'circulation.to': 'To whom',
  'settings.from': 'Whose choice it is',
  withTask: 'Also to everybody to whom the plan or an agreed action gives a task',
};

const HINTS: Readonly<Record<string, string>> = {
  id: 'Lower case with hyphens, such as pan-sussex. Another one makes another authority.',
  'clauses.at': 'In the document’s own numbering.',
  'clauses.says': 'In your words, never the document’s own sentence.',
  'checks.says': 'What is said when it is not kept.',
  'tasks.says': 'Left empty, the first clause’s words are shown.',
};

export const hintOf = (path: Path): string | undefined =>
  HINTS[path.filter((_, i) => i === 0 || i === path.length - 1).join('.')];

/** What the words of the schema's lists mean, by the name of the list or of the field. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  strength: {
    must: 'must',
    usual: 'usually',
    goodPractice: 'good practice',
    mustNot: 'must not',
    should: 'should',
    may: 'may',
    principle: 'a principle',
    definition: 'a definition',
  },
  factType: FACT_NAMES,
  moment: MOMENT_WORDS,
  kind: {
    deadline: 'a date',
    check: 'a check',
    task: 'a task',
    form: 'a form',
    ladder: 'a ladder',
    stepDown: 'support after the plan',
    guidance: 'guidance',
  },
  agreed: { visitEvery: 'how often the child is visited', by: 'the day of the action' },
  routes: {
    childInNeed: 'Child in Need plan',
    teamAroundChild: 'Team around the Child',
    leadProfessional: 'a lead professional',
    none: 'no further support',
  },
  outcome: {
    section47: 'enquiries begin (section 47)',
    reviewBroughtForward: 'the review is brought forward',
    legalAction: 'legal action',
    planChanged: 'the plan is changed',
    noFurtherAction: 'no further action',
  },
  from: { document: 'the document itself', judgement: 'Waymark’s judgement' },
};

/** How the kinds of a rule, and of a check, are told apart. */
export const KINDS: Readonly<Record<string, string>> = {
  within: 'a time after something',
  by: 'by a day to come, or a time before it',
  agreed: 'as people agree',
  silent: 'the document does not say',
  chairedBy: 'one of these roles chairs',
  attendedBy: 'one of these roles is there',
  namedProfessionalsAttended: 'every professional named is there',
  absentSentApologies: 'who does not come sends apologies',
  apologiesWithReport: 'who sends apologies sends a report',
  childViewsKnown: 'the child’s views are known',
  riskReviewed: 'the level of risk is looked at',
  membersInclude: 'these roles are members',
  recommendedBeforehand: 'the core group recommended it first',
  leadProfessionalNamed: 'a lead professional is named',
};

const LADDERS: Readonly<Record<string, string>> = {
  plan: 'When the plan does not work',
  group: 'When the core group does not work',
  disagreement: 'When people disagree',
};

const FORMS: Readonly<Record<(typeof FORM_IDS)[number], string>> = {
  conference: 'Conference',
  invitation: 'Invitation',
  coreGroupRecord: 'Record of a core group',
  plan: 'Plan',
  workingAgreement: 'Working agreement',
  checklist: 'Checklist',
  termsOfReference: 'Terms of reference',
  assessment: 'Assessment',
  chronology: 'Chronology',
  conferenceReport: 'Report to conference',
  supervision: 'Supervision',
  stepDown: 'Support after the plan',
};

/** A word of a list, as a person reads it. */
export function choiceText(policy: Policy, list: string, word: string): string {
  if (list === 'role') return roleWord(policy, word);
  if (list === 'anchor')
    return (ANCHORS as readonly string[]).includes(word) ? anchorText(policy, word as Anchor) : word;
  return CHOICES[list]?.[word] ?? word;
}

/** What one of several is called, by its key: a date, a ladder, a role's word. */
const KEYED: Readonly<Record<string, (policy: Policy, key: string) => string>> = {
  deadlines: (policy, key) => (isIn(DEADLINE_IDS, key) ? deadlineName(policy, key) : key),
  words: (_, key) => (isIn(ROLES, key) ? ROLE_WORDS[key] : TERMS[key as Term]),
  ladders: (_, key) => LADDERS[key] ?? key,
  routes: (_, key) => CHOICES['routes']?.[key] ?? key,
  forms: (_, key) => (isIn(FORM_IDS, key) ? FORMS[key] : key),
  guidance: (_, key) => (isIn(MOMENTS, key) ? MOMENT_WORDS[key] : key),
  silent: (_, key) => (isIn(SILENCES, key) ? SILENCE_WORDS[key] : key),
  nextCoreGroup: (policy, key) =>
    key === 'interval' || key === 'agreedInterval' ? (LABELS[key] ?? key) : limitName(policy, `nextCoreGroup.${key}`),
};

const isIn = <T extends string>(all: readonly T[], word: string): word is T =>
  (all as readonly string[]).includes(word);

/** What is said at a place of the form: of a field, of one among several, of an item of a list. */
export function titleOf(policy: Policy, path: Path, value: Value | undefined): string {
  const key = path.at(-1) ?? '';
  const around = String(path.at(-2) ?? '');
  if (typeof key === 'number') return itemTitle(policy, around, key, value);
  if (around === 'clauses' && path.length === 2) return clauseTitle(key, value);
  if (around === 'settings' && path.length === 2) return textIn(value, 'question') || key;
  const keyed = path.length <= 3 ? KEYED[around] : undefined;
  return capitalised(keyed ? keyed(policy, key) : (LABELS[`${path[0]}.${key}`] ?? LABELS[key] ?? key));
}

const itemTitle = (policy: Policy, list: string, index: number, value: Value | undefined): string => {
  const who = textIn(value, 'who');
  const outcome = textIn(value, 'outcome');
  const says =
    textIn(value, 'says') ||
    textIn(value, 'asks') ||
    (outcome ? choiceText(policy, 'outcome', outcome) : '') ||
    firstClause(policy, value) ||
    `${capitalised(LABELS[list] ?? list)}, ${index + 1}`;
  return capitalised(who ? `${roleWord(policy, who)}: ${says}` : says);
};

const firstClause = (policy: Policy, value: Value | undefined): string => {
  const ids = (value as { clauses?: unknown } | undefined)?.clauses;
  return Array.isArray(ids) ? (policy.clauses[String(ids[0])]?.says ?? '') : '';
};

const clauseTitle = (id: string, value: Value | undefined): string =>
  shortened(`${textIn(value, 'at') || id}: ${textIn(value, 'says')}`);

/** What a list of hundreds can show of each. */
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100).trimEnd()}…` : text);

const textIn = (value: Value | undefined, key: string): string => {
  const text = (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return typeof text === 'string' ? text : '';
};

/** What a date comes to, beside its name: "7 working days after the meeting". */
export function ruleNote(policy: Policy, path: Path): string | undefined {
  const [top, id, part] = path;
  if (top !== 'deadlines' || !isIn(DEADLINE_IDS, String(id))) return undefined;
  const { deadlines } = policy;
  if (id !== 'nextCoreGroup')
    return ruleText(policy, id as DeadlineId, deadlines[id as Exclude<DeadlineId, 'nextCoreGroup'>]);
  return part === 'second' || part === 'beforeFirstReview' || part === 'afterFirstReview'
    ? ruleText(policy, id, deadlines.nextCoreGroup[part])
    : undefined;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
