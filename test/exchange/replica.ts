import type { Arrived } from '../../src/exchange/context.ts';
import type { BundleSizes } from '../../src/exchange/bundles.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { marksName, openMarks } from '../../src/exchange/marks.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { mayErase, mayRecord } from '../../src/exchange/roles.ts';
import { startSync, type Status, type Sync } from '../../src/exchange/sync.ts';
import { type Epoch, teamKeys } from '../../src/exchange/teamKeys.ts';
import type { ChildRecord } from '../../src/store/child.ts';
import type { Store } from '../../src/store/store.ts';
import type { Session } from '../../src/store/vault/session.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';

/** A device that belongs to a team, put together as the app does it, and what it is told: in Node or in a browser. */
export type Shared = {
  readonly sync: Sync;
  readonly arrived: readonly Arrived[];
  /** Resolves when the status is such. */
  readonly until: (holds: (status: Status) => boolean) => Promise<void>;
  /** Resolves when it has taken in everything up to this message of the stream. */
  readonly untilRead: (last: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Parts = {
  readonly session: Session<unknown>;
  readonly membership: Membership;
  readonly exchange: Exchange;
  readonly indexedDB: IDBFactory;
  readonly pause: (ms: number) => Promise<void>;
  readonly bundles?: BundleSizes | undefined;
};

export async function share({ session, membership, exchange, indexedDB, pause, bundles }: Parts): Promise<Shared> {
  const { team, member, identity } = membership;
  const sharing = await session.sharing();
  const epochs: Epoch[] = [...membership.epochs];
  const marks = await openMarks(marksName(team.id, sharing.vault), indexedDB);
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
    ...(bundles ? { bundles } : {}),
  });
  const until = (holds: (status: Status) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds(sync.status())) return;
        waiters.delete(look);
        resolve();
      };
      waiters.add(look);
      look();
    });
  return {
    sync,
    arrived,
    until,
    untilRead: (last) => until(() => (marks.place()?.after ?? 0) >= last),
    stop: async () => {
      await sync.stop();
      marks.close();
      await exchange.close();
    },
  };
}

export const isTogether = ({ state, waiting }: Status): boolean => state === 'together' && waiting === 0;

/** Without the defence: what was sent counts as stored, unasked. */
export const unacknowledged = (exchange: Exchange): Exchange => ({
  ...exchange,
  put: async (slot, bytes) => {
    void exchange.put(slot, bytes).catch(() => undefined);
    return { seq: 0 };
  },
});

/** A case as a device holds it. */
export type Held = { readonly id: string; readonly record: ChildRecord; readonly facts: readonly Fact[] };

export async function casesOf(store: Store<unknown>): Promise<Held[]> {
  const read = await store.cases('tag');
  if (!read.ok) throw new Error(read.problem.message);
  return Promise.all(
    read.value.cases.map(async ({ id, record }) => {
      const found = await store.case(id);
      if (!found.ok) throw new Error(found.problem.message);
      return { id, record, facts: found.value.facts };
    }),
  );
}

/** Resolves once the store's content is such; looked at after each change. */
export const stored = (store: Store<unknown>, holds: () => Promise<boolean>): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      if (!(await holds())) return;
      stop();
      resolve();
    };
    // Before the first look: nothing that changes meanwhile is missed.
    const stop = store.subscribe(() => void look().catch(reject));
    void look().catch(reject);
  });

export const holdsFacts = (
  { session: { store } }: { readonly session: Session<unknown> },
  caseId: string,
  count: number,
) =>
  stored(store, async () => {
    const read = await store.case(caseId);
    return read.ok && read.value.facts.length === count;
  });
