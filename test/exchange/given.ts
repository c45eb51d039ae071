import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';

import { toJson } from '../../src/engine/json.ts';
import { run } from '../../src/engine/run.ts';
import { apply } from '../../src/cli/team/apply.ts';
import { type Authority, invite, newAuthority } from '../../src/cli/team/authority.ts';
import { connect } from '../../src/cli/team/connect.ts';
import { accessConf } from '../../src/cli/team/serverConf.ts';
import type { Arrived } from '../../src/exchange/context.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { marksName, openMarks } from '../../src/exchange/marks.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { natsExchange } from '../../src/exchange/nats/nats.ts';
import { mayErase, mayRecord, type Role } from '../../src/exchange/roles.ts';
import { startSync, type Status, type Sync } from '../../src/exchange/sync.ts';
import { type Epoch, teamKeys } from '../../src/exchange/teamKeys.ts';
import type { Store } from '../../src/store/store.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { policyOf } from '../given.ts';
import { byId, valueOf } from '../store/given.ts';
import { aProtectedMachine, type Given, unlocked } from '../trust/given.ts';
import { aFolder, freePort, type Server, serverIn } from './server.ts';

export type TeamGiven = {
  readonly server: Server;
  readonly authority: () => Authority;
  readonly join: (name: string, role?: Role, team?: string) => Promise<Membership>;
  /** Whoever is in the authority's file now, and their keys, on the server. */
  readonly set: (authority: Authority) => Promise<void>;
};

/** A server of our own with an authority on it; all of it goes when the test is over. */
export async function aTeam(): Promise<TeamGiven> {
  const folder = aFolder();
  const port = await freePort();
  let authority = newAuthority('Croydon', [`127.0.0.1:${port}`]);
  const server = serverIn(folder, { access: accessConf(authority), port });
  await server.start();
  onTestFinished(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const set = async (next: Authority): Promise<void> => {
    authority = next;
    await server.reload(accessConf(authority));
    await apply(authority, 1);
  };
  return {
    server,
    authority: () => authority,
    set,
    join: async (name, role = 'worker', team = 'North') => {
      const invited = await invite(authority, team, name, role);
      await set(invited.authority);
      return invited.membership;
    },
  };
}

export async function exchangeOf({ servers, seed, member, team }: Membership): Promise<Exchange> {
  const exchange = await natsExchange(await connect(servers, { seed, member: member.id }), team.id);
  onTestFinished(() => exchange.close());
  return exchange;
}

/** A device that belongs to a team, and what it is told. */
export type Replica = {
  readonly session: Session<unknown>;
  readonly machine: Given;
  readonly sync: Sync;
  readonly arrived: readonly Arrived[];
  /** Resolves when the status is such. */
  readonly until: (holds: (status: Status) => boolean) => Promise<void>;
  /** The tab is closed: no goodbye but what a tab has. */
  readonly close: () => Promise<void>;
};

export const isTogether = ({ state, waiting }: Status): boolean => state === 'together' && waiting === 0;

/** Opens the tab: on a new device, or on one that was opened before. */
export async function aReplica(membership: Membership, on?: Given): Promise<Replica> {
  const machine = on ?? (await aProtectedMachine());
  const session = await unlocked(machine);
  const sharing = await session.sharing();
  const exchange = await exchangeOf(membership);
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
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20)),
    watch: (changed) => session.store.subscribe(changed),
    onStatus: () => waiters.forEach((look) => look()),
    onEpoch: async (epoch) => void epochs.push(epoch),
    onArrived: (news) => arrived.push(news),
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await sync.stop();
    marks.close();
    await exchange.close();
    session.close();
  };
  onTestFinished(close);
  return {
    session,
    machine,
    sync,
    arrived,
    close,
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
  const { cases } = valueOf(await session.store.cases('tag'));
  const files = await Promise.all(
    cases.map(async ({ id, record }) => {
      const facts = byId(valueOf(await session.store.case(id)).facts);
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
