import { addPeriod, isProvisional } from '../../policies/calendar.ts';
import type { Anchor, DeadlineId, DeadlineRule, Policy, Strength } from '../../policies/schema.ts';
import type { Common } from '../../machines/parts.ts';
import type { PlanContext } from '../../machines/plan/context.ts';
import { type Day, earlier } from '../facts/day.ts';
import type { Period } from '../facts/period.ts';

/** Who agreed an interval, where it was not the conference that set it. */
type AgreedBy = 'coreGroup';

/** How a due date came about, for the sentence that explains it. */
export type Because =
  | { readonly kind: 'after'; readonly period: Period; readonly anchor: Anchor; readonly from: Day }
  | { readonly kind: 'interval'; readonly period: Period; readonly from: Day; readonly agreedBy?: AgreedBy }
  | { readonly kind: 'before'; readonly period: Period | null; readonly anchor: Anchor; readonly from: Day }
  | { readonly kind: 'agreed' }
  | { readonly kind: 'nothingAgreed'; readonly silence: string | null };

export type Due = {
  /** Null where nobody has set a date yet. */
  readonly day: Day | null;
  /** For a window: the first day of it. */
  readonly opens: Day | null;
  readonly because: Because;
  /** Null where the date is people's own agreement and no rule's. */
  readonly strength: Strength | null;
  readonly clauses: readonly string[];
  /** Counted over years whose bank holidays are not known yet. */
  readonly provisional: boolean;
  /** An interval that the group agreed and that would come later: it moves nothing. */
  readonly looser?: Period;
};

/** Waiting for a core group goes on where the document is silent: then the date arranged counts. */
const AGREED_WHERE_SILENT: ReadonlySet<DeadlineId> = new Set(['firstCoreGroup', 'nextCoreGroup']);

/** Which of a deadline's rules holds now: only the next core group has several. */
export function ruleFor(policy: Policy, id: DeadlineId, context: Common): DeadlineRule {
  if (id !== 'nextCoreGroup') return policy.deadlines[id];
  const { second, beforeFirstReview, afterFirstReview } = policy.deadlines.nextCoreGroup;
  const { coreGroupsOfThisPlan, reviewsOfThisPlan } = context as PlanContext;
  if (coreGroupsOfThisPlan === 1) return second;
  return reviewsOfThisPlan > 0 ? afterFirstReview : beforeFirstReview;
}

/** The names of the rules whose periods set the date of a deadline, in such a context. */
export function limitsFor(id: DeadlineId, context: Common): readonly string[] {
  if (id !== 'nextCoreGroup') {
    const rule = context.policy.deadlines[id];
    return 'by' in rule && rule.by === 'firstReview' ? [id, 'firstReview'] : [id];
  }
  const { coreGroupsOfThisPlan, reviewsOfThisPlan } = context as PlanContext;
  if (coreGroupsOfThisPlan === 1) return ['nextCoreGroup.second'];
  return [reviewsOfThisPlan > 0 ? 'nextCoreGroup.afterFirstReview' : 'nextCoreGroup.beforeFirstReview'];
}

/** The due date of a deadline in a process that waits for it; null where the policy has no such deadline. */
export function dueOf(id: DeadlineId, context: Common): Due | null {
  const { policy } = context;
  const rule = ruleFor(policy, id, context);
  const ruled = 'silent' in rule ? null : byRule(rule, context);
  if (id === 'nextCoreGroup') return tightened(ruled, rule, context);
  if (ruled) return ruled;
  return AGREED_WHERE_SILENT.has(id) ? asArranged(rule, context) : null;
}

function byRule(rule: Exclude<DeadlineRule, { silent: string }>, context: Common): Due | null {
  const { strength, clauses } = rule;
  if ('agreed' in rule) return asAgreed(rule, context);
  if ('within' in rule) {
    const from = context.anchors[rule.of];
    if (!from) return null;
    const day = addPeriod(from, rule.within);
    const because: Because = { kind: 'after', period: rule.within, anchor: rule.of, from };
    return { day, opens: null, because, strength, clauses, provisional: isUncertain(rule.within, from, day) };
  }
  const from = context.anchors[rule.by] ?? expected(rule.by, context);
  if (!from) return null;
  const day = rule.atLeast ? addPeriod(from, rule.atLeast, -1) : from;
  const opens = rule.opens ? addPeriod(from, rule.opens, -1) : null;
  const period = rule.atLeast ?? rule.opens ?? null;
  const because: Because = { kind: 'before', period, anchor: rule.by, from };
  return {
    day,
    opens,
    because,
    strength,
    clauses,
    provisional: period !== null && isUncertain(period, from, opens ?? day),
  };
}

/** Until a first review is arranged, it is expected on the last day on which it may be held. */
function expected(anchor: Anchor, { anchors, policy: { deadlines } }: Common): Day | undefined {
  const { initialConference } = anchors;
  if (anchor !== 'firstReview' || !initialConference) return undefined;
  const { firstReview } = deadlines;
  return 'within' in firstReview ? addPeriod(initialConference, firstReview.within) : initialConference;
}

const isUncertain = (period: Period, from: Day, to: Day): boolean =>
  period.unit === 'working days' && isProvisional(from, to);

/** A date that people agree case by case: an action's own day, or a visit as often as the plan says. */
function asAgreed(rule: Extract<DeadlineRule, { agreed: string }>, context: Common): Due {
  const { strength, clauses } = rule;
  if (rule.agreed === 'by') {
    return { day: context.agreed, opens: null, because: { kind: 'agreed' }, strength, clauses, provisional: false };
  }
  const from = context.anchors.lastVisit;
  if (!context.every || !from) {
    const because: Because = { kind: 'nothingAgreed', silence: null };
    return { day: null, opens: null, because, strength, clauses, provisional: false };
  }
  return byInterval(context.every, from, strength, clauses);
}

function byInterval(
  period: Period,
  from: Day,
  strength: Strength,
  clauses: readonly string[],
  agreedBy?: AgreedBy,
): Due {
  const day = addPeriod(from, period);
  return {
    day,
    opens: null,
    because: { kind: 'interval', period, from, ...(agreedBy && { agreedBy }) },
    strength,
    clauses,
    provisional: isUncertain(period, from, day),
  };
}

/**
 * An interval that the conference set, or the group agreed where it may, tightens the policy's limit, and is the limit
 * where the policy has none. The earliest of them counts; of two on one day the policy's, then the conference's.
 */
function tightened(ruled: Due | null, rule: DeadlineRule, context: Common): Due {
  const { interval, agreedInterval } = context.policy.deadlines.nextCoreGroup;
  const from = context.anchors.lastCoreGroup;
  const { every, agreedEvery } = context as PlanContext;
  const by = (period: Period | null, of: typeof agreedInterval, who?: AgreedBy): Due | null =>
    period && of && from
      ? byInterval(period, from, of.strength, [...new Set([...of.clauses, ...rule.clauses])], who)
      : null;
  const ofGroup = by(agreedEvery, agreedInterval, 'coreGroup');
  const [first, ...others] = [ruled, by(every, interval), ofGroup].filter((due) => due !== null);
  if (!first) return asArranged(rule, context);
  const tightest = others.reduce((least, due) => (earlier(least.day, due.day) === least.day ? least : due), first);
  const isLater = ofGroup && agreedEvery && ofGroup.day !== tightest.day;
  return isLater ? { ...tightest, looser: agreedEvery } : tightest;
}

/** The document gives no date: the date that was arranged counts, and there is none until one is. */
function asArranged(rule: DeadlineRule, context: Common): Due {
  const because: Because = context.agreed
    ? { kind: 'agreed' }
    : { kind: 'nothingAgreed', silence: 'silent' in rule ? rule.silent : null };
  return { day: context.agreed, opens: null, because, strength: null, clauses: rule.clauses, provisional: false };
}
