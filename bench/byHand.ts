import { endsThePlan, type Common } from '../machines/parts.ts';
import * as plans from '../machines/plan/context.ts';
import { addPeriod } from '../policies/calendar.ts';
import type { DeadlineId, Policy } from '../policies/schema.ts';
import { type Breach, breachOfCheck, breachOfDeadline } from '../src/engine/breaches.ts';
import { checksNotKept } from '../src/engine/checks.ts';
import { type Deadline, deadlineOf } from '../src/engine/deadlines.ts';
import { beginning, type Cause, close, type Entry, followReview, pass, recount } from '../src/engine/entry.ts';
import type { RunOptions } from '../src/engine/run.ts';
import { select } from '../src/engine/select.ts';
import { type Day, earlier } from '../src/facts/day.ts';
import { readPeriod } from '../src/facts/period.ts';
import type { Fact, FactOf } from '../src/facts/vocabulary.ts';

/** A deadline that somebody waits for, or waited for. */
type Slot = Omit<Entry, 'process' | 'node' | 'meta'>;
/** Whoever waits, with what is known there; null where nothing is waited for. */
type Waits = { context: Common };
type MeetingRecord = Waits & { n: number; sending: Slot | null; signing: Slot | null; plan: Slot | null };
type Review = Waits & { isOver: boolean; report: Slot | null; coreGroup: Slot | null };
type One = Waits & { slot: Slot | null };

/**
 * Dates and breaches of a whole case as one would write them by hand for speed, without machines: a switch over what
 * happened, a field for whatever is waited for. How one date is counted, and what a check asks, is the engine's own.
 * It is the limit that whole runs are measured against, and nothing else uses it.
 */
export function byHand(
  policy: Policy,
  facts: readonly Fact[],
  { asOf, born = null }: RunOptions,
): { readonly deadlines: readonly Deadline[]; readonly breaches: readonly Breach[] } {
  const slots: Slot[] = [];
  const open = new Set<Slot>();
  const counts = new Map<DeadlineId, number>();
  const breaches: Breach[] = [];

  let plan = plans.newCase({ policy, born });
  let isOnPlan = false;
  let enquiry: Slot | null = null;
  let birthday: Slot | null = null;
  let meeting: Slot | null = null;
  let review: Slot | null = null;
  let lastCoreGroup: FactOf<'coreGroup.held'> | null = null;
  let assessment: (One & { isFirstReviewHeld: boolean }) | null = null;
  let visits: One | null = null;
  let newestReview: Review | null = null;
  const records: MeetingRecord[] = [];
  const reviews: Review[] = [];
  const moves: One[] = [];
  const actions = new Map<string, One>();

  const begin = (id: DeadlineId, context: Common, number?: number): Slot | null => {
    const fresh = beginning(id, context);
    if (!fresh) return null;
    const n = number ?? (counts.get(id) ?? 0) + 1;
    counts.set(id, n);
    const slot: Slot = { id, n, ...fresh, breachedOn: [] };
    slots.push(slot);
    open.add(slot);
    return slot;
  };
  const count = (slot: Slot | null, context: Common): void => {
    if (slot?.close === null) recount(slot, slot.id, context);
  };
  const end = (slot: Slot | null, context: Common, cause: Cause, meets: boolean): null => {
    if (slot?.close === null) {
      close(slot, slot.id, context, cause, meets);
      open.delete(slot);
    }
    return null;
  };

  const passTime = (upTo: Day): void => {
    for (const slot of open) {
      const { passesOn } = slot;
      if (passesOn === null || slot.toldPassed || passesOn > upTo) continue;
      if (slot === birthday) {
        slot.toldPassed = true;
        endPlan({ id: '', type: 'plan.ended', on: passesOn, recordedAt: '', by: '', reason: 'turned18' });
        continue;
      }
      pass(slot);
      const held = reviews.find((each) => each.isOver && (each.report === slot || each.coreGroup === slot));
      if (held) end(slot, held.context, { type: 'deadline', on: passesOn }, false);
    }
  };

  const recountPlan = (): void => {
    count(birthday, plan);
    count(meeting, plan);
    count(review, plan);
  };

  const endAll = (fact: Cause): void => {
    isOnPlan = false;
    birthday = end(birthday, plan, fact, false);
    meeting = end(meeting, plan, fact, false);
    review = end(review, plan, fact, fact.type === 'conference.held');
    for (const record of records) end(record.plan, record.context, fact, false);
    for (const { slot, context } of moves) end(slot, context, fact, false);
    if (visits) end(visits.slot, visits.context, fact, false);
    visits = null;
    if (assessment) end(assessment.slot, assessment.context, fact, false);
    assessment = null;
    for (const each of reviews) {
      each.isOver = true;
      end(each.report, each.context, fact, false);
      end(each.coreGroup, each.context, fact, false);
    }
  };

  const endPlan = (fact: FactOf<'plan.ended'>): void => {
    plan = { ...plan, ...plans.endOtherwise(plan, fact) };
    endAll(fact);
  };

  const holdForReviews = (fact: FactOf<'conference.held'>): void => {
    for (const each of reviews) {
      const arrangedReview = earlier(each.context.anchors.arrangedReview ?? null, fact.on) ?? fact.on;
      each.context = { ...each.context, anchors: { ...each.context.anchors, arrangedReview } };
      each.isOver = true;
      if (endsThePlan(fact)) continue;
      for (const slot of [each.report, each.coreGroup]) {
        if (slot?.close !== null) continue;
        if (slot.toldPassed) end(slot, each.context, fact, false);
        else count(slot, each.context);
      }
    }
    if (assessment) {
      const { context, isFirstReviewHeld } = assessment;
      const anchors = isFirstReviewHeld ? context.anchors : { ...context.anchors, firstReview: fact.on };
      assessment.context = { ...context, anchors };
      assessment.isFirstReviewHeld = true;
      if (!endsThePlan(fact)) count(assessment.slot, assessment.context);
    }
  };

  const conference = (fact: FactOf<'conference.held'>): void => {
    if (!isOnPlan) {
      if (fact.decision === 'plan') {
        plan = { ...plan, ...plans.startPlan(plan, fact) };
        isOnPlan = true;
        lastCoreGroup = null;
        birthday = begin('eighteenthBirthday', plan);
        meeting = begin('firstCoreGroup', plan);
        review = begin('firstReview', plan);
        const common = { policy, agreed: null };
        const since = { ...common, every: null, anchors: { initialConference: fact.on } };
        assessment = { context: since, slot: begin('assessment', since), isFirstReviewHeld: false };
        const visited = { ...common, every: plan.visitEvery, anchors: { lastVisit: fact.on } };
        visits = { context: visited, slot: begin('visit', visited) };
      }
      enquiry = end(enquiry, plan, fact, true);
      return;
    }
    holdForReviews(fact);
    if (endsThePlan(fact)) {
      plan = { ...plan, ...plans.removeFromPlan(plan, fact) };
      return endAll(fact);
    }
    plan = { ...plan, ...plans.holdReview(plan, fact) };
    end(review, plan, fact, true);
    count(birthday, plan);
    count(meeting, plan);
    review = begin('nextReview', plan);
    if (visits && fact.visitEvery !== undefined) {
      visits.context = { ...visits.context, every: readPeriod(fact.visitEvery) };
      count(visits.slot, visits.context);
    }
  };

  const countsForReview = (fact: FactOf<'coreGroup.held'>): void => {
    const rule = policy.deadlines.preReviewCoreGroup;
    if (!('opens' in rule) || !rule.opens) return;
    for (const { coreGroup, context } of reviews) {
      const { arrangedReview } = context.anchors;
      if (coreGroup?.close !== null || !arrangedReview || fact.on > arrangedReview) continue;
      if (fact.on >= addPeriod(arrangedReview, rule.opens, -1)) end(coreGroup, context, fact, true);
    }
  };

  const holdCoreGroup = (fact: FactOf<'coreGroup.held'>): void => {
    plan = { ...plan, ...plans.holdCoreGroup(plan, fact) };
    end(meeting, plan, fact, true);
    count(birthday, plan);
    count(review, plan);
    meeting = begin('nextCoreGroup', plan);
    lastCoreGroup = fact;
    countsForReview(fact);
    for (const { slot, context } of moves) end(slot, context, fact, true);
    const n = plan.coreGroupsHeld;
    const context = { policy, anchors: { meeting: fact.on }, agreed: null, every: null };
    const isChanged = fact.planUpdated === true && !('silent' in policy.deadlines.planDistribution);
    const sending = begin('recordCirculation', context, n);
    records.push({
      n,
      context,
      sending,
      signing: null,
      plan: isChanged ? begin('planDistribution', context, n) : null,
    });
  };

  const arrangeReview = (fact: FactOf<'conference.arranged'>): void => {
    plan = { ...plan, ...plans.arrangeReview(plan, fact) };
    recountPlan();
    if (assessment && !assessment.isFirstReviewHeld) {
      const { context } = assessment;
      assessment.context = { ...context, anchors: { ...context.anchors, firstReview: fact.for } };
      count(assessment.slot, assessment.context);
    }
    const context = { policy, anchors: { arrangedReview: fact.for }, agreed: null, every: null };
    if (newestReview && !newestReview.isOver) {
      const { report, coreGroup } = newestReview;
      newestReview.context = context;
      for (const slot of [report, coreGroup]) if (slot) followReview(slot, slot.id, context);
      count(report, context);
      if (coreGroup?.close === null) count(coreGroup, context);
      else if (coreGroup) {
        Object.assign(coreGroup, beginning('preReviewCoreGroup', context));
        open.add(coreGroup);
      }
    } else {
      const isAsked = !('silent' in policy.deadlines.preReviewCoreGroup);
      const report = begin('conferenceReport', context);
      newestReview = {
        context,
        isOver: false,
        report,
        coreGroup: isAsked ? begin('preReviewCoreGroup', context) : null,
      };
      reviews.push(newestReview);
    }
    if (lastCoreGroup) countsForReview(lastCoreGroup);
  };

  const circulate = (fact: FactOf<'record.circulated'>): void => {
    const record = records[fact.meeting - 1];
    if (!record || 'circulation' in record.context.anchors) return;
    record.context = { ...record.context, anchors: { ...record.context.anchors, circulation: fact.on } };
    record.sending = end(record.sending, record.context, fact, true);
    count(record.plan, record.context);
    if (!('silent' in policy.deadlines.recordAgreement))
      record.signing = begin('recordAgreement', record.context, record.n);
  };

  const apply = (fact: Fact): void => {
    switch (fact.type) {
      case 'strategyDiscussion.held':
        if (isOnPlan || enquiry) return;
        plan = { ...plan, ...plans.startEnquiry(plan, fact) };
        enquiry = begin('initialConference', plan);
        return;
      case 'conference.held':
        return conference(fact);
      case 'conference.arranged':
        if (fact.kind === 'review') arrangeReview(fact);
        return;
      case 'coreGroup.held':
        return holdCoreGroup(fact);
      case 'coreGroup.arranged':
      case 'coreGroup.cancelled': {
        const change =
          fact.type === 'coreGroup.arranged' ? plans.arrangeCoreGroup(plan, fact) : plans.cancelCoreGroup();
        plan = { ...plan, ...change };
        return recountPlan();
      }
      case 'removal.recommended':
        plan = { ...plan, ...plans.rememberRecommendation(plan, fact) };
        return;
      case 'member.joined':
        plan = { ...plan, ...plans.admitMember(plan, fact) };
        return;
      case 'member.left':
        plan = { ...plan, ...plans.releaseMember(plan, fact) };
        return;
      case 'plan.ended':
        return endPlan(fact);
      case 'record.circulated':
        return circulate(fact);
      case 'record.agreed': {
        const record = records[fact.meeting - 1];
        if (record) record.signing = end(record.signing, record.context, fact, true);
        return;
      }
      case 'plan.distributed': {
        const waiting = records.findLast(({ plan: slot }) => slot?.close === null);
        if (waiting) waiting.plan = end(waiting.plan, waiting.context, fact, true);
        return;
      }
      case 'report.shared':
        for (const { report, context } of reviews) end(report, context, fact, true);
        return;
      case 'school.changed': {
        if ('silent' in policy.deadlines.schoolMoveCoreGroup) return;
        const context = { policy, anchors: { schoolMove: fact.on }, agreed: null, every: null };
        moves.push({ context, slot: begin('schoolMoveCoreGroup', context) });
        return;
      }
      case 'assessment.completed':
        if (assessment) end(assessment.slot, assessment.context, fact, true);
        assessment = null;
        return;
      case 'visit.made':
        if (!visits) return;
        visits.context = { ...visits.context, anchors: { lastVisit: fact.on } };
        end(visits.slot, visits.context, fact, true);
        visits.slot = begin('visit', visits.context);
        return;
      case 'action.agreed': {
        const context = { policy, anchors: {}, agreed: fact.by, every: null };
        actions.set(fact.action, { context, slot: begin('action', context) });
        return;
      }
      case 'action.moved': {
        const action = actions.get(fact.action);
        if (!action) return;
        action.context = { ...action.context, agreed: fact.for };
        return count(action.slot, action.context);
      }
      case 'action.done': {
        const action = actions.get(fact.action);
        if (action) action.slot = end(action.slot, action.context, fact, true);
        return;
      }
      default:
    }
  };

  for (const fact of select(facts, { asOf })) {
    passTime(fact.on);
    const before = plan;
    apply(fact);
    for (const check of checksNotKept(policy, { fact, before, after: plan })) breaches.push(breachOfCheck(check, fact));
    passTime(fact.on);
  }
  passTime(asOf);
  const deadlines = slots.map((slot) => deadlineOf({ ...slot, process: '' }, asOf));
  for (const slot of slots) {
    for (const { on, due } of slot.breachedOn)
      if (on <= asOf) breaches.push(breachOfDeadline(policy, slot as Entry, on, due));
  }
  return { deadlines, breaches: breaches.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
}
