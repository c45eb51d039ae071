import { jetstreamManager } from '@nats-io/jetstream';

import { connect } from '../../src/cli/team/connect.ts';

import type { Exchange } from '../../src/exchange/exchange.ts';
import { streamOf } from '../../src/exchange/nats/names.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { childNamed, must, visitOn } from '../trust/world.ts';
import type { Server } from './server.ts';
import {
  heldBy,
  isTogether,
  connectedExchange,
  openReplica,
  openTeam,
  type Replica,
  stored,
  type TeamWorld,
  untilReady,
} from './world.ts';

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

export type Trial = {
  readonly facts: number;
  /** What happens when a third of the facts is recorded. */
  readonly strike: (team: TeamWorld, leader: Server) => Promise<void>;
  /** What is put right before the devices are asked. */
  readonly mend: (team: TeamWorld, leader: Server) => Promise<void>;
  readonly through?: (exchange: Exchange) => Exchange;
};

const CASES = 10;

/** Two devices record in the same cases on a cluster of three; in the middle of it something happens. */
export async function trial({ facts, strike, mend, through }: Trial): Promise<Outcome> {
  const team = await openTeam(3);
  const open: Replica[] = [];
  const replica = async (name: string): Promise<Replica> => {
    const next = await openReplica(await team.join(name), through ? { through } : {});
    open.push(next);
    return next;
  };
  try {
    const here = await replica('A. Okafor');
    const there = await replica('B. Chen');
    const ids = Array.from({ length: CASES }, () => crypto.randomUUID());
    for (const id of ids) await here.session.store.addCase(id, childNamed('Child'));
    await stored(there.session.store, async () => (await countIn(there)).cases === CASES);
    const leader = await leaderOf(team);

    const recorded: string[] = [];
    const record = async ({ session }: Replica, by: string): Promise<void> => {
      for (let n = 0; n < facts / 2; n++) {
        if (recorded.length === Math.floor(facts / 3)) await strike(team, leader);
        const fact = visitOn((n % 27) + 1, by);
        recorded.push(fact.id);
        const done = await session.store.addFact(must(at(ids, n % CASES)), fact);
        if (!done.ok) throw new Error(done.problem.code);
      }
    };
    await Promise.all([record(here, 'A. Okafor'), record(there, 'B. Chen')]);
    await mend(team, leader);
    await Promise.all([here, there].map(({ until }) => until(isTogether)));
    await Promise.all(
      [here, there].map((each) => stored(each.session.store, async () => (await countIn(each)).facts >= facts)),
    );

    const reader = await replica('C. Diaz');
    await reader.until(isTogether);
    const held = await Promise.all([here, there, reader].map(heldBy));
    return {
      recorded: facts,
      ...(await onServers(await team.join('D. Eng'), recorded)),
      same: new Set(held).size === 1,
    };
  } finally {
    await Promise.all(open.map(({ close }) => close()));
    await team.close();
  }
}

const at = <T>(list: readonly T[], index: number) => ({ ok: true, value: list[index] as T }) as const;

async function countIn({ session }: Replica): Promise<{ readonly cases: number; readonly facts: number }> {
  const ends = [...(await (await session.sharing()).ends()).values()];
  const facts = ends.flatMap(({ heads }) => Object.values(heads)).reduce((sum, seq) => sum + seq, 0);
  return { cases: ends.length, facts };
}

/** What lies on the servers, read by somebody who has nothing of it. */
async function onServers(membership: Membership, recorded: readonly string[]) {
  const exchange = await connectedExchange(membership);
  let there: string[] = [];
  try {
    // A server may give the reading to the node that is down, and is asked again.
    await untilReady(async () => {
      const stop = new AbortController();
      there = [];
      await exchange.follow(
        0,
        async (batch) => {
          for (const { slot } of batch) if (slot.kind === 'facts') there.push(slot.id);
          if ((batch.at(-1)?.left ?? 0) === 0) stop.abort();
        },
        stop.signal,
      );
    });
    const unique = new Set(there);
    return { lost: recorded.filter((id) => !unique.has(id)).length, doubled: there.length - unique.size };
  } finally {
    await exchange.close();
  }
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

/** Without the defence: what was sent counts as stored, unasked. */
export const unacknowledged = (exchange: Exchange): Exchange => ({
  ...exchange,
  put: async (slot, bytes) => {
    void exchange.put(slot, bytes).catch(() => undefined);
    return { seq: 0 };
  },
});
