import { expect, test } from 'vitest';

import { type LinkedRow, START } from '../../src/store/chain/link.ts';
import { packLinks } from '../../src/store/chain/pack.ts';
import type { Codec } from '../../src/store/codec.ts';
import { aesKey } from '../../src/store/crypto/aead.ts';
import { type Bytes, fromBase64, randomBytes } from '../../src/store/crypto/bytes.ts';
import type { PackRow } from '../../src/store/database.ts';
import type { Arriving } from '../../src/store/share/sharing.ts';
import { sealedCodec } from '../../src/store/vault/sealedCodec.ts';
import type { DeviceOptions } from '../../src/store/vault/device.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { linkedRows } from '../../src/store/factRow.ts';
import { unpacked } from '../../src/store/facts.ts';
import { must } from '../../src/facts/must.ts';
import { aCase, aDevice, aVisit, byId, factsOf, problemOf, valueOf } from '../store/given.ts';
import { putRaw, rowsIn } from '../store/raw.ts';
import { aProtectedMachine, type Given, PASSPHRASE, unlocked } from './given.ts';

// Facts that come from a team by the dozen lie in one row. Everything must hold of them that holds of facts that lie alone.

const visits = (count: number) => Array.from({ length: count }, () => aVisit());

/** What another device would send of a case, beyond what is shared of it. */
async function arrivingFrom(session: Session<unknown>, caseId: string): Promise<Arriving> {
  const out = must(await (await session.sharing()).outgoing(caseId, { rev: 0, heads: {} }), 'the case');
  return { caseId, key: out.key, row: out.row, packs: [], facts: out.facts };
}

/** The same as it comes in bundles. */
const inPacks = ({ facts, ...arriving }: Arriving): Arriving => ({
  ...arriving,
  packs: [packLinks(facts.slice(0, 7)), packLinks(facts.slice(7))],
  facts: [],
});

/** A case with 30 facts on another device, and this one, which took it in. */
async function aTakenCase(more: Partial<DeviceOptions> = {}) {
  const there = await unlocked(await aProtectedMachine());
  const facts = visits(30);
  const caseId = await aCase(there.store, facts);
  const given = await aProtectedMachine(more);
  const here = await unlocked(given);
  const [taken] = await (await here.sharing()).take([await arrivingFrom(there, caseId)]);
  expect(taken).toMatchObject({ done: { isNew: true, inserted: { length: 30 } }, lie: { length: 30 } });
  return { there, given, here, caseId, facts };
}

const packsIn = async ({ indexedDB, name }: Given): Promise<PackRow[]> =>
  (await rowsIn(indexedDB, name))['packs'] as PackRow[];

/** How many facts lie in each. */
const packedIn = async (given: Given): Promise<number[]> =>
  (await packsIn(given)).map((row) => unpacked([row]).length).toSorted((a, b) => a - b);

const altered = (row: PackRow, change: (links: LinkedRow[]) => LinkedRow[]): PackRow => ({
  ...row,
  pack: packLinks(change(unpacked([row]))),
});

test('thirty facts that come together lie in one row, are read as before, and sound at the next unlock', async () => {
  const { given, here, caseId, facts } = await aTakenCase();
  expect(await packedIn(given)).toEqual([30]);
  expect((await rowsIn(given.indexedDB, given.name))['facts']).toEqual([]);
  expect(byId(await factsOf(here.store, caseId))).toEqual(byId(facts));
  expect(valueOf(await here.store.several([caseId]))[0]?.facts).toHaveLength(30);
  const own = aVisit();
  expect(await here.store.addFact(caseId, own)).toEqual({ ok: true });
  here.close();

  const again = await unlocked(given);
  expect(again.findings()).toEqual([]);
  expect(byId(await factsOf(again.store, caseId))).toEqual(byId([...facts, own]));
});

test('a fact in a pack is not stored twice, and other content under its id is a conflict', async () => {
  const { given, here, caseId, facts } = await aTakenCase();
  const [first] = facts;
  expect(await here.store.addFact(caseId, must(first, 'a fact'))).toEqual({ ok: true });
  expect(await factsOf(here.store, caseId)).toHaveLength(30);
  expect(problemOf(await here.store.addFact(caseId, { ...must(first, 'a fact'), by: 'another' })).code).toBe(
    'conflict',
  );
  expect((await rowsIn(given.indexedDB, given.name))['facts']).toEqual([]);
});

test('what goes on where the chain ends is added, what came before changes nothing', async () => {
  const { there, given, here, caseId, facts } = await aTakenCase();
  const sharing = await here.sharing();
  expect(await sharing.take([await arrivingFrom(there, caseId)])).toMatchObject([
    { done: { isNew: false, detailsTaken: false, inserted: [] }, lie: { length: 30 } },
  ]);
  expect(await packsIn(given)).toHaveLength(1);

  const [many, few] = [visits(12), visits(2)];
  for (const [more, whole] of [
    [many, 42],
    [few, 44],
  ] as const) {
    await there.store.addFacts(caseId, more);
    await there.store.updateCase(caseId, valueOf(await there.store.case(caseId)).record);
    expect(await sharing.take([await arrivingFrom(there, caseId)])).toMatchObject([
      { done: { inserted: { length: more.length }, detailsTaken: true } },
    ]);
    expect(await factsOf(here.store, caseId)).toHaveLength(whole);
  }
  expect(await packedIn(given)).toEqual([12, 30]);
  expect((await rowsIn(given.indexedDB, given.name))['facts']).toHaveLength(2);
  here.close();
  const again = await unlocked(given);
  expect(again.findings()).toEqual([]);
  expect(byId(await factsOf(again.store, caseId))).toEqual(byId([...facts, ...many, ...few]));
});

test('a link that is missing, altered or out of its place is not stored with the rest', async () => {
  const { there, here } = await aTakenCase();
  const sharing = await here.sharing();
  const struck = (row: LinkedRow): LinkedRow => {
    const body = Uint8Array.from(row.body as Uint8Array);
    body[20] = (body[20] ?? 0) ^ 1;
    return { ...row, body };
  };
  const ways: readonly ((rows: readonly LinkedRow[]) => LinkedRow[])[] = [
    (rows) => rows.filter((_, index) => index !== 4),
    (rows) => rows.map((row, index) => (index === 4 ? struck(row) : row)),
    (rows) => rows.map((row, index) => (index === 4 ? { ...row, seq: 40 } : row)),
    (rows) => rows.map((row, index) => (index === 4 ? { ...row, id: rows[5]?.id ?? '' } : row)),
  ];
  for (const way of ways) {
    const caseId = await aCase(there.store, visits(20));
    const arriving = await arrivingFrom(there, caseId);
    const [taken] = await sharing.take([{ ...arriving, facts: way(arriving.facts) }]);
    const lie = taken?.lie.length ?? 0;
    expect(lie).toBeLessThan(20);
    const read = await here.store.case(caseId);
    // What is sound of it was merged; nothing else is here.
    for (const fact of read.ok ? read.value.facts : []) expect(await factsOf(there.store, caseId)).toContainEqual(fact);
  }
});

test('what comes in packs is stored so, and merged where part of it is here', async () => {
  const { there, given, here } = await aTakenCase();
  const sharing = await here.sharing();
  const facts = visits(12);
  const caseId = await aCase(there.store, facts);
  const arriving = inPacks(await arrivingFrom(there, caseId));
  expect(await sharing.take([arriving])).toMatchObject([
    { done: { isNew: true, inserted: { length: 12 } }, lie: { length: 12 } },
  ]);
  expect(await packedIn(given)).toEqual([12, 30]);
  expect(byId(await factsOf(here.store, caseId))).toEqual(byId(facts));
  expect(await sharing.take([arriving])).toMatchObject([{ done: { inserted: [] }, lie: { length: 12 } }]);
  const more = visits(3);
  await there.store.addFacts(caseId, more);
  expect(await sharing.take([inPacks(await arrivingFrom(there, caseId))])).toMatchObject([
    { done: { inserted: { length: 3 } }, lie: { length: 15 } },
  ]);
  here.close();
  const again = await unlocked(given);
  expect(again.findings()).toEqual([]);
  expect(byId(await factsOf(again.store, caseId))).toEqual(byId([...facts, ...more]));
});

test('a pack that is none, or of which bytes are missing, is not stored; what is sound beside it is', async () => {
  const { there, here } = await aTakenCase();
  const sharing = await here.sharing();
  for (const change of [
    (pack: Uint8Array) => pack.slice(0, -1),
    (pack: Uint8Array) => pack.slice(0, 20),
    () => Uint8Array.of(1, 2),
  ]) {
    const [hurt, whole] = [await aCase(there.store, visits(12)), await aCase(there.store, visits(12))];
    const [first, second] = [inPacks(await arrivingFrom(there, hurt)), inPacks(await arrivingFrom(there, whole))];
    const [, ...packs] = first.packs;
    const [pack] = first.packs;
    expect(await sharing.take([{ ...first, packs: [change(must(pack, 'a pack')), ...packs] }, second])).toMatchObject([
      { caseId: whole, done: { inserted: { length: 12 } } },
      { caseId: hurt, done: 'damaged', lie: [] },
    ]);
    expect((await here.store.case(hurt)).ok).toBe(false);
  }
});

test('of what comes in packs the end is opened; what does not open before it is found at the next unlock', async () => {
  const { there, given, here } = await aTakenCase();
  const sharing = await here.sharing();
  const codecOf = async (raw: Bytes): Promise<Codec> => {
    const key = await aesKey(raw);
    return sealedCodec({ master: { content: key }, of: async () => key });
  };
  /** The same facts, one of them sealed with a key that is not that of the case. */
  const sealedWrongly = async ({ facts, ...arriving }: Arriving, at: number): Promise<Arriving> => {
    const [right, wrong] = [await codecOf(fromBase64(arriving.key ?? '')), await codecOf(randomBytes(32))];
    const links: LinkedRow[] = [];
    for (const [index] of facts.entries()) {
      const head = links.at(-1) ?? { writer: must(facts[0], 'a link').writer, ...START };
      links.push(...(await linkedRows(index === at ? wrong : right, arriving.caseId, [aVisit()], head)));
    }
    return inPacks({ ...arriving, facts: links });
  };
  const [atEnd, before] = [await aCase(there.store, visits(12)), await aCase(there.store, visits(12))];
  const takenAtEnd = await sharing.take([await sealedWrongly(await arrivingFrom(there, atEnd), 11)]);
  expect(takenAtEnd).toMatchObject([{ done: { inserted: { length: 11 } }, lie: { length: 11 } }]);
  const takenBefore = await sharing.take([await sealedWrongly(await arrivingFrom(there, before), 5)]);
  expect(takenBefore).toMatchObject([{ done: { inserted: { length: 12 } } }]);
  here.close();
  const again = await unlocked(given);
  expect(again.findings()).toMatchObject([{ what: 'factAltered', caseId: before, count: 1 }]);
});

test('a pack that was struck in the database is found at the next unlock', async () => {
  const { given, here, caseId } = await aTakenCase();
  here.close();
  const [row] = await packsIn(given);
  await putRaw(given.indexedDB, given.name, 'packs', { ...row, pack: must(row, 'a row').pack.slice(0, -1) });
  const session = await unlocked(given);
  expect(session.findings()).toMatchObject([{ what: 'factsCutOff', caseId, count: 30 }]);
});

test('a fact taken out of a pack, or altered in it, is found at the next unlock', async () => {
  for (const change of [
    (pack: PackRow): PackRow => altered(pack, (links) => links.slice(0, -1)),
    (pack: PackRow): PackRow =>
      altered(pack, (links) => links.map((link, index) => (index ? link : { ...link, v: 2 }))),
  ]) {
    const { given, here, caseId } = await aTakenCase();
    here.close();
    const [pack] = await packsIn(given);
    await putRaw(given.indexedDB, given.name, 'packs', change(must(pack, 'a pack')));
    const session = await unlocked(given);
    expect(session.findings()).toMatchObject([{ caseId }]);
    expect(problemOf(await session.store.addFact(caseId, aVisit())).code).toBe('readOnly');
    // Going on with what is left makes one sound chain of it.
    expect(await session.accept()).toEqual({ ok: true });
    expect(session.findings()).toEqual([]);
    expect(await factsOf(session.store, caseId)).toHaveLength(29);
    expect(await packsIn(given)).toEqual([]);
  }
});

test('an altered fact in a pack is put right from a backup, and from the second copy', async () => {
  const elsewhere = aDevice();
  const { given, here, caseId, facts } = await aTakenCase({ copyIn: async () => elsewhere });
  const { file } = valueOf(await here.backup(PASSPHRASE));
  here.close();
  const alter = async (): Promise<void> => {
    const [pack] = await packsIn(given);
    const change = (links: LinkedRow[]): LinkedRow[] =>
      links.map((link, index) => (index === 3 ? { ...link, v: 2 } : link));
    await putRaw(given.indexedDB, given.name, 'packs', altered(must(pack, 'a pack'), change));
  };
  await alter();
  const mended = await unlocked(given);
  expect(mended.findings()).toEqual([{ what: 'mended', count: 1 }]);
  expect(byId(await factsOf(mended.store, caseId))).toEqual(byId(facts));
  mended.close();

  await alter();
  const copies = await elsewhere.databases();
  for (const { name = '' } of copies) elsewhere.deleteDatabase(name);
  const hurt = await unlocked(given);
  expect(hurt.findings()).toMatchObject([{ what: 'factAltered' }]);
  valueOf(await hurt.restore(file, PASSPHRASE));
  expect(hurt.findings()).toEqual([]);
  expect(byId(await factsOf(hurt.store, caseId))).toEqual(byId(facts));
});

test('an emptied database gets its packs back from the second copy', async () => {
  const elsewhere = aDevice();
  const { given, here, caseId, facts } = await aTakenCase({ copyIn: async () => elsewhere });
  here.close();
  given.indexedDB.deleteDatabase(given.name);
  const session = await unlocked(given);
  expect(session.findings()).toEqual([{ what: 'refilled', count: 30 }]);
  expect(byId(await factsOf(session.store, caseId))).toEqual(byId(facts));
  expect(await packsIn(given)).toHaveLength(1);
});

test('thousands that come at once are in the second copy after the next unlock', async () => {
  const elsewhere = aDevice();
  const given = await aProtectedMachine({ copyIn: async () => elsewhere });
  const there = await unlocked(await aProtectedMachine());
  const here = await unlocked(given);
  const ids: string[] = [];
  for (let n = 0; n < 25; n++) ids.push(await aCase(there.store, visits(10)));
  const told: number[] = [];
  const arriving = await Promise.all(ids.map((id) => arrivingFrom(there, id)));
  await (await here.sharing()).take(arriving, (facts) => told.push(facts));
  expect(told).toEqual([250]);
  here.close();
  const again = await unlocked(given);
  expect(again.findings()).toEqual([]);
  const copied = async (): Promise<number> => {
    const [found] = await elsewhere.databases();
    return (await rowsIn(elsewhere, found?.name ?? ''))['packs']?.length ?? 0;
  };
  await expect.poll(copied).toBe(25);
});

test('of an erased case no pack is left, and it does not come back', async () => {
  const { there, given, here, caseId } = await aTakenCase();
  expect(await here.eraseCase(caseId)).toEqual({ ok: true });
  expect(await packsIn(given)).toEqual([]);
  expect(await (await here.sharing()).take([await arrivingFrom(there, caseId)])).toMatchObject([{ done: 'erased' }]);
  expect(await packsIn(given)).toEqual([]);
});
