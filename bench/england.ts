import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { apply } from '../src/cli/team/apply.ts';
import { invite, newAuthority } from '../src/cli/team/authority.ts';
import { connect } from '../src/cli/team/connect.ts';
import { builtInPolicies } from '../src/cli/policies.ts';
import { accessConf } from '../src/cli/team/serverConf.ts';
import { freePort } from '../src/cli/team/starting.ts';
import { digestsOn } from '../src/cli/team/worker/digest.ts';
import { generate, type GeneratedCase } from '../src/engine/generate/caseload.ts';
import { caseSlot, factSlot, sealCase, sealFact } from '../src/exchange/envelope.ts';
import type { Exchange, Slot } from '../src/exchange/exchange.ts';
import type { Membership } from '../src/exchange/membership.ts';
import { natsExchange } from '../src/exchange/nats/nats.ts';
import { teamReader } from '../src/exchange/reader.ts';
import { type TeamKeys, teamKeys } from '../src/exchange/teamKeys.ts';
import { must } from '../src/facts/must.ts';
import { caseRow } from '../src/store/caseRow.ts';
import { START } from '../src/store/chain/link.ts';
import { aesKey } from '../src/store/crypto/aead.ts';
import { type Bytes, randomBytes, toBase64 } from '../src/store/crypto/bytes.ts';
import { masterFrom } from '../src/store/crypto/master.ts';
import { linkedRows } from '../src/store/factRow.ts';
import { sealedCodec } from '../src/store/vault/sealedCodec.ts';
import { aFolder, NATS, type Server, serverIn } from '../test/exchange/server.ts';
import { AS_OF, AUTHORITIES } from './caseload.ts';
import { median } from './measure.ts';
import { leftOut, type Row } from './table.ts';

/** England at the end of a year: plans, and the teams that look after them. */
const PLANS = 50_000;
const TEAMS = 150;
const OF_A_TEAM = Math.ceil(PLANS / TEAMS);
/** How many slots are filled at once. */
const AT_ONCE = 256;
const ROUNDS = 7;

const NO_TARGET = { target: '', met: null };

type Measured = {
  readonly plans: number;
  readonly facts: number;
  readonly bytes: number;
  readonly sent: number;
  readonly start: number;
  readonly read: number;
  readonly digest: number;
};

/** A stream with a team's share of England, with that of two teams, of three, and what each costs. */
export async function englandRows(seed: number): Promise<Row[]> {
  if (!NATS) return [leftOut('England: 50,000 plans in 150 teams', 'linear', 'There is no nats-server here.')];
  // Once beforehand, so that the smallest does not pay for what only the first one costs.
  await measureTeam(seed, OF_A_TEAM);
  const measured: Measured[] = [];
  for (const teams of [1, 2, 3]) measured.push(await measureTeam(seed, OF_A_TEAM * teams));
  const team = must(measured[0], 'a team');
  const facts = Math.round((team.facts / team.plans) * PLANS);
  const each = (of: (one: Measured) => number): string => measured.map((one) => of(one).toPrecision(3)).join(', ');
  const straight = (of: (one: Measured) => number): Pick<Row, 'target' | 'met'> => {
    const rates = measured.map(of);
    return { target: 'linear (± 25 %)', met: Math.max(...rates) <= 1.25 * Math.min(...rates) };
  };
  const sizes = `${measured.map(({ plans }) => plans).join(', ')} plans`;
  return [
    {
      what: `England: 50,000 plans in 150 teams, all the facts of each life so far: of one team (${team.plans} plans), of all`,
      value: `${team.facts.toLocaleString('en-GB')}, ${facts.toLocaleString('en-GB')}`,
      ...NO_TARGET,
    },
    {
      what: 'storage on each server: bytes for a fact',
      value: each((one) => one.bytes / one.facts),
      ...straight((one) => one.bytes / one.facts),
      why: `At ${sizes}. England: ${(((team.bytes / team.plans) * PLANS) / 1e9).toFixed(2)} GB on each of three servers.`,
    },
    {
      what: 'sent by one member, sealed and acknowledged: facts a second',
      value: each((one) => (one.facts / one.sent) * 1000),
      ...NO_TARGET,
      why: 'One server on the disk of this machine.',
    },
    {
      what: 'a server that starts again: ms until it is ready',
      value: each((one) => one.start),
      ...NO_TARGET,
      why: `At ${sizes}; it looks through every message.`,
    },
    {
      what: 'first reading by a worker, opened and checked: ms for 1,000 facts',
      value: each((one) => (one.read / one.facts) * 1000),
      ...straight((one) => one.read / one.facts),
      why: `A team in ${(team.read / 1000).toFixed(1)} s.`,
    },
    {
      what: 'a worker’s digests of a day: ms for a plan',
      value: each((one) => one.digest / one.plans),
      ...straight((one) => one.digest / one.plans),
      why: `A team in ${(team.digest / 1000).toFixed(1)} s; England on one core in ${(((team.digest / team.plans) * PLANS) / 60_000).toFixed(1)} min.`,
    },
  ];
}

async function measureTeam(seed: number, plans: number): Promise<Measured> {
  const folder = aFolder();
  const port = await freePort();
  const { authority, membership } = await invite(newAuthority('England', [`127.0.0.1:${port}`]), 'Team', 'A', 'worker');
  const server = serverIn(folder, { access: accessConf(authority), port });
  try {
    await server.start();
    await apply(authority, 1);
    const keys = await teamKeys(membership.team.id, membership.epochs);
    const slots = await sealed(keys, caseloadOf(seed, plans));
    const exchange = await connected(membership);
    const sent = await timed(() => fill(exchange, slots));
    await exchange.close();
    const facts = slots.filter(({ slot }) => slot.kind === 'facts').length;
    await server.stop();
    const bytes = sizeOf(join(folder, 'store'));
    const start = await timed(() => server.start());
    const read = await firstReading(membership, keys);
    const policies = builtInPolicies();
    const digests: number[] = [];
    // The first warms up.
    for (let round = 0; round <= ROUNDS; round++)
      digests.push(await worked(async () => digestsOn(AS_OF, read.cases, policies, 'initials')));
    const digest = median(digests.slice(1));
    return { plans, facts, bytes, sent, start, read: read.took, digest };
  } finally {
    await end(server, folder);
  }
}

async function end(server: Server, folder: string): Promise<void> {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** In milliseconds of the processor's time: what else the machine does is left out. */
async function worked(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const caseloadOf = (seed: number, children: number): GeneratedCase[] => [
  ...generate({ seed, children, policies: AUTHORITIES, asOf: AS_OF }),
];

type Filled = { readonly slot: Slot; readonly bytes: Bytes };

/** What a device would send of these cases. */
export async function sealed(keys: TeamKeys, cases: readonly GeneratedCase[]): Promise<Filled[]> {
  const master = await masterFrom(randomBytes(32));
  const filled: Filled[] = [];
  for (const { policy, child, family, facts } of cases) {
    const [caseId, raw, writer] = [crypto.randomUUID(), randomBytes(32), crypto.randomUUID()];
    const key = await aesKey(raw);
    const codec = sealedCodec({ master, of: async () => key });
    const record = { child, family, policy: policy.id, createdAt: '2025-03-01T09:00:00.000Z' };
    const row = await caseRow(codec, caseId, record, 1);
    filled.push({ slot: caseSlot(caseId, 1), bytes: await sealCase(keys, row, toBase64(raw)) });
    const own = facts.map((fact) => ({ ...fact, id: crypto.randomUUID() }));
    for (const link of await linkedRows(codec, caseId, own, { writer, ...START }))
      filled.push({ slot: factSlot(link), bytes: await sealFact(keys, link) });
  }
  return filled;
}

/** Fills them in their order, many at a time. */
export async function fill(exchange: Exchange, slots: readonly Filled[]): Promise<void> {
  for (let at = 0; at < slots.length; at += AT_ONCE)
    await Promise.all(slots.slice(at, at + AT_ONCE).map(({ slot, bytes }) => exchange.put(slot, bytes)));
}

export async function connected({ team, servers, seed, member }: Membership): Promise<Exchange> {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const exchange = natsExchange(team.id, { connect: () => connect(servers, { seed, member: member.id }), pause });
  await new Promise<void>((resolve) => {
    exchange.onConnection((isConnected) => isConnected && resolve());
  });
  return exchange;
}

async function firstReading(membership: Membership, keys: TeamKeys) {
  const exchange = await connected(membership);
  const reader = await teamReader(keys, { id: membership.member.id, identity: membership.identity });
  const stop = new AbortController();
  const took = await worked(() =>
    exchange.follow(
      0,
      async (batch) => {
        await reader.take(batch);
        if ((batch.at(-1)?.left ?? 0) === 0) stop.abort();
      },
      stop.signal,
    ),
  );
  await exchange.close();
  return { took, cases: reader.cases() };
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
