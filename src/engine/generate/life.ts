import { addCalendarMonths, addWorkingDays } from '../../../policies/calendar.ts';
import type { Policy } from '../../../policies/schema.ts';
import { addDays, type Day } from '../../facts/day.ts';
import type { Details, FactType } from '../../facts/vocabulary.ts';
import { type Habits, habitsOf, limit } from './habits.ts';
import { ACTIONS, WORKERS } from './names.ts';
import type { Random } from './random.ts';

/** A fact before anybody wrote it down. */
export type Happened = { [T in FactType]: { readonly type: T; readonly on: Day } & Details<T> }[FactType];

/** What numbers the things of a case that are numbered over all its plans. */
type Count = { meetings: number; actions: number; concerns: number };
type Plan = { readonly random: Random; readonly policy: Policy; readonly habits: Habits; readonly count: Count };

const MEMBERS = ['leadSocialWorker', 'parentOrCarer', 'healthVisitor', 'schoolNurse', 'teacher'] as const;
const SIX_WEEKS = { count: 6, unit: 'weeks' } as const;

/**
 * What happens to one child from a day on, in the order of time: enquiry, conference, plan after plan until `until`.
 * `comesBack` is the share of children for whom another plan follows; 1 for a case that must not run dry.
 */
export function lifeOf(random: Random, policy: Policy, from: Day, until: Day, comesBack: number): Happened[] {
  const plan: Plan = {
    random,
    policy,
    habits: habitsOf(random, policy),
    count: { meetings: 0, actions: 0, concerns: 0 },
  };
  const facts: Happened[] = [];
  for (let start: Day | null = from; start !== null && start <= until;) {
    const conference = plan.habits.around(addWorkingDays(start, 15));
    facts.push({ type: 'strategyDiscussion.held', on: start });
    let end = conference;
    if (random.chance(0.08)) {
      facts.push({ type: 'conference.held', on: conference, kind: 'initial', decision: 'noPlan' });
    } else {
      end = onPlan(plan, conference, facts);
    }
    start = random.chance(comesBack) ? addDays(end, random.between(60, 500)) : null;
  }
  return facts.filter(({ on }) => on <= until).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Adds what happens while one plan runs; returns the day it ended. */
function onPlan(plan: Plan, conference: Day, facts: Happened[]): Day {
  const { random, habits } = plan;
  facts.push({
    type: 'conference.held',
    on: conference,
    kind: 'initial',
    decision: 'plan',
    category: random.pick(['neglect', 'neglect', 'emotional', 'emotional', 'physical', 'sexual', 'multiple']),
    leadSocialWorker: random.pick(WORKERS),
    coreGroup: MEMBERS.map((role) => ({ role })),
    visitEvery: random.pick(['10 working days', '10 working days', '15 working days', '4 weeks']),
    ...(random.chance(0.1) ? { interval: '4 weeks' } : {}),
  });
  const end = reviews(plan, conference, facts);
  meetings(plan, conference, end, facts);
  for (let day = habits.later(conference, 4, 10); day < end; day = habits.later(day, 7, 14)) {
    facts.push({ type: 'visit.made', on: day, seenAlone: random.chance(0.8) });
  }
  once(plan, 0.7, habits.later(conference, 30, 70), end, facts, 'assessment.completed');
  once(plan, 0.7, habits.later(conference, 8, 20), end, facts, 'plan.detailed');
  once(plan, 0.5, habits.later(conference, 21, 30), end, facts, 'plan.approved');
  once(plan, 0.12, habits.later(conference, 20, 120), end, facts, 'school.changed');
  if (random.chance(0.2)) concern(plan, habits.later(conference, 20, 100), end, facts);
  return end;
}

/** Reviews until one ends the plan, or it ends otherwise. */
function reviews({ random, policy, habits }: Plan, conference: Day, facts: Happened[]): Day {
  const { firstReview, nextReview } = policy.deadlines;
  let day = habits.around(limit(firstReview, conference, { count: 3, unit: 'months' }));
  for (let held = 1; ; held++) {
    const isLast = random.chance(held === 1 ? 0.15 : 0.5);
    if (isLast && random.chance(0.12)) {
      facts.push({ type: 'plan.ended', on: day, reason: random.pick(['moved', 'lookedAfter', 'leftUK']) });
      return day;
    }
    facts.push({ type: 'conference.arranged', on: addWorkingDays(day, -30), kind: 'review', for: day });
    if (random.chance(0.85)) facts.push({ type: 'report.shared', on: addWorkingDays(day, -random.between(1, 9)) });
    if (isLast && random.chance(0.7)) {
      facts.push({ type: 'removal.recommended', on: addWorkingDays(day, -random.between(10, 20)), agreed: true });
    }
    const decision = isLast ? 'discontinue' : 'continue';
    facts.push({ type: 'conference.held', on: day, kind: 'review', decision });
    if (isLast) {
      const consent = random.chance(0.85) ? 'given' : 'refused';
      const route = random.pick(['childInNeed', 'childInNeed', 'teamAroundChild', 'leadProfessional', 'none']);
      facts.push({
        type: 'stepDown.agreed',
        on: habits.later(day, 0, 10),
        route,
        consent,
        leadProfessional: 'K. Reed',
      });
      return day;
    }
    day = habits.around(limit(nextReview, day, { count: 6, unit: 'months' }));
  }
}

function meetings(plan: Plan, conference: Day, end: Day, facts: Happened[]): void {
  const { random, policy, habits, count } = plan;
  const { firstCoreGroup, nextCoreGroup } = policy.deadlines;
  const afterThreeMonths = addCalendarMonths(conference, 3);
  let isFirst = true;
  for (let day = habits.around(limit(firstCoreGroup, conference, { count: 10, unit: 'working days' })); day < end;) {
    const meeting = ++count.meetings;
    const planUpdated = random.chance(0.4);
    facts.push({ type: 'coreGroup.held', on: day, chair: habits.chair(isFirst), planUpdated, ...attendance(random) });
    const circulated = habits.later(day, 3, 12);
    if (random.chance(0.985)) facts.push({ type: 'record.circulated', on: circulated, meeting });
    if (random.chance(0.95)) facts.push({ type: 'record.agreed', on: addWorkingDays(circulated, 6), meeting });
    if (planUpdated && random.chance(0.97)) facts.push({ type: 'plan.distributed', on: habits.later(day, 2, 7) });
    if (random.chance(0.6)) action(plan, day, facts);
    const next = isFirst
      ? nextCoreGroup.second
      : day > afterThreeMonths
        ? nextCoreGroup.afterFirstReview
        : nextCoreGroup.beforeFirstReview;
    const following = habits.around(limit(next, day, SIX_WEEKS));
    if (random.chance(0.6)) facts.push({ type: 'coreGroup.arranged', on: day, for: following });
    day = following > day ? following : addWorkingDays(day, 20);
    isFirst = false;
  }
}

/** Who came; the others sent apologies, mostly with a report. */
function attendance(
  random: Random,
): Pick<Details<'coreGroup.held'>, 'attended' | 'apologies' | 'reports' | 'childViews'> {
  const attended = MEMBERS.filter(() => random.chance(0.88));
  const apologies = MEMBERS.filter((role) => !attended.includes(role) && random.chance(0.9));
  const reports = apologies.filter(() => random.chance(0.8));
  return { attended, apologies, reports, childViews: random.pick(['recorded', 'recorded', 'attended', 'none']) };
}

function action({ random, habits, count }: Plan, day: Day, facts: Happened[]): void {
  const id = `action-${++count.actions}`;
  const by = habits.later(day, 10, 40);
  facts.push({ type: 'action.agreed', on: day, action: id, what: random.pick(ACTIONS), who: 'leadSocialWorker', by });
  if (random.chance(0.96)) facts.push({ type: 'action.done', on: habits.around(by), action: id });
}

function concern({ random, habits, count }: Plan, day: Day, end: Day, facts: Happened[]): void {
  if (day >= end) return;
  const id = `concern-${++count.concerns}`;
  const told = habits.later(day, 0, 3);
  const decided = habits.later(told, 1, 8);
  facts.push(
    { type: 'concern.raised', on: day, concern: id, about: random.pick(['plan', 'group', 'disagreement']) },
    { type: 'concern.managerInformed', on: told, concern: id },
    {
      type: 'concern.decided',
      on: decided,
      concern: id,
      outcome: random.pick(['planChanged', 'noFurtherAction', 'reviewBroughtForward']),
    },
  );
  if (random.chance(0.8)) facts.push({ type: 'concern.resolved', on: habits.later(decided, 5, 30), concern: id });
}

type WithoutDetails = 'assessment.completed' | 'plan.detailed' | 'plan.approved' | 'school.changed';

/** A thing that happens to some children, once, while the plan runs. */
function once({ random }: Plan, share: number, on: Day, end: Day, facts: Happened[], type: WithoutDetails): void {
  if (random.chance(share) && on < end) facts.push({ type, on });
}
