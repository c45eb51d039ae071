import type { Advance } from '../anchor/anchor.ts';
import type { Local } from '../backup/mergeCase.ts';
import { readCaseRow } from '../caseRow.ts';
import { headOf, type LinkedRow, START } from '../chain/link.ts';
import { unpackLinks } from '../chain/pack.ts';
import { present } from '../check/groups.ts';
import { aesKey } from '../crypto/aead.ts';
import { type Bytes, fromBase64, joined } from '../crypto/bytes.ts';
import type { CaseRow, Database, HeadRow, KeyRow } from '../database.ts';
import { factsOf, factTables } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { newBasis } from '../summaries.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';
import { write } from '../write.ts';
import type { Arriving, Taken } from './sharing.ts';
import { type Chain, type Verified, type Verify, verify } from './verify.ts';

/** So many cases are stored at once: few enough that the page is not held up. */
const AT_ONCE = 50;
/** Of more cases at once the second copy is made at the next unlock. */
const COPIED_UP_TO = 20;
/** From so many on, the facts of a case that come together lie in one row. */
const PACKED_FROM = 10;

type Protected = Keeping & { readonly chains: Chains };

type TakeOptions = {
  readonly verifying?: Verify | undefined;
  /** Told how many facts are stored, each time some are. */
  readonly onTaken?: ((facts: number) => void) | undefined;
};

/** A case that was checked and is to be stored as it came. */
type Ready = {
  readonly arriving: Arriving;
  readonly before: Local;
  readonly key: KeyRow | null;
  readonly row: CaseRow | null;
  readonly packs: Bytes;
  readonly fresh: readonly LinkedRow[];
  readonly heads: readonly HeadRow[];
  readonly verified: Verified;
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
  { verifying = verify, onTaken }: TakeOptions,
): Promise<{ readonly taken: Taken[]; readonly left: readonly Arriving[] }> {
  const taken: Taken[] = [];
  const check = (at: number): Promise<Ready[]> => {
    const checking = checkAll(db, keeping, arriving.slice(at, at + AT_ONCE), verifying);
    checking.catch(() => undefined);
    return checking;
  };
  // While some are stored, the next are verified, and those after them prepared.
  const ahead = [check(0), check(AT_ONCE)];
  for (let at = 0; at < arriving.length; at += AT_ONCE) {
    const ready = (await ahead.shift()) ?? [];
    ahead.push(check(at + 2 * AT_ONCE));
    const changed = ready.filter(({ row, heads }) => row !== null || heads.length > 0);
    if (changed.length > 0 && !(await store(db, changed))) {
      for (const { key } of ready) if (key) keeping.chains.keyring.forget(key.caseId);
      continue;
    }
    for (const each of ready) {
      steps.push(...stepsOf(each));
      taken.push(takenOf(each));
    }
    onTaken?.(ready.reduce((sum, { verified: { ids } }) => sum + ids.length, 0));
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
  const claims = fitting.map(({ arriving: { caseId, row }, key, packs, fresh }) => ({
    caseId,
    key,
    row,
    packs,
    facts: fresh,
  }));
  const found = await verifying(claims);
  return present(
    await Promise.all(
      fitting.map(async ({ raw, arriving, before, packs, fresh }, index): Promise<Ready | undefined> => {
        const verified = found[index] ?? null;
        const isFitting = verified !== null && goesOn(verified.chains, before.heads);
        const key = !isFitting || before.key ? null : await keyring.adopt(arriving.caseId, raw);
        raw.fill(0);
        if (!isFitting) return undefined;
        const isLater = arriving.row !== null && (arriving.row.rev ?? 1) > (before.row?.rev ?? 0);
        const heads = verified.chains.map(({ writer, last }) => headOf({ caseId: arriving.caseId, writer, ...last }));
        return { arriving, before, packs, fresh, key, row: isLater ? arriving.row : null, heads, verified };
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
  /** One after the other. */
  readonly packs: Bytes;
  readonly fresh: readonly LinkedRow[];
};

/** Undefined where it cannot go on from what is here. */
async function fit(
  keyring: Chains['keyring'],
  arriving: Arriving,
  before: Local | undefined,
): Promise<Fitting | undefined> {
  const { row } = arriving;
  if (!before || (!before.row && !row)) return undefined;
  const news = newsIn(arriving, before);
  if (!news) return undefined;
  const raw = await keyOf(keyring, arriving, before);
  if (!raw) return undefined;
  const key = await aesKey(raw);
  // Details that are to stay must be readable.
  const stays = row && before.row && (before.row.rev ?? 1) >= (row.rev ?? 1) ? before.row : null;
  const codec = sealedCodec({ master: keyring.master, of: async () => key });
  if (stays && !(await readCaseRow(codec, stays)).ok) return undefined;
  return { arriving, before, raw, key, ...news };
}

/** As it came where nothing of it is here, else what is not; null where something else lies under an id of it. */
function newsIn(arriving: Arriving, before: Local): Pick<Fitting, 'packs' | 'fresh'> | null {
  const all = { packs: joined(...arriving.packs), fresh: arriving.facts };
  if (before.facts.length === 0) return all;
  const links = linksOf(arriving);
  const here = new Map(before.facts.map((each) => [each.id, each]));
  if (!links || links.some(({ id, hash }) => here.has(id) && here.get(id)?.hash !== hash)) return null;
  const fresh = links.filter(({ id }) => !here.has(id));
  return fresh.length === links.length ? all : { packs: joined(), fresh };
}

/** The key that came with it or is here; null where there is none, or they differ. */
async function keyOf(keyring: Chains['keyring'], { key }: Arriving, before: Local): Promise<Bytes | null> {
  const came = key === null ? null : fromBase64(key);
  if (came && came.length !== 32) return null;
  if (!before.key) return came;
  const ours = await keyring.raw(before.key);
  return ours && (!came || same([...ours], [...came])) ? ours : null;
}

/** Whether each begins where the chain of its writer ends here. */
const goesOn = (chains: readonly Chain[], heads: readonly HeadRow[]): boolean =>
  chains.every(({ writer, first }) => {
    const { seq, hash } = heads.find((head) => head.writer === writer) ?? START;
    return first.seq === seq + 1 && first.prev === hash;
  });

/** Whether they are to lie in one row: what came so, or is many. */
const liesTogether = ({ packs, fresh }: Pick<Ready, 'packs' | 'fresh'>): boolean =>
  packs.length > 0 || fresh.length >= PACKED_FROM;

/** False where one of them is no longer as it was read: then none is stored. */
const store = (db: Database, ready: readonly Ready[]): Promise<boolean> =>
  write(
    db,
    [db.cases, db.keys, ...factTables(db), db.heads, db.summaries],
    async () => {
      const apart = ready.flatMap((each) => (liesTogether(each) ? [] : each.fresh));
      if (!(await isAsRead(db, ready, apart))) return false;
      await Promise.all([
        db.keys.bulkAdd(ready.flatMap(({ key }) => key ?? [])),
        db.cases.bulkPut(ready.flatMap(({ row }) => row ?? [])),
        db.facts.bulkAdd(apart),
        db.packs.bulkAdd(
          ready
            .filter(liesTogether)
            .map(({ arriving: { caseId }, verified: { pack } }) => ({ id: crypto.randomUUID(), caseId, pack })),
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

const stepsOf = ({ arriving: { caseId }, row, verified: { at, chains } }: Ready): Advance[] => [
  ...(row ? [{ caseId, rev: row.rev ?? 1 }] : []),
  ...chains.map(({ writer, last }) => ({ caseId, head: { writer, ...last, at } })),
];

const takenOf = ({ arriving, before, row, verified: { ids, chains } }: Ready): Taken => ({
  caseId: arriving.caseId,
  done: { isNew: !before.row, detailsTaken: row !== null, inserted: ids, conflicts: 0 },
  lie: before.key
    ? (linksOf(arriving, 'subarray') ?? [])
    : chains.flatMap(({ writer, first, last }) =>
        Array.from({ length: last.seq - first.seq + 1 }, (_, index) => ({ writer, seq: first.seq + index })),
      ),
});

/** All that came, one by one; null where a pack is none. */
export function linksOf({ caseId, packs, facts }: Arriving, cut?: 'subarray'): LinkedRow[] | null {
  const packed = unpackLinks(caseId, joined(...packs), cut);
  return packed && [...packed, ...facts];
}
