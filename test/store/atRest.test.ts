import { IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { expect, onTestFinished, test, vi } from 'vitest';

import type { Codec } from '../../src/store/codec.ts';
import { CODE_EPOCH } from '../../src/store/vault/guard.ts';
import { aCase, aChild, aDevice, aName, aStore, aVisit, byId, factsOf, problemOf, twoTabs, valueOf } from './given.ts';
import { openRaw, putRaw, rowsIn } from './raw.ts';

/** As slow and as random as encryption: another body every time, and tasks pass before it is made. */
const opaque: Codec = {
  encode: async (plain, { table, id }) => {
    const salt = crypto.getRandomValues(new Uint8Array(1));
    await crypto.subtle.digest('SHA-256', salt);
    const text = JSON.stringify({ table, id, plain: plain ?? null });
    return { salt, bytes: mixed(salt, new TextEncoder().encode(text)) };
  },
  decode: async (body, { table, id }) => {
    const { salt, bytes } = body as { salt: Uint8Array<ArrayBuffer>; bytes: Uint8Array };
    await crypto.subtle.digest('SHA-256', salt);
    const text = new TextDecoder().decode(mixed(salt, bytes));
    const found = JSON.parse(text) as { table: string; id: string; plain: unknown };
    if (found.table !== table || found.id !== id) throw new Error('a body in the wrong place');
    return found.plain;
  },
};

const mixed = ([salt = 0]: Uint8Array, bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ (salt | 128));

test('everything works with a codec that takes its time', async () => {
  const [here, there] = await twoTabs({ codec: opaque });
  const fact = aVisit();
  const id = await aCase(here, [fact]);
  expect(await there.addFact(id, fact)).toEqual({ ok: true });
  expect(problemOf(await there.addFact(id, { ...fact, by: 'B. Shah' })).code).toBe('conflict');
  expect(await here.addCase(id, aChild())).toEqual({ ok: true });
  const more = Array.from({ length: 8 }, () => aVisit());
  await Promise.all(more.map((each, index) => (index % 2 ? here : there).addFact(id, each)));
  expect(byId(await factsOf(there, id))).toEqual(byId([fact, ...more]));
  await here.saveDraft(id, 'visit.made', { text: 'half' });
  expect(valueOf(await there.draft(id, 'visit.made'))).toEqual({ text: 'half' });
  await here.saveSummary(valueOf(await here.case(id)), 'today', { next: 1 });
  expect(valueOf(await there.cases('today')).cases).toEqual([{ id, record: aChild(), summary: { next: 1 } }]);
  await here.saveSetting('by', 'A. Okafor');
  expect(valueOf(await there.setting('by'))).toBe('A. Okafor');
});

test('outside the bodies there are random ids, versions and tags, and nothing else', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const store = await aStore({ ...device, codec: opaque });
  const id = await aCase(store, [aVisit()]);
  await store.saveDraft(id, 'concern.raised', { what: 'text' });
  await store.saveSummary(valueOf(await store.case(id)), 'today', { state: 'overdue' });
  await store.saveSetting('by', 'A. Okafor');
  const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
  const body = expect.objectContaining({ bytes: expect.anything() });
  expect(await rowsIn(device.indexedDB, device.name)).toEqual({
    cases: [{ id: uuid, v: 2, body }],
    facts: [{ id: uuid, caseId: uuid, v: 1, body }],
    packs: [],
    summaries: [{ caseId: uuid, basis: uuid, tag: 'today', body }],
    drafts: [{ id: uuid, caseId: uuid, v: 1, body }],
    meta: [{ key: 'by', body }],
    vault: [{ id: 'vault', code: CODE_EPOCH, header: null }],
    keys: [],
    heads: [],
  });
});

test('the only index is the one over the id of the case', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  await aStore(device);
  const db = await openRaw(device.indexedDB, device.name);
  const indexes = [...db.objectStoreNames].map((table) => {
    const { keyPath, indexNames } = db.transaction(table).objectStore(table);
    return [table, keyPath, ...indexNames];
  });
  db.close();
  expect(indexes).toEqual([
    ['cases', 'id'],
    ['drafts', 'id', 'caseId'],
    ['facts', 'id', 'caseId'],
    ['heads', 'id', 'caseId'],
    ['keys', 'caseId'],
    ['meta', 'key'],
    ['packs', 'id', 'caseId'],
    ['summaries', 'caseId'],
    ['vault', 'id'],
  ]);
});

test('a body that was moved to another row is reported', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const store = await aStore({ ...device, codec: opaque });
  const [mine, other] = [aVisit(), aVisit()];
  const id = await aCase(store, [mine, other]);
  const rows = (await rowsIn(device.indexedDB, device.name))['facts'] as { id: string; body: unknown }[];
  const bodyOfOther = rows.find((row) => row.id === other.id)?.body;
  await putRaw(device.indexedDB, device.name, 'facts', { id: mine.id, caseId: id, v: 1, body: bodyOfOther });
  expect(valueOf(await store.case(id))).toMatchObject({ facts: [other], unreadable: [{ id: mine.id }] });
});

test('writes are asked to reach the disk before they are said to be stored', async () => {
  const transactions = vi.spyOn(FakeDatabase.prototype, 'transaction');
  onTestFinished(() => transactions.mockRestore());
  await aCase(await aStore(), [aVisit()]);
  // The first is the store's own: which code was here.
  const writes = transactions.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.map(([, , options]) => options?.durability)).toEqual(['strict', 'strict']);
});
