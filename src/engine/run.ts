import type { PlanContext } from '../../machines/plan/context.ts';
import type { Heard } from '../../machines/parts.ts';
import { type SmallMachineId, STARTED_BY, STARTS } from '../../machines/index.ts';
import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';
import { breachOfCheck, breachOfDeadline, type Breach } from './breaches.ts';
import { checksNotKept } from './checks.ts';
import { type Deadline, deadlineOf } from './deadlines.ts';
import { type Entry, pass } from './entry.ts';
import { openLedger, type Turn } from './ledger.ts';
import { must } from '../facts/must.ts';
import { hear, mayHear, planContextOf, planOf, type Process, type Processes, startProcess } from './process.ts';
import { refusalOf } from './refusals.ts';
import { type AsKnown, select } from './select.ts';

export type RunOptions = AsKnown & { readonly born?: Day | null | undefined };

export type Refused = { readonly fact: Fact; readonly reason: string };

/** What one process did at a step: the innermost states it left and reached. */
export type Move = { readonly process: string; readonly from: readonly string[]; readonly to: readonly string[] };

/** One step of a case: a fact, or a deadline that nears or passes. */
export type Step = {
  readonly on: Day;
  readonly cause:
    | { readonly kind: 'fact'; readonly fact: Fact; readonly refused: string | null }
    | {
        readonly kind: 'deadline';
        readonly id: Entry['id'];
        readonly n: number;
        readonly tick: 'near' | 'passed';
        readonly process: string;
      };
  readonly moves: readonly Move[];
};

/** How a case that may adopt another policy is looked at again: the policy it began under, and where to find others. */
export type Adopting = {
  readonly first: Policy;
  readonly find: (adopted: Pick<FactOf<'policy.adopted'>, 'policy' | 'edition'>) => Policy | undefined;
};

/** Where a case stands on a day: everything but how it came there. */
export type Standing = {
  /** The policy in force on the day. */
  readonly policy: Policy;
  /** Null where the case is looked at under one policy only, whatever it adopted. */
  readonly adopting: Adopting | null;
  readonly asOf: Day;
  readonly knownOn: Day | null;
  readonly born: Day | null;
  /** All the facts it was given, those after the day and withdrawn ones too. */
  readonly given: readonly Fact[];
  /** The facts that count, refused ones included, in the order in which they were applied. */
  readonly facts: readonly Fact[];
  readonly processes: Processes;
  readonly ended: PlanContext['ended'];
  readonly deadlines: readonly Deadline[];
  readonly breaches: readonly Breach[];
  readonly refused: readonly Refused[];
};

/** Everything a case comes to on a day. The same policy and facts give the same run, in whatever order they come. */
export type Run = Standing & { readonly history: readonly Step[] };

/**
 * Applies facts and deadlines in the order of time, up to and with the day `asOf`. A deadline passes at the end of its
 * due day: its event is dated the day after and comes before that day's facts.
 */
export function run(policy: Policy, facts: readonly Fact[], options: RunOptions): Run {
  const history: Step[] = [];
  return { ...play(policy, facts, options, { history }).standing, history };
}

/** The same without the history, for lists of many cases. */
export const stand = (policy: Policy, facts: readonly Fact[], options: RunOptions): Standing =>
  play(policy, facts, options, {}).standing;

/** When a turn of a deadline came: at which of the facts, or between them, when another deadline passed. */
export type Moment = { readonly fact: number; readonly on: Day; readonly inTime: boolean };

/** What is written down while a case is played, where somebody asks for it. */
export type Notes = {
  readonly history?: Step[];
  readonly turn?: (entry: Entry, turn: Turn, at: Moment) => void;
};

/** A run with the notes asked for, and the deadlines as they were kept. */
export function play(
  policy: Policy,
  facts: readonly Fact[],
  { asOf, knownOn, born = null }: RunOptions,
  { history, turn }: Notes,
): { readonly standing: Standing; readonly entries: readonly Entry[] } {
  const processes = new Map<string, Process>([['plan', startProcess('plan', 'plan', { policy, born })]]);
  let at: Moment = { fact: -1, on: asOf, inTime: false };
  const ledger = openLedger([], turn ? (entry, which) => turn(entry, which, at) : null);
  const refused: Refused[] = [];
  const departures: Breach[] = [];
  const started = new Map<SmallMachineId, number>();
  let lastCoreGroup: FactOf<'coreGroup.held'> | null = null;
  let moves: Move[] = [];
  let lastFactOn: Day | null = null;

  const planContext = (): PlanContext => planContextOf(processes);

  const replace = (before: Process, after: Process): void => {
    if (before === after) return;
    processes.set(after.key, after);
    if (!history) return;
    const earlier = moves.findIndex(({ process }) => process === after.key);
    const from = moves[earlier]?.from ?? before.view.paths;
    moves[earlier < 0 ? moves.length : earlier] = { process: after.key, from, to: after.view.paths };
  };

  const tell = (process: Process, event: Heard, cause: Fact): void => {
    const after = hear(process, event);
    if (after === process) return;
    replace(process, after);
    settle(after, cause);
  };

  const settle = (process: Process, cause: Fact | null): void => {
    let current = process;
    for (const { entry, tick } of ledger.settle(process, cause)) {
      const after = hear(current, { type: `deadline.${entry.id}.${tick}`, on: cause?.on ?? asOf });
      replace(current, after);
      current = after;
    }
  };

  const tellAll = (event: Heard, cause: Fact): void => {
    for (const process of processes.values()) if (mayHear(process, event)) tell(process, event, cause);
  };

  const start = (fact: Fact): void => {
    for (const id of STARTED_BY.get(fact.type) ?? []) {
      const { when, key, single } = STARTS[id];
      if ((when && !when(fact)) || (single && waitsAlready(processes, id))) continue;
      const n = (started.get(id) ?? 0) + 1;
      started.set(id, n);
      const name = key ? key(fact) : String(n);
      const process = startProcess(id, `${id}:${name}`, { policy, start: fact, key: name, plan: planContext() });
      processes.set(process.key, process);
      if (history) moves.push({ process: process.key, from: [], to: process.view.paths });
      settle(process, null);
    }
    if (fact.type === 'conference.arranged' && lastCoreGroup) rehear(lastCoreGroup);
  };

  /** A core group held shortly before a review counts for it even if the review was arranged, or moved, afterwards. */
  const rehear = (coreGroup: FactOf<'coreGroup.held'>): void => {
    for (const process of processes.values()) if (process.machineId === 'review') tell(process, coreGroup, coreGroup);
  };

  const apply = (fact: Fact): void => {
    moves = [];
    lastFactOn = fact.on;
    at = { fact: at.fact + 1, on: fact.on, inTime: false };
    const reason = refusalOf(fact, processes);
    if (reason !== null) {
      refused.push({ fact, reason });
    } else {
      const before = planContext();
      tellAll(answered(fact, ledger.entries), fact);
      if (fact.type === 'coreGroup.held') lastCoreGroup = fact;
      if (fact.type === 'conference.held' && fact.decision === 'plan') lastCoreGroup = null;
      start(fact);
      for (const check of checksNotKept(policy, { fact, before, after: planContext() })) {
        departures.push(breachOfCheck(check, fact));
      }
    }
    history?.push({ on: fact.on, cause: { kind: 'fact', fact, refused: reason }, moves });
  };

  const passTime = (upTo: Day): void => {
    for (let next = ledger.nextTick(upTo); next; next = ledger.nextTick(upTo)) {
      const { entry, tick } = next;
      // A date that had gone by when its deadline began: that happens on the day of the fact that began it.
      const on = lastFactOn !== null && next.on < lastFactOn ? lastFactOn : next.on;
      moves = [];
      at = { fact: at.fact, on, inTime: true };
      if (tick === 'near') entry.toldNear = true;
      else if (entry.id === 'eighteenthBirthday') entry.toldPassed = true;
      else pass(entry);
      if (entry.id !== 'eighteenthBirthday') {
        const process = must(processes.get(entry.process), `the process ${entry.process}`);
        const after = hear(process, { type: `deadline.${entry.id}.${tick}`, on });
        replace(process, after);
        ledger.settle(after, { type: 'deadline', on });
      } else if (tick === 'passed') {
        turn18(on);
      }
      history?.push({
        on,
        cause: { kind: 'deadline', id: entry.id, n: entry.n, tick, process: entry.process },
        moves,
      });
    }
  };

  const turn18 = (on: Day): void => {
    const fact: Fact = { id: '', type: 'plan.ended', on, recordedAt: '', by: '', reason: 'turned18' };
    tellAll(fact, fact);
  };

  settle(planOf(processes), null);
  const ordered = select(facts, { asOf, knownOn });
  for (const fact of ordered) {
    passTime(fact.on);
    apply(fact);
    passTime(fact.on);
  }
  passTime(asOf);

  const breaches = departures.filter(({ on }) => on <= asOf);
  for (const entry of ledger.entries) {
    for (const { on, due } of entry.breachedOn) if (on <= asOf) breaches.push(breachOfDeadline(policy, entry, on, due));
  }
  const standing: Standing = {
    policy,
    adopting: null,
    asOf,
    knownOn: knownOn ?? null,
    born,
    given: facts,
    facts: ordered,
    processes,
    ended: planContext().ended,
    deadlines: ledger.entries.map((entry) => deadlineOf(entry, asOf)),
    breaches: breaches.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    refused,
  };
  return { standing, entries: ledger.entries };
}

/** A process of a kind of which there is one at a time, and whose matter is not over. */
const waitsAlready = (processes: Processes, id: SmallMachineId): boolean =>
  [...processes.values()].some(
    (process) => process.machineId === id && !(process.context as { reviewHeld?: boolean }).reviewHeld,
  );

/** A plan that is sent out answers the newest meeting that waits for it. */
function answered(fact: Fact, entries: readonly Entry[]): Heard {
  if (fact.type !== 'plan.distributed') return fact;
  const waiting = entries.filter((entry) => entry.id === 'planDistribution' && entry.close === null);
  const answers = waiting.reduce((newest, entry) => Math.max(newest, entry.n), 0);
  return answers > 0 ? { ...fact, answers } : fact;
}
