import { z } from 'zod';

import type { Day } from './day.ts';
import {
  cover,
  daySchema,
  key,
  label,
  meeting,
  member,
  name,
  needs,
  notes,
  people,
  period,
  progress,
  recipients,
  role,
  roles,
  text,
  time,
  views,
  whose,
  yesNo,
} from './parts.ts';

export { daySchema } from './parts.ts';

/**
 * Every kind of fact, once: its name for people and the fields it has besides `id`, `type`, `on`, `recordedAt` and
 * `by`. Types, forms, import and scenario files all come from here. A fact is added, never changed or removed.
 */

const CONFERENCE_KINDS = ['initial', 'review'] as const;
const DECISIONS = ['plan', 'noPlan', 'continue', 'discontinue'] as const;
const CATEGORIES = ['neglect', 'physical', 'sexual', 'emotional', 'multiple'] as const;
export const CONCERN_SUBJECTS = ['plan', 'group', 'disagreement'] as const;
export const CONCERN_OUTCOMES = [
  'section47',
  'reviewBroughtForward',
  'legalAction',
  'planChanged',
  'noFurtherAction',
] as const;
export const ROUTES = ['childInNeed', 'teamAroundChild', 'leadProfessional', 'none'] as const;
export const END_REASONS = ['moved', 'turned18', 'leftUK', 'lookedAfter', 'died'] as const;

export type ConcernSubject = (typeof CONCERN_SUBJECTS)[number];
export type ConcernOutcome = (typeof CONCERN_OUTCOMES)[number];
export type Route = (typeof ROUTES)[number];
export type EndReason = (typeof END_REASONS)[number];

const conferenceKind = label(z.enum(CONFERENCE_KINDS), 'Which conference');
const aboutConcern = { concern: label(key, 'Concern') };
const aboutAction = { action: label(key, 'Action') };
const notesUnder = { notes: label(notes, 'Notes').optional() };
const sentTo = { to: label(recipients, 'Who got it').optional() };
const arrangedAt = {
  for: label(daySchema, 'Arranged for'),
  time: label(time, 'At what time', 'In 24 hours, such as 14:30').optional(),
  venue: label(name, 'Venue').optional(),
  invited: label(recipients, 'Who is invited').optional(),
};
const aboutMeeting = { meeting: label(meeting, 'Which core group', 'Counted from the first core group of the case') };

const conferenceHeld = z
  .strictObject({
    kind: conferenceKind,
    decision: label(z.enum(DECISIONS), 'Decision'),
    category: label(name, 'Category of harm').meta({ suggestions: CATEGORIES }).optional(),
    leadSocialWorker: label(name, 'Lead social worker').optional(),
    coreGroup: label(z.array(member).max(60), 'Core group members').optional(),
    interval: label(
      period,
      'Core groups at least every',
      'Only where the conference asks for more than the policy',
    ).optional(),
    visitEvery: label(period, 'Visits at least every').optional(),
    quorate: label(yesNo, 'Quorate').optional(),
    ...notesUnder,
  })
  .refine((held) => (held.kind === 'initial') === (held.decision === 'plan' || held.decision === 'noPlan'), {
    path: ['decision'],
    error: 'does not fit the conference: initial decides plan or noPlan, review decides continue or discontinue',
  });

/** The details of each kind of fact, by its type. */
export const DETAILS = {
  'strategyDiscussion.held': z.strictObject({}),
  'conference.arranged': z.strictObject({
    kind: conferenceKind,
    ...arrangedAt,
    reason: label(text, 'Reason, if it was moved').optional(),
  }),
  'conference.held': conferenceHeld,
  'coreGroup.arranged': z.strictObject(arrangedAt),
  'coreGroup.cancelled': z.strictObject({ reason: label(text, 'Reason') }),
  'coreGroup.held': z.strictObject({
    chair: label(role, 'Chaired by'),
    attended: label(roles, 'Who came').optional(),
    apologies: label(roles, 'Who sent apologies').optional(),
    reports: label(roles, 'Who sent a report').optional(),
    childViews: label(z.enum(['attended', 'recorded', 'none']), "The child's views").optional(),
    riskReviewed: label(yesNo, 'The level of risk was reviewed and noted').optional(),
    dissent: label(z.union([yesNo, text]), 'Disagreement to be noted').optional(),
    dissentBy: label(whose, 'Who disagreed').optional(),
    planUpdated: label(yesNo, 'The plan was changed').optional(),
    at: label(z.enum(['school']), 'Held at').optional(),
    cover: label(cover, 'Who stood in').optional(),
    people: label(people, 'Attendance by name').optional(),
    progress: label(progress, 'Progress on the plan').optional(),
    interval: label(period, 'The group agreed to meet at least every').optional(),
    ...notesUnder,
  }),
  'record.circulated': z.strictObject({
    ...aboutMeeting,
    ...sentTo,
    version: label(name, 'Which version')
      .meta({ suggestions: ['Draft', 'Final', 'Corrected'] })
      .optional(),
  }),
  'record.answered': z.strictObject({
    ...aboutMeeting,
    member: label(role, 'Who answered'),
    name: label(name, 'Their name').optional(),
    answer: label(z.enum(['agrees', 'disagrees']), 'Answer'),
    says: label(text, 'What they say').optional(),
  }),
  'record.agreed': z.strictObject(aboutMeeting),
  'plan.written': z.strictObject({
    needs: label(needs, 'Needs, outcomes and actions'),
    contingency: label(text, 'What happens if the plan fails').optional(),
    resources: label(text, 'Resources needed, and who gets them').optional(),
    contact: label(text, 'Who sees the child and the family, and how often').optional(),
    childSays: label(text, 'What the child wishes and feels').optional(),
    parentsSay: label(text, 'What the parents think').optional(),
    ...notesUnder,
  }),
  'plan.detailed': z.strictObject({}),
  'plan.approved': z.strictObject({}),
  'plan.distributed': z.strictObject(sentTo),
  'assessment.completed': z.strictObject(notesUnder),
  'report.shared': z.strictObject({ ...sentTo, ...notesUnder }),
  'visit.made': z.strictObject({
    seenAlone: label(yesNo, 'The child was seen alone').optional(),
    joint: label(yesNo, 'Made jointly with another agency').optional(),
    says: label(text, 'What was seen and said').optional(),
  }),
  'school.changed': z.strictObject({ to: label(name, 'New school').optional() }),
  'member.joined': z.strictObject({
    ...member.shape,
    standIn: label(name, 'Who stands in when they are away').optional(),
    contact: label(name, 'How to reach them').optional(),
  }),
  'member.left': z.strictObject({ role: member.shape.role, name: member.shape.name }),
  'worker.changed': z.strictObject({
    leadSocialWorker: label(name, 'New lead social worker'),
    reason: label(text, 'Reason').optional(),
  }),
  'supervision.held': z.strictObject({ with: label(name, 'With whom').optional(), ...notesUnder }),
  'event.noted': z.strictObject({
    what: label(text, 'What happened'),
    source: label(name, 'Who said so').optional(),
  }),
  'action.agreed': z.strictObject({
    ...aboutAction,
    what: label(text, 'What is to be done'),
    who: label(name, 'Who will do it'),
    // This `by` is a day, so who recorded an action has a field of its own.
    by: label(daySchema, 'By when'),
    recordedBy: label(name, 'Recorded by').optional(),
  }),
  'action.moved': z.strictObject({
    ...aboutAction,
    for: label(daySchema, 'New date'),
    reason: label(text, 'Reason').optional(),
  }),
  'action.done': z.strictObject(aboutAction),
  'concern.raised': z.strictObject({
    ...aboutConcern,
    about: label(z.enum(CONCERN_SUBJECTS), 'What the concern is about'),
    trigger: label(text, 'What prompted it').optional(),
  }),
  'concern.managerInformed': z.strictObject(aboutConcern),
  'concern.stepTaken': z.strictObject({
    ...aboutConcern,
    step: label(text, 'Step taken'),
    says: label(text, 'What came of it').optional(),
  }),
  'concern.decided': z.strictObject({
    ...aboutConcern,
    outcome: label(z.enum(CONCERN_OUTCOMES), 'Outcome'),
    says: label(text, 'Why, and what follows').optional(),
  }),
  'concern.resolved': z.strictObject({ ...aboutConcern, says: label(text, 'How it was resolved').optional() }),
  'removal.recommended': z.strictObject({
    agreed: label(yesNo, 'The core group agreed it'),
    dissent: label(z.union([yesNo, text]), 'Disagreement to be noted').optional(),
    views: label(views, "Each member's view").optional(),
  }),
  'stepDown.agreed': z.strictObject({
    route: label(z.enum(ROUTES), 'Support after the plan'),
    consent: label(z.enum(['given', 'refused']), "Parents' consent"),
    leadProfessional: label(name, 'Lead professional').optional(),
    services: label(text, 'Which services go on, and by when').optional(),
    reviewOn: label(daySchema, 'When the support is reviewed').optional(),
    ...notesUnder,
  }),
  'plan.ended': z.strictObject({ reason: label(z.enum(END_REASONS), 'Why the plan ended') }),
  'policy.adopted': z.strictObject({
    policy: label(key, 'Policy'),
    edition: label(name, 'Edition'),
    reason: label(text, 'Reason').optional(),
  }),
  'fact.withdrawn': z.strictObject({
    fact: label(key, 'Fact'),
    reason: label(text, 'Why it was wrong'),
  }),
} as const satisfies Record<string, z.ZodType>;

export type FactType = keyof typeof DETAILS;
export const FACT_TYPES = Object.keys(DETAILS) as [FactType, ...FactType[]];
export const isFactType = (value: unknown): value is FactType =>
  typeof value === 'string' && Object.hasOwn(DETAILS, value);

type Envelope<T extends FactType> = {
  readonly id: string;
  readonly type: T;
  /** The day it happened. */
  readonly on: Day;
  /** The UTC instant at which it was written down. */
  readonly recordedAt: string;
  /** Who recorded it; of an agreed action, the day by which it is due. */
  readonly by: string;
};

/** An object schema without fields infers an index signature, which would forbid the envelope's own fields. */
type WithoutIndex<D> = { readonly [K in keyof D as string extends K ? never : K]: D[K] };
export type Details<T extends FactType> = WithoutIndex<z.infer<(typeof DETAILS)[T]>>;
export type FactOf<T extends FactType> = Envelope<T> & Details<T>;
export type Fact = { [T in FactType]: FactOf<T> }[FactType];

/** What a fact is called on a screen and in a message: what happened, as a sentence without its subject. */
export const FACT_NAMES: Record<FactType, string> = {
  'strategyDiscussion.held': 'Strategy discussion held',
  'conference.arranged': 'Conference arranged',
  'conference.held': 'Conference held',
  'coreGroup.arranged': 'Core group arranged',
  'coreGroup.cancelled': 'Core group cancelled',
  'coreGroup.held': 'Core group held',
  'record.circulated': 'Core group record circulated',
  'record.answered': 'Core group record answered',
  'record.agreed': 'Core group record agreed',
  'plan.written': 'Plan written',
  'plan.detailed': 'Plan made detailed',
  'plan.approved': 'Plan approved',
  'plan.distributed': 'Plan distributed',
  'assessment.completed': 'Assessment completed',
  'report.shared': 'Report to conference shared',
  'visit.made': 'Visit made',
  'school.changed': 'Child changed school',
  'member.joined': 'Core group member joined',
  'member.left': 'Core group member left',
  'worker.changed': 'Lead social worker changed',
  'supervision.held': 'Supervision held',
  'event.noted': 'Significant event noted',
  'action.agreed': 'Action agreed',
  'action.moved': 'Action given a new date',
  'action.done': 'Action done',
  'concern.raised': 'Concern raised',
  'concern.managerInformed': 'Manager told of the concern',
  'concern.stepTaken': 'Step taken on the concern',
  'concern.decided': 'Concern decided',
  'concern.resolved': 'Concern resolved',
  'removal.recommended': 'End of the plan recommended',
  'stepDown.agreed': 'Support after the plan agreed',
  'plan.ended': 'Plan ended without a review',
  'policy.adopted': 'Policy adopted',
  'fact.withdrawn': 'Fact withdrawn',
};
