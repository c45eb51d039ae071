import { describe, expect, test } from 'vitest';

import { openBackup, sealBackup } from '../../src/store/backup/file.ts';
import { age } from '../../src/store/crypto/age.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { aCase, aChild, anId, aVisit, byId, factsOf, problemOf, valueOf } from '../store/given.ts';
import { openRaw, rowsIn, settled } from '../store/raw.ts';
import { aProtectedMachine, type Given, PASSPHRASE, unlocked } from './given.ts';

const FILE = 'seven stones in a stream';
const KEY_PATHS: Readonly<Record<string, string>> = { summaries: 'caseId', meta: 'key', keys: 'caseId' };
const NOTHING = {
  cases: 0,
  facts: 0,
  here: 0,
  repaired: 0,
  erased: 0,
  refused: 0,
  unsound: 0,
  conflicts: 0,
  missing: 0,
  settings: 0,
};

const backupOf = async (session: Session<unknown>): Promise<Uint8Array> => valueOf(await session.backup(FILE)).file;

async function inTable<T>(given: Given, table: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await openRaw(given.indexedDB, given.name);
  const done = await settled(work(db.transaction(table, 'readwrite').objectStore(table)));
  db.close();
  return done;
}

describe('a backup', () => {
  test('is an age file that tells nothing without its passphrase', async () => {
    const session = await unlocked(await aProtectedMachine());
    await aCase(session.store, [aVisit()]);
    const text = new TextDecoder('latin1').decode(await backupOf(session));
    expect(text.startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
    expect(text).not.toMatch(/Amira|visit/);
  });

  test('restores a lost device whole, with facts that still verify, on the next unlock too', async () => {
    const old = await unlocked(await aProtectedMachine());
    const facts = [aVisit(), aVisit(), aVisit()];
    const id = await aCase(old.store, facts);
    const file = await backupOf(old);
    const given = await aProtectedMachine();
    const fresh = await unlocked(given);
    expect(valueOf(await fresh.restore(file, FILE))).toEqual({ ...NOTHING, cases: 1, facts: 3 });
    expect(byId(await factsOf(fresh.store, id))).toEqual(byId(facts));
    expect(valueOf(await fresh.store.case(id)).record).toEqual(aChild());
    await fresh.store.addFact(id, aVisit());
    const again = await unlocked(given);
    expect(again.findings()).toEqual([]);
    expect(await factsOf(again.store, id)).toHaveLength(4);
  });

  test('holds the policies kept here; those of both devices are there afterwards, and what is here stays', async () => {
    const old = await unlocked(await aProtectedMachine());
    await old.store.saveSetting('policies', [
      { key: 'croydon@2027', text: 'theirs' },
      { key: 'surrey@2027', text: 'surrey' },
    ]);
    await old.store.saveSetting('golden cases', [{ id: 'one', text: 'a case' }]);
    await old.store.saveSetting('recorder', 'A. Okafor');
    const file = await backupOf(old);
    const session = await unlocked(await aProtectedMachine());
    await session.store.saveSetting('policies', [{ key: 'croydon@2027', text: 'ours' }]);
    await session.store.saveSetting('recorder', 'B. Lind');
    expect(valueOf(await session.restore(file, FILE))).toEqual({ ...NOTHING, settings: 2 });
    expect(valueOf(await session.store.setting('policies'))).toEqual([
      { key: 'croydon@2027', text: 'ours' },
      { key: 'surrey@2027', text: 'surrey' },
    ]);
    expect(valueOf(await session.store.setting('golden cases'))).toEqual([{ id: 'one', text: 'a case' }]);
    expect(valueOf(await session.store.setting('recorder'))).toBe('B. Lind');
    expect(valueOf(await session.restore(file, FILE))).toEqual(NOTHING);
    expect(valueOf(await session.sinceBackup()).at).toBeNull();
  });

  test('of one case takes no setting along', async () => {
    const old = await unlocked(await aProtectedMachine());
    const id = await aCase(old.store);
    await old.store.saveSetting('policies', [{ key: 'croydon@2027', text: 'theirs' }]);
    const { file } = valueOf(await old.exportCase(id, FILE));
    const session = await unlocked(await aProtectedMachine());
    expect(valueOf(await session.restore(file, FILE))).toEqual({ ...NOTHING, cases: 1 });
    expect(valueOf(await session.store.setting('policies'))).toBeUndefined();
  });

  test('restored twice changes nothing the second time', async () => {
    const session = await unlocked(await aProtectedMachine());
    await aCase(session.store, [aVisit(), aVisit()]);
    expect(valueOf(await session.restore(await backupOf(session), FILE))).toEqual({ ...NOTHING, here: 2 });
  });

  test.each([
    ['another passphrase', (file: Uint8Array) => file, 'seven stones', 'wrongSecret'],
    [
      'one bit changed',
      (file: Uint8Array) => file.with(file.length - 9, (file.at(-9) ?? 0) ^ 1),
      FILE,
      'damagedBackup',
    ],
    ['its end cut off', (file: Uint8Array) => file.slice(0, -20), FILE, 'damagedBackup'],
    ['no age file', () => new TextEncoder().encode('{"cases":[]}'), FILE, 'damagedBackup'],
  ])('with %s is refused, and nothing changes', async (_, change, passphrase, code) => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    await aCase(session.store, [aVisit()]);
    const file = await backupOf(session);
    const before = await rowsIn(given.indexedDB, given.name);
    expect(problemOf(await session.restore(change(file), passphrase)).code).toBe(code);
    expect(await rowsIn(given.indexedDB, given.name)).toEqual(before);
  });

  test('asks for no more work than ours do, or is refused before any is done', async () => {
    const session = await unlocked(await aProtectedMachine());
    const file = new TextDecoder('latin1').decode(await backupOf(session));
    for (const factor of [19, 20, 63]) {
      const dear = file.replace(/(-> scrypt \S+) 2\n/, `$1 ${factor}\n`);
      expect(dear).not.toBe(file);
      const bytes = Uint8Array.from(dear, (char) => char.charCodeAt(0));
      expect(problemOf(await session.restore(bytes, FILE)).code).toBe('damagedBackup');
    }
  });

  test('with a body, a key or a count beyond what a form takes is refused', async () => {
    const session = await unlocked(await aProtectedMachine());
    await aCase(session.store, [aVisit()]);
    const whole = await openBackup(age, Uint8Array.from(await backupOf(session)), FILE);
    if (typeof whole === 'string') throw new Error(whole);
    const [first] = whole.cases;
    if (!first) throw new Error('The backup has no case.');
    const opens = async (change: Partial<typeof first>): Promise<unknown> =>
      openBackup(age, await sealBackup(age, { ...whole, cases: [{ ...first, ...change }] }, FILE, 2), FILE);
    expect(await opens({})).toEqual(whole);
    expect(await opens({ key: `${first.key}AAAA` })).toBe('damagedBackup');
    expect(await opens({ row: { ...first.row, body: 'A'.repeat(1_000_004) } })).toBe('damagedBackup');
    expect(await opens({ row: { ...first.row, rev: 2 ** 40 } })).toBe('damagedBackup');
    const facts = first.facts.map((fact) => ({ ...fact, body: 'A'.repeat(1_000_004) }));
    expect(await opens({ facts })).toBe('damagedBackup');
  });

  test('made where facts were gone already says so when it is restored', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const facts = [aVisit(), aVisit(), aVisit()];
    await aCase(session.store, facts);
    await inTable(given, 'facts', (store) => store.delete(facts[1]?.id ?? ''));
    const file = await backupOf(session);
    const fresh = await unlocked(await aProtectedMachine());
    expect(valueOf(await fresh.restore(file, FILE))).toMatchObject({ cases: 1, missing: 1 });
  });

  test('counts the facts that came since', async () => {
    const session = await unlocked(await aProtectedMachine());
    const id = await aCase(session.store, [aVisit(), aVisit()]);
    expect(valueOf(await session.sinceBackup())).toEqual({ at: null, facts: 2 });
    await backupOf(session);
    expect(valueOf(await session.sinceBackup())).toEqual({ at: '2026-02-03T10:00:00.000Z', facts: 0 });
    await session.store.addFact(id, aVisit());
    await aCase(session.store, [aVisit()]);
    expect(valueOf(await session.sinceBackup()).facts).toBe(2);
  });

  test('of one case holds that case alone', async () => {
    const session = await unlocked(await aProtectedMachine());
    const id = await aCase(session.store, [aVisit()]);
    await aCase(session.store, [aVisit()]);
    const { file } = valueOf(await session.exportCase(id, FILE));
    const other = await unlocked(await aProtectedMachine());
    expect(valueOf(await other.restore(file, FILE))).toEqual({ ...NOTHING, cases: 1, facts: 1 });
    expect(valueOf(await other.store.cases('')).cases.map((each) => each.id)).toEqual([id]);
    expect(problemOf(await session.exportCase(anId(), FILE)).code).toBe('missing');
  });
});

describe('merging', () => {
  test('two devices that share a case come to hold the same facts, whichever way the files go', async () => {
    const [a, b] = [await unlocked(await aProtectedMachine()), await unlocked(await aProtectedMachine())];
    const id = await aCase(a.store, [aVisit()]);
    await b.restore(await backupOf(a), FILE);
    for (const { store } of [a, b, a, b]) await store.addFact(id, aVisit());
    await a.restore(await backupOf(b), FILE);
    await b.restore(await backupOf(a), FILE);
    expect(byId(await factsOf(a.store, id))).toHaveLength(5);
    expect(byId(await factsOf(a.store, id))).toEqual(byId(await factsOf(b.store, id)));
    expect([...a.findings(), ...b.findings()]).toEqual([]);
  });

  test('a chain that was written on in two places keeps every fact', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const id = await aCase(session.store, [aVisit()]);
    const early = await rowsIn(given.indexedDB, given.name);
    const anchor = given.place.read();
    const [here, there] = [aVisit(), aVisit()];
    await session.store.addFact(id, here);
    const file = await backupOf(session);
    // The profile was copied before that, and the copy was worked on.
    const copy = await aProtectedMachine();
    for (const [table, rows] of Object.entries(early)) {
      await inTable(copy, table, (store) => store.clear());
      for (const row of rows) await inTable(copy, table, (store) => store.put(row));
    }
    copy.place.write(anchor ?? '');
    const other = await unlocked(copy);
    await other.store.addFact(id, there);
    expect(valueOf(await other.restore(file, FILE))).toMatchObject({ facts: 1, here: 1, conflicts: 0 });
    expect(byId(await factsOf(other.store, id)).map((fact) => fact.id)).toEqual(
      expect.arrayContaining([here.id, there.id]),
    );
    expect((await unlocked(copy)).findings()).toEqual([]);
  });

  test('never brings back what was erased here', async () => {
    const session = await unlocked(await aProtectedMachine());
    const id = await aCase(session.store, [aVisit()]);
    const file = await backupOf(session);
    await session.eraseCase(id);
    expect(valueOf(await session.restore(file, FILE))).toEqual({ ...NOTHING, erased: 1 });
    expect(problemOf(await session.store.case(id)).code).toBe('missing');
  });

  test('keeps the details that were edited last', async () => {
    const session = await unlocked(await aProtectedMachine());
    const id = await aCase(session.store);
    const file = await backupOf(session);
    const edited = aChild({ policy: 'surrey' });
    await session.store.updateCase(id, edited);
    await session.restore(file, FILE);
    expect(valueOf(await session.store.case(id)).record).toEqual(edited);
  });
});

describe('after damage', () => {
  async function damaged() {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const facts = [1, 2, 3].map((day) =>
      aVisit({ recordedAt: `2026-01-0${day}T10:00:00.000Z`, on: `2026-01-0${day}` as never }),
    );
    const id = await aCase(session.store);
    for (const fact of facts) await session.store.addFact(id, fact);
    const file = await backupOf(session);
    session.close();
    return { given, id, facts, file };
  }

  test('a missing fact is named with its place in time; the rest is read-only until the backup fills the gap', async () => {
    const { given, id, facts, file } = await damaged();
    await inTable(given, 'facts', (store) => store.delete(facts[1]?.id ?? ''));
    const session = await unlocked(given);
    expect(session.findings()).toEqual([
      { what: 'factsMissing', caseId: id, count: 1, after: facts[0]?.recordedAt, before: facts[2]?.recordedAt },
    ]);
    expect(await factsOf(session.store, id)).toHaveLength(2);
    expect(problemOf(await session.store.addFact(id, aVisit())).code).toBe('readOnly');
    expect(problemOf(await session.store.updateCase(id, aChild())).code).toBe('readOnly');
    expect(problemOf(await session.eraseCase(id)).code).toBe('readOnly');
    expect(valueOf(await session.restore(file, FILE))).toEqual({ ...NOTHING, facts: 1, here: 2 });
    expect(session.findings()).toEqual([]);
    expect(await session.store.addFact(id, aVisit())).toEqual({ ok: true });
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('an altered fact is put right by the backup', async () => {
    const { given, id, facts, file } = await damaged();
    const row = (await inTable(given, 'facts', (store) => store.get(facts[2]?.id ?? ''))) as { body: Uint8Array };
    await inTable(given, 'facts', (store) => store.put({ ...row, body: row.body.with(30, (row.body[30] ?? 0) ^ 1) }));
    const session = await unlocked(given);
    expect(session.findings()).toEqual([
      { what: 'factAltered', caseId: id, count: 1, after: facts[1]?.recordedAt, before: undefined },
    ]);
    expect(valueOf(await session.restore(file, FILE))).toEqual({ ...NOTHING, here: 2, repaired: 1 });
    expect(session.findings()).toEqual([]);
    expect(byId(await factsOf(session.store, id))).toEqual(byId(facts));
  });

  test('a wiped database is told before it is unlocked, and restored whole', async () => {
    const { given, id, facts, file } = await damaged();
    const gone = given.indexedDB.deleteDatabase(given.name);
    await settled(gone);
    expect(valueOf(await given.device.look())).toMatchObject({ kind: 'locked', wiped: true });
    const session = await unlocked(given);
    expect(session.findings()).toEqual([
      { what: 'wiped' },
      { what: 'caseMissing', caseId: id, count: 3, after: facts[2]?.recordedAt },
    ]);
    await session.restore(file, FILE);
    expect(session.findings()).toEqual([]);
    expect(byId(await factsOf(session.store, id))).toEqual(byId(facts));
  });

  test('without a backup one can go on with what is here; an old backup still merges later', async () => {
    const { given, id, facts, file } = await damaged();
    await inTable(given, 'facts', (store) => store.delete(facts[0]?.id ?? ''));
    const session = await unlocked(given);
    expect(await session.accept()).toEqual({ ok: true });
    expect(session.findings()).toEqual([]);
    const more = aVisit();
    expect(await session.store.addFact(id, more)).toEqual({ ok: true });
    const again = await unlocked(given);
    expect(again.findings()).toEqual([]);
    expect(await factsOf(again.store, id)).toHaveLength(3);
    expect(valueOf(await again.restore(file, FILE))).toMatchObject({ facts: 1, here: 2 });
    expect(byId(await factsOf(again.store, id))).toEqual(byId([...facts, more]));
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('a whole table that was removed is told and filled again, and the device opens as before', async () => {
    const { given, id, facts, file } = await damaged();
    const rows = await rowsIn(given.indexedDB, given.name);
    await settled(given.indexedDB.deleteDatabase(given.name));
    const making = given.indexedDB.open(given.name, 30);
    making.addEventListener('upgradeneeded', () => {
      for (const table of Object.keys(rows).filter((name) => name !== 'facts'))
        making.result.createObjectStore(table, { keyPath: KEY_PATHS[table] ?? 'id' });
    });
    (await settled(making)).close();
    for (const [table, all] of Object.entries(rows))
      if (table !== 'facts') for (const row of all) await inTable(given, table, (store) => store.put(row));
    const session = await unlocked(given);
    expect(session.findings()).toEqual([{ what: 'factsCutOff', caseId: id, count: 3, before: facts[2]?.recordedAt }]);
    await session.restore(file, FILE);
    session.close();
    const again = await unlocked(given);
    expect(again.findings()).toEqual([]);
    expect(byId(await factsOf(again.store, id))).toEqual(byId(facts));
  });

  test('the last facts gone: told with how many, and since when', async () => {
    const { given, id, facts } = await damaged();
    for (const fact of facts.slice(1)) await inTable(given, 'facts', (store) => store.delete(fact.id));
    expect((await unlocked(given)).findings()).toEqual([
      { what: 'factsCutOff', caseId: id, count: 2, after: facts[0]?.recordedAt, before: facts[2]?.recordedAt },
    ]);
  });

  test('details that cannot be read are put right by the backup', async () => {
    const { given, id, file } = await damaged();
    await inTable(given, 'cases', (store) => store.put({ id, v: 2, rev: 1, body: new Uint8Array(80) }));
    const session = await unlocked(given);
    expect(session.findings()).toEqual([{ what: 'detailsAltered', caseId: id }]);
    await session.restore(file, FILE);
    expect(session.findings()).toEqual([]);
    expect(valueOf(await session.store.case(id)).record).toEqual(aChild());
  });

  test('a draft that cannot be read is told, and stops no work', async () => {
    const { given, id } = await damaged();
    const session = await unlocked(given);
    await session.store.saveDraft(id, 'visit.made', 'x');
    const rows = (await rowsIn(given.indexedDB, given.name))['drafts'] as { id: string; body: Uint8Array }[];
    for (const row of rows) await inTable(given, 'drafts', (store) => store.put({ ...row, body: row.body.slice(1) }));
    const again = await unlocked(given);
    expect(again.findings()).toEqual([{ what: 'draftUnreadable', caseId: id }]);
    expect(await again.store.addFact(id, aVisit())).toEqual({ ok: true });
    await again.accept();
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('an anchor that is gone is made anew by a backup of this device, and by no other', async () => {
    const { given, id, file } = await damaged();
    const stranger = await unlocked(await aProtectedMachine());
    await stranger.restore(file, FILE);
    const foreign = await backupOf(stranger);
    given.place.remove();
    const session = await unlocked(given);
    await session.restore(foreign, FILE);
    expect(session.findings()).toEqual([{ what: 'anchorMissing' }]);
    await session.restore(file, FILE);
    expect(session.findings()).toEqual([]);
    expect(await session.store.addFact(id, aVisit())).toEqual({ ok: true });
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('without its anchor, facts that are gone and in no backup are told by the backup’s own record', async () => {
    const { given, id, facts } = await damaged();
    const other = await unlocked(given);
    const late = aVisit();
    await other.store.addFact(id, late);
    await inTable(given, 'facts', (store) => store.delete(late.id));
    const later = await backupOf(other);
    other.close();
    await inTable(given, 'heads', (store) => store.clear());
    given.place.remove();
    const session = await unlocked(given);
    expect(valueOf(await session.restore(later, FILE))).toMatchObject({ missing: 1 });
    expect(session.findings().map(({ what }) => what)).toContain('anchorMissing');
    expect(await factsOf(session.store, id)).toHaveLength(facts.length);
  });

  test('a draft that was saved or thrown away leaves no alarm; one that was taken away is told', async () => {
    const { given, id } = await damaged();
    const session = await unlocked(given);
    await session.store.saveDraft(id, 'visit.made', 'x');
    await session.store.saveDraft(id, 'coreGroup.held', 'y');
    await session.store.dropDraft(id, 'visit.made');
    expect((await unlocked(given)).findings()).toEqual([]);
    await inTable(given, 'drafts', (store) => store.clear());
    const again = await unlocked(given);
    expect(again.findings()).toEqual([{ what: 'draftMissing', caseId: id }]);
    await again.accept();
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('a setting that was taken away, or put back as it was, is told and stops no work', async () => {
    const { given, id } = await damaged();
    const session = await unlocked(given);
    await session.store.saveSetting('policies', 'first');
    const early = await inTable(given, 'meta', (store) => store.get('policies'));
    await session.store.saveSetting('policies', 'second');
    expect((await unlocked(given)).findings()).toEqual([]);
    await inTable(given, 'meta', (store) => store.put(early));
    const rolledBack = await unlocked(given);
    expect(rolledBack.findings()).toEqual([{ what: 'settingMissing' }]);
    expect(await rolledBack.store.addFact(id, aVisit())).toEqual({ ok: true });
    await inTable(given, 'meta', (store) => store.delete('policies'));
    const deleted = await unlocked(given);
    expect(deleted.findings()).toEqual([{ what: 'settingMissing' }]);
    await deleted.accept();
    expect((await unlocked(given)).findings()).toEqual([]);
  });

  test('an anchor that is gone: told, and made anew when one goes on', async () => {
    const { given } = await damaged();
    given.place.remove();
    const session = await unlocked(given);
    expect(session.findings()).toEqual([{ what: 'anchorMissing' }]);
    await session.accept();
    expect((await unlocked(given)).findings()).toEqual([]);
    expect(problemOf(await given.device.unlock({ kind: 'passphrase', passphrase: `${PASSPHRASE}!` })).code).toBe(
      'wrongSecret',
    );
  });
});

describe('several tabs of a protected device', () => {
  test('eight that write in one case at once lose and double nothing', async () => {
    const given = await aProtectedMachine();
    const tabs = await Promise.all(Array.from({ length: 8 }, () => unlocked(given)));
    const id = await aCase(tabs[0]?.store ?? (undefined as never));
    const facts = Array.from({ length: 80 }, () => aVisit());
    const stored = await Promise.all(
      tabs.flatMap(({ store }, tab) =>
        facts.filter((_, index) => index % 8 === tab).map((fact) => store.addFact(id, fact)),
      ),
    );
    expect(stored.every(({ ok }) => ok)).toBe(true);
    const again = await unlocked(given);
    expect(again.findings()).toEqual([]);
    expect(byId(await factsOf(again.store, id))).toEqual(byId(facts));
  });

  test('one that unlocks while another writes finds nothing wrong', async () => {
    const given = await aProtectedMachine();
    const writer = await unlocked(given);
    const id = await aCase(writer.store);
    const writing = Array.from({ length: 30 }, () => writer.store.addFact(id, aVisit()));
    const reader = await unlocked(given);
    await Promise.all(writing);
    expect(reader.findings()).toEqual([]);
    expect((await unlocked(given)).findings()).toEqual([]);
  });
});
