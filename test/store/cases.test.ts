import { describe, expect, test } from 'vitest';

import { aCase, aChild, anId, aStore, aVisit, factsOf, problemOf, twoTabs, valueOf } from './given.ts';

describe('cases', () => {
  test('a new case is in the list, with its details', async () => {
    const store = await aStore();
    const id = await aCase(store);
    expect(valueOf(await store.cases('today'))).toEqual({ cases: [{ id, record: aChild() }], unreadable: [] });
  });

  test('details can be edited, the facts stay', async () => {
    const store = await aStore();
    const fact = aVisit();
    const id = await aCase(store, [fact]);
    const { family: _, ...edited } = aChild({ child: { name: 'Amira B.' }, policy: 'surrey' });
    expect(await store.updateCase(id, edited)).toEqual({ ok: true });
    expect(valueOf(await store.case(id))).toMatchObject({ record: edited, facts: [fact] });
    expect(valueOf(await store.cases('today')).cases[0]?.record).toEqual(edited);
  });

  test('the same case again changes nothing; with other details it is a conflict', async () => {
    const store = await aStore();
    const fact = aVisit();
    const id = await aCase(store, [fact]);
    expect(await store.addCase(id, aChild(), [fact])).toEqual({ ok: true });
    expect(problemOf(await store.addCase(id, aChild({ policy: 'surrey' }), [aVisit()])).code).toBe('conflict');
    expect(valueOf(await store.case(id))).toMatchObject({ record: aChild(), facts: [fact] });
  });

  test('a case whose facts cannot be added is not added either', async () => {
    const store = await aStore();
    const taken = aVisit();
    await aCase(store, [taken]);
    const id = anId();
    expect(problemOf(await store.addCase(id, aChild(), [aVisit(), taken])).code).toBe('conflict');
    expect(problemOf(await store.case(id)).code).toBe('missing');
  });

  test('a case that is not there: missing, when read and when edited', async () => {
    const store = await aStore();
    expect(problemOf(await store.case(anId())).code).toBe('missing');
    expect(problemOf(await store.updateCase(anId(), aChild())).code).toBe('missing');
  });

  test.each([
    ['an id that could tell something', 'amira', aChild()],
    ['a child without a name', anId(), aChild({ child: { name: ' ' } })],
    ['a day that is not real', anId(), aChild({ child: { name: 'Amira', born: '2019-02-30' } })],
  ])('%s is refused', async (_, id, record) => {
    const store = await aStore();
    expect(problemOf(await store.addCase(id, record)).code).toBe('invalid');
    expect(valueOf(await store.cases('today')).cases).toEqual([]);
  });

  test('erasing everything leaves nothing, in any tab', async () => {
    const [here, there] = await twoTabs();
    const id = await aCase(here, [aVisit()]);
    await here.saveDraft(id, 'visit.made', 'text');
    await here.saveSetting('by', 'A. Okafor');
    expect(valueOf(await there.cases('today')).cases).toHaveLength(1);
    expect(await here.eraseEverything()).toEqual({ ok: true });
    expect(valueOf(await there.cases('today')).cases).toEqual([]);
    expect(problemOf(await there.addFact(id, aVisit())).code).toBe('missing');
    expect(valueOf(await here.draft(id, 'visit.made'))).toBeUndefined();
    expect(valueOf(await here.setting('by'))).toBeUndefined();
    await here.addCase(id, aChild());
    expect(await factsOf(here, id)).toEqual([]);
  });
});

describe('settings', () => {
  test('are remembered by key, in every tab', async () => {
    const [here, there] = await twoTabs();
    expect(valueOf(await here.setting('by'))).toBeUndefined();
    await here.saveSetting('by', { name: 'A. Okafor' });
    expect(valueOf(await there.setting('by'))).toEqual({ name: 'A. Okafor' });
  });
});
