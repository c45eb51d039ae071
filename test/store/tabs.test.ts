import { RangeSet } from 'dexie';
import { forceCloseDatabase } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { type Change, changesIn } from '../../src/store/changes.ts';
import type { Store } from '../../src/store/store.ts';
import { aCase, aChild, aDevice, aName, aStore, aVisit, factsOf, problemOf, twoTabs } from './given.ts';
import { openRaw, putRaw } from './raw.ts';

const listen = (store: Store<unknown>): Change[] => {
  const heard: Change[] = [];
  store.subscribe((change) => heard.push(change));
  return heard;
};

describe('several tabs', () => {
  test('see what the others write, and hear which case it was', async () => {
    const [here, there] = await twoTabs();
    const heard = [listen(here), listen(there)];
    const fact = aVisit();
    const id = await aCase(here);
    await there.addFact(id, fact);
    await here.updateCase(id, aChild({ policy: 'surrey' }));
    const three = [{ caseId: id }, { caseId: id }, { caseId: id }];
    expect(heard).toEqual([three, three]);
    expect(await factsOf(here, id)).toEqual([fact]);
  });

  test('are told of everything when everything changed', async () => {
    const [here, there] = await twoTabs();
    const heard = listen(there);
    await here.eraseEverything();
    expect(heard).toEqual([{ all: true }]);
  });

  test('hear nothing of drafts, settings and summaries', async () => {
    const [here, there] = await twoTabs();
    const id = await aCase(here);
    const heard = listen(there);
    await here.saveDraft(id, 'visit.made', 'text');
    await here.saveSetting('by', 'A. Okafor');
    await here.saveSummary({ id, basis: '' }, 'today', {});
    expect(heard).toEqual([]);
  });

  test('hear nothing of what was refused', async () => {
    const [here, there] = await twoTabs();
    const fact = aVisit();
    const id = await aCase(here, [fact]);
    const heard = listen(there);
    await here.addFacts(id, [aVisit(), { ...fact, by: 'B. Shah' }]);
    expect(heard).toEqual([]);
  });

  test('one listener can stop, the others go on', async () => {
    const store = await aStore();
    const stopped: Change[] = [];
    const stop = store.subscribe((change) => stopped.push(change));
    const heard = listen(store);
    stop();
    const id = await aCase(store);
    expect([stopped, heard]).toEqual([[], [{ caseId: id }]]);
  });
});

test('a listener that throws keeps no other from hearing, and no fact from being stored', async () => {
  const thrown: unknown[] = [];
  const { queueMicrotask } = globalThis;
  const caught = (task: () => void) => (): void => {
    try {
      task();
    } catch (error) {
      thrown.push(error);
    }
  };
  vi.stubGlobal('queueMicrotask', (task: () => void) => queueMicrotask(caught(task)));
  onTestFinished(() => void vi.unstubAllGlobals());
  const store = await aStore();
  const fault = new Error('a fault of the app');
  store.subscribe(() => {
    throw fault;
  });
  const heard = listen(store);
  const id = await aCase(store);
  expect([heard, thrown]).toEqual([[{ caseId: id }], [fault]]);
});

test('a closed store hears nothing', async () => {
  const [here, there] = await twoTabs();
  const heard = listen(there);
  there.close();
  await aCase(here);
  expect(heard).toEqual([]);
});

test('what is told to other tabs arrives there with the id of the case', async () => {
  const name = aName();
  const [here, there] = await twoTabs({ name });
  const ear = new BroadcastChannel('x-storagemutated-1');
  const mouth = new BroadcastChannel('x-storagemutated-1');
  onTestFinished(() => (ear.close(), mouth.close()));
  const told = new Promise<unknown>((resolve) => {
    ear.addEventListener('message', ({ data }: MessageEvent) => {
      if (Object.keys(data as object).some((key) => key.startsWith(`idb://${name}/facts/`))) resolve(data);
    });
  });
  const id = await aCase(here, [aVisit()]);
  const message = await told;

  const arrived = new Promise<Change>((resolve) => there.subscribe(resolve));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  mouth.postMessage(message);
  expect(await arrived).toEqual({ caseId: id });
});

test('a page that comes back from the history is told that everything may have changed', () => {
  expect(changesIn({ all: new RangeSet(-Infinity, [[]]) }, 'any')).toEqual([{ all: true }]);
});

test('a store hears nothing of other databases', async () => {
  const heard = listen(await aStore());
  await aCase(await aStore());
  expect(heard).toEqual([]);
});

test('a connection that the browser closed is opened again', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const connections = vi.spyOn(device.indexedDB, 'open');
  const store = await aStore(device);
  const id = await aCase(store);
  const opened = connections.mock.results[0]?.value as IDBOpenDBRequest;
  forceCloseDatabase(opened.result as never);
  expect(await store.addFact(id, aVisit())).toEqual({ ok: true });
  expect(await factsOf(store, id)).toHaveLength(1);
});

describe('a tab with older code', () => {
  test('closes when a newer one changes the database, says so once, and answers closed', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    let stale = 0;
    const older = await aStore({ ...device, onStale: () => stale++ });
    const id = await aCase(older);
    const heard = listen(older);
    const newer = await openRaw(device.indexedDB, device.name, 990);
    newer.close();
    expect(stale).toBe(1);
    expect(problemOf(await older.addFact(id, aVisit())).code).toBe('closed');
    expect(problemOf(await older.saveDraft(id, 'visit.made', 'text')).code).toBe('closed');
    expect(problemOf(await older.case(id)).code).toBe('closed');
    expect(problemOf(await older.cases('today')).code).toBe('closed');
    expect(heard).toEqual([]);
  });

  test('finishes the write it had begun', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const older = await aStore(device);
    const id = await aCase(older);
    const writing = older.addFact(id, aVisit());
    const newer = await openRaw(device.indexedDB, device.name, 990);
    const stored = await writing;
    const facts = await new Promise<unknown[]>((resolve) => {
      const request = newer.transaction('facts').objectStore('facts').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    newer.close();
    expect(facts).toHaveLength(stored.ok ? 1 : 0);
  });
});

test('a row written by other code is seen when the store reads again', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const store = await aStore(device);
  const id = await aCase(store);
  const fact = aVisit();
  await putRaw(device.indexedDB, device.name, 'facts', { id: fact.id, caseId: id, v: 1, body: fact });
  expect(await factsOf(store, id)).toEqual([fact]);
});
