import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import { apply } from '../../src/cli/team/apply.ts';
import { type Authority, invite, newAuthority } from '../../src/cli/team/authority.ts';
import { connect } from '../../src/cli/team/connect.ts';
import { accessConf } from '../../src/cli/team/serverConf.ts';
import { freePort, untilReady as untilServersAreReady } from '../../src/cli/team/starting.ts';
import { toJson } from '../../src/engine/json.ts';
import { run } from '../../src/engine/run.ts';
import type { BundleSizes } from '../../src/exchange/bundles.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { natsExchange } from '../../src/exchange/nats/nats.ts';
import type { Role } from '../../src/exchange/roles.ts';
import { placeInMemory } from '../../src/store/anchor/place.ts';
import { age } from '../../src/store/crypto/age.ts';
import { argon2id } from '../../src/store/crypto/argon.ts';
import { type Device, deviceWith } from '../../src/store/vault/device.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { policyOf } from '../given.ts';
import { must, PASSPHRASE } from '../trust/world.ts';
import { casesOf, type Held, share, type Shared } from './replica.ts';
import { aFolder, type Server, serverIn, startAll } from './server.ts';

/** Servers of our own with an authority on them; nothing of it is left once it is closed. */
export type TeamWorld = {
  readonly servers: readonly [Server, ...Server[]];
  /** Where the server of a page passes its socket on to, one for each. */
  readonly websockets: readonly string[];
  readonly authority: () => Authority;
  readonly join: (name: string, role?: Role, team?: string) => Promise<Membership>;
  /** Puts whoever is in the authority's file now, and their keys, on the servers. */
  readonly set: (authority: Authority) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `nodes`: 1, or a cluster of 3. */
export async function openTeam(nodes: 1 | 3 = 1, takeOverAfterMs?: number): Promise<TeamWorld> {
  const folder = aFolder();
  const all = await Promise.all(
    Array.from({ length: nodes }, async () => [await freePort(), await freePort(), await freePort()] as const),
  );
  let authority = newAuthority(
    'Croydon',
    all.map(([port]) => `127.0.0.1:${port}`),
  );
  const routes = all.map(([, route]) => route);
  const [first, ...others] = all.map(([port, route, websocket], index) =>
    serverIn(`${folder}/${index}`, {
      access: accessConf(authority),
      port,
      websocket,
      ...(nodes === 1 ? {} : { cluster: { name: `n${index}`, port: route, routes } }),
    }),
  );
  if (!first) throw new Error('A team needs a server.');
  const servers = [first, ...others] as const;
  await startAll(servers);
  const set = async (next: Authority): Promise<void> => {
    authority = next;
    for (const server of servers) await server.reload(accessConf(authority));
    await untilReady(() => apply(authority, nodes, takeOverAfterMs));
  };
  return {
    servers,
    websockets: all.map(([, , websocket]) => `127.0.0.1:${websocket}`),
    authority: () => authority,
    set,
    join: async (name, role = 'worker', team = 'North') => {
      const invited = await invite(authority, team, name, role);
      await set(invited.authority);
      return invited.membership;
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As long as `npm run team -- demo` waits for its servers, in shorter steps. */
export const untilReady = (work: () => Promise<void>): Promise<void> => untilServersAreReady(work, 120, 250);

/** Tests do not wait as long as people do. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms / 20));

const openExchange = ({ servers, seed, member, team }: Membership, connectWith = connect): Exchange =>
  natsExchange(team.id, { connect: () => connectWith(servers, { seed, member: member.id }), pause });

/** The same once it is connected. */
export async function connectedExchange(membership: Membership, connectWith = connect): Promise<Exchange> {
  const exchange = openExchange(membership, connectWith);
  if (exchange.isConnected()) return exchange;
  await new Promise<void>((resolve) => {
    const stop = exchange.onConnection(() => {
      stop();
      resolve();
    });
  });
  return exchange;
}

export type Machine = { readonly device: Device<unknown>; readonly indexedDB: IDBFactory };

let machines = 0;

/** A protected device. Names differ, since Dexie spreads changes by name to everything in the process. */
async function aMachine(): Promise<Machine> {
  const indexedDB = new IDBFactory();
  const device = deviceWith<unknown>({
    name: `replica-${++machines}`,
    indexedDB,
    place: placeInMemory(),
    stretch: argon2id,
    age,
    now: () => '2026-03-02T09:00:00.000Z',
    cost: { memory: 8, passes: 1 },
    workFactor: 2,
    onStale: () => undefined,
  });
  must(await device.protect(PASSPHRASE));
  return { device, indexedDB };
}

/** A device that belongs to a team. */
export type Replica = Omit<Shared, 'stop'> & {
  readonly session: Session<unknown>;
  readonly machine: Machine;
  /** The tab is closed. */
  readonly close: () => Promise<void>;
};

export type ReplicaOptions = {
  /** A device that was opened before. */
  readonly on?: Machine;
  /** Something that stands between it and the exchange. */
  readonly through?: (exchange: Exchange) => Exchange;
  readonly bundles?: BundleSizes;
};

/** Opens the tab. */
export async function openReplica(
  membership: Membership,
  { on, through = (exchange) => exchange, bundles }: ReplicaOptions = {},
): Promise<Replica> {
  const machine = on ?? (await aMachine());
  const session = must(await machine.device.unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));
  const exchange = through(openExchange(membership));
  const { stop, ...shared } = await share({
    session,
    membership,
    exchange,
    indexedDB: machine.indexedDB,
    pause,
    bundles,
  });
  let isOpen = true;
  return {
    ...shared,
    session,
    machine,
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await stop();
      session.close();
    },
  };
}

/** Every case with its details, its facts and the run they come to, by hash: what two devices must agree on. */
export function hashOf(cases: readonly Held[]): string {
  const files = cases.map(({ id, record, facts }) => {
    const sorted = facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const comesTo = toJson(run(policyOf(record.policy), sorted, { asOf: '2026-03-02' }), sorted);
    return JSON.stringify([id, record, sorted, comesTo]);
  });
  return createHash('sha256').update(files.toSorted().join('\n')).digest('hex');
}

export const heldBy = async ({ session }: Pick<Replica, 'session'>): Promise<string> =>
  hashOf(await casesOf(session.store));
