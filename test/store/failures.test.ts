import './given.ts';
import { IDBObjectStore as FakeTable } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { failureOf } from '../../src/store/attempt.ts';
import { openStore } from '../../src/store/open.ts';
import { aCase, aDevice, aName, aStore, aVisit, factsOf, problemOf, valueOf } from './given.ts';
import { MADE_BY_HAND } from './old/databases.ts';
import { openRaw, rowsIn } from './raw.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const full = (): DOMException => new DOMException('The disk is full: Amira', 'QuotaExceededError');
const onStale = (): void => undefined;

type Internals = { _abort(name: string): void };

describe('a device that is full', () => {
  test.each<[string, () => void]>([
    [
      'refuses the row',
      () =>
        vi.spyOn(FakeTable.prototype, 'add').mockImplementation(() => {
          throw full();
        }),
    ],
    [
      'gives up when it comes to the disk',
      () =>
        vi.spyOn(FakeTable.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
          const request: IDBRequest<IDBValidKey> = this.get('nothing');
          const { transaction } = this;
          request.addEventListener('success', () => (transaction as unknown as Internals)._abort('QuotaExceededError'));
          return request;
        }),
    ],
  ])('%s: quota, and nothing of it is stored', async (_, stub) => {
    const store = await aStore();
    const before = aVisit();
    const id = await aCase(store, [before]);
    stub();
    const problem = problemOf(await store.addFacts(id, [aVisit(), aVisit()]));
    expect(problem.code).toBe('quota');
    expect(problem.message).toBe(
      'There is no space left on this device. What you typed is kept on this page. Free some space and save again.',
    );
    vi.restoreAllMocks();
    expect(await factsOf(store, id)).toEqual([before]);
  });

  test('takes the same fact again once there is space', async () => {
    const store = await aStore();
    const id = await aCase(store);
    const fact = aVisit();
    vi.spyOn(FakeTable.prototype, 'add').mockImplementation(() => {
      throw full();
    });
    expect((await store.addFact(id, fact)).ok).toBe(false);
    vi.restoreAllMocks();
    expect(await store.addFact(id, fact)).toEqual({ ok: true });
    expect(await factsOf(store, id)).toEqual([fact]);
  });

  test('keeps the draft it had', async () => {
    const store = await aStore();
    const id = await aCase(store);
    await store.saveDraft(id, 'visit.made', 'before');
    vi.spyOn(FakeTable.prototype, 'put').mockImplementation(() => {
      throw full();
    });
    expect(problemOf(await store.saveDraft(id, 'visit.made', 'after')).code).toBe('quota');
    vi.restoreAllMocks();
    expect(valueOf(await store.draft(id, 'visit.made'))).toBe('before');
  });
});

test('a closed store answers closed', async () => {
  const store = await aStore();
  const id = await aCase(store);
  await store.cases('today');
  store.close();
  expect(problemOf(await store.addFact(id, aVisit())).code).toBe('closed');
  expect(problemOf(await store.case(id)).code).toBe('closed');
  expect(problemOf(await store.cases('today')).code).toBe('closed');
  expect(problemOf(await store.eraseEverything()).code).toBe('closed');
});

describe('opening', () => {
  test('behind a tab that will not close: blocked; once it is closed all is there', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await MADE_BY_HAND[0](device.indexedDB, device.name);
    const stubborn = await openRaw(device.indexedDB, device.name);
    expect(problemOf(await openStore({ ...device, onStale })).code).toBe('blocked');
    stubborn.close();
    const store = await aStore(device);
    expect(valueOf(await store.cases('today')).cases).toHaveLength(1);
  });

  test('again while still blocked waits, and answers when the other tab is closed', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await MADE_BY_HAND[0](device.indexedDB, device.name);
    const stubborn = await openRaw(device.indexedDB, device.name);
    expect(problemOf(await openStore({ ...device, onStale })).code).toBe('blocked');
    const again = openStore({ ...device, onStale });
    stubborn.close();
    const store = valueOf(await again);
    expect(valueOf(await store.cases('today')).cases).toHaveLength(1);
    store.close();
  });

  test('after it was blocked leaves no connection behind, once it goes through', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await MADE_BY_HAND[0](device.indexedDB, device.name);
    const stubborn = await openRaw(device.indexedDB, device.name);
    const toldStale = vi.fn<() => void>();
    await openStore({ ...device, onStale: toldStale });
    stubborn.close();
    (await aStore(device)).close();
    (await openRaw(device.indexedDB, device.name, 990)).close();
    expect(toldStale).not.toHaveBeenCalled();
  });

  test('a database made by newer code: newer, and it is left as it was', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const made = await openRaw(device.indexedDB, device.name, 990, (db) => {
      db.createObjectStore('cases', { keyPath: 'id' }).put({ id: 'x', v: 9 });
    });
    made.close();
    expect(problemOf(await openStore({ ...device, onStale })).code).toBe('newer');
    const after = await openRaw(device.indexedDB, device.name);
    expect([after.version, [...after.objectStoreNames]]).toEqual([990, ['cases']]);
    after.close();
    expect(await rowsIn(device.indexedDB, device.name)).toEqual({ cases: [{ id: 'x', v: 9 }] });
  });

  test('without IndexedDB: unavailable', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(problemOf(await openStore({ onStale })).code).toBe('unavailable');
  });

  test.each(['SecurityError', 'InvalidStateError'])('where the browser answers %s: unavailable', async (name) => {
    const indexedDB = aDevice();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No', name);
    });
    expect(problemOf(await openStore({ name: aName(), indexedDB, onStale })).code).toBe('unavailable');
  });

  test('an upgrade that fails leaves the older database as it was', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    await MADE_BY_HAND[0](device.indexedDB, device.name);
    const before = await rowsIn(device.indexedDB, device.name);
    vi.spyOn(FakeTable.prototype, 'put').mockImplementation(() => {
      throw full();
    });
    expect(problemOf(await openStore({ ...device, onStale })).code).toBe('quota');
    vi.restoreAllMocks();
    expect(await rowsIn(device.indexedDB, device.name)).toEqual(before);
    expect(valueOf(await (await aStore(device)).cases('today')).cases).toHaveLength(1);
  });
});

describe('an error', () => {
  const named = (name: string, more: object = {}): Error => Object.assign(new Error('Amira'), { name, ...more });
  const deep = named('AbortError');
  Object.assign(deep, { inner: deep });

  test.each<[string, unknown]>([
    ['quota', named('AbortError', { inner: named('QuotaExceededError') })],
    ['quota', named('BulkError', { failures: [named('ConstraintError'), named('QuotaExceededError')] })],
    ['unavailable', named('OpenFailedError', { inner: named('MissingAPIError') })],
    ['newer', named('DatabaseClosedError', { inner: named('VersionError') })],
    ['closed', named('InvalidStateError')],
    ['unknown', named('SomethingElse')],
    ['unknown', deep],
    ['unknown', 'a text'],
    ['unknown', null],
  ])('is %s, and what it says is not repeated', (code, error) => {
    const { problem } = failureOf(error, 'saving');
    expect(problem.code).toBe(code);
    expect(problem.message).not.toContain('Amira');
    expect(problem.message).toContain('What you typed is kept on this page.');
  });
});
