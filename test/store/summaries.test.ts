import { IDBObjectStore as FakeTable } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';

import type { Codec } from '../../src/store/codec.ts';
import { plainText } from '../../src/store/codec.ts';
import { aCase, aChild, aDevice, aName, aStore, aVisit, problemOf, twoTabs, valueOf } from './given.ts';
import type { Store } from '../../src/store/store.ts';
import { openRaw, settled } from './raw.ts';

const summarise = async (store: Store<unknown>, id: string, summary: unknown, tag = 'today'): Promise<void> => {
  const file = valueOf(await store.case(id));
  expect(await store.saveSummary(file, tag, summary)).toEqual({ ok: true });
};
const summaryOf = async (store: Store<unknown>, id: string, tag = 'today'): Promise<unknown> =>
  valueOf(await store.cases(tag)).cases.find((each) => each.id === id)?.summary;

describe('a summary', () => {
  test('comes with its case, also after the store was opened again', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const store = await aStore(device);
    const id = await aCase(store);
    expect(await summaryOf(store, id)).toBeUndefined();
    await summarise(store, id, { next: 'visit' });
    expect(await summaryOf(store, id)).toEqual({ next: 'visit' });
    expect(await summaryOf(await aStore(device), id)).toEqual({ next: 'visit' });
  });

  test('with another tag is none', async () => {
    const store = await aStore();
    const id = await aCase(store);
    await summarise(store, id, 'made yesterday', 'yesterday');
    expect(await summaryOf(store, id, 'today')).toBeUndefined();
    expect(await summaryOf(store, id, 'yesterday')).toBe('made yesterday');
  });

  test.each<[string, (store: Store<unknown>, id: string) => Promise<unknown>]>([
    ['a new fact', (store, id) => store.addFact(id, aVisit())],
    ['edited details', (store, id) => store.updateCase(id, aChild({ policy: 'surrey' }))],
  ])('is thrown away by %s, in this tab, the other and on the disk', async (_, change) => {
    const device = { name: aName(), indexedDB: aDevice() };
    const [here, there] = await twoTabs(device);
    const id = await aCase(here);
    await summarise(here, id, 'old');
    expect(await summaryOf(there, id)).toBe('old');
    await change(here, id);
    expect(await summaryOf(here, id)).toBeUndefined();
    expect(await summaryOf(there, id)).toBeUndefined();
    expect(await summaryOf(await aStore(device), id)).toBeUndefined();
  });

  test('made from a state that is past is not stored', async () => {
    const [here, there] = await twoTabs();
    const id = await aCase(here);
    const before = valueOf(await here.case(id));
    await there.addFact(id, aVisit());
    expect(await here.saveSummary(before, 'today', 'of no visit')).toEqual({ ok: true });
    expect(await summaryOf(here, id)).toBeUndefined();
  });

  test('stays when what is added was there already', async () => {
    const store = await aStore();
    const fact = aVisit();
    const id = await aCase(store, [fact]);
    await summarise(store, id, 'kept');
    await store.addFact(id, fact);
    expect(await summaryOf(store, id)).toBe('kept');
  });

  test('of another case stays when one changes', async () => {
    const store = await aStore();
    const [one, other] = [await aCase(store), await aCase(store)];
    await summarise(store, other, 'kept');
    await store.addFact(one, aVisit());
    expect(await summaryOf(store, other)).toBe('kept');
  });

  test('can be thrown away behind the back of the store', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const store = await aStore(device);
    const id = await aCase(store, [aVisit()]);
    await summarise(store, id, 'old');
    const db = await openRaw(device.indexedDB, device.name);
    await settled(db.transaction('summaries', 'readwrite').objectStore('summaries').clear());
    db.close();
    const again = await aStore(device);
    expect(await summaryOf(again, id)).toBeUndefined();
    await summarise(again, id, 'new');
    expect(await summaryOf(again, id)).toBe('new');
  });
});

describe('the list of cases', () => {
  const counting = (): { codec: Codec; reads: () => number } => {
    let count = 0;
    return { codec: { ...plainText, decode: async (body) => (count++, body) }, reads: () => count };
  };

  test('is read once; afterwards only the case that changed is', async () => {
    const { codec, reads } = counting();
    const store = await aStore({ codec });
    const ids = await Promise.all([aCase(store), aCase(store), aCase(store)]);
    await store.cases('today');
    expect(reads()).toBe(3);
    await store.cases('today');
    expect(reads()).toBe(3);
    await store.addFact(ids[0], aVisit());
    await store.cases('today');
    expect(reads()).toBe(4);
  });

  test('is whole for two readers at once', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await aCase(await aStore(device));
    const store = await aStore(device);
    const read = await Promise.all([store.cases('today'), store.cases('today')]);
    expect(read.map((each) => valueOf(each).cases.length)).toEqual([1, 1]);
  });

  test('is read anew after it could not be read', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await aCase(await aStore(device));
    const store = await aStore(device);
    vi.spyOn(FakeTable.prototype, 'getAll').mockImplementationOnce(() => {
      throw new DOMException('No', 'UnknownError');
    });
    expect(problemOf(await store.cases('today')).code).toBe('unknown');
    expect(valueOf(await store.cases('today')).cases).toHaveLength(1);
  });

  test('hears of a case that came while it was read', async () => {
    const [here, there] = await twoTabs();
    await aCase(here);
    const [, id] = await Promise.all([there.cases('today'), aCase(here)]);
    expect(valueOf(await there.cases('today')).cases.map((each) => each.id)).toContain(id);
  });
});
