import type { AnyStateMachine } from 'xstate';

import { type MachineId, STARTED_BY, STARTS } from '../../../machines/index.ts';
import type { Heard } from '../../../machines/parts.ts';
import type { Policy } from '../../../policies/schema.ts';
import type { Day } from '../../facts/day.ts';
import { must } from '../../facts/must.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import type { Entry } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { accepts, hear, planContextOf, type Process, startProcess } from '../process.ts';
import { refusalOf } from '../refusals.ts';

/** The machines under proof, whether the built-in ones or changed ones. */
export type Machines = Readonly<Record<MachineId, AnyStateMachine>>;

/** What is explored: one machine under one policy. The plan runs beside every other machine, because it may refuse. */
export type World = { readonly machines: Machines; readonly machineId: MachineId; readonly policy: Policy };

/** A moment of an exploration: the plan, the process that is watched, and the deadlines that it waits for. */
export type Moment = {
  readonly day: Day;
  readonly plan: Process;
  /** The plan itself where that is explored; null until the fact that starts it came. */
  readonly watched: Process | null;
  readonly open: readonly Entry[];
};

/** What happened between two moments. */
export type Happening =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'tick'; readonly tick: 'near' | 'passed'; readonly entry: Entry; readonly on: Day };

export type Next = { readonly after: Moment; readonly happened: Happening };

const LAST_DAY: Day = '2199-12-31';

const begin = ({ machines }: World, machineId: MachineId, key: string, input: unknown): Process =>
  startProcess(machineId, key, input, machines[machineId]);

export function firstMoment(world: World, day: Day, born: Day | null): Moment {
  const plan = begin(world, 'plan', 'plan', { policy: world.policy, born });
  const moment: Moment = { day, plan, watched: world.machineId === 'plan' ? plan : null, open: [] };
  return settled(world, moment, null);
}

/** Whether the fact can be recorded now. Of the plan alone is asked what the plan itself would refuse. */
export const canBe = (world: World, { plan, watched }: Moment, fact: Fact): boolean =>
  world.machineId === 'plan' ? accepts(plan, fact) : refusalOf(fact, processesOf(plan, watched)) === null;

const processesOf = (plan: Process, watched: Process | null): ReadonlyMap<string, Process> =>
  new Map([plan, ...(watched ? [watched] : [])].map((process) => [process.key, process]));

/** The moment after a fact that can be recorded; deadlines that are past already pass at once. */
export function afterFact(world: World, moment: Moment, fact: Fact): Moment {
  const told = tell(world, moment, fact, fact);
  const started = told.watched ? told : start(world, told, fact);
  return passDue(world, started);
}

/** What time does next; null where nothing waits for a day. */
export function afterWaiting(world: World, moment: Moment): Next | null {
  const next = openLedger(moment.open).nextTick(LAST_DAY);
  if (!next) return null;
  const on = next.on < moment.day ? moment.day : next.on;
  const after = pass(world, { ...moment, day: on }, next.entry, next.tick, on);
  return { after: passDue(world, after), happened: { kind: 'tick', tick: next.tick, entry: next.entry, on } };
}

function passDue(world: World, moment: Moment): Moment {
  let current = moment;
  for (;;) {
    const next = openLedger(current.open).nextTick(current.day);
    if (!next) return current;
    current = pass(world, current, next.entry, next.tick, current.day);
  }
}

function pass(world: World, moment: Moment, { id, node }: Entry, tick: 'near' | 'passed', on: Day): Moment {
  const open = moment.open.map((entry) =>
    entry.node === node ? { ...entry, ...(tick === 'near' ? { toldNear: true } : { toldPassed: true }) } : entry,
  );
  const told = { ...moment, open };
  if (id === 'eighteenthBirthday') {
    return tick === 'passed' ? tell(world, told, birthday(on), birthday(on)) : told;
  }
  const watched = hear(must(moment.watched, 'the process of a deadline'), { type: `deadline.${id}.${tick}`, on });
  return settled(world, withWatched(told, watched), { type: 'deadline', on });
}

const birthday = (on: Day): Fact => ({ id: '', type: 'plan.ended', on, recordedAt: '', by: '', reason: 'turned18' });

/** Both processes hear the fact, the plan first. */
function tell(world: World, moment: Moment, fact: Fact, cause: Fact): Moment {
  const event = answering(fact, moment);
  const plan = hear(moment.plan, event);
  const watched = moment.watched && (moment.watched.key === 'plan' ? plan : hear(moment.watched, event));
  return settled(world, { ...moment, plan, watched }, cause);
}

/** The plan that is sent out is that of the meeting whose record is watched. */
const answering = (fact: Fact, { open }: Moment): Heard => {
  const waiting = open.find(({ id }) => id === 'planDistribution');
  return fact.type === 'plan.distributed' && waiting ? { ...fact, answers: waiting.n } : fact;
};

function start(world: World, moment: Moment, fact: Fact): Moment {
  const { machineId, policy } = world;
  if (machineId === 'plan' || STARTED_BY.get(fact.type)?.includes(machineId) !== true) return moment;
  const { when, key } = STARTS[machineId];
  if (when && !when(fact)) return moment;
  const name = key ? key(fact) : '1';
  const plan = planContextOf(processesOf(moment.plan, null));
  const watched = begin(world, machineId, `${machineId}:${name}`, { policy, start: fact, key: name, plan });
  return settled(world, { ...moment, watched }, null);
}

/** Only the watched process's deadlines are kept; the plan's own days are its own proof. */
function settled(world: World, moment: Moment, cause: { type: Fact['type'] | 'deadline'; on: Day } | null): Moment {
  if (!moment.watched) return moment;
  const ledger = openLedger(moment.open);
  const tellings = ledger.settle(moment.watched, cause);
  const watched = tellings.reduce(
    (process, { entry, tick }) => hear(process, { type: `deadline.${entry.id}.${tick}`, on: moment.day }),
    moment.watched,
  );
  return { ...withWatched(moment, watched), open: ledger.entries.filter(({ close }) => close === null) };
}

const withWatched = (moment: Moment, watched: Process): Moment => ({
  ...moment,
  watched,
  plan: watched.key === 'plan' ? watched : moment.plan,
});
