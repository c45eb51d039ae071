import type { Advance } from '../anchor/anchor.ts';
import type { Local } from '../backup/mergeCase.ts';
import { readCaseRow } from '../caseRow.ts';
import { headOf, type LinkedRow } from '../chain/link.ts';
import { groupBy, present } from '../check/groups.ts';
import { aesKey } from '../crypto/aead.ts';
import { type Bytes, fromBase64 } from '../crypto/bytes.ts';
import type { CaseRow, Database, HeadRow, KeyRow } from '../database.ts';
import { factsOf, factTables } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { newBasis } from '../summaries.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';
import { write } from '../write.ts';
import type { Arriving, Taken } from './sharing.ts';
import { type Verify, verify } from './verify.ts';

/** So many cases are stored at once: few enough that the page is not held up. */
const AT_ONCE = 50;
/** Of more cases at once the second copy is made at the next unlock. */
const COPIED_UP_TO = 20;
/** From so many on, the facts of a case that come together lie in one row. */
const PACKED_FROM = 10;

type Protected = Keeping & { readonly chains: Chains };

/** A case that was checked and is to be stored as it came. */
type Ready = {
  readonly arriving: Arriving;
  readonly before: Local;
  readonly key: KeyRow | null;
  readonly row: CaseRow | null;
  readonly fresh: readonly LinkedRow[];
  readonly heads: readonly HeadRow[];
  readonly at: string;
};

/**
 * Cases of which what comes is new here or goes on exactly where what is here ends, many in one transaction: a device
 * that joins a team takes thousands. Whatever else comes is left to be merged one by one.
 */
export async function takeTogether(
  db: Database,
  keeping: Protected,
  arriving: readonly Arriving[],
  steps: Advance[],
  verifying: Verify = verify,
): Promise<{ readonly taken: Taken[]; readonly left: readonly Arriving[] }> {
  const taken: Taken[] = [];
  let next = checkAll(db, keeping, arriving.slice(0, AT_ONCE), verifying);
  for (let at = AT_ONCE; at < arriving.length + AT_ONCE; at += AT_ONCE) {
    const ready = await next;
    // While these are stored, the next are checked.
    next = checkAll(db, keeping, arriving.slice(at, at + AT_ONCE), verifying);
    next.catch(() => undefined);
    const changed = ready.filter(({ row, fresh }) => row !== null || fresh.length > 0);
    if (changed.length > 0 && !(await store(db, changed))) {
      for (const { key } of ready) if (key) keeping.chains.keyring.forget(key.caseId);
      continue;
    }
    for (const each of ready) {
      steps.push(...stepsOf(each));
      taken.push(takenOf(each));
    }
  }
  const done = new Set(taken.map(({ caseId }) => caseId));
  return { taken, left: arriving.filter(({ caseId }) => !done.has(caseId)) };
}

/** Those that are whole, and go on exactly where this device is. */
async function checkAll(
  db: Database,
  { chains: { keyring } }: Protected,
  some: readonly Arriving[],
  verifying: Verify,
): Promise<Ready[]> {
  if (some.length === 0) return [];
  const local = await readLocal(
    db,
    some.map(({ caseId }) => caseId),
  );
  const fitting = present(await Promise.all(some.map((each, index) => fit(keyring, each, local[index]))));
  const latest = await verifying(fitting.map(({ key, arriving: { row }, fresh }) => ({ key, row, facts: fresh })));
  return present(
    await Promise.all(
      fitting.map(async ({ raw, arriving, before, fresh }, index): Promise<Ready | undefined> => {
        const at = latest[index] ?? null;
        const { caseId, row } = arriving;
        const isLater = row !== null && (row.rev ?? 1) > (before.row?.rev ?? 0);
        const adopted = at === null || before.key ? null : await keyring.adopt(caseId, raw);
        raw.fill(0);
        if (at === null) return undefined;
        const heads = lastOf(fresh).map(headOf);
        return { arriving, before, key: adopted, row: isLater ? row : null, fresh, heads, at };
      }),
    ),
  );
}

/** Of a case that has a key here everything; of most, which are not here, nothing is read but that. */
const readLocal = (db: Database, ids: readonly string[]): PromiseLike<Local[]> =>
  db.transaction('r', [db.cases, db.keys, ...factTables(db), db.heads], async () => {
    const keys = await db.keys.bulkGet([...ids]);
    return Promise.all(
      ids.map(async (id, index): Promise<Local> => {
        const key = keys[index];
        if (!key) return { key, row: undefined, heads: [], facts: [] };
        const [row, heads, facts] = await Promise.all([
          db.cases.get(id),
          db.heads.where('caseId').equals(id).toArray(),
          factsOf(db, id),
        ]);
        return { key, row, heads, facts };
      }),
    );
  });

type Fitting = {
  readonly arriving: Arriving;
  readonly before: Local;
  readonly raw: Bytes;
  readonly key: CryptoKey;
  readonly fresh: readonly LinkedRow[];
};

/** Undefined where it does not go on exactly where this device is. */
async function fit(
  keyring: Chains['keyring'],
  arriving: Arriving,
  before: Local | undefined,
): Promise<Fitting | undefined> {
  const { facts, row } = arriving;
  if (!before || (!before.row && !row)) return undefined;
  const here = new Map(before.facts.map((each) => [each.id, each]));
  const fresh = facts.filter(({ id, hash }) => here.get(id)?.hash !== hash);
  if (fresh.some(({ id }) => here.has(id)) || !goesOn(fresh, before.heads)) return undefined;
  const raw = await keyOf(keyring, arriving, before);
  if (!raw) return undefined;
  const key = await aesKey(raw);
  // Details that are to stay must be readable.
  const stays = row && before.row && (before.row.rev ?? 1) >= (row.rev ?? 1) ? before.row : null;
  const codec = sealedCodec({ master: keyring.master, of: async () => key });
  if (stays && !(await readCaseRow(codec, stays)).ok) return undefined;
  return { arriving, before, raw, key, fresh };
}

/** The key that came with it or is here; null where there is none, or they differ. */
async function keyOf(keyring: Chains['keyring'], { key }: Arriving, before: Local): Promise<Bytes | null> {
  const came = key === null ? null : fromBase64(key);
  if (came && came.length !== 32) return null;
  if (!before.key) return came;
  const ours = await keyring.raw(before.key);
  return ours && (!came || same([...ours], [...came])) ? ours : null;
}

/** Whether each is the link after the one before, from where each writer's chain ends here. */
function goesOn(links: readonly LinkedRow[], heads: readonly HeadRow[]): boolean {
  if (new Set(links.map(({ id }) => id)).size < links.length) return false;
  return [...groupBy(links, ({ writer }) => writer)].every(([writer, own]) => {
    let { seq, hash } = heads.find((head) => head.writer === writer) ?? { seq: 0, hash: '' };
    return own
      .toSorted((a, b) => a.seq - b.seq)
      .every((link) => {
        const follows = link.seq === seq + 1 && link.prev === hash;
        [seq, hash] = [link.seq, link.hash];
        return follows;
      });
  });
}

/** False where one of them is no longer as it was read: then none is stored. */
const store = (db: Database, ready: readonly Ready[]): Promise<boolean> =>
  write(
    db,
    [db.cases, db.keys, ...factTables(db), db.heads, db.summaries],
    async () => {
      const apart = ready.flatMap(({ fresh }) => (fresh.length < PACKED_FROM ? fresh : []));
      if (!(await isAsRead(db, ready, apart))) return false;
      await Promise.all([
        db.keys.bulkAdd(ready.flatMap(({ key }) => key ?? [])),
        db.cases.bulkPut(ready.flatMap(({ row }) => row ?? [])),
        db.facts.bulkAdd(apart),
        db.packs.bulkAdd(
          ready.flatMap(({ arriving: { caseId }, fresh }) =>
            fresh.length < PACKED_FROM ? [] : [{ id: crypto.randomUUID(), caseId, facts: fresh }],
          ),
        ),
        db.heads.bulkPut(ready.flatMap((each) => each.heads)),
        db.summaries.bulkPut(
          ready.map(({ arriving: { caseId }, row, before, heads: after }) => ({
            caseId,
            basis: newBasis(db, (row ?? before.row)?.rev, headsAfter(before.heads, after)),
          })),
        ),
      ]);
      return true;
    },
    // Until then the team has it too.
    ready.length > COPIED_UP_TO ? 'copyingLater' : undefined,
  );

async function isAsRead(db: Database, ready: readonly Ready[], apart: readonly LinkedRow[]): Promise<boolean> {
  const [keys, taken] = await Promise.all([
    db.keys.bulkGet(ready.map(({ arriving }) => arriving.caseId)),
    db.facts.bulkGet(apart.map(({ id }) => id)),
  ]);
  if (taken.some((row) => row !== undefined)) return false;
  if (ready.some(({ before }, index) => !same(keys[index], before.key))) return false;
  // What has no key here has nothing else here.
  const here = ready.filter(({ before }) => before.key);
  const ends = await Promise.all(
    here.map(({ arriving: { caseId } }) =>
      Promise.all([db.cases.get(caseId), db.heads.where('caseId').equals(caseId).toArray()]),
    ),
  );
  return here.every(({ before }, index) => {
    const [row, heads] = ends[index] ?? [];
    return row?.rev === before.row?.rev && same(heads, before.heads);
  });
}

const headsAfter = (before: readonly HeadRow[], after: readonly HeadRow[]): HeadRow[] => [
  ...new Map([...before, ...after].map((head) => [head.id, head])).values(),
];

const stepsOf = ({ arriving: { caseId }, row, heads, at }: Ready): Advance[] => [
  ...(row ? [{ caseId, rev: row.rev ?? 1 }] : []),
  ...heads.map(({ writer, seq, hash }) => ({ caseId, head: { writer, seq, hash, at } })),
];

const takenOf = ({ arriving: { caseId, facts }, before, row, fresh, at }: Ready): Taken => ({
  caseId,
  done: {
    isNew: !before.row,
    detailsRepaired: false,
    detailsTaken: row !== null,
    inserted: fresh,
    at,
    appended: 0,
    replaced: 0,
    here: facts.length - fresh.length,
    conflicts: 0,
    unsound: 0,
  },
  lie: facts,
});

/** The last link of each writer's chain. */
export function lastOf(rows: readonly LinkedRow[]): LinkedRow[] {
  const last = new Map<string, LinkedRow>();
  for (const row of rows) if ((last.get(row.writer)?.seq ?? 0) < row.seq) last.set(row.writer, row);
  return [...last.values()];
}
