import { append } from '../append.ts';
import { readCaseRow } from '../caseRow.ts';
import { headOf, isLinked } from '../chain/link.ts';
import { checkChains, type Sound } from '../check/chain.ts';
import type { CaseRow, Database, FactRow, HeadRow, KeyRow } from '../database.ts';
import { aesKey } from '../crypto/aead.ts';
import { fromBase64 } from '../crypto/bytes.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { outdateSummary } from '../summaries.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';
import { write } from '../write.ts';
import { type BackedUpCase, type BackupContent, unpackedCase, unpackedFacts } from './file.ts';
import { mergeFacts, placeOf } from './merge.ts';

/** What restoring did. Counted, so that a person can compare. */
export type Restored = {
  readonly cases: number;
  readonly facts: number;
  /** Were here already, the same. */
  readonly here: number;
  /** Altered here and sound in the backup: put right. */
  readonly repaired: number;
  /** Cases left out: erased on this device, sealed here with another key, or not whole in the file. */
  readonly erased: number;
  readonly refused: number;
  /** Facts left out: not sound in the file, or here under the same id with other content. */
  readonly unsound: number;
  readonly conflicts: number;
  /** Facts that the device had once and that were gone when the backup was made. */
  readonly missing: number;
};

const NOTHING: Restored = {
  cases: 0,
  facts: 0,
  here: 0,
  repaired: 0,
  erased: 0,
  refused: 0,
  unsound: 0,
  conflicts: 0,
  missing: 0,
};

/** Merges a backup into this device, case by case. What is sound here is never overwritten; the later details stay. */
export async function restore(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  { cases, erased, anchored = {} }: BackupContent,
  erasedHere: ReadonlySet<string>,
): Promise<Restored> {
  let sum: Restored = { ...NOTHING, missing: missingIn(cases, anchored) };
  for (const each of cases) {
    const done = erasedHere.has(each.id) ? { erased: 1 } : await restoreCase(db, keeping, each);
    sum = added(sum, done);
  }
  // Erased where the backup was made: it stays so, unless it lives here.
  const tombstones = await Promise.all(erased.map((id) => keeping.chains.keyring.bury(id, '')));
  await write(
    db,
    [db.keys, db.cases],
    async () => {
      const [keys, rows] = [await db.keys.bulkGet([...erased]), await db.cases.bulkGet([...erased])];
      await db.keys.bulkPut(tombstones.filter((_, index) => !keys[index] && !rows[index]));
    },
    'repairing',
  );
  return sum;
}

/** Of what the device held by its anchor, the facts that are not in its backup. */
function missingIn(cases: BackupContent['cases'], anchored: NonNullable<BackupContent['anchored']>): number {
  const held = new Map<string, number>();
  for (const { id, facts } of cases)
    for (const { writer } of facts) held.set(`${id} ${writer}`, (held.get(`${id} ${writer}`) ?? 0) + 1);
  const missing = Object.entries(anchored).flatMap(([id, { heads }]) =>
    Object.entries(heads).map(([writer, { seq }]) => Math.max(0, seq - (held.get(`${id} ${writer}`) ?? 0))),
  );
  return missing.reduce((sum, count) => sum + count, 0);
}

async function restoreCase(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  backedUp: BackedUpCase,
): Promise<Partial<Restored>> {
  const { keyring } = keeping.chains;
  const caseId = backedUp.id;
  const raw = fromBase64(backedUp.key);
  if (raw.length !== 32) return { refused: 1 };
  const key = await aesKey(raw);
  const codec = sealedCodec({ master: keyring.master, of: async () => key });
  const row = unpackedCase(backedUp);
  if (!(await readCaseRow(codec, row)).ok) return { refused: 1, unsound: backedUp.facts.length };
  const coming = await checkChains(codec, caseId, unpackedFacts(backedUp), {}, []);

  for (;;) {
    const local = await readLocal(db, caseId);
    const localKey = local.key && (await keyring.raw(local.key));
    if (local.key?.tombstone && (await keyring.buriedAt(local.key)) !== null) return { erased: 1 };
    if (localKey && !same([...localKey], [...raw])) return { refused: 1 };
    const { sound } = await checkChains(codec, caseId, local.facts.filter(isLinked), {}, []);
    const merge = mergeFacts(sound, coming.sound);
    const details = local.row && (await readCaseRow(codec, local.row));
    const keepsDetails = details?.ok && (local.row?.rev ?? 1) >= (row.rev ?? 1);
    const soundIds = new Set(sound.map(({ row: { id } }) => id));
    const filled = new Set(merge.insert.flatMap((each) => [each.id, placeOf(each)]));
    const replaced = local.facts.filter(
      (each) => !soundIds.has(each.id) && (filled.has(each.id) || (isLinked(each) && filled.has(placeOf(each)))),
    );
    const change: Change = {
      key: localKey ? null : await keyring.adopt(caseId, raw),
      row: keepsDetails ? null : row,
      insert: merge.insert,
      remove: replaced.map(({ id }) => id),
      heads: headsAfter([...sound.map((each) => each.row), ...merge.insert]),
    };
    if (!(await store(db, caseId, local, change))) continue;
    if (merge.append.length > 0) {
      const stored = await append(db, keeping, { caseId, facts: merge.append }, 'repairing');
      if (!stored.ok) return { refused: 1 };
    }
    return {
      cases: local.row ? 0 : 1,
      facts: merge.insert.length + merge.append.length - replaced.length,
      here: merge.here,
      repaired: replaced.length + (local.row && !details?.ok ? 1 : 0),
      unsound: backedUp.facts.length - coming.sound.length,
      conflicts: merge.conflicts,
    };
  }
}

type Local = {
  readonly row: CaseRow | undefined;
  readonly key: KeyRow | undefined;
  readonly facts: readonly FactRow[];
  readonly heads: readonly HeadRow[];
};

const readLocal = (db: Database, caseId: string): PromiseLike<Local> =>
  db.transaction('r', db.cases, db.keys, db.facts, db.heads, async () => ({
    row: await db.cases.get(caseId),
    key: await db.keys.get(caseId),
    facts: await db.facts.where('caseId').equals(caseId).toArray(),
    heads: await db.heads.where('caseId').equals(caseId).toArray(),
  }));

type Change = {
  readonly key: KeyRow | null;
  readonly row: CaseRow | null;
  readonly insert: readonly FactRow[];
  readonly remove: readonly string[];
  readonly heads: readonly HeadRow[];
};

/** False when the case changed since it was read: then it is merged again. */
const store = (db: Database, caseId: string, before: Local, change: Change): Promise<boolean> =>
  write(
    db,
    [db.cases, db.keys, db.facts, db.heads, db.summaries],
    async () => {
      const now = await db.heads.where('caseId').equals(caseId).toArray();
      const row = await db.cases.get(caseId);
      if (!same(now, before.heads) || row?.rev !== before.row?.rev) return false;
      if (change.key) await db.keys.put(change.key);
      if (change.row) await db.cases.put(change.row);
      await db.facts.bulkDelete([...change.remove]);
      await db.facts.bulkPut(change.insert);
      await db.heads.bulkPut(change.heads);
      await outdateSummary(db, caseId);
      return true;
    },
    'repairing',
  );

function headsAfter(rows: readonly Sound['row'][]): HeadRow[] {
  const heads = new Map<string, HeadRow>();
  for (const row of rows) if ((heads.get(row.writer)?.seq ?? 0) < row.seq) heads.set(row.writer, headOf(row));
  return [...heads.values()];
}

const added = (sum: Restored, more: Partial<Restored>): Restored =>
  Object.fromEntries(
    Object.entries(sum).map(([name, value]) => [name, value + (more[name as keyof Restored] ?? 0)]),
  ) as Restored;
