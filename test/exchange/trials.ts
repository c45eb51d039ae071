import { jetstreamManager } from '@nats-io/jetstream';

import { connect } from '../../src/cli/team/connect.ts';

import type { Exchange, Message } from '../../src/exchange/exchange.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { streamOf } from '../../src/exchange/nats/names.ts';
import { must } from '../../src/facts/must.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import type { ChildRecord } from '../../src/store/child.ts';
import { childNamed, visitOn } from '../trust/world.ts';
import { casesOf, type Held, isTogether } from './replica.ts';
import type { Server } from './server.ts';
import { connectedExchange, hashOf, openReplica, openTeam, type TeamWorld, untilReady } from './world.ts';

/** What came of facts recorded on two devices while something happened to the servers. */
export type Outcome = {
  readonly recorded: number;
  /** Not on the servers, though both devices say that everything is shared. */
  readonly lost: number;
  /** Messages with facts beyond one for each. */
  readonly doubled: number;
  /** Two devices, and a third that only read, come to the same by hash. */
  readonly same: boolean;
};

/** A device that somebody works on: in Node, or in a browser. */
export type Recorder = {
  readonly addCase: (caseId: string, record: ChildRecord) => Promise<unknown>;
  /** Resolves once the device says that the fact is stored. */
  readonly record: (caseId: string, fact: Fact) => Promise<unknown>;
  /** Resolves once it says that everything is shared. */
  readonly untilShared: () => Promise<void>;
  readonly untilRead: (last: number) => Promise<void>;
  readonly held: () => Promise<readonly Held[]>;
  readonly close: () => Promise<void>;
};

export type Trial = {
  readonly facts: number;
  /** What happens when a third of the facts is recorded. */
  readonly strike: (team: TeamWorld, leader: Server) => Promise<void>;
  /** What is put right before the devices are asked. */
  readonly mend: (team: TeamWorld, leader: Server) => Promise<void>;
  readonly open: (team: TeamWorld, membership: Membership) => Promise<Recorder>;
};

const CASES = 10;
/** A net under what never comes, far above what servers need to choose a leader. */
const LONGEST_MS = 120_000;

/** Two devices record in the same cases on a cluster of three; in the middle of it something happens. */
export async function trial({ facts, strike, mend, open }: Trial): Promise<Outcome> {
  const team = await within(openTeam(3), 'three servers');
  const opened: { close: () => Promise<void> }[] = [];
  const kept = async <T extends { close: () => Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const next = await opening;
    opened.push(next);
    return next;
  };
  try {
    const join = (name: string) => within(team.join(name), `${name} to join`);
    const members = [await join('A. Okafor'), await join('B. Chen'), await join('C. Diaz')] as const;
    const onServers = await kept(within(connectedExchange(await join('D. Eng')), 'a connection'));
    const here = await kept(open(team, members[0]));
    const there = await kept(open(team, members[1]));
    const both = [here, there];
    const whole = async (devices: readonly Recorder[]): Promise<void> => {
      const { last } = await within(whereOn(onServers), 'a server that answers');
      for (const device of devices) await within(device.untilRead(last), `everything to be read to ${last}`);
    };

    const ids = Array.from({ length: CASES }, () => crypto.randomUUID());
    for (const id of ids) await here.addCase(id, childNamed('Child'));
    await within(here.untilShared(), 'the cases to be shared');
    await whole(both);
    const leader = await leaderOf(team);

    const begun: string[] = [];
    const record = async (device: Recorder, by: string): Promise<void> => {
      for (let n = 0; n < facts / 2; n++) {
        if (begun.length === Math.floor(facts / 3)) await strike(team, leader);
        const fact = visitOn((n % 27) + 1, by);
        begun.push(fact.id);
        await device.record(must(ids[n % CASES], 'a case'), fact);
      }
    };
    await Promise.all([record(here, 'A. Okafor'), record(there, 'B. Chen')]);
    await mend(team, leader);
    for (const device of both) await within(device.untilShared(), 'everything to be shared');

    const found = await within(factsOn(onServers), 'what is on the servers');
    const unique = new Set(found);
    const lost = begun.filter((id) => !unique.has(id)).length;
    const counted = { recorded: begun.length, lost, doubled: found.length - unique.size };
    // What is not on the servers never reaches the others: they are not waited for.
    if (lost > 0) return { ...counted, same: false };

    const reader = await kept(open(team, members[2]));
    const all = [...both, reader];
    await whole(all);
    const hashes = await Promise.all(all.map(async (device) => hashOf(await device.held())));
    return { ...counted, same: new Set(hashes).size === 1 };
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
    await team.close();
  }
}

/** A device in Node, its databases in memory. */
export const inNode =
  (through?: (exchange: Exchange) => Exchange) =>
  async (_: TeamWorld, membership: Membership): Promise<Recorder> => {
    const { session, until, untilRead, close } = await openReplica(membership, through ? { through } : {});
    const { store } = session;
    return {
      addCase: async (caseId, record) => done(await store.addCase(caseId, record)),
      record: async (caseId, fact) => done(await store.addFact(caseId, fact)),
      untilShared: () => until(isTogether),
      untilRead,
      held: () => casesOf(store),
      close,
    };
  };

function done(
  stored: { readonly ok: true } | { readonly ok: false; readonly problem: { readonly code: string } },
): void {
  if (!stored.ok) throw new Error(`It was not stored: ${stored.problem.code}.`);
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${LONGEST_MS / 1000} s for ${what}.`)), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** While the servers choose a leader they answer nobody. */
async function whereOn(exchange: Exchange): Promise<{ readonly last: number }> {
  let last = 0;
  await untilReady(async () => void ({ last } = await exchange.where()));
  return { last };
}

/** The ids of the facts that lie on the servers, as they are read by somebody who has nothing of it. */
async function factsOn(exchange: Exchange): Promise<string[]> {
  let found: string[] = [];
  // A server may give the reading to the node that is down, and is asked again.
  await untilReady(async () => {
    found = [];
    const take = async (batch: readonly Message[]): Promise<void> =>
      void found.push(...batch.map(({ slot }) => slot.id));
    await exchange.read('facts', 0, take, new AbortController().signal);
  });
  return found;
}

/** Which server leads the team's stream. */
async function leaderOf(team: TeamWorld): Promise<Server> {
  const { servers, teams } = team.authority();
  const [first] = teams;
  if (!first) throw new Error('There is no team.');
  const nc = await connect(servers, { seed: first.operator.seed, member: 'operator' });
  const { cluster } = await (await jetstreamManager(nc)).streams.info(streamOf(first.id));
  await nc.close();
  return team.servers[Number(cluster?.leader?.slice(1))] ?? team.servers[0];
}
