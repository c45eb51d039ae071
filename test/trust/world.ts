import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import type { Fact } from '../../src/facts/vocabulary.ts';
import { placeInMemory } from '../../src/store/anchor/place.ts';
import { age } from '../../src/store/crypto/age.ts';
import { argon2id } from '../../src/store/crypto/argon.ts';
import type { CaseRow, FactRow, HeadRow, KeyRow, MetaRow, SummaryRow, VaultRow } from '../../src/store/database.ts';
import type { Read } from '../../src/store/problem.ts';
import { type Device, deviceWith } from '../../src/store/vault/device.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { openRaw, rowsIn, settled } from '../store/raw.ts';

/** Everything that lies on a device, as somebody who holds the disk sees it. */
export type Disk = {
  cases: CaseRow[];
  facts: (FactRow & { writer: string; seq: number; prev: string; hash: string; body: Uint8Array })[];
  keys: KeyRow[];
  heads: HeadRow[];
  drafts: { id: string; caseId: string; v: number; body: Uint8Array }[];
  summaries: SummaryRow[];
  meta: MetaRow[];
  vault: VaultRow[];
  anchor: string | null;
};

export const PASSPHRASE = 'three otters by the weir';
const NAME = 'world';

export function must<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.message}`);
  return read.value;
}

type Machine = { readonly device: Device<unknown>; readonly disk: () => Promise<Disk> };

/** A device on which this lies; an empty one without. */
export async function machineWith(disk?: Disk): Promise<Machine> {
  const indexedDB = new IDBFactory();
  const place = placeInMemory(disk?.anchor ?? null);
  const device = deviceWith({
    name: NAME,
    indexedDB,
    place,
    stretch: argon2id,
    age,
    now: () => '2026-02-03T10:00:00.000Z',
    cost: { memory: 8, passes: 1 },
    workFactor: 2,
    onStale: () => undefined,
  });
  if (disk) {
    must(await device.openUnprotected()).close();
    const db = await openRaw(indexedDB, NAME);
    for (const [table, rows] of Object.entries(disk)) {
      if (!Array.isArray(rows)) continue;
      const store = db.transaction(table, 'readwrite').objectStore(table);
      await settled(store.clear());
      for (const row of rows) await settled(store.put(row));
    }
    db.close();
  }
  return {
    device,
    disk: async () => ({ ...(await rowsIn(indexedDB, NAME)), anchor: place.read() }) as unknown as Disk,
  };
}

export const unlock = async ({ device }: Machine): Promise<Session<unknown>> =>
  must(await device.unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));

export const visitOn = (day: number, by = 'A. Okafor'): Fact => {
  const on = `2026-01-${String(day).padStart(2, '0')}` as const;
  return {
    id: crypto.randomUUID(),
    type: 'visit.made',
    on: on as Fact['on'],
    recordedAt: `${on}T16:00:00.000Z`,
    by,
  };
};

export const childNamed = (name: string, policy = 'croydon') => ({
  child: { name },
  policy,
  createdAt: '2026-01-05T09:00:00.000Z',
});

/** A device with some history, as it was earlier and as it is now, and what its cases hold. */
export type World = { readonly before: Disk; readonly now: Disk; readonly truth: string; readonly erased: string };

/** Three cases with facts by two writers each, an edit of each case's details, and one case that was erased. */
export async function aWorld(): Promise<World> {
  const machine = await machineWith();
  must(await machine.device.protect(PASSPHRASE));
  const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
  const first = await unlock(machine);
  for (const [index, id] of ids.entries()) {
    const facts = [1, 2, 3, 4].map((day) => visitOn(day + index));
    await first.store.addCase(id, childNamed(`Child ${index}`), facts);
    await first.store.saveDraft(id, 'visit.made', { text: `draft ${index}` });
    await first.store.saveSummary(must(await first.store.case(id)), 'tag', { stage: `before ${index}` });
  }
  await first.store.saveSetting('policies', 'before');
  // A second writer: whoever goes on after a loss writes a chain of their own.
  must({ ...(await first.accept()), value: null } as Read<null>);
  first.close();
  const before = await machine.disk();

  const session = await unlock(machine);
  const [erased = '', ...living] = ids;
  for (const [index, id] of living.entries()) {
    for (const day of [11, 12, 13]) await session.store.addFact(id, visitOn(day + index));
    await session.store.updateCase(id, childNamed(`Child ${index}`, 'surrey'));
    await session.store.saveSummary(must(await session.store.case(id)), 'tag', { stage: `now ${index}` });
  }
  await session.store.saveSetting('policies', 'now');
  await session.eraseCase(erased);
  const truth = await tellOf(session);
  session.close();
  return { before, now: await machine.disk(), truth, erased };
}

/** Everything that a person can read, in one text. */
export async function tellOf({ store }: Session<unknown>): Promise<string> {
  const { cases } = must(await store.cases('tag'));
  const parts: string[] = [];
  for (const { id, record, summary } of cases) {
    const read = await store.case(id);
    const facts = read.ok ? read.value.facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : [];
    // A summary may be absent, since it is made again; it must not be that of an earlier state.
    const outdated = JSON.stringify(summary ?? '').includes('before');
    parts.push(JSON.stringify([id, record, facts, outdated]));
  }
  return parts.toSorted().join('\n');
}

export const copyOf = <T>(value: T): T => structuredClone(value);
