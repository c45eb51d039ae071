import { expect, test } from 'vitest';

import { NO_CASE } from '../../src/store/draft.ts';
import { aCase, aDevice, aName, anId, aStore, problemOf, eightTabs, valueOf } from './given.ts';
import { rowsIn } from './raw.ts';

test('a draft survives its tab', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const closed = await aStore(device);
  const id = await aCase(closed);
  await closed.saveDraft(id, 'visit.made', { seenAlone: 'y' });
  closed.close();
  expect(valueOf(await (await aStore(device)).draft(id, 'visit.made'))).toEqual({ seenAlone: 'y' });
});

test('each form of each case has one of its own', async () => {
  const store = await aStore();
  const [one, other] = [anId(), anId()];
  await store.saveDraft(one, 'visit.made', 'a');
  await store.saveDraft(one, 'coreGroup.held', 'b');
  await store.saveDraft(other, 'visit.made', 'c');
  await store.saveDraft(NO_CASE, 'newCase', 'd');
  await store.saveDraft(one, 'visit.made', 'A');
  expect(valueOf(await store.draft(one, 'visit.made'))).toBe('A');
  expect(valueOf(await store.draft(one, 'coreGroup.held'))).toBe('b');
  expect(valueOf(await store.draft(other, 'visit.made'))).toBe('c');
  expect(valueOf(await store.draft(NO_CASE, 'newCase'))).toBe('d');
  expect(valueOf(await store.draft(other, 'coreGroup.held'))).toBeUndefined();
});

test('a dropped draft is gone, the others stay', async () => {
  const store = await aStore();
  const id = anId();
  await store.saveDraft(id, 'visit.made', 'a');
  await store.saveDraft(id, 'coreGroup.held', 'b');
  expect(await store.dropDraft(id, 'visit.made')).toEqual({ ok: true });
  expect(await store.dropDraft(id, 'visit.made')).toEqual({ ok: true });
  expect(valueOf(await store.draft(id, 'visit.made'))).toBeUndefined();
  expect(valueOf(await store.draft(id, 'coreGroup.held'))).toBe('b');
});

test('eight tabs that begin the same draft make one row of it', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const writers = await eightTabs(device);
  const id = anId();
  await Promise.all(writers.map((writer, index) => writer.saveDraft(id, 'visit.made', index)));
  expect((await rowsIn(device.indexedDB, device.name))['drafts']).toHaveLength(1);
  expect(await writers[0].draft(id, 'visit.made')).toMatchObject({ ok: true, value: expect.any(Number) });
});

test('what cannot be stored is a problem, and the draft before it stays', async () => {
  const store = await aStore();
  const id = anId();
  await store.saveDraft(id, 'visit.made', 'before');
  expect(problemOf(await store.saveDraft(id, 'visit.made', () => 'a function')).code).toBe('unknown');
  expect(valueOf(await store.draft(id, 'visit.made'))).toBe('before');
  expect(problemOf(await store.saveDraft('amira', 'visit.made', '')).code).toBe('invalid');
});
