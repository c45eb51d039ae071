import type { DeadlineId, Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact } from '../facts/vocabulary.ts';
import { type Deadline, deadlineOf, type DeadlineStatus, statusOf } from './deadlines.ts';
import { limitsFor } from './due.ts';
import { beginning, close, type Dates, type Entry, followReview, pass, recount } from './entry.ts';
import type { Turn } from './ledger.ts';
import { type Moment, play } from './run.ts';
import { TICK_ONLY } from './tickOnly.ts';

type NotedTurn = Turn & { readonly fact: number; readonly on: Day };

/** A deadline of a case, and all that happened to it: enough to count its dates again by another period. */
type Line = {
  readonly id: DeadlineId;
  readonly n: number;
  readonly process: string;
  readonly due: Day | null;
  readonly status: DeadlineStatus;
  readonly breaches: number;
  readonly turns: readonly NotedTurn[];
  /** Time took part in what happened, so another date may change that, and only a whole run tells. */
  readonly isTimesWork: boolean;
};

/** What a case came to on a day, and which of it depends on which limit. */
export type Timeline = {
  readonly overdue: number;
  /** How many rules were not kept, under this policy. */
  readonly notKept: number;
  readonly since: Day | null;
  /** The deadlines that a limit, by its name, set a date of. */
  readonly by: ReadonlyMap<string, readonly Line[]>;
  /** Everything that had a date. */
  readonly deadlines: readonly Deadline[];
};

/** One deadline by another period, as far as it differs. */
export type Recounted = {
  readonly line: Line;
  readonly due: Day | null;
  readonly status: DeadlineStatus;
  readonly breachesMore: number;
};

/** `since`: the day on which the case adopted the policy. What was not kept before then stays another policy's (SPEC E2). */
type FollowOptions = { readonly born: Day | null; readonly asOf: Day; readonly since?: Day | null };

export function follow(policy: Policy, facts: readonly Fact[], options: FollowOptions): Timeline {
  const { asOf, since = null } = options;
  const noted = new Map<Entry, { turns: NotedTurn[]; limits: Set<string>; isTimesWork: boolean }>();
  const turn = (entry: Entry, which: Turn, { fact, on, inTime }: Moment): void => {
    let of = noted.get(entry);
    if (!of) noted.set(entry, (of = { turns: [], limits: new Set(), isTimesWork: !TICK_ONLY.has(entry.id) }));
    of.turns.push({ ...which, fact, on });
    if (inTime) of.isTimesWork = true;
    for (const name of limitsFor(entry.id, which.context)) of.limits.add(name);
  };
  const { standing, entries } = play(policy, facts, options, { turn });

  const by = new Map<string, Line[]>();
  for (const entry of entries) {
    const of = noted.get(entry);
    if (!of) continue;
    const { id, n, process, due } = entry;
    const { turns, isTimesWork } = of;
    const status = statusOf(entry, asOf);
    const line = { id, n, process, due: due.day, status, breaches: breachesIn(entry, asOf, since), turns, isTimesWork };
    for (const name of of.limits) {
      if (!hasPeriod(policy, name)) continue;
      const those = by.get(name);
      if (those) those.push(line);
      else by.set(name, [line]);
    }
  }
  const { deadlines, breaches } = standing;
  const overdue = deadlines.reduce((sum, { status }) => sum + (status === 'overdue' ? 1 : 0), 0);
  return { overdue, notKept: countSince(breaches, since), since, by, deadlines };
}

function hasPeriod({ deadlines }: Policy, name: string): boolean {
  const [id, part] = name.split('.') as [DeadlineId, string?];
  const rule = part === undefined ? deadlines[id] : deadlines.nextCoreGroup[part as 'second'];
  return 'within' in rule;
}

/**
 * The deadlines whose dates some limits set, counted again by a policy in which only the periods of those limits are
 * others; those that differ. Null where a whole run must tell, because something besides dates could change.
 */
export function recounted(
  { by, since }: Pick<Timeline, 'by' | 'since'>,
  limits: ReadonlySet<string>,
  policy: Policy,
  asOf: Day,
): Recounted[] | null {
  const found: Recounted[] = [];
  const seen = limits.size > 1 ? new Set<Line>() : null;
  for (const name of limits) {
    for (const line of by.get(name) ?? NONE) {
      if (seen?.has(line)) continue;
      seen?.add(line);
      if (line.isTimesWork) return null;
      const dates = replay(line, policy, asOf);
      if (!dates) return null;
      const status = statusOf(dates, asOf);
      const breachesMore = breachesIn(dates, asOf, since) - line.breaches;
      if (breachesMore === 0 && dates.due.day === line.due && status === line.status) continue;
      found.push({ line, due: dates.due.day, status, breachesMore });
    }
  }
  return found;
}

const NONE: readonly never[] = [];

/** The whole of a deadline, as a policy counts it. */
export function deadlineBy(line: Line, policy: Policy, asOf: Day): Deadline | null {
  const dates = replay(line, policy, asOf);
  return dates && deadlineOf({ id: line.id, n: line.n, process: line.process, ...dates }, asOf);
}

/** The same turns at the same facts, and time in between. */
function replay({ id, turns }: Line, policy: Policy, asOf: Day): Dates | null {
  let dates: Dates | null = null;
  let fact: number | null = null;
  for (const turn of turns) {
    if (dates && turn.fact !== fact) passUpTo(dates, turn.on);
    fact = turn.fact;
    const context = turn.context.policy === policy ? turn.context : { ...turn.context, policy };
    if (turn.kind === 'began') {
      const fresh = beginning(id, context);
      if (!fresh) return null;
      dates = dates ? Object.assign(dates, fresh) : { ...fresh, breachedOn: [] };
      continue;
    }
    if (!dates) return null;
    if (turn.kind === 'closed') close(dates, id, context, turn.cause, turn.meets);
    else if (turn.kind === 'followed') followReview(dates, id, context);
    else recount(dates, id, context);
  }
  if (dates) passUpTo(dates, asOf);
  return dates;
}

function passUpTo(dates: Dates, day: Day): void {
  const { passesOn, toldPassed } = dates;
  if (dates.close === null && passesOn !== null && !toldPassed && passesOn <= day) pass(dates);
}

const breachesIn = ({ breachedOn }: Pick<Dates, 'breachedOn'>, asOf: Day, since: Day | null): number =>
  breachedOn.reduce((sum, { on }) => sum + (on <= asOf && (since === null || on >= since) ? 1 : 0), 0);

/** How many of the rules not kept count from the day on which the policy was adopted; all, where it always was in force. */
export const countSince = (breaches: readonly { readonly on: Day }[], since: Day | null): number =>
  since === null ? breaches.length : breaches.filter(({ on }) => on >= since).length;
