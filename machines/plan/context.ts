import type { Day } from '../../src/facts/day.ts';
import { type Period, readPeriod } from '../../src/facts/period.ts';
import type { EndReason, FactOf, Route } from '../../src/facts/vocabulary.ts';
import type { Policy } from '../../policies/schema.ts';
import type { Common, Heard } from '../parts.ts';
import { addCalendarMonths } from '../../policies/calendar.ts';
import { addDays } from '../../src/facts/day.ts';

export type Ended =
  | { readonly on: Day; readonly reason: 'removed'; readonly route: Route | null }
  | { readonly on: Day; readonly reason: EndReason };

export type PlanInput = { readonly policy: Policy; readonly born: Day | null };

export type PlanContext = Common & {
  readonly born: Day | null;
  /** Plans this child has had, this one included. */
  readonly plans: number;
  /** Core groups held over the whole case: the record of each carries its number. */
  readonly coreGroupsHeld: number;
  readonly coreGroupsOfThisPlan: number;
  readonly reviewsOfThisPlan: number;
  /** The roles named by the conference, where it named them, and those that joined or left since. */
  readonly members: readonly string[] | null;
  /** Their names, place by place; null where somebody was named by role alone. */
  readonly memberNames: readonly (string | null)[];
  /** How often the core group itself agreed to meet; `every` is how often the conference wants it. */
  readonly agreedEvery: Period | null;
  readonly arrangedOn: Day | null;
  readonly venue: string | null;
  readonly visitEvery: Period | null;
  readonly recommended: boolean;
  readonly openConcerns: readonly string[];
  readonly ended: Ended | null;
  /** A review conference decided to end the last plan. */
  readonly removed: boolean;
};

export const newCase = ({ policy, born }: PlanInput): PlanContext => ({
  policy,
  born,
  anchors: {},
  agreed: null,
  every: null,
  plans: 0,
  coreGroupsHeld: 0,
  coreGroupsOfThisPlan: 0,
  reviewsOfThisPlan: 0,
  members: null,
  memberNames: [],
  agreedEvery: null,
  arrangedOn: null,
  venue: null,
  visitEvery: null,
  recommended: false,
  openConcerns: [],
  ended: null,
  removed: false,
});

const asPeriod = (text: string | undefined, before: Period | null): Period | null =>
  text === undefined ? before : readPeriod(text);

/** The day before the eighteenth birthday is the last of childhood; a plan ends by itself the day after it. */
const lastDayBefore18 = (born: Day): Day => addDays(addCalendarMonths(born, 18 * 12), -1);

export function startEnquiry(_: PlanContext, fact: FactOf<'strategyDiscussion.held'>): Partial<PlanContext> {
  return { anchors: { strategyDiscussion: fact.on }, ended: null };
}

export function startPlan(context: PlanContext, fact: FactOf<'conference.held'>): Partial<PlanContext> {
  return {
    anchors: {
      initialConference: fact.on,
      ...(context.born === null ? {} : { eighteenthBirthday: lastDayBefore18(context.born) }),
    },
    plans: context.plans + 1,
    agreed: null,
    arrangedOn: null,
    venue: null,
    every: asPeriod(fact.interval, null),
    agreedEvery: null,
    visitEvery: asPeriod(fact.visitEvery, null),
    coreGroupsOfThisPlan: 0,
    reviewsOfThisPlan: 0,
    members: fact.coreGroup?.map(({ role }) => role) ?? null,
    memberNames: namesIn(fact) ?? [],
    recommended: false,
    openConcerns: [],
    ended: null,
    removed: false,
  };
}

export const arrangeCoreGroup = (_: PlanContext, fact: FactOf<'coreGroup.arranged'>): Partial<PlanContext> => ({
  agreed: fact.for,
  arrangedOn: fact.on,
  venue: fact.venue ?? null,
});

export const cancelCoreGroup = (): Partial<PlanContext> => ({ agreed: null, arrangedOn: null, venue: null });

export function holdCoreGroup(context: PlanContext, fact: FactOf<'coreGroup.held'>): Partial<PlanContext> {
  const { anchors, agreed, arrangedOn } = context;
  // A later date that was agreed on the day of this meeting is the next meeting's; any other was this one's.
  const isForNext = agreed !== null && agreed > fact.on && arrangedOn === fact.on;
  return {
    agreed: isForNext ? agreed : null,
    arrangedOn: isForNext ? arrangedOn : null,
    venue: isForNext ? context.venue : null,
    anchors: { ...anchors, firstCoreGroup: anchors.firstCoreGroup ?? fact.on, lastCoreGroup: fact.on },
    agreedEvery: asPeriod(fact.interval, context.agreedEvery),
    coreGroupsHeld: context.coreGroupsHeld + 1,
    coreGroupsOfThisPlan: context.coreGroupsOfThisPlan + 1,
  };
}

export const arrangeReview = (context: PlanContext, fact: FactOf<'conference.arranged'>): Partial<PlanContext> => ({
  anchors: { ...context.anchors, arrangedReview: fact.for },
});

export function holdReview(context: PlanContext, fact: FactOf<'conference.held'>): Partial<PlanContext> {
  const { arrangedReview: _, ...anchors } = context.anchors;
  return {
    anchors: { ...anchors, firstReview: anchors.firstReview ?? fact.on, lastReview: fact.on },
    reviewsOfThisPlan: context.reviewsOfThisPlan + 1,
    every: asPeriod(fact.interval, context.every),
    visitEvery: asPeriod(fact.visitEvery, context.visitEvery),
    members: fact.coreGroup?.map(({ role }) => role) ?? context.members,
    memberNames: namesIn(fact) ?? context.memberNames,
    recommended: false,
  };
}

export const removeFromPlan = (context: PlanContext, fact: FactOf<'conference.held'>): Partial<PlanContext> => ({
  ...holdReview(context, fact),
  ended: { on: fact.on, reason: 'removed', route: null },
  removed: true,
});

export const endOtherwise = (_: PlanContext, fact: FactOf<'plan.ended'>): Partial<PlanContext> => ({
  ended: { on: fact.on, reason: fact.reason },
});

export const agreeStepDown = (context: PlanContext, fact: FactOf<'stepDown.agreed'>): Partial<PlanContext> =>
  context.ended?.reason === 'removed' && fact.consent === 'given'
    ? { ended: { on: context.ended.on, reason: 'removed', route: fact.route } }
    : {};

/** Only what the core group agreed is its recommendation; the newest counts. */
export const rememberRecommendation = (
  _: PlanContext,
  { agreed }: FactOf<'removal.recommended'>,
): Partial<PlanContext> => ({ recommended: agreed });

/**
 * Somebody who joins under a name that is there, or as the one of their role who had no name yet, is no further
 * member: they say who stands in for them, or how to reach them. There is one lead social worker.
 */
export function admitMember(context: PlanContext, fact: FactOf<'member.joined'>): Partial<PlanContext> {
  const { role, name = null } = fact;
  const members = context.members ?? [];
  const at = name === null && role !== LEAD ? -1 : placeOf(context, role, name);
  if (at >= 0) return { memberNames: context.memberNames.with(at, name ?? context.memberNames[at] ?? null) };
  return { members: [...members, role], memberNames: [...context.memberNames, name] };
}

const LEAD = 'leadSocialWorker';

/** Where somebody stands among the members: by name, else as the one of their role who has none; -1 where nowhere. */
function placeOf({ members, memberNames }: PlanContext, role: string, name: string | null): number {
  const those = (members ?? []).map((each, at) => ({ role: each, name: memberNames[at] ?? null }));
  const named = those.findLastIndex((each) => each.role === role && each.name === name);
  if (named >= 0) return named;
  return those.findLastIndex((each) => each.role === role && (each.name === null || role === LEAD));
}

const namesIn = ({ coreGroup }: FactOf<'conference.held'>): (string | null)[] | undefined =>
  coreGroup?.map(({ name }) => name ?? null);

/** One member fewer of that role; where nobody was named, nobody can be missed. */
export function releaseMember(context: PlanContext, { role, name }: FactOf<'member.left'>): Partial<PlanContext> {
  const { members, memberNames } = context;
  const place = placeOf(context, role, name ?? null);
  const at = place >= 0 ? place : (members?.lastIndexOf(role) ?? -1);
  return at < 0 || members === null
    ? {}
    : { members: members.toSpliced(at, 1), memberNames: memberNames.toSpliced(at, 1) };
}

export const openConcern = (context: PlanContext, fact: FactOf<'concern.raised'>): Partial<PlanContext> => ({
  openConcerns: [...context.openConcerns, fact.concern],
});

export const closeConcern = (context: PlanContext, fact: FactOf<'concern.resolved'>): Partial<PlanContext> => ({
  openConcerns: context.openConcerns.filter((key) => key !== fact.concern),
});

/** The plan's decisions, as sentences. */
export const planGuards = {
  isInitial: ({ event }: { event: Heard }) => 'kind' in event && event.kind === 'initial',
  isReview: ({ event }: { event: Heard }) => 'kind' in event && event.kind === 'review',
  planMade: ({ event }: { event: Heard }) => event.type === 'conference.held' && event.decision === 'plan',
  noPlanMade: ({ event }: { event: Heard }) => event.type === 'conference.held' && event.decision === 'noPlan',
  planContinues: ({ event }: { event: Heard }) => event.type === 'conference.held' && event.decision === 'continue',
  planDiscontinued: ({ event }: { event: Heard }) =>
    event.type === 'conference.held' && event.decision === 'discontinue',
  lastPlanWasRemoved: ({ context }: { context: PlanContext }) => context.removed,
  consentGiven: ({ event }: { event: Heard }) => event.type === 'stepDown.agreed' && event.consent === 'given',
  wasLastOpenConcern: ({ context, event }: { context: PlanContext; event: Heard }) =>
    event.type === 'concern.resolved' && context.openConcerns.every((key) => key === event.concern),
};
