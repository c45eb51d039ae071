import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { childRecord } from '../../src/store/child.ts';
import { DATABASE_VERSION } from '../../src/store/database.ts';
import { draftRecord } from '../../src/store/draft.ts';
import { factRecord } from '../../src/store/fact.ts';
import { readRecord, type RecordType, versionOf } from '../../src/store/record.ts';
import { aChild, aDevice, aName, aStore, aVisit, factsOf, eightTabs, valueOf } from './given.ts';
import { CASE_ID, FACT_ID, MADE_BY_HAND } from './old/databases.ts';
import { openRaw, rowsIn } from './raw.ts';

const RECORDS = { child: childRecord, fact: factRecord, draft: draftRecord };

/** A body of each older version of a record and what it is today. */
const OLDER_BODIES: Record<keyof typeof RECORDS, { body: unknown; today: unknown }[]> = {
  child: [
    {
      body: { child: { name: 'Amira' }, authority: 'surrey', createdAt: '2026-01-05T09:00:00.000Z' },
      today: { child: { name: 'Amira' }, policy: 'surrey', createdAt: '2026-01-05T09:00:00.000Z' },
    },
  ],
  fact: [],
  draft: [],
};

/** The versions of the records that each version of the database was released with. */
const RELEASED: Partial<Record<keyof typeof RECORDS, number>>[] = [
  { child: 1, fact: 1 },
  { child: 2, fact: 1, draft: 1 },
  { child: 2, fact: 1, draft: 1 },
  { child: 2, fact: 1, draft: 1 },
];

describe.each(MADE_BY_HAND.map((make, index) => ({ version: index + 1, make })))(
  'a database of version $version',
  ({ make }) => {
    test('opens with its cases and facts', async () => {
      const [name, indexedDB] = [aName(), aDevice()];
      await make(indexedDB, name);
      const store = await aStore({ name, indexedDB });
      const file = valueOf(await store.case(CASE_ID));
      expect(file.record).toEqual({
        child: { name: 'Amira', born: '2019-04-02' },
        policy: 'croydon',
        createdAt: '2026-01-05T09:00:00.000Z',
      });
      expect(file.facts).toEqual([expect.objectContaining({ id: FACT_ID, type: 'visit.made', on: '2026-01-29' })]);
      expect(file.unreadable).toEqual([]);
      expect(valueOf(await store.cases('today')).cases.map(({ id }) => id)).toEqual([CASE_ID]);
    });

    test('takes new facts, details, drafts and settings', async () => {
      const [name, indexedDB] = [aName(), aDevice()];
      await make(indexedDB, name);
      const store = await aStore({ name, indexedDB });
      expect(await store.addFact(CASE_ID, aVisit())).toEqual({ ok: true });
      expect(await store.updateCase(CASE_ID, aChild({ policy: 'surrey' }))).toEqual({ ok: true });
      expect(await store.saveDraft(CASE_ID, 'visit.made', {})).toEqual({ ok: true });
      expect(await store.saveSetting('by', 'A. Okafor')).toEqual({ ok: true });
      expect(await factsOf(store, CASE_ID)).toHaveLength(2);
      expect(valueOf(await store.case(CASE_ID)).record.policy).toBe('surrey');
    });

    test('has the tables and indexes of a new one afterwards', async () => {
      const [name, indexedDB] = [aName(), aDevice()];
      await make(indexedDB, name);
      (await aStore({ name, indexedDB })).close();
      const fresh = { name: aName(), indexedDB: aDevice() };
      (await aStore(fresh)).close();
      expect(await layout(indexedDB, name)).toEqual(await layout(fresh.indexedDB, fresh.name));
    });
  },
);

async function layout(device: IDBFactory, name: string): Promise<unknown> {
  const db = await openRaw(device, name);
  const tables = [...db.objectStoreNames].map((table) => {
    const made = db.transaction(table).objectStore(table);
    return { table, keyPath: made.keyPath, indexes: [...made.indexNames] };
  });
  db.close();
  return tables;
}

test('an upgrade rewrites no fact that is in a body already', async () => {
  const [name, indexedDB] = [aName(), aDevice()];
  await MADE_BY_HAND[1](indexedDB, name);
  const before = (await rowsIn(indexedDB, name))['facts'];
  (await aStore({ name, indexedDB })).close();
  expect((await rowsIn(indexedDB, name))['facts']).toEqual(before);
});

test('several tabs that open an older database at once all get it upgraded', async () => {
  const [name, indexedDB] = [aName(), aDevice()];
  await MADE_BY_HAND[0](indexedDB, name);
  const stores = await eightTabs({ name, indexedDB });
  for (const store of stores) expect(await factsOf(store, CASE_ID)).toHaveLength(1);
});

test('every version of the database has one made by hand', () => {
  expect(MADE_BY_HAND, 'a version was added: add its database to test/store/old/databases.ts').toHaveLength(
    DATABASE_VERSION,
  );
});

test('a new version of a record comes with a new version of the database, so that older tabs close', () => {
  const present = Object.fromEntries(Object.entries(RECORDS).map(([name, type]) => [name, versionOf(type)]));
  expect(RELEASED).toHaveLength(DATABASE_VERSION);
  expect(RELEASED.at(-1)).toEqual(present);
});

describe.each(Object.entries(RECORDS) as [keyof typeof RECORDS, RecordType<unknown>][])('%s record', (name, type) => {
  test('every older version has a body here', () => {
    expect(OLDER_BODIES[name], 'an upgrade was added: add a body of the older version').toHaveLength(
      type.upgrades.length,
    );
  });

  test('every older body is brought up to date', () => {
    OLDER_BODIES[name].forEach(({ body, today }, index) => {
      expect(readRecord(type, index + 1, body)).toEqual({ ok: true, value: today });
    });
  });

  test.each([0, -1, 1.5, '1', null, undefined])('version %s is refused, not thrown', (v) => {
    expect(readRecord(type, v, {})).toMatchObject({ ok: false });
  });

  test.each([null, 'text', 7, []])('a body that is %s is refused, not thrown', (body) => {
    for (let v = 1; v <= versionOf(type); v++) expect(readRecord(type, v, body)).toMatchObject({ ok: false });
  });

  test('a newer version is said to be newer', () => {
    expect(readRecord(type, versionOf(type) + 1, {})).toMatchObject({
      ok: false,
      why: expect.stringContaining('newer'),
    });
  });
});

test('upgrades run one after the other, from the version of the body', () => {
  const steps: RecordType<unknown> = {
    schema: z.unknown(),
    upgrades: [
      { name: 'a', up: (text: string) => `${text}a` },
      { name: 'b', up: (text: string) => `${text}b` },
    ],
  };
  expect([1, 2, 3].map((v) => readRecord(steps, v, '-'))).toEqual(
    ['-ab', '-b', '-'].map((value) => ({ ok: true, value })),
  );
});
