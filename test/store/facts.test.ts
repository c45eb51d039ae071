import { IDBDatabase as FakeDatabase, IDBObjectStore as FakeTable } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { FACT_TYPES } from '../../src/facts/vocabulary.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import {
  aCase,
  aChild,
  aDevice,
  aName,
  anId,
  aStore,
  aVisit,
  byId,
  eightTabs,
  factsOf,
  problemOf,
  twoTabs,
  valueOf,
} from './given.ts';
import { rowsIn } from './raw.ts';
import { DETAILS_OF } from './details.ts';

describe('adding facts', () => {
  test('what was added is there after the store was opened again', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const first = await aStore(device);
    const fact = aVisit();
    const id = await aCase(first);
    expect(await first.addFact(id, fact)).toEqual({ ok: true });
    first.close();
    const second = await aStore(device);
    expect(await factsOf(second, id)).toEqual([fact]);
  });

  test.each(FACT_TYPES)('a %s can be stored and read', async (type) => {
    const store = await aStore();
    const fact = { ...aVisit(), seenAlone: undefined, ...DETAILS_OF[type], type } as unknown as Fact;
    const { seenAlone: _, ...plain } = fact as Fact & { seenAlone?: unknown };
    const id = await aCase(store);
    expect(await store.addFact(id, plain as Fact)).toEqual({ ok: true });
    expect(await factsOf(store, id)).toEqual([plain]);
  });

  test('a new fact is one transaction, strictly durable', async () => {
    const begun = vi.spyOn(FakeDatabase.prototype, 'transaction');
    onTestFinished(() => begun.mockRestore());
    const store = await aStore();
    const id = await aCase(store);
    begun.mockClear();
    expect(await store.addFact(id, aVisit())).toEqual({ ok: true });
    expect(begun.mock.calls.map(([, ...how]) => how)).toEqual([['readwrite', { durability: 'strict' }]]);
  });

  test('facts of another case are not among them', async () => {
    const store = await aStore();
    const [mine, other] = [await aCase(store, [aVisit()]), await aCase(store, [aVisit(), aVisit()])];
    expect(await factsOf(store, mine)).toHaveLength(1);
    expect(await factsOf(store, other)).toHaveLength(2);
  });

  test('the same fact again is no change, and tells no one', async () => {
    const [here, there] = await twoTabs();
    const fact = aVisit();
    const id = await aCase(here, [fact]);
    const heard: unknown[] = [];
    there.subscribe((change) => heard.push(change));
    expect(await here.addFact(id, { ...fact })).toEqual({ ok: true });
    expect(await there.addFacts(id, [fact, fact])).toEqual({ ok: true });
    expect(await factsOf(here, id)).toEqual([fact]);
    expect(heard).toEqual([]);
  });

  test('other content under the same id is a conflict, and the stored fact stays', async () => {
    const store = await aStore();
    const fact = aVisit();
    const id = await aCase(store, [fact]);
    expect(problemOf(await store.addFact(id, { ...fact, on: '2026-01-30' })).code).toBe('conflict');
    expect(await factsOf(store, id)).toEqual([fact]);
  });

  test('the same fact in another case is a conflict', async () => {
    const store = await aStore();
    const fact = aVisit();
    await aCase(store, [fact]);
    const other = await aCase(store);
    expect(problemOf(await store.addFact(other, fact)).code).toBe('conflict');
  });

  test('two facts with one id in one call are a conflict', async () => {
    const store = await aStore();
    const fact = aVisit();
    const id = await aCase(store);
    expect(problemOf(await store.addFacts(id, [fact, { ...fact, by: 'B. Shah' }])).code).toBe('conflict');
    expect(await factsOf(store, id)).toEqual([]);
  });

  test('several are stored together or not at all', async () => {
    const store = await aStore();
    const taken = aVisit();
    const id = await aCase(store, [taken]);
    const facts = [aVisit(), aVisit(), { ...taken, by: 'B. Shah' }];
    expect(problemOf(await store.addFacts(id, facts)).code).toBe('conflict');
    expect(await factsOf(store, id)).toEqual([taken]);
  });

  test('hundreds are stored at once', async () => {
    const store = await aStore();
    const facts = Array.from({ length: 500 }, () => aVisit());
    const id = await aCase(store, facts);
    expect(byId(await factsOf(store, id))).toEqual(byId(facts));
  });

  test.each([
    ['a day that is not real', { on: '2026-02-30' }],
    ['an unknown kind', { type: 'visit.imagined' }],
    ['a field that does not belong', { sesnAlone: true }],
    ['an id that could tell something', { id: 'amira-visit-1' }],
    ['a moment that is not one', { recordedAt: 'yesterday' }],
  ])('%s is refused, since it could never be taken out again', async (_, wrong) => {
    const store = await aStore();
    const id = await aCase(store);
    expect(problemOf(await store.addFact(id, { ...aVisit(), ...wrong } as unknown as Fact)).code).toBe('invalid');
    expect(valueOf(await store.case(id))).toMatchObject({ facts: [], unreadable: [] });
  });

  test('moments are stored with milliseconds, so that text order is time order', async () => {
    const store = await aStore();
    const id = await aCase(store, [aVisit({ recordedAt: '2026-01-29T16:00:00Z' })]);
    expect((await factsOf(store, id))[0]?.recordedAt).toBe('2026-01-29T16:00:00.000Z');
  });

  test('a fact of a case that is not there is refused', async () => {
    const device = { name: aName(), indexedDB: aDevice() };
    const store = await aStore(device);
    expect(problemOf(await store.addFact(anId(), aVisit())).code).toBe('missing');
    expect((await rowsIn(device.indexedDB, device.name))['facts']).toEqual([]);
  });
});

test('nothing but eraseEverything changes or deletes a stored fact', async () => {
  const touched = (['put', 'delete', 'clear'] as const).map((method) => vi.spyOn(FakeTable.prototype, method));
  onTestFinished(() => touched.forEach((spy) => spy.mockRestore()));
  const store = await aStore();
  const fact = aVisit();
  const id = await aCase(store, [fact]);
  await store.addFact(id, fact);
  await store.addFacts(id, [{ ...fact, by: 'B. Shah' }]);
  await store.addCase(id, aChild(), [fact]);
  await store.updateCase(id, aChild({ policy: 'surrey' }));
  await store.saveSummary(valueOf(await store.case(id)), 'today', {});
  await store.saveDraft(id, 'visit.made', {});
  await store.dropDraft(id, 'visit.made');
  await store.saveSetting('by', 'B. Shah');
  const tables = touched.flatMap((spy) => spy.mock.contexts.map((table) => (table as IDBObjectStore).name));
  expect(tables).toContain('cases');
  expect(tables).not.toContain('facts');
  expect(await factsOf(store, id)).toEqual([fact]);
});

describe('eight writers at once', () => {
  test('lose nothing', async () => {
    const writers = await eightTabs();
    const id = await aCase(writers[0]);
    const all = writers.flatMap((writer) => Array.from({ length: 10 }, () => ({ writer, fact: aVisit() })));
    const stored = await Promise.all(all.map(({ writer, fact }) => writer.addFact(id, fact)));
    expect(stored.every(({ ok }) => ok)).toBe(true);
    const facts = byId(all.map(({ fact }) => fact));
    for (const writer of writers) expect(byId(await factsOf(writer, id))).toEqual(facts);
  });

  test('of one and the same fact store it once and all succeed', async () => {
    const writers = await eightTabs();
    const id = await aCase(writers[0]);
    const fact = aVisit();
    const stored = await Promise.all(writers.map((writer) => writer.addFact(id, fact)));
    expect(stored).toEqual(writers.map(() => ({ ok: true })));
    expect(await factsOf(writers[0], id)).toEqual([fact]);
  });

  test('of different facts with one id: one is stored, the others are told', async () => {
    const writers = await eightTabs();
    const caseId = await aCase(writers[0]);
    const id = anId();
    const stored = await Promise.all(
      writers.map((writer, index) => writer.addFact(caseId, aVisit({ id, by: `Writer ${index}` }))),
    );
    expect(stored.filter(({ ok }) => ok)).toHaveLength(1);
    const conflicts = stored.flatMap((each) => (each.ok ? [] : [each.problem.code]));
    expect(conflicts).toEqual(Array.from({ length: 7 }, () => 'conflict'));
    expect(await factsOf(writers[0], caseId)).toHaveLength(1);
  });

  test('of one new case make it once', async () => {
    const writers = await eightTabs();
    const id = anId();
    const all = writers.map((writer) => ({ writer, fact: aVisit() }));
    const stored = await Promise.all(all.map(({ writer, fact }) => writer.addCase(id, aChild(), [fact])));
    expect(stored).toEqual(writers.map(() => ({ ok: true })));
    expect(byId(await factsOf(writers[0], id))).toEqual(byId(all.map(({ fact }) => fact)));
  });
});
