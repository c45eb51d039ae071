import { z } from 'zod';

import { daySchema, CONCERN_OUTCOMES, FACT_TYPES, ROUTES } from '../src/facts/vocabulary.ts';
import { type Period, PERIOD_HELP, readPeriod } from '../src/facts/period.ts';
import { ROLES, type Role } from '../src/facts/roles.ts';
import { must } from '../src/facts/must.ts';

/**
 * What a policy file may say. One schema is the validator, the type and the JSON Schema that editors use
 * (`policy.schema.json`). Every rule carries the clauses it comes from.
 */

const CLAUSE_ID = /^[a-z][a-z-]*(\.[a-z0-9-]+)+$/;
const clauseId = z
  .string()
  .regex(CLAUSE_ID, { error: 'is not a clause id, such as croydon.5.2.c' })
  .meta({ id: 'clauseId', description: 'Document, section, letter: croydon.5.2.c.' });
const clauses = z.array(clauseId).min(1, { error: 'needs at least one clause: every rule says where it stands' });
const sentence = z
  .string()
  .trim()
  .min(1, { error: 'is empty' })
  .max(1000, { error: 'has more than 1,000 characters' })
  .meta({ id: 'sentence' });
const role = z
  .enum(ROLES, { error: (issue) => `"${String(issue.input)}" is not a role Waymark knows` })
  .meta({ id: 'role' });
const factType = z
  .enum(FACT_TYPES, { error: (issue) => `"${String(issue.input)}" is not a kind of fact` })
  .meta({ id: 'factType' });
const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: 'is written in camelCase' });

/** "10 working days" in the file, a count and a unit afterwards. */
const period = z
  .string()
  .refine((text) => readPeriod(text) !== null, { error: `is not a period; write ${PERIOD_HELP}` })
  .transform((text): Period => must(readPeriod(text), `the period ${text}`))
  .meta({ id: 'period', description: `A length of time: ${PERIOD_HELP}.`, examples: ['10 working days'] });

/** How firmly a rule binds: what is not kept is a breach of a must, a departure from a usual, a note on good practice. */
export const STRENGTHS = ['must', 'usual', 'goodPractice'] as const;
const strength = z.enum(STRENGTHS).meta({ id: 'strength' });
export type Strength = (typeof STRENGTHS)[number];

export const CLAUSE_STRENGTHS = ['must', 'mustNot', 'should', 'may', 'principle', 'definition'] as const;
export const CLAUSE_KINDS = ['deadline', 'check', 'task', 'form', 'ladder', 'stepDown', 'guidance'] as const;

/** The moments of a plan at which tasks and guidance are shown. */
export const MOMENTS = [
  'always',
  'conference',
  'firstCoreGroup',
  'laterCoreGroup',
  'everyCoreGroup',
  'betweenMeetings',
  'record',
  'review',
  'escalation',
  'removal',
  'stepDown',
  'supervision',
] as const;
const moment = z.enum(MOMENTS).meta({ id: 'moment' });
export type Moment = (typeof MOMENTS)[number];

const clause = z.strictObject({
  /** The place in the document, in its own numbering. */
  at: sentence,
  /** A paraphrase, never the document's own sentence. */
  says: sentence,
  strength: z.enum(CLAUSE_STRENGTHS),
  kind: z.enum(CLAUSE_KINDS),
  phase: moment,
  actors: z.array(sentence).default([]),
  /** What is unclear, or where another clause or document says otherwise. */
  note: sentence.optional(),
});
export type Clause = z.infer<typeof clause>;

/** What a due date is counted from or towards. */
export const ANCHORS = [
  'strategyDiscussion',
  'initialConference',
  'firstCoreGroup',
  'lastCoreGroup',
  'firstReview',
  'lastReview',
  'arrangedReview',
  'schoolMove',
  'lastVisit',
  'meeting',
  'circulation',
  'eighteenthBirthday',
] as const;
const anchor = z.enum(ANCHORS).meta({ id: 'anchor' });
export type Anchor = (typeof ANCHORS)[number];

const ruled = { strength, clauses, says: sentence.optional(), near: period.optional() };
/** A due date counted from something that happened: "10 working days after the initial conference". */
const after = z.strictObject({ within: period, of: anchor, ...ruled });
/** A due date that is a day to come, or a period ahead of it; `opens` gives a window before it. */
const before = z.strictObject({ by: anchor, atLeast: period.optional(), opens: period.optional(), ...ruled });
/** A due date that the people agree case by case. */
const agreed = z.strictObject({ agreed: z.enum(['visitEvery', 'by']), ...ruled });
/** The document gives no date; this is what it says instead. */
const silent = z.strictObject({ silent: sentence, clauses: z.array(clauseId).default([]) });
const rule = z
  .union([after, before, agreed, silent], {
    error:
      'is no rule for a deadline: it has within and of, or by, or agreed, each with strength and clauses; or silent',
  })
  .meta({ id: 'deadlineRule' });

export type DeadlineRule = z.infer<typeof rule>;

/** The fixed ids of deadlines. */
export const DEADLINE_IDS = [
  'initialConference',
  'firstCoreGroup',
  'nextCoreGroup',
  'schoolMoveCoreGroup',
  'preReviewCoreGroup',
  'conferenceReport',
  'firstReview',
  'nextReview',
  'recordCirculation',
  'recordAgreement',
  'planDistribution',
  'assessment',
  'visit',
  'action',
  'eighteenthBirthday',
] as const;
export type DeadlineId = (typeof DEADLINE_IDS)[number];

const interval = z.strictObject({ strength, clauses, says: sentence.optional() });
const nextCoreGroup = z.strictObject({
  /** The second core group of a plan. */
  second: rule,
  /** Later ones, while no review conference was held yet. */
  beforeFirstReview: rule,
  /** Later ones, once the first review was held. */
  afterFirstReview: rule,
  /** An interval that the conference sets; it may only tighten. */
  interval,
  /** Where the group may agree an interval itself, which may only tighten too. */
  agreedInterval: interval.optional(),
});

const deadlines = z.strictObject({
  ...(Object.fromEntries(DEADLINE_IDS.map((id) => [id, rule])) as Record<DeadlineId, typeof rule>),
  nextCoreGroup,
});

/** `first` narrows a check to the first core group of a plan, or to the later ones; `says` is what was not kept. */
const checked = { on: factType, first: z.boolean().optional(), strength, clauses, says: sentence };
const check = z
  .discriminatedUnion('require', [
    /** The chair has one of these roles. */
    z.strictObject({ require: z.literal('chairedBy'), roles: z.array(role).min(1), ...checked }),
    /** Where attendance was recorded, one of these roles came or chaired. */
    z.strictObject({ require: z.literal('attendedBy'), roles: z.array(role).min(1), ...checked }),
    /** Where members and attendance were recorded, every professional among the members came. */
    z.strictObject({ require: z.literal('namedProfessionalsAttended'), ...checked }),
    /** Where members and attendance were recorded, every professional who did not come sent apologies. */
    z.strictObject({ require: z.literal('absentSentApologies'), ...checked }),
    /** Where apologies and reports were recorded, everyone who sent apologies sent a report. */
    z.strictObject({ require: z.literal('apologiesWithReport'), ...checked }),
    /** The child's views are known: not recorded as none. */
    z.strictObject({ require: z.literal('childViewsKnown'), ...checked }),
    /** The risk was reviewed: not recorded as not reviewed. */
    z.strictObject({ require: z.literal('riskReviewed'), ...checked }),
    /** Where the members were recorded, each of these roles is among them. */
    z.strictObject({ require: z.literal('membersInclude'), roles: z.array(role).min(1), ...checked }),
    /** A review that ends the plan had the core group's recommendation first. */
    z.strictObject({ require: z.literal('recommendedBeforehand'), ...checked }),
    /** A step-down by one of these routes names its lead professional. */
    z.strictObject({ require: z.literal('leadProfessionalNamed'), routes: z.array(z.enum(ROUTES)).min(1), ...checked }),
  ])
  .meta({ id: 'check' });
export type Check = z.infer<typeof check>;

const task = z.strictObject({
  during: moment,
  who: role,
  /** What to do; where it is left out, the first clause's paraphrase. */
  says: sentence.optional(),
  /** The fact that completes it, where one does. */
  doneBy: factType.optional(),
  clauses,
});
export type Task = z.infer<typeof task>;

/** The forms a policy asks for; each item is a heading or a question with the clause that asks for it. */
export const FORM_IDS = [
  'conference',
  'invitation',
  'coreGroupRecord',
  'plan',
  'workingAgreement',
  'checklist',
  'termsOfReference',
  'assessment',
  'chronology',
  'conferenceReport',
  'supervision',
  'stepDown',
] as const;
const form = z.strictObject({
  title: sentence,
  /** The facts whose recording shows this form's questions. */
  with: z.array(factType).default([]),
  items: z.array(z.strictObject({ asks: sentence, clauses })).min(1),
});
export type Form = z.infer<typeof form>;

const ladder = z.strictObject({
  title: sentence,
  /** What may prompt it. */
  triggers: z.array(z.strictObject({ says: sentence, clauses })).default([]),
  /** In the order in which they are taken. */
  steps: z.array(z.strictObject({ id: identifier, who: role, says: sentence, when: sentence.optional(), clauses })),
  outcomes: z
    .array(z.strictObject({ outcome: z.enum(CONCERN_OUTCOMES), says: sentence.optional(), clauses }))
    .default([]),
  /** What the document does not say about this ladder. */
  silent: sentence.optional(),
});
export type Ladder = z.infer<typeof ladder>;

const route = z.strictObject({
  /** The authority's name for it. */
  label: sentence,
  says: sentence,
  leadProfessional: role.optional(),
  clauses,
});
const stepDown = z.strictObject({
  consent: z.strictObject({ says: sentence, clauses }),
  routes: z.strictObject({ childInNeed: route, teamAroundChild: route, leadProfessional: route, none: route }),
});

/** Who gets a document; the members of the core group are `coreGroupMember`. */
const recipients = z.strictObject({
  to: z.array(role).min(1),
  /** Also everybody else to whom the plan or an agreed action gives a task. */
  withTask: z.literal(true).optional(),
  clauses,
});
const circulation = z.strictObject({
  /** The record of a core group. */
  record: recipients.optional(),
  /** A plan that was changed. */
  plan: recipients.optional(),
});
export type Circulated = keyof z.infer<typeof circulation>;

/** What a waiting state may lack a date for: a policy says so where its document is silent. */
export const SILENCES = ['escalation', 'stepDown', 'planDetail', 'planApproval', 'assessment', 'enquiry'] as const;
export type Silence = (typeof SILENCES)[number];

const setting = z.strictObject({
  question: sentence,
  choice: sentence,
  because: sentence,
  /** Whether the choice follows a document or is Waymark's judgement. */
  from: z.enum(['document', 'judgement']),
  clauses: z.array(clauseId).default([]),
});

/** The words, besides roles, that a policy may give its own form of. */
export const TERMS = {
  initialConference: 'initial child protection conference',
  reviewConference: 'review child protection conference',
  plan: 'child protection plan',
  record: 'core group record',
  conferenceReport: 'report to conference',
  assessment: 'assessment',
  strategyDiscussion: 'strategy discussion',
} as const;
export type Term = keyof typeof TERMS;
const TERM_IDS = Object.keys(TERMS) as Term[];

const head = {
  id: z.string().regex(/^[a-z][a-z-]{1,40}$/, { error: 'is written in lower case with hyphens, such as pan-sussex' }),
  name: sentence,
  edition: z.string().trim().min(1).max(40),
  source: z.strictObject({
    title: sentence,
    publisher: sentence,
    published: sentence,
    /** What a reader must know before relying on it, such as its age. */
    caution: sentence.optional(),
  }),
  inForce: z.strictObject({ from: daySchema, to: daySchema.optional() }),
  reviewedOn: daySchema,
};
const words = z.partialRecord(z.enum([...ROLES, ...TERM_IDS]), sentence);
const body = {
  words: words.default({}),
  checks: z.array(check).default([]),
  tasks: z.array(task).default([]),
  guidance: z.partialRecord(moment, z.array(clauseId)).default({}),
  forms: z.partialRecord(z.enum(FORM_IDS), form).default({}),
  circulation: circulation.default({}),
  settings: z.record(identifier, setting).default({}),
  clauses: z.record(clauseId, clause),
};
const LADDERS = z.strictObject({ plan: ladder, group: ladder, disagreement: ladder });
const SILENT = z.record(z.enum(SILENCES), sentence);

/** The national frame: it says everything, so that an authority need only say what is its own. */
export const frameSchema = z.strictObject({
  ...head,
  deadlines,
  ladders: LADDERS,
  stepDown,
  silent: SILENT,
  ...body,
});

/** An authority's file: what it sets replaces the frame's, value by value. */
export const authoritySchema = z.strictObject({
  ...head,
  extends: z.string(),
  deadlines: deadlines.extend({ nextCoreGroup: nextCoreGroup.partial() }).partial().default({}),
  ladders: LADDERS.partial().default({}),
  stepDown: stepDown.extend({ routes: stepDown.shape.routes.partial() }).partial().default({}),
  silent: z.partialRecord(z.enum(SILENCES), sentence).default({}),
  ...body,
});

export type Frame = z.infer<typeof frameSchema>;
export type Authority = z.infer<typeof authoritySchema>;

/** A policy with nothing left to look up: an authority's values over the frame's. */
export type Policy = Omit<Frame, 'words'> & {
  readonly extends: string | null;
  readonly words: Readonly<Record<Role | Term, string>>;
};
