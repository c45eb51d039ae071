import { describe, expect, test } from 'vitest';

import { NO_CASE } from '../../src/store/draft.ts';
import { argon2id } from '../../src/store/crypto/argon.ts';
import { newRecoveryKey, readRecoveryKey, writtenKey } from '../../src/store/crypto/recoveryKey.ts';
import { toHex, utf8 } from '../../src/store/crypto/bytes.ts';
import { deviceWith } from '../../src/store/vault/device.ts';
import { aCase, aChild, anId, aStore, aVisit, byId, factsOf, problemOf, valueOf } from '../store/given.ts';
import { openRaw, rowsIn, settled } from '../store/raw.ts';
import { aMachine, aProtectedMachine, PASSPHRASE, unlocked } from './given.ts';

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );

describe('a device', () => {
  test('begins empty, is locked once it is protected, and opens with the passphrase', async () => {
    const given = aMachine();
    expect(valueOf(await given.device.look())).toEqual({ kind: 'empty' });
    valueOf(await given.device.protect(PASSPHRASE));
    expect(valueOf(await given.device.look())).toEqual({ kind: 'locked', wiped: false, passkeys: [] });
    const session = await unlocked(given);
    expect(session.findings()).toEqual([]);
  });

  test.each(['three otters by the wear', '', 'Three otters by the weir'])(
    'does not open with “%s”',
    async (passphrase) => {
      const { device } = await aProtectedMachine();
      expect(problemOf(await device.unlock({ kind: 'passphrase', passphrase })).code).toBe('wrongSecret');
    },
  );

  test('opens with the recovery key, however it is typed', async () => {
    const { device, recoveryKey } = await aProtectedMachine();
    const typed = ` ${recoveryKey.toLowerCase().replaceAll('-', ' ')} `;
    valueOf(await device.unlock({ kind: 'recoveryKey', typed })).close();
    const wrong = await newRecoveryKey();
    expect(problemOf(await device.unlock({ kind: 'recoveryKey', typed: wrong })).code).toBe('wrongSecret');
  });

  test('opens with a passkey, and no more once it is taken out', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const passkey = { credential: btoa('credential'), salt: btoa('salt'), output: new Uint8Array(32).fill(7) };
    const present = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
    expect(await session.addPasskey(present, passkey)).toEqual({ ok: true });
    expect(valueOf(await given.device.look())).toMatchObject({ passkeys: [{ credential: passkey.credential }] });
    const secret = { kind: 'passkey', credential: passkey.credential, output: passkey.output } as const;
    valueOf(await given.device.unlock(secret)).close();
    const other = { ...secret, output: new Uint8Array(32).fill(8) };
    expect(problemOf(await given.device.unlock(other)).code).toBe('wrongSecret');
    await session.removePasskeys(present);
    expect(problemOf(await given.device.unlock(secret)).code).toBe('wrongSecret');
  });

  test('says whether it knows a passphrase, and changes nothing by it', async () => {
    const session = await unlocked(await aProtectedMachine());
    expect(await session.knows({ kind: 'passphrase', passphrase: PASSPHRASE })).toEqual({ ok: true });
    const wrong = await session.knows({ kind: 'passphrase', passphrase: 'three otters by the wear' });
    expect(problemOf(wrong).code).toBe('wrongSecret');
  });

  test('changes its passphrase and recovery key, with the present one only; the old ones are gone', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const id = await aCase(session.store, [aVisit()]);
    expect(problemOf(await session.changePassphrase({ kind: 'passphrase', passphrase: 'no' }, 'new')).code).toBe(
      'wrongSecret',
    );
    await session.changePassphrase({ kind: 'passphrase', passphrase: PASSPHRASE }, 'nine herons asleep');
    expect(problemOf(await given.device.unlock({ kind: 'passphrase', passphrase: PASSPHRASE })).code).toBe(
      'wrongSecret',
    );
    const renewed = valueOf(await session.renewRecoveryKey({ kind: 'passphrase', passphrase: 'nine herons asleep' }));
    const old = await given.device.unlock({ kind: 'recoveryKey', typed: given.recoveryKey });
    expect(problemOf(old).code).toBe('wrongSecret');
    const again = valueOf(await given.device.unlock({ kind: 'recoveryKey', typed: renewed }));
    expect(again.findings()).toEqual([]);
    expect(await factsOf(again.store, id)).toHaveLength(1);
    again.close();
  });

  test('opens with no earlier passphrase, whichever copy of the locks is put back', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const early = { rows: await rowsIn(given.indexedDB, given.name), anchor: given.place.read() ?? '' };
    const first = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
    const next = { kind: 'passphrase', passphrase: 'nine herons asleep' } as const;
    await session.changePassphrase(first, next.passphrase);
    const later = given.place.read() ?? '';
    session.close();

    given.place.write(early.anchor);
    expect(problemOf(await given.device.unlock(first)).code).toBe('wrongSecret');
    const again = valueOf(await given.device.unlock(next));
    expect(again.findings()).toEqual([]);
    again.close();

    given.place.write(later);
    await putRow(given, 'vault', early.rows['vault']?.[0]);
    const told = valueOf(await given.device.unlock(first));
    expect(told.findings()).toContainEqual({ what: 'locksAltered' });
    expect(problemOf(await told.store.addCase(anId(), aChild())).code).toBe('readOnly');
    told.close();
  });

  test('opens by the record outside the database where its locks alone are gone', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const id = await aCase(session.store, [aVisit()]);
    session.close();
    await putRow(given, 'vault', { id: 'vault', code: 1, header: null });
    expect(valueOf(await given.device.look())).toMatchObject({ kind: 'locked', wiped: false });
    const again = await unlocked(given);
    expect(await factsOf(again.store, id)).toHaveLength(1);
    expect(again.findings()).toEqual([]);
    expect(await again.store.addFact(id, aVisit())).toEqual({ ok: true });
  });

  test('of which both copies of the locks are gone is lost, and never taken for one without protection', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    await aCase(session.store);
    session.close();
    await putRow(given, 'vault', { id: 'vault', code: 1, header: null });
    given.place.remove();
    expect(valueOf(await given.device.look())).toEqual({ kind: 'lost' });
  });

  test('answers closed after it was locked', async () => {
    const session = await unlocked(await aProtectedMachine());
    const id = await aCase(session.store);
    session.close();
    expect(problemOf(await session.store.case(id)).code).toBe('closed');
    expect(problemOf(await session.store.addFact(id, aVisit())).code).toBe('closed');
  });
});

async function putRow({ indexedDB, name }: { indexedDB: IDBFactory; name: string }, table: string, row: unknown) {
  const db = await openRaw(indexedDB, name);
  await settled(db.transaction(table, 'readwrite').objectStore(table).put(row));
  db.close();
}

describe('what lies on the disk', () => {
  test('tells nothing: no name, no word, no key, no kind of fact', async () => {
    const given = await aProtectedMachine();
    const { store } = await unlocked(given);
    const id = await aCase(store, [aVisit({ by: 'B. Shah' })]);
    await store.saveDraft(id, 'concern.raised', { what: 'The landlord knows' });
    await store.saveDraft(NO_CASE, 'newCase', { name: 'Bilal' });
    await store.saveSummary(valueOf(await store.case(id)), 'today', { state: 'overdue' });
    await store.saveSetting('recorder', 'A. Okafor');
    const lies = textOf(await rowsIn(given.indexedDB, given.name)) + (given.place.read() ?? '');
    const words = ['Amira', 'Lanes', 'croydon', 'visit.made', 'B. Shah', 'landlord', 'Bilal', 'overdue', 'Okafor'];
    for (const word of [...words, PASSPHRASE, given.recoveryKey]) expect(lies).not.toContain(word);
    expect(lies).toContain(id);
  });

  test('is in no index but random ids', async () => {
    const given = await aProtectedMachine();
    await unlocked(given);
    const db = await openRaw(given.indexedDB, given.name);
    const indexed = [...db.objectStoreNames].flatMap((table) => [
      ...db.transaction(table).objectStore(table).indexNames,
    ]);
    db.close();
    expect(new Set(indexed)).toEqual(new Set(['caseId']));
  });

  test('of the same fact twice is never the same', async () => {
    const given = await aProtectedMachine();
    const { store } = await unlocked(given);
    await aCase(store);
    await aCase(store);
    const bodies = (await rowsIn(given.indexedDB, given.name))['cases']?.map((row) =>
      textOf((row as { body: unknown }).body),
    );
    expect(new Set(bodies).size).toBe(2);
  });
});

describe('protection chosen later', () => {
  test('rewrites everything, and leaves no row as it was', async () => {
    const given = aMachine();
    const before = valueOf(await given.device.openUnprotected());
    const facts = [aVisit(), aVisit({ on: '2026-02-01', recordedAt: '2026-02-01T10:00:00.000Z' })];
    const id = await aCase(before, facts);
    await before.saveDraft(id, 'visit.made', { seenAlone: 'y' });
    await before.saveSetting('recorder', 'A. Okafor');
    before.close();
    expect(valueOf(await given.device.look())).toEqual({ kind: 'unprotected' });
    valueOf(await given.device.protect(PASSPHRASE));
    expect(textOf(await rowsIn(given.indexedDB, given.name))).not.toMatch(/Amira|visit|Okafor|seenAlone/);
    const session = await unlocked(given);
    const { store } = session;
    expect(session.findings()).toEqual([]);
    expect(byId(await factsOf(store, id))).toEqual(byId(facts));
    expect(valueOf(await store.case(id)).record).toEqual(aChild());
    expect(valueOf(await store.draft(id, 'visit.made'))).toEqual({ seenAlone: 'y' });
    expect(valueOf(await store.setting('recorder'))).toBe('A. Okafor');
  });

  test('stops a tab that is still open without it', async () => {
    const given = aMachine();
    const old = valueOf(await given.device.openUnprotected());
    const id = await aCase(old);
    valueOf(await given.device.protect(PASSPHRASE));
    expect(problemOf(await old.addFact(id, aVisit())).code).toBe('changed');
    expect(problemOf(await old.saveDraft(id, 'visit.made', 'Amira')).code).toBe('changed');
    old.close();
    expect(textOf(await rowsIn(given.indexedDB, given.name))).not.toContain('Amira');
  });

  test('is refused while a row cannot be read, and changes nothing', async () => {
    const given = aMachine();
    const store = valueOf(await given.device.openUnprotected());
    await aCase(store);
    store.close();
    const db = await openRaw(given.indexedDB, given.name);
    const table = db.transaction('cases', 'readwrite').objectStore('cases');
    await new Promise((resolve) =>
      table.put({ id: anId(), v: 2, body: 'garbage' }).addEventListener('success', resolve),
    );
    db.close();
    const rows = await rowsIn(given.indexedDB, given.name);
    expect(problemOf(await given.device.protect(PASSPHRASE)).code).toBe('unreadable');
    expect(await rowsIn(given.indexedDB, given.name)).toEqual(rows);
  });
});

describe('erasing a case', () => {
  test('destroys its key and rows, leaves a tombstone, and the others whole', async () => {
    const given = await aProtectedMachine();
    const session = await unlocked(given);
    const [gone, stays] = [await aCase(session.store, [aVisit()]), await aCase(session.store, [aVisit()])];
    await session.store.saveDraft(gone, 'visit.made', 'x');
    expect(await session.eraseCase(gone)).toEqual({ ok: true });
    expect(problemOf(await session.store.case(gone)).code).toBe('missing');
    const rows = await rowsIn(given.indexedDB, given.name);
    const { keys = [], ...others } = rows;
    expect(textOf(others)).not.toContain(gone);
    expect(keys.find((row) => (row as { caseId: string }).caseId === gone)).toEqual({
      caseId: gone,
      tombstone: expect.any(Uint8Array),
    });
    const again = await unlocked(given);
    expect(again.findings()).toEqual([]);
    expect(await factsOf(again.store, stays)).toHaveLength(1);
    expect(problemOf(await again.store.addCase(gone, aChild())).code).toBe('erased');
    expect(problemOf(await again.eraseCase(gone)).code).toBe('missing');
  });
});

describe('older code', () => {
  test('cannot write once newer code was here, not even into tables it knows', async () => {
    const given = await aProtectedMachine({ code: 1 });
    const old = await unlocked(given);
    const id = await aCase(old.store);
    const newer = deviceWith({ ...given.options, code: 2 });
    valueOf(await newer.unlock({ kind: 'passphrase', passphrase: PASSPHRASE })).close();
    expect(problemOf(await old.store.addFact(id, aVisit())).code).toBe('newer');
    expect(problemOf(await old.store.updateCase(id, aChild({ policy: 'surrey' }))).code).toBe('newer');
    expect(problemOf(await old.store.saveDraft(id, 'visit.made', '')).code).toBe('newer');
    expect(problemOf(await given.device.look()).code).toBe('newer');
    expect(await factsOf(old.store, id)).toEqual([]);
  });

  test('without protection is stopped as well', async () => {
    const given = aMachine({ code: 1 });
    const old = valueOf(await given.device.openUnprotected());
    const id = await aCase(old);
    (await aStore({ name: given.name, indexedDB: given.indexedDB, code: 2 })).close();
    expect(problemOf(await old.addFact(id, aVisit())).code).toBe('newer');
    old.close();
  });
});

describe('a recovery key', () => {
  test('reads back what was written, with letters that look alike', async () => {
    for (let round = 0; round < 50; round++) {
      const bytes = crypto.getRandomValues(new Uint8Array(20));
      const written = await writtenKey(bytes);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = written.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(await readRecoveryKey(typed)).toEqual(bytes);
    }
  });

  test('with one letter wrong, or two changed about, is seen to be mistyped', async () => {
    const written = await newRecoveryKey();
    const [first = '', second = ''] = written;
    const other = first === 'A' ? 'B' : 'A';
    expect(await readRecoveryKey(other + written.slice(1))).toBeNull();
    expect(first === second ? null : await readRecoveryKey(second + first + written.slice(2))).toBeNull();
    expect(await readRecoveryKey(written.slice(0, -1))).toBeNull();
    expect(await readRecoveryKey('')).toBeNull();
  });
});

test('Argon2id is the standard one', async () => {
  // The reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32
  const key = await argon2id('password', utf8('somesalt'), { memory: 256, passes: 2 });
  expect(toHex(key)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
});
