import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';

import type { Fact, FactOf } from '../../src/facts/vocabulary.ts';
import type { ChildRecord } from '../../src/store/child.ts';
import { openStore, type StoreOptions } from '../../src/store/open.ts';
import type { Failed, Read, StoreProblem } from '../../src/store/problem.ts';
import type { Store } from '../../src/store/store.ts';

/** A device of its own: what one test stores, no other sees. */
export const aDevice = (): IDBFactory => new IDBFactory();

/** Database names differ too, since Dexie spreads changes by name to everything in the process. */
let databases = 0;
export const aName = (): string => `test-${++databases}`;

export async function aStore<S = unknown>(options: Partial<StoreOptions> = {}): Promise<Store<S>> {
  const settings = { name: aName(), indexedDB: aDevice(), onStale: () => undefined, ...options };
  const store = valueOf(await openStore<S>(settings));
  onTestFinished(() => store.close());
  return store;
}

type Tab = Store<unknown>;

/** Tabs of one browser on one device. */
export async function twoTabs(options: Partial<StoreOptions> = {}): Promise<readonly [here: Tab, there: Tab]> {
  const shared = { name: aName(), indexedDB: aDevice(), ...options };
  return [await aStore(shared), await aStore(shared)];
}

export async function eightTabs(options: Partial<StoreOptions> = {}): Promise<readonly [Tab, ...Tab[]]> {
  const shared = { name: aName(), indexedDB: aDevice(), ...options };
  const others = Array.from({ length: 7 }, () => aStore(shared));
  return [await aStore(shared), ...(await Promise.all(others))];
}

export const anId = (): string => crypto.randomUUID();

export const aChild = (changes: Partial<ChildRecord> = {}): ChildRecord => ({
  child: { name: 'Amira', born: '2019-04-02' },
  family: 'The Lanes',
  policy: 'croydon',
  createdAt: '2026-01-05T09:00:00.000Z',
  ...changes,
});

export const aVisit = (changes: Partial<FactOf<'visit.made'>> = {}): FactOf<'visit.made'> => ({
  id: anId(),
  type: 'visit.made',
  on: '2026-01-29',
  recordedAt: '2026-01-29T16:00:00.000Z',
  by: 'A. Okafor',
  seenAlone: true,
  ...changes,
});

export async function aCase(store: Store<unknown>, facts: readonly Fact[] = []): Promise<string> {
  const id = anId();
  const stored = await store.addCase(id, aChild(), facts);
  if (!stored.ok) throw new Error(stored.problem.message);
  return id;
}

export function valueOf<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.message}`);
  return read.value;
}

export function problemOf(result: { readonly ok: true } | Failed): StoreProblem {
  if (result.ok) throw new Error('it went well, and should not have');
  return result.problem;
}

export const factsOf = async (store: Store<unknown>, caseId: string): Promise<readonly Fact[]> =>
  valueOf(await store.case(caseId)).facts;

export const byId = (facts: readonly Fact[]): Fact[] => facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
