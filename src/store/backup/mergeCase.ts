import { append } from '../append.ts';
import { readCaseRow } from '../caseRow.ts';
import { headOf, isLinked, type LinkedRow } from '../chain/link.ts';
import { checkChains, type Sound } from '../check/chain.ts';
import { aesKey } from '../crypto/aead.ts';
import type { Bytes } from '../crypto/bytes.ts';
import type { CaseRow, Database, FactRow, HeadRow, KeyRow } from '../database.ts';
import { factsOf, factTables, removeFacts } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { outdateSummary } from '../summaries.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';
import { write } from '../write.ts';
import { mergeFacts, placeOf } from './merge.ts';

/** Rows of one case as they lie on another device, or lay on this one. `row` is null where only facts come. */
export type Coming = {
  readonly caseId: string;
  readonly key: Bytes;
  readonly row: CaseRow | null;
  readonly facts: readonly LinkedRow[];
};

export type Merged = {
  readonly isNew: boolean;
  readonly detailsRepaired: boolean;
  /** The details that came are now those of the case. */
  readonly detailsTaken: boolean;
  /** Stored as they came, each a link of its chain. */
  readonly inserted: readonly LinkedRow[];
  /** When the latest of them was recorded; empty where there is none. */
  readonly at: string;
  /** Recorded afresh on our own chain, as their place was taken. */
  readonly appended: number;
  /** Altered here and sound in what came: put right. */
  readonly replaced: number;
  readonly here: number;
  readonly conflicts: number;
  readonly unsound: number;
};

/**
 * The union of what is here and what comes; what is sound here is never overwritten, and the later details stay.
 * `erased`: it was, on this device. `otherKey`: it is sealed here with another key. `damaged`: its details do not open.
 * `noCase`: only facts came, of a case that is not here.
 */
export async function mergeCase(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  { caseId, key: raw, row, facts }: Coming,
): Promise<Merged | 'erased' | 'otherKey' | 'damaged' | 'noCase' | 'notStored'> {
  const { keyring } = keeping.chains;
  if (raw.length !== 32) return 'otherKey';
  const key = await aesKey(raw);
  const codec = sealedCodec({ master: keyring.master, of: async () => key });
  if (row && !(await readCaseRow(codec, row)).ok) return 'damaged';
  const coming = await checkChains(codec, caseId, facts, {}, []);

  for (;;) {
    const local = await readLocal(db, caseId);
    const localKey = local.key && (await keyring.raw(local.key));
    if (local.key?.tombstone && (await keyring.buriedAt(local.key)) !== null) return 'erased';
    if (localKey && !same([...localKey], [...raw])) return 'otherKey';
    if (!local.row && !row) return 'noCase';
    const { sound } = await checkChains(codec, caseId, local.facts.filter(isLinked), {}, []);
    const merge = mergeFacts(sound, coming.sound);
    const details = local.row && (await readCaseRow(codec, local.row));
    const keepsDetails = row === null || (details?.ok && (local.row?.rev ?? 1) >= (row.rev ?? 1));
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
      if (!stored.ok) return 'notStored';
    }
    return {
      isNew: !local.row,
      detailsRepaired: Boolean(local.row && !details?.ok && row),
      detailsTaken: !keepsDetails,
      inserted: merge.insert,
      at: latest(coming.sound),
      appended: merge.append.length,
      replaced: replaced.length,
      here: merge.here,
      conflicts: merge.conflicts,
      unsound: facts.length - coming.sound.length,
    };
  }
}

const latest = (sound: readonly Sound[]): string =>
  sound.reduce((at, { fact }) => (fact.recordedAt > at ? fact.recordedAt : at), '');

/** A case as it lies here. */
export type Local = {
  readonly row: CaseRow | undefined;
  readonly key: KeyRow | undefined;
  readonly facts: readonly FactRow[];
  readonly heads: readonly HeadRow[];
};

const readLocal = (db: Database, caseId: string): PromiseLike<Local> =>
  db.transaction('r', [db.cases, db.keys, ...factTables(db), db.heads], async () => ({
    row: await db.cases.get(caseId),
    key: await db.keys.get(caseId),
    facts: await factsOf(db, caseId),
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
    [db.cases, db.keys, ...factTables(db), db.heads, db.summaries],
    async () => {
      const now = await db.heads.where('caseId').equals(caseId).toArray();
      const row = await db.cases.get(caseId);
      if (!same(now, before.heads) || row?.rev !== before.row?.rev) return false;
      if (change.key) await db.keys.put(change.key);
      if (change.row) await db.cases.put(change.row);
      await removeFacts(db, caseId, change.remove);
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
