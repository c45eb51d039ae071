import { addPeriod, addWorkingDays, lastWorkingDay } from '../../policies/calendar.ts';
import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import { type Deadline, isOpen } from './deadlines.ts';
import { again } from './preview.ts';
import { planContextOf } from './process.ts';
import type { Run } from './run.ts';
import { dayText, deadlineName, dueText } from './words.ts';

/** A limit that a date keeps: whose it is, the day, how that was counted, and where it says so. */
export type Limit = {
  readonly name: string;
  readonly day: Day;
  readonly because: string;
  readonly clauses: readonly string[];
};

export type Proposal =
  /** A working day that keeps every limit and window there is; `limits` are those that bind it, the tightest first. */
  | { readonly kind: 'proposed'; readonly day: Day; readonly limits: readonly Limit[] }
  | { readonly kind: 'arranged'; readonly day: Day; readonly limits: readonly Limit[] }
  /** The document gives no date; what it says instead. */
  | { readonly kind: 'silent'; readonly says: string; readonly clauses: readonly string[] }
  /** No working day keeps them all, and why. */
  | { readonly kind: 'none'; readonly why: string; readonly limits: readonly Limit[] }
  /** Nothing of the kind is waited for. */
  | { readonly kind: 'notNeeded'; readonly why: string };

/** Dates that go together: recorded as proposed, none of them lets a limit pass. */
export type ProposedDates = {
  readonly coreGroup: Proposal;
  /** The core groups after that one which the policy needs up to the review. */
  readonly further: readonly Day[];
  readonly review: Proposal;
  readonly report: Proposal;
};

/**
 * When to meet next, to review and to report, for one child or several who meet together: the latest working days that
 * keep every deadline and window of the policy. The runs are on the day of the meeting that agrees the dates, with that
 * meeting in them. Nothing is invented: where a document is silent the proposal says so.
 */
export function proposeDates(runs: readonly Run[]): ProposedDates {
  const onPlan = runs.filter((run) =>
    run.deadlines.some(({ id, status }) => isReviewDeadline(id) && isOpen({ status })),
  );
  const [first] = onPlan;
  if (!first) {
    const ended: Proposal = { kind: 'notNeeded', why: 'No plan runs.' };
    return { coreGroup: ended, further: [], review: ended, report: ended };
  }
  const review = proposeReview(onPlan, first);
  const reviewOn = 'day' in review ? review.day : null;
  const report = reviewOn === null ? noReport(first.policy) : proposeReport(onPlan, first, reviewOn);
  const [next, ...others] = coreGroupsUpTo(onPlan, reviewOn, 'day' in report ? report.day : null);
  return {
    coreGroup: next.proposal,
    further: others.flatMap(({ proposal }) => ('day' in proposal ? [proposal.day] : [])),
    review,
    report,
  };
}

const isReviewDeadline = (id: Deadline['id']): boolean => id === 'firstReview' || id === 'nextReview';
const earliestOf = (run: Run): Day => addWorkingDays(run.asOf, 1);

// ── The review ──────────────────────────────────────────────────────────────────────────────────────────────────────

function proposeReview(runs: readonly Run[], first: Run): Proposal {
  const limits = limitsOf(runs, isReviewDeadline);
  const [tightest] = limits;
  const arranged = runs.flatMap((run) => {
    const day = planContextOf(run.processes).anchors.arrangedReview;
    return day !== undefined && day >= run.asOf ? [day] : [];
  });
  if (arranged.length === runs.length && new Set(arranged).size === 1 && arranged[0]) {
    return { kind: 'arranged', day: arranged[0], limits };
  }
  if (!tightest) return { kind: 'notNeeded', why: 'No review is waited for.' };
  const birthday = birthdayOf(runs);
  if (birthday !== null && tightest.day > birthday) {
    return { kind: 'notNeeded', why: `The plan ends with the eighteenth birthday, before a review is due.` };
  }
  // A brother's or sister's review that is arranged is the day to join, where it is early enough.
  const joined = arranged.toSorted().find((day) => day <= tightest.day);
  const day = joined ?? lastWorkingDay(tightest.day);
  if (day < earliestOf(first)) {
    return {
      kind: 'none',
      why: `The review was to be held by ${dayText(tightest.day)}; no working day is left.`,
      limits,
    };
  }
  const report = reportDue(first.policy, day);
  if (report !== null && report < first.asOf) {
    const why = `No working day up to ${dayText(tightest.day)} leaves the time that the report needs before the review.`;
    return { kind: 'none', why, limits };
  }
  return { kind: 'proposed', day, limits };
}

// ── The report ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** The last day for the report to a review on that day; null where the document gives none. */
function reportDue(policy: Policy, review: Day): Day | null {
  const rule = policy.deadlines.conferenceReport;
  if (!('by' in rule)) return null;
  return rule.atLeast ? addPeriod(review, rule.atLeast, -1) : review;
}

const noReport = (policy: Policy): Proposal => {
  const rule = policy.deadlines.conferenceReport;
  return 'silent' in rule
    ? { kind: 'silent', says: rule.silent, clauses: rule.clauses }
    : { kind: 'notNeeded', why: 'It is counted from the review, which has no date yet.' };
};

function proposeReport(runs: readonly Run[], { policy, asOf }: Run, review: Day): Proposal {
  const rule = policy.deadlines.conferenceReport;
  const due = reportDue(policy, review);
  if (due === null || !('by' in rule)) return noReport(policy);
  const isShared = runs.every((run) => {
    const own = run.deadlines.findLast(({ id }) => id === 'conferenceReport');
    return own !== undefined && own.metOn !== null && own.due !== null && own.due >= asOf;
  });
  if (isShared) return { kind: 'notNeeded', why: 'It is shared already.' };
  const name = deadlineName(policy, 'conferenceReport');
  const limits: Limit[] = [{ name, day: due, because: rule.says ?? `By ${dayText(due)}`, clauses: rule.clauses }];
  // A report that may come on the day of the review is better there the day before.
  const wanted = due === review ? addWorkingDays(due, -1) : lastWorkingDay(due);
  const day = wanted >= asOf ? wanted : due;
  if (day < asOf) return { kind: 'none', why: `The report was to be shared by ${dayText(due)}.`, limits };
  return { kind: 'proposed', day, limits };
}

// ── The core groups up to the review ────────────────────────────────────────────────────────────────────────────────

type Meeting = { readonly proposal: Proposal };
/** More meetings than this before one review are no plan but a fault. */
const MOST = 30;

function coreGroupsUpTo(runs: readonly Run[], review: Day | null, report: Day | null): [Meeting, ...Meeting[]] {
  const first = nextCoreGroup(runs, review, report);
  const meetings: [Meeting, ...Meeting[]] = [{ proposal: first }];
  let last = first;
  let then = runs;
  if (review === null) return meetings;
  while (last.kind === 'proposed' && last.day < review && meetings.length < MOST) {
    const { day } = last;
    then = then.map((run) => withMeeting(run, day));
    if (isEnough(then, review)) break;
    last = nextCoreGroup(then, review, report);
    if (last.kind !== 'proposed' || last.day > review) break;
    meetings.push({ proposal: last });
  }
  return meetings;
}

/** Nothing more is asked for before the review, and its window is kept. */
const isEnough = (runs: readonly Run[], review: Day): boolean =>
  !needsWindow(runs, review) &&
  limitsOf(runs, isMetByCoreGroup).every(({ day }) => day >= review) &&
  !isPastAfter(runs, review);

const MET_BY_CORE_GROUP: ReadonlySet<Deadline['id']> = new Set([
  'firstCoreGroup',
  'nextCoreGroup',
  'schoolMoveCoreGroup',
]);
const isMetByCoreGroup = (id: Deadline['id']): boolean => MET_BY_CORE_GROUP.has(id);

function nextCoreGroup(runs: readonly Run[], review: Day | null, report: Day | null): Proposal {
  const [first] = runs as [Run, ...Run[]];
  const earliest = earliestOf(first);
  const limits = onceEach([...limitsOf(runs, isMetByCoreGroup), ...(review === null ? [] : afterReview(runs, review))]);
  const window = review !== null && needsWindow(runs, review) ? windowBefore(first.policy, review) : null;
  const bounds = limits.map(({ day }) => day);
  // Once the review is over another rule may hold, by which the next core group would be late already.
  if (review !== null && isPastAfter(runs, review)) bounds.push(addWorkingDays(review, -1));
  // The birthday ends a plan; where nothing asks for a day, it is none to meet on.
  const birthday = bounds.length > 0 || window !== null ? birthdayOf(runs) : null;
  if (birthday !== null) bounds.push(birthday);
  const latest = bounds.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
  if (latest !== null && (window === null || latest < window.opens)) return upTo(latest, earliest, limits);
  if (window === null) return silentOr(first, limits);
  // In the window, and early enough to go into the report where there is still time for that.
  const ends = [
    report === null ? null : addWorkingDays(report, -1),
    review === null ? null : addWorkingDays(review, -1),
    review,
  ];
  const closes = ends.find((day) => day !== null && day >= window.opens && day >= earliest) ?? window.limit.day;
  return upTo(latest !== null && latest < closes ? latest : closes, earliest, [window.limit, ...limits]);
}

function upTo(latest: Day, earliest: Day, limits: readonly Limit[]): Proposal {
  const day = lastWorkingDay(latest);
  if (day >= earliest) return { kind: 'proposed', day, limits };
  const [tightest] = limits;
  const why = tightest
    ? `${tightest.name} was to be by ${dayText(tightest.day)}; no working day is left.`
    : `No working day is left up to ${dayText(latest)}.`;
  return { kind: 'none', why, limits };
}

function silentOr(run: Run, limits: readonly Limit[]): Proposal {
  const open = run.deadlines.find(({ id, status }) => isMetByCoreGroup(id) && isOpen({ status }));
  if (!open) return { kind: 'notNeeded', why: 'No core group is waited for.' };
  const { because, clauses } = open.counted;
  if (because.kind === 'nothingAgreed' || because.kind === 'agreed') {
    return {
      kind: 'silent',
      says: dueText(run.policy, {
        ...open.counted,
        because: { kind: 'nothingAgreed', silence: silenceOf(run.policy, open) },
      }),
      clauses,
    };
  }
  return { kind: 'none', why: 'No limit could be counted.', limits };
}

const silenceOf = (policy: Policy, { counted: { because } }: Deadline): string | null => {
  if (because.kind === 'nothingAgreed') return because.silence;
  const { second, beforeFirstReview, afterFirstReview } = policy.deadlines.nextCoreGroup;
  const silent = [second, beforeFirstReview, afterFirstReview].find((rule) => 'silent' in rule);
  return silent && 'silent' in silent ? silent.silent : null;
};

/** The limits that the open deadlines of a kind set, the tightest first; a date that people agreed is none. */
function limitsOf(runs: readonly Run[], isWanted: (id: Deadline['id']) => boolean): Limit[] {
  const limits = runs.flatMap((run) =>
    run.deadlines.flatMap((deadline): Limit[] => {
      const { id, due, counted, clauses } = deadline;
      if (!isWanted(id) || !isOpen(deadline) || due === null || counted.because.kind === 'agreed') return [];
      return [{ name: deadlineName(run.policy, id), day: due, because: dueText(run.policy, counted), clauses }];
    }),
  );
  return onceEach(limits);
}

/** Each limit once, the tightest first. */
function onceEach(limits: readonly Limit[]): Limit[] {
  const once = new Map(limits.map((limit) => [`${limit.name} ${limit.day}`, limit]));
  return [...once.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

type Window = { readonly opens: Day; readonly limit: Limit };

/** The weeks before a review in which the policy wants a core group; null where it wants none. */
function windowBefore(policy: Policy, review: Day): Window | null {
  const rule = policy.deadlines.preReviewCoreGroup;
  if (!('opens' in rule) || !rule.opens) return null;
  const opens = addPeriod(review, rule.opens, -1);
  const because = `Between ${dayText(opens)} and the review, ${dayText(review)}.`;
  return {
    opens,
    limit: { name: deadlineName(policy, 'preReviewCoreGroup'), day: review, because, clauses: rule.clauses },
  };
}

const needsWindow = (runs: readonly Run[], review: Day): boolean =>
  runs.some((run) => {
    const window = windowBefore(run.policy, review);
    const { lastCoreGroup } = planContextOf(run.processes).anchors;
    return (
      window !== null && !(lastCoreGroup !== undefined && lastCoreGroup >= window.opens && lastCoreGroup <= review)
    );
  });

/** The limits that hold once a review on that day was held, where no core group is held before it. */
const afterReview = (runs: readonly Run[], review: Day): Limit[] =>
  limitsOf(
    runs.map((run) => withReview(run, review)),
    isMetByCoreGroup,
  ).filter(({ day }) => day >= review);

const isPastAfter = (runs: readonly Run[], review: Day): boolean =>
  limitsOf(
    runs.map((run) => withReview(run, review)),
    isMetByCoreGroup,
  ).some(({ day }) => day < review);

const birthdayOf = (runs: readonly Run[]): Day | null =>
  runs
    .flatMap((run) =>
      run.deadlines.flatMap(({ id, due }) => (id === 'eighteenthBirthday' && due !== null ? [due] : [])),
    )
    .toSorted()[0] ?? null;

const withMeeting = (run: Run, on: Day): Run =>
  withFact(run, { type: 'coreGroup.held', on, chair: 'leadSocialWorker' });
const withReview = (run: Run, on: Day): Run =>
  withFact(run, { type: 'conference.held', on, kind: 'review', decision: 'continue' });

/** The same case, as it would be on the day of a fact that is only supposed. */
function withFact(run: Run, supposed: Pick<Fact, 'on' | 'type'> & Readonly<Record<string, string>>): Run {
  const fact = { ...supposed, id: `supposed ${run.given.length}`, recordedAt: `${supposed.on}T23:59:59.999Z`, by: '' };
  return again(run, { asOf: supposed.on, facts: [...run.given, fact as unknown as Fact] });
}
