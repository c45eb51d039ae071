import '../../src/app/strict.ts';
import { madeUp, type MadeUpCase } from '../../src/app/practice/caseload/madeUp.ts';
import { openPool } from '../../src/app/policy/impact/pool.ts';
import { builtIn } from '../../src/app/shared/builtIn.ts';
import type { Summary } from '../../src/app/shared/summary.ts';
import { generate } from '../../src/engine/generate/caseload.ts';
import { rulesOf, withPeriod } from '../../src/engine/limits.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import { placeInMemory } from '../../src/store/anchor/place.ts';
import { ageInWorker, argonInWorker } from '../../src/store/crypto/inWorker.ts';
import { openStore } from '../../src/store/open.ts';
import type { Read, Stored } from '../../src/store/problem.ts';
import type { Store } from '../../src/store/store.ts';
import { deviceWith } from '../../src/store/vault/device.ts';

/** What the benchmark has done in the browser, beside the app and in its place; every time is in milliseconds. */
const AS_OF: Day = '2026-06-30';
const makeWorker = (): Worker =>
  new Worker(new URL('../../src/app/policy/impact/worker.ts', import.meta.url), { type: 'module' });

function given<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

function done(stored: Stored): void {
  if (!stored.ok) throw new Error(stored.problem.message);
}

const storeHere = async () => given(await openStore<Summary>({ onStale: () => undefined }));

/** The database of a device that nobody has used yet, protected and unlocked. */
async function protectedHere() {
  const device = deviceWith<Summary>({
    place: placeInMemory(),
    stretch: argonInWorker,
    age: ageInWorker,
    now: () => `${AS_OF}T10:00:00.000Z`,
    onStale: () => undefined,
  });
  const passphrase = 'seven made-up words that nobody uses';
  given(await device.protect(passphrase));
  return given(await device.unlock({ kind: 'passphrase', passphrase })).store;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const fact = (on: Day) => ({
  id: crypto.randomUUID(),
  type: 'visit.made' as const,
  on,
  recordedAt: `${on}T10:00:00.000Z`,
  by: '',
});

async function make(store: Store<Summary>, children: number, seed: number, asOf: Day): Promise<void> {
  let batch: MadeUpCase[] = [];
  const put = async (): Promise<void> => {
    done(await store.addMadeUp(batch, __RULES__));
    batch = [];
  };
  for (const made of madeUp({ children, seed, policy: '', asOf }, builtIn)) if (batch.push(made) === 100) await put();
  await put();
}

/** Records facts of made-up children in a protected database: sealed, chained, and known outside the database. */
async function recordProtected(children: number, seed: number, rounds: number): Promise<number[]> {
  const store = await protectedHere();
  for (const { id, record: made, facts } of madeUp({ children, seed, policy: '', asOf: AS_OF }, builtIn))
    done(await store.addCase(id, made, facts));
  const ids = given(await store.cases('none')).cases.map(({ id }) => id);
  const took: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const id = must(ids[(round * 7919 + 50_000) % ids.length], 'a case');
    const ms = await timed(async () => done(await store.addFact(id, fact(AS_OF))));
    if (round >= 0) took.push(ms);
  }
  store.close();
  return took;
}

/** Fills the database of the app with made-up children of whole lives, and one child with 200 facts called Zebedee. */
async function fill(children: number, seed: number, asOf: Day): Promise<number> {
  const store = await storeHere();
  const took = await timed(() => make(store, children, seed, asOf));
  const croydon = must(builtIn.get('croydon'), 'croydon');
  const [big] = generate({ seed, children: 1, policies: [croydon], asOf, facts: 200 });
  const facts = must(big, 'a big case').facts.map((each) => ({ ...each, id: crypto.randomUUID() }));
  const zebedee = { child: { name: 'Zebedee' }, policy: 'croydon', createdAt: `${asOf}T09:00:00.000Z` };
  done(await store.addCase(crypto.randomUUID(), zebedee, facts));
  store.close();
  return took;
}

/** Records facts, strictly durable, in turn with the same rows written into the same tables by bare IndexedDB. */
async function record(rounds: number): Promise<{ ours: number[]; raw: number[] }> {
  const store = await storeHere();
  const ids = given(await store.cases('none')).cases.map(({ id }) => id);
  const db = await rawDatabase();
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const id = must(ids[(round * 7919 + 50_000) % ids.length], 'a case');
    const mine = await timed(() => store.addFact(id, fact(AS_OF)));
    const bare = await timed(() => rawWrite(db, id));
    if (round < 0) continue;
    ours.push(mine);
    raw.push(bare);
  }
  store.close();
  db.close();
  return { ours, raw };
}

/** The app's own database, as full as it is, through a connection of its own. */
const rawDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('waymark');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });

const rawWrite = (db: IDBDatabase, caseId: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(['facts', 'summaries'], 'readwrite', { durability: 'strict' });
    const body = fact(AS_OF);
    transaction.objectStore('facts').add({ id: body.id, caseId, v: 1, body });
    transaction.objectStore('summaries').put({ caseId, basis: crypto.randomUUID() });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });

/** A period dragged from one number to the next: how long each answer takes, and the longest task of the page. */
async function impact(children: number, facts: number): Promise<{ first: number; later: number[]; longest: number }> {
  const croydon = must(builtIn.get('croydon'), 'croydon');
  const cases = [...generate({ seed: 1, children, policies: [croydon], asOf: AS_OF, facts })].map((each, index) => ({
    id: String(index),
    name: each.child.name,
    born: each.child.born,
    facts: each.facts,
  }));
  let longest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  const pool = openPool(makeWorker);
  const ask = (limit: string, count: number): Promise<number> =>
    timed(
      () =>
        new Promise<void>((resolve) => {
          const stop = pool.subscribe(() => {
            if (pool.state().isWorking) return;
            stop();
            resolve();
          });
          const after = withPeriod(croydon, limit, { count, unit: 'working days' });
          pool.ask({ before: croydon, after, asOf: AS_OF, cases });
        }),
    );
  // Making the children up was this page's own long task, and does not count.
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
  await rest();
  tasks.observe({ entryTypes: ['longtask'] });
  const first = await ask('firstCoreGroup', 15);
  const limits = rulesOf(croydon).flatMap(({ name, rule }) => ('within' in rule ? [name] : []));
  for (const limit of limits) await ask(limit, 9);
  const later: number[] = [];
  for (const count of [8, 11, 12, 13, 14, 16, 17]) for (const limit of limits) later.push(await ask(limit, count));
  await rest();
  tasks.disconnect();
  pool.stop();
  return { first, later, longest };
}

Object.assign(globalThis, { bench: { fill, record, recordProtected, impact } });
