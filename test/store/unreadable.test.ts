import { expect, test } from 'vitest';

import { aCase, aDevice, aName, anId, aStore, aVisit, problemOf, valueOf } from './given.ts';
import { putRaw, rowsIn } from './raw.ts';

const withRow = async (row: (caseId: string, factId: string) => unknown) => {
  const device = { name: aName(), indexedDB: aDevice() };
  const store = await aStore(device);
  const fact = aVisit();
  const id = await aCase(store, [fact]);
  const factId = anId();
  await putRaw(device.indexedDB, device.name, 'facts', row(id, factId));
  return { device, store, id, fact, factId };
};

test.each<[string, (caseId: string, id: string) => unknown]>([
  ['without a body', (caseId, id) => ({ id, caseId })],
  ['with a body of no sense', (caseId, id) => ({ id, caseId, v: 1, body: 'garbage' })],
  ['of an unknown kind', (caseId, id) => ({ id, caseId, v: 1, body: { ...aVisit({ id }), type: 'visit.imagined' } })],
  ['on a day that is not real', (caseId, id) => ({ id, caseId, v: 1, body: { ...aVisit({ id }), on: '2026-02-30' } })],
  ['of a newer version', (caseId, id) => ({ id, caseId, v: 99, body: aVisit({ id }) })],
  ['with the body of another', (caseId, id) => ({ id, caseId, v: 1, body: aVisit() })],
])('a fact %s is reported, and the rest is read', async (_, row) => {
  const { store, id, fact, factId } = await withRow(row);
  const file = valueOf(await store.case(id));
  expect(file.facts).toEqual([fact]);
  expect(file.unreadable).toEqual([{ table: 'facts', id: factId, message: expect.stringContaining('cannot be read') }]);
});

test('a fact that cannot be read stays on the disk when others are added', async () => {
  const { device, store, id } = await withRow((caseId, factId) => ({ id: factId, caseId, v: 1, body: 'garbage' }));
  expect(await store.addFact(id, aVisit())).toEqual({ ok: true });
  expect((await rowsIn(device.indexedDB, device.name))['facts']).toContainEqual(
    expect.objectContaining({ body: 'garbage' }),
  );
});

test('a fact cannot be added in the place of one that cannot be read', async () => {
  const { store, id, factId } = await withRow((caseId, at) => ({ id: at, caseId, v: 1, body: 'garbage' }));
  expect(problemOf(await store.addFact(id, aVisit({ id: factId }))).code).toBe('conflict');
});

test('a case that cannot be read is reported, and the others are listed', async () => {
  const device = { name: aName(), indexedDB: aDevice() };
  const store = await aStore(device);
  const [good, bad] = [await aCase(store), anId()];
  await putRaw(device.indexedDB, device.name, 'cases', { id: bad, v: 2, body: { child: { name: 'Zainab' } } });
  const { cases, unreadable } = valueOf(await store.cases('today'));
  expect(cases.map(({ id }) => id)).toEqual([good]);
  expect(unreadable).toEqual([{ table: 'cases', id: bad, message: expect.stringContaining('policy') }]);
  expect(JSON.stringify(unreadable)).not.toContain('Zainab');
  expect(problemOf(await store.case(bad)).code).toBe('unreadable');
});
