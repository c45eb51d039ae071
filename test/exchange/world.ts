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
import type { Arrived } from '../../src/exchange/context.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { marksName, openMarks } from '../../src/exchange/marks.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { natsExchange } from '../../src/exchange/nats/nats.ts';
import { mayErase, mayRecord, type Role } from '../../src/exchange/roles.ts';
import { startSync, type Status, type Sync } from '../../src/exchange/sync.ts';
import { type Epoch, teamKeys } from '../../src/exchange/teamKeys.ts';
import { placeInMemory } from '../../src/store/anchor/place.ts';
import { age } from '../../src/store/crypto/age.ts';
import { argon2id } from '../../src/store/crypto/argon.ts';
import type { Store } from '../../src/store/store.ts';
import { type Device, deviceWith } from '../../src/store/vault/device.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { policyOf } from '../given.ts';
import { must, PASSPHRASE } from '../trust/world.ts';
import { aFolder, type Server, serverIn } from './server.ts';

/** Servers of our own with an authority on them; nothing of it is left once it is closed. */
export type TeamWorld = {
  readonly servers: readonly [Server, ...Server[]];
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
    Array.from({ length: nodes }, async () => [await freePort(), await freePort()] as const),
  );
  let authority = newAuthority(
    'Croydon',
    all.map(([port]) => `127.0.0.1:${port}`),
  );
  const routes = all.map(([, route]) => route);
  const [first, ...others] = all.map(([port, route], index) =>
    serverIn(`${folder}/${index}`, {
      access: accessConf(authority),
      port,
      ...(nodes === 1 ? {} : { cluster: { name: `n${index}`, port: route, routes } }),
    }),
  );
  if (!first) throw new Error('A team needs a server.');
  const servers = [first, ...others] as const;
  await Promise.all(servers.map((server) => server.start()));
  const set = async (next: Authority): Promise<void> => {
    authority = next;
    for (const server of servers) await server.reload(accessConf(authority));
    await untilReady(() => apply(authority, nodes, takeOverAfterMs));
  };
  return {
    servers,
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

/** As `npm run team -- demo` waits for its servers, in shorter steps. */
export const untilReady = (work: () => Promise<void>): Promise<void> => untilServersAreReady(work, 20, 250);

/** Tests do not wait as long as people do. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms / 20));

const openExchange = ({ servers, seed, member, team }: Membership): Exchange =>
  natsExchange(team.id, { connect: () => connect(servers, { seed, member: member.id }), pause });

/** The same once it is connected. */
export async function connectedExchange(membership: Membership): Promise<Exchange> {
  const exchange = openExchange(membership);
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

/** A device that belongs to a team, and what it is told. */
export type Replica = {
  readonly session: Session<unknown>;
  readonly machine: Machine;
  readonly sync: Sync;
  readonly arrived: readonly Arrived[];
  /** Resolves when the status is such. */
  readonly until: (holds: (status: Status) => boolean) => Promise<void>;
  /** The tab is closed. */
  readonly close: () => Promise<void>;
};

export const isTogether = ({ state, waiting }: Status): boolean => state === 'together' && waiting === 0;

export type ReplicaOptions = {
  /** A device that was opened before. */
  readonly on?: Machine;
  /** Something that stands between it and the exchange. */
  readonly through?: (exchange: Exchange) => Exchange;
};

/** Opens the tab. */
export async function openReplica(
  membership: Membership,
  { on, through = (exchange) => exchange }: ReplicaOptions = {},
): Promise<Replica> {
  const machine = on ?? (await aMachine());
  const session = must(await machine.device.unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));
  const sharing = await session.sharing();
  const exchange = through(openExchange(membership));
  const { team, member, identity } = membership;
  const epochs: Epoch[] = [...membership.epochs];
  const marks = await openMarks(marksName(team.id, sharing.vault), machine.indexedDB);
  const arrived: Arrived[] = [];
  const waiters = new Set<() => void>();
  const sync = startSync({
    exchange,
    sharing,
    marks,
    keys: await teamKeys(team.id, epochs),
    part: { id: member.id, identity, mayRecord: mayRecord(member.role), mayErase: mayErase(member.role) },
    now: () => '2026-03-02T09:00:00.000Z',
    pause,
    watch: (changed) => session.store.subscribe(changed),
    onStatus: () => waiters.forEach((look) => look()),
    onEpoch: async (epoch) => void epochs.push(epoch),
    onArrived: (news) => arrived.push(news),
  });
  let isOpen = true;
  return {
    session,
    machine,
    sync,
    arrived,
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await sync.stop();
      marks.close();
      await exchange.close();
      session.close();
    },
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds(sync.status())) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
  };
}

/** Every case with its details, its facts and the run they come to, by hash: what two replicas must agree on. */
export async function heldBy({ session }: Pick<Replica, 'session'>): Promise<string> {
  const { cases } = must(await session.store.cases('tag'));
  const files = await Promise.all(
    cases.map(async ({ id, record }) => {
      const facts = must(await session.store.case(id)).facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const comesTo = toJson(run(policyOf(record.policy), facts, { asOf: '2026-03-02' }), facts);
      return JSON.stringify([id, record, facts, comesTo]);
    }),
  );
  return createHash('sha256').update(files.toSorted().join('\n')).digest('hex');
}

/** Resolves once the store's content is such; looked at after each change. */
export async function stored(store: Store<unknown>, holds: () => Promise<boolean>): Promise<void> {
  if (await holds()) return;
  await new Promise<void>((resolve) => {
    const look = async (): Promise<void> => {
      if (!(await holds())) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(() => void look());
  });
}

export const holdsFacts = ({ session: { store } }: Pick<Replica, 'session'>, caseId: string, count: number) =>
  stored(store, async () => {
    const read = await store.case(caseId);
    return read.ok && read.value.facts.length === count;
  });
