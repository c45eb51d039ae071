import { expect, test } from 'vitest';

import { deviceWith, type DeviceOptions } from '../../src/store/vault/device.ts';
import { aCase, aDevice, aVisit, byId, factsOf, problemOf, valueOf } from '../store/given.ts';
import { openRaw, putRaw, rowsIn, settled } from '../store/raw.ts';
import { aProtectedMachine, type Given, PASSPHRASE, unlocked } from './given.ts';

/** A device whose browser keeps the second copy in files of its own. */
async function aMachineWithCopy(more: Partial<DeviceOptions> = {}) {
  const elsewhere = aDevice();
  const given = await aProtectedMachine({ copyIn: async () => elsewhere, ...more });
  const copy = async (): Promise<string> => {
    const [found] = await elsewhere.databases();
    return found?.name ?? '';
  };
  return { ...given, elsewhere, copy };
}

/** As a browser does it that found one torn record. */
const empty = ({ indexedDB, name }: Given): Promise<unknown> => settled(indexedDB.deleteDatabase(name));

async function rowIn(device: IDBFactory, name: string, table: string, key: string): Promise<Record<string, unknown>> {
  const db = await openRaw(device, name);
  const row = await settled(db.transaction(table).objectStore(table).get(key));
  db.close();
  return row as Record<string, unknown>;
}

async function removeRaw(device: IDBFactory, name: string, table: string, key: string): Promise<void> {
  const db = await openRaw(device, name);
  await settled(db.transaction(table, 'readwrite').objectStore(table).delete(key));
  db.close();
}

/** Where one byte is another. */
function struck(row: Record<string, unknown>): Record<string, unknown> {
  const body = Uint8Array.from(row['body'] as Uint8Array);
  body[20] = (body[20] ?? 0) ^ 1;
  return { ...row, body };
}

test('a database that the browser emptied is filled again, told once, and goes on', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const facts = [aVisit(), aVisit(), aVisit()];
  const id = await aCase(before.store, facts);
  await before.store.saveDraft(id, 'visit.made', { text: 'half' });
  await before.store.saveSetting('recorder', 'A. Okafor');
  before.close();
  await empty(given);

  expect(valueOf(await given.device.look())).toMatchObject({ kind: 'locked', wiped: true });
  const session = await unlocked(given);
  expect(session.findings()).toEqual([{ what: 'refilled', count: 3 }]);
  expect(byId(await factsOf(session.store, id))).toEqual(byId(facts));
  expect(valueOf(await session.store.draft(id, 'visit.made'))).toEqual({ text: 'half' });
  expect(valueOf(await session.store.setting('recorder'))).toBe('A. Okafor');
  expect(await session.store.addFact(id, aVisit())).toEqual({ ok: true });
  session.close();
  expect((await unlocked(given)).findings()).toEqual([]);
});

test('a record without a single entry is put back too', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const id = await aCase(before.store);
  before.close();
  await empty(given);
  const session = await unlocked(given);
  expect(session.findings()).toEqual([{ what: 'refilled', count: 0 }]);
  expect(valueOf(await session.store.case(id)).record.child.name).toBe('Amira');
});

test('what was acknowledged is in the copy, though the database goes at once', async () => {
  const given = await aMachineWithCopy();
  const session = await unlocked(given);
  const id = await aCase(session.store);
  const fact = aVisit();
  await session.store.addFact(id, fact);
  await session.store.updateCase(id, { ...valueOf(await session.store.case(id)).record, family: 'The Weirs' });
  const rows = await rowsIn(given.elsewhere, await given.copy());
  expect(rows['facts']).toMatchObject([{ id: fact.id }]);
  expect(rows['cases']).toMatchObject([{ id, rev: 2 }]);
  expect(rows['vault']).toEqual([]);
});

test('the copy is as sealed as the first', async () => {
  const given = await aMachineWithCopy();
  const session = await unlocked(given);
  await aCase(session.store, [aVisit({ by: 'Seen at school' })]);
  const rows = JSON.stringify(await rowsIn(given.elsewhere, await given.copy()), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  for (const secret of ['Amira', 'Seen at school', 'visit.made']) expect(rows).not.toContain(secret);
});

test('an altered fact, a missing one and missing details are put back; what is sound stays', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const facts = [aVisit(), aVisit(), aVisit()] as const;
  const id = await aCase(before.store, facts);
  const other = await aCase(before.store, [aVisit()]);
  before.close();
  const [altered, gone] = facts;
  await putRaw(
    given.indexedDB,
    given.name,
    'facts',
    struck(await rowIn(given.indexedDB, given.name, 'facts', altered.id)),
  );
  await removeRaw(given.indexedDB, given.name, 'facts', gone.id);
  await removeRaw(given.indexedDB, given.name, 'cases', other);

  const session = await unlocked(given);
  expect(session.findings()).toEqual([{ what: 'mended', count: 2 }]);
  expect(byId(await factsOf(session.store, id))).toEqual(byId(facts));
  expect(valueOf(await session.store.case(other)).record.child.name).toBe('Amira');
  expect(await session.store.addFact(id, aVisit())).toEqual({ ok: true });
});

test('nothing of a copy is believed that does not verify', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const facts = [aVisit(), aVisit()] as const;
  const id = await aCase(before.store, facts);
  before.close();
  const copy = await given.copy();
  await putRaw(given.elsewhere, copy, 'facts', struck(await rowIn(given.elsewhere, copy, 'facts', facts[1].id)));
  await empty(given);

  const session = await unlocked(given);
  expect(await factsOf(session.store, id)).toEqual([facts[0]]);
  expect(session.findings()).toContainEqual(expect.objectContaining({ what: 'factsCutOff', caseId: id, count: 1 }));
  expect(problemOf(await session.store.addFact(id, aVisit())).code).toBe('readOnly');
});

test('an erased case does not come back from the copy', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const [kept, erased] = [await aCase(before.store, [aVisit()]), await aCase(before.store, [aVisit()])];
  await before.eraseCase(erased);
  const rows = await rowsIn(given.elsewhere, await given.copy());
  expect(rows['facts']).toHaveLength(1);
  expect(rows['keys']).toContainEqual(expect.objectContaining({ caseId: erased, tombstone: expect.anything() }));
  before.close();
  await empty(given);

  const session = await unlocked(given);
  expect(problemOf(await session.store.case(erased)).code).toBe('missing');
  expect(await factsOf(session.store, kept)).toHaveLength(1);
  expect(session.findings()).toEqual([{ what: 'refilled', count: 1 }]);
});

test('what was erased while no copy was kept is not in the copy afterwards', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const [kept, erased] = [await aCase(before.store, [aVisit()]), await aCase(before.store, [aVisit()])];
  before.close();
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
  const alone = valueOf(await deviceWith({ ...given.options, copyIn: async () => null }).unlock(secret));
  await alone.eraseCase(erased);
  alone.close();
  const session = await unlocked(given);
  const inCopy = async (table: string) => (await rowsIn(given.elsewhere, await given.copy()))[table];
  await expect.poll(() => inCopy('facts')).toMatchObject([{ caseId: kept }]);
  await expect.poll(() => inCopy('keys')).toContainEqual(expect.objectContaining({ tombstone: expect.anything() }));
  session.close();
  await empty(given);
  expect((await unlocked(given)).findings()).toEqual([{ what: 'refilled', count: 1 }]);
});

test('a device that was used without a copy has one after the next unlock', async () => {
  const elsewhere = aDevice();
  const given = await aMachineWithCopy({ copyIn: async () => null });
  const before = await unlocked(given);
  const id = await aCase(before.store, [aVisit(), aVisit()]);
  before.close();
  const withCopy = { ...given.options, copyIn: async () => elsewhere };
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
  const session = valueOf(await deviceWith(withCopy).unlock(secret));
  await expect
    .poll(async () => {
      const [found] = await elsewhere.databases();
      return (await rowsIn(elsewhere, found?.name ?? ''))['facts']?.length;
    })
    .toBe(2);
  session.close();
  await empty(given);
  const again = valueOf(await deviceWith(withCopy).unlock(secret));
  expect(await factsOf(again.store, id)).toHaveLength(2);
  again.close();
});

test('where the copy cannot be written, what is recorded is stored all the same', async () => {
  const given = await aMachineWithCopy({ copyIn: () => Promise.resolve(aFullDevice()) });
  const session = await unlocked(given);
  const id = await aCase(session.store, [aVisit()]);
  expect(await session.store.addFact(id, aVisit())).toEqual({ ok: true });
  session.close();
  const again = await unlocked(given);
  expect(again.findings()).toEqual([]);
  expect(await factsOf(again.store, id)).toHaveLength(2);
});

test('a copy that cannot be read keeps nobody out: what is missing is told, as without it', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  const id = await aCase(before.store, [aVisit()]);
  before.close();
  await empty(given);
  const damaged = deviceWith({ ...given.options, copyIn: async () => aDamagedDevice(given.elsewhere) });
  const session = valueOf(await damaged.unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));
  expect(session.findings()).toContainEqual(expect.objectContaining({ what: 'caseMissing', caseId: id }));
  session.close();
  // Nothing was done to it: read again, it fills the database.
  expect((await unlocked(given)).findings()).toEqual([{ what: 'refilled', count: 1 }]);
});

test('a device begun anew has nothing of the one before, in the copy neither', async () => {
  const given = await aMachineWithCopy();
  const before = await unlocked(given);
  await aCase(before.store, [aVisit()]);
  before.close();
  expect(await given.device.startAnew()).toEqual({ ok: true });
  expect(await given.elsewhere.databases()).toEqual([]);
});

test('two tabs write into one copy', async () => {
  const given = await aMachineWithCopy();
  const [here, there] = [await unlocked(given), await unlocked(given)];
  const id = await aCase(here.store);
  const facts = Array.from({ length: 12 }, () => aVisit());
  await Promise.all(facts.map((fact, index) => (index % 2 === 0 ? here : there).store.addFact(id, fact)));
  here.close();
  there.close();
  await empty(given);
  const session = await unlocked(given);
  expect(session.findings()).toEqual([{ what: 'refilled', count: 12 }]);
  expect(byId(await factsOf(session.store, id))).toEqual(byId(facts));
});

/** What lies there can be found, and not be read. */
function aDamagedDevice(device: IDBFactory): IDBFactory {
  return standIn(device, (name, version) => {
    const request = device.open(name, version);
    request.addEventListener('success', () => {
      const { result } = request;
      const transaction = result.transaction.bind(result);
      Object.assign(result, {
        transaction: (tables: string[], mode?: IDBTransactionMode) => {
          if (mode !== 'readwrite' && tables.length > 1) throw new DOMException('damaged', 'UnknownError');
          return transaction(tables, mode);
        },
      });
    });
    return request;
  });
}

/** A place for databases that has no room for one. */
function aFullDevice(): IDBFactory {
  return standIn(aDevice(), () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

const standIn = (device: IDBFactory, open: IDBFactory['open']): IDBFactory => ({
  open,
  databases: () => device.databases(),
  cmp: (a, b) => device.cmp(a, b),
  deleteDatabase: (name) => device.deleteDatabase(name),
});
