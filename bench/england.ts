import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { apply } from '../src/cli/team/apply.ts';
import { invite, newAuthority } from '../src/cli/team/authority.ts';
import { builtInPolicies } from '../src/cli/policies.ts';
import { accessConf } from '../src/cli/team/serverConf.ts';
import { freePort } from '../src/cli/team/starting.ts';
import { type Cases, digestsOn } from '../src/cli/team/worker/digest.ts';
import { generate, type GeneratedCase } from '../src/engine/generate/caseload.ts';
import type { Membership } from '../src/exchange/membership.ts';
import { teamReader } from '../src/exchange/reader.ts';
import { type TeamKeys, teamKeys } from '../src/exchange/teamKeys.ts';
import { must } from '../src/facts/must.ts';
import { fill, sealed } from '../test/exchange/filled.ts';
import { aFolder, NATS, type Server, serverIn } from '../test/exchange/server.ts';
import { connectedExchange } from '../test/exchange/world.ts';
import { AS_OF, AUTHORITIES } from './caseload.ts';
import { inTurn, type Sized } from './inTurn.ts';
import { median } from './measure.ts';
import { leftOut, type Row } from './table.ts';

/** England at the end of a year: plans, and the teams that look after them. */
const PLANS = 50_000;
const TEAMS = 150;
const OF_A_TEAM = Math.ceil(PLANS / TEAMS);
/** Half a team, a team, two: what costs in proportion costs as much for a plan in each. */
const SIZES = [0.5, 1, 2] as const;
const ROUNDS = { start: 5, read: 3, digest: 9 };

const NO_TARGET = { target: '', met: null };

/** A stream of its own server, filled, and what of it is measured once. */
type Filled = {
  readonly teams: number;
  readonly plans: number;
  readonly facts: number;
  readonly bytes: number;
  readonly sent: number;
  readonly server: Server;
  readonly read: () => Promise<Cases>;
  readonly end: () => Promise<void>;
};

/** Streams with shares of England, and what each costs. */
export async function englandRows(seed: number): Promise<Row[]> {
  if (!NATS) return [leftOut('England: 50,000 plans in 150 teams', 'linear', 'There is no nats-server here.')];
  const filled: Filled[] = [];
  try {
    for (const teams of SIZES) filled.push(await fillOne(seed, teams));
    return await rowsOf(filled);
  } finally {
    for (const { end } of filled) await end();
  }
}

async function rowsOf(filled: readonly Filled[]): Promise<Row[]> {
  const team = must(filled[1], 'a team');
  const starts = await startAgain(filled);
  // As often as makes the small ones as much work as this, at least.
  const timesOf = ({ teams }: Filled, ofAll: number): number => Math.max(1, ofAll / teams);
  const held = new Map<Filled, Cases>();
  const reading = await inTurn(
    filled.map((each) => ({
      size: each.facts,
      times: timesOf(each, 1),
      work: async () => held.set(each, await each.read()),
    })),
    ROUNDS.read,
  );
  const policies = builtInPolicies();
  const told = filled.map((each): Sized => {
    const cases = must(held.get(each), 'what was read');
    return { size: each.plans, times: timesOf(each, 4), work: () => digestsOn(AS_OF, cases, policies, 'initials') };
  });
  const digests = await inTurn(told, ROUNDS.digest);

  const [readMs, digestMs] = [must(reading.each[1], 'a team'), must(digests.each[1], 'a team')];
  const bytes = filled.map((one) => one.bytes / one.facts);
  const sizes = `${filled.map(({ plans }) => plans).join(', ')} plans`;
  return [
    {
      what: `England: 50,000 plans in 150 teams, all the facts of each life so far: of one team (${team.plans} plans), of all`,
      value: `${count(team.facts)}, ${count((team.facts / team.plans) * PLANS)}`,
      ...NO_TARGET,
    },
    {
      what: 'storage on each server: bytes for a fact',
      value: figures(bytes),
      ...straight(bytes.map((each) => each / must(bytes[0], 'a size'))),
      why: `At ${sizes}. England: ${(((team.bytes / team.plans) * PLANS) / 1e9).toFixed(2)} GB on each of three servers.`,
    },
    {
      what: 'sent by one member, sealed and acknowledged: facts a second',
      value: figures(filled.map((one) => (one.facts / one.sent) * 1000)),
      ...NO_TARGET,
      why: 'One server on the disk of this machine.',
    },
    {
      what: 'a server that starts again: ms until it is ready',
      value: figures(starts),
      ...NO_TARGET,
      why: `At ${sizes}, the median of ${ROUNDS.start}, by the clock; it looks through every message.`,
    },
    {
      what: 'first reading by a worker, opened and checked: ms for 1,000 facts',
      value: figures(reading.each.map((each) => each * 1000)),
      ...straight(reading.ratios),
      why: `At ${sizes}: ${ratiosText(reading.ratios)}. A team in ${((readMs * team.facts) / 1000).toFixed(1)} s.`,
    },
    {
      what: 'a worker’s digests of a day: ms for a plan',
      value: figures(digests.each),
      ...straight(digests.ratios),
      why: `At ${sizes}: ${ratiosText(digests.ratios)}. A team in ${((digestMs * team.plans) / 1000).toFixed(1)} s; England on one core in ${((digestMs * PLANS) / 60_000).toFixed(1)} min.`,
    },
  ];
}

const count = (of: number): string => Math.round(of).toLocaleString('en-GB');
const figures = (of: readonly number[]): string => of.map((each) => each.toPrecision(3)).join(', ');
const ratiosText = (ratios: readonly number[]): string =>
  `${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} of the first, each compared within its round`;

const straight = (ratios: readonly number[]): Pick<Row, 'target' | 'met'> => ({
  target: 'linear (± 25 %)',
  met: Math.max(...ratios) <= 1.25 * Math.min(...ratios),
});

/** How long each server takes, the median of several times. */
async function startAgain(filled: readonly Filled[]): Promise<number[]> {
  const took: number[][] = filled.map(() => []);
  for (let round = 0; round < ROUNDS.start; round++)
    for (const [index, { server }] of filled.entries()) {
      await server.stop();
      took[index]?.push(await timed(() => server.start()));
    }
  return took.map(median);
}

async function fillOne(seed: number, teams: number): Promise<Filled> {
  const folder = aFolder();
  const port = await freePort();
  const { authority, membership } = await invite(newAuthority('England', [`127.0.0.1:${port}`]), 'Team', 'A', 'worker');
  const server = serverIn(folder, { access: accessConf(authority), port });
  const end = async (): Promise<void> => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.start();
    await apply(authority, 1);
    const keys = await teamKeys(membership.team.id, membership.epochs);
    const plans = Math.ceil(OF_A_TEAM * teams);
    const slots = await sealed(keys, caseloadOf(seed, plans));
    const exchange = await connectedExchange(membership);
    const sent = await timed(() => fill(exchange, slots));
    await exchange.close();
    const facts = slots.filter(({ slot }) => slot.kind === 'facts').length;
    await server.stop();
    const bytes = sizeOf(join(folder, 'store'));
    await server.start();
    const read = async (): Promise<Cases> => {
      const cases = await firstReading(membership, keys);
      if (cases.size !== plans) throw new Error(`Only ${cases.size} of ${plans} plans were read.`);
      return cases;
    };
    return { teams, plans, facts, bytes, sent, server, read, end };
  } catch (error) {
    await end();
    throw error;
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const caseloadOf = (seed: number, children: number): GeneratedCase[] => [
  ...generate({ seed, children, policies: AUTHORITIES, asOf: AS_OF }),
];

async function firstReading(membership: Membership, keys: TeamKeys): Promise<Cases> {
  const exchange = await connectedExchange(membership);
  const reader = await teamReader(keys, { id: membership.member.id, identity: membership.identity });
  const stop = new AbortController();
  await exchange.follow(
    0,
    async (batch) => {
      await reader.take(batch);
      if ((batch.at(-1)?.left ?? 0) === 0) stop.abort();
    },
    stop.signal,
  );
  await exchange.close();
  return reader.cases();
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
