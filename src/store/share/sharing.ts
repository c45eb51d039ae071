import type { Advance } from '../anchor/anchor.ts';
import { type Coming, mergeCase, type Merged } from '../backup/mergeCase.ts';
import { caseRow, readCaseRow } from '../caseRow.ts';
import { isLinked, lastOf, type LinkedRow } from '../chain/link.ts';
import { soundFact } from '../check/chain.ts';
import { groupBy, present } from '../check/groups.ts';
import { fromBase64, toBase64 } from '../crypto/bytes.ts';
import type { CaseRow, Database, HeadRow } from '../database.ts';
import { eraseCase } from '../erase.ts';
import { readFact } from '../factRow.ts';
import { factsOf, factsUnder, factTables } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { outdateSummary } from '../summaries.ts';
import { write } from '../write.ts';
import type { Verifier } from './verify.ts';
import { linksOf, takeTogether } from './takeTogether.ts';

/** So many facts the page verifies itself: to start something beside it would take longer. */
const FEW = 500;

/** How far a case has come: the number of its details, and where each writer's chain ends. */
export type Ends = { readonly rev: number; readonly heads: Readonly<Record<string, number>> };

/** What of a case is not out yet. `facts` are in the order of their chains. */
export type Outgoing = { readonly key: string; readonly row: CaseRow | null; readonly facts: readonly LinkedRow[] };

/** Rows of a case that come from elsewhere; `key` where it came with them. `packs` lie before `facts` in their chains. */
export type Arriving = {
  readonly caseId: string;
  readonly key: string | null;
  readonly row: CaseRow | null;
  readonly packs: readonly Uint8Array[];
  readonly facts: readonly LinkedRow[];
};

/** `inserted`: the ids of facts that were not here. `lie`: where those lie in their chains that now lie here as they came. */
export type Taken = {
  readonly caseId: string;
  readonly done:
    | (Pick<Merged, 'isNew' | 'detailsTaken' | 'conflicts'> & { readonly inserted: readonly string[] })
    | Exclude<Awaited<ReturnType<typeof mergeCase>>, Merged>;
  readonly lie: readonly Pick<LinkedRow, 'writer' | 'seq'>[];
};

/** What several devices of a team need of a protected store, so that each holds the same cases. */
export type Sharing = {
  readonly vault: string;
  /** Whether something here is missing or altered: then nothing is exchanged until it is settled. */
  isHurt(): boolean;
  ends(): Promise<Map<string, Ends>>;
  /** Of those that are here. */
  endsOf(caseIds: readonly string[]): Promise<Map<string, Ends>>;
  /** What lies here beyond `shared`; null where the case is not here or has no key. */
  outgoing(caseId: string, shared: Ends): Promise<Outgoing | null>;
  /** Merges what arrives, as from a backup: nothing sound is replaced. The anchor follows once, for all of it. */
  take(arriving: readonly Arriving[], onTaken?: (facts: number) => void): Promise<Taken[]>;
  /** Whether each is a sound link, and opens with the key that its case has here. */
  open(rows: readonly LinkedRow[]): Promise<boolean>;
  /** Whether the fact that lies here under the same id says the same. */
  saysTheSame(row: LinkedRow): Promise<boolean>;
  /** Numbers the details here as later than these: both were edited at once, and these reached the others first. */
  renumber(caseId: string, after: number): Promise<void>;
  erase(caseId: string): Promise<void>;
  erased(): Promise<string[]>;
};

export function sharingOf(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  now: () => string,
  verifier?: () => Verifier,
): Sharing {
  const { codec, chains } = keeping;
  const { keyring, anchor } = chains;

  const takeOne = async (arriving: Arriving, steps: Advance[]): Promise<Taken> => {
    const { caseId, key, row } = arriving;
    const facts = linksOf(arriving);
    if (!facts) return { caseId, done: 'damaged', lie: [] };
    const local = await db.keys.get(caseId);
    const raw = key === null ? (local ? await keyring.raw(local) : null) : fromBase64(key);
    if (!raw) return { caseId, done: local?.tombstone ? 'erased' : 'noCase', lie: [] };
    const done = await mergeCase(db, keeping, { caseId, key: raw, row, facts } satisfies Coming);
    raw.fill(0);
    if (typeof done === 'string') return { caseId, done, lie: [] };
    if (row && (done.isNew || done.detailsTaken)) steps.push({ caseId, rev: row.rev ?? 1 });
    for (const { writer, seq, hash } of lastOf(done.inserted))
      steps.push({ caseId, head: { writer, seq, hash, at: done.at } });
    const stored = await factsUnder(db, caseId, facts);
    const inserted = done.inserted.map(({ id }) => id);
    return {
      caseId,
      done: { ...done, inserted },
      lie: facts.filter(({ hash }, index) => stored[index]?.hash === hash),
    };
  };

  return {
    vault: db.guard.vault ?? '',
    isHurt: () => db.guard.readOnly === true,

    ends: async () => {
      const [cases, heads] = await db.transaction('r', db.cases, db.heads, () =>
        Promise.all([db.cases.toArray(), db.heads.toArray()]),
      );
      const headsOf = groupBy(heads, ({ caseId }) => caseId);
      return new Map(cases.map(({ id, rev = 1 }) => [id, { rev, heads: headsIn(headsOf.get(id) ?? []) }]));
    },

    endsOf: async (caseIds) =>
      new Map(
        await db.transaction('r', db.cases, db.heads, async () => {
          const rows = present(await db.cases.bulkGet([...caseIds]));
          return Promise.all(
            rows.map(async ({ id, rev = 1 }): Promise<[string, Ends]> => [
              id,
              { rev, heads: headsIn(await db.heads.where('caseId').equals(id).toArray()) },
            ]),
          );
        }),
      ),

    outgoing: async (caseId, shared) => {
      const [row, key, rows] = await db.transaction('r', [db.cases, db.keys, ...factTables(db)], () =>
        Promise.all([db.cases.get(caseId), db.keys.get(caseId), factsOf(db, caseId)]),
      );
      const raw = key && (await keyring.raw(key));
      if (!row || !raw) return null;
      const text = toBase64(raw);
      raw.fill(0);
      const facts = rows.filter(isLinked).filter(({ writer, seq }) => seq > (shared.heads[writer] ?? 0));
      return {
        key: text,
        row: (row.rev ?? 1) > shared.rev ? row : null,
        facts: facts.toSorted((a, b) => a.seq - b.seq),
      };
    },

    take: async (arriving, onTaken) => {
      const steps: Advance[] = [];
      const isMuch =
        arriving.some(({ packs }) => packs.length > 0) ||
        arriving.reduce((sum, { facts }) => sum + facts.length, 0) > FEW;
      const beside = isMuch ? verifier?.() : undefined;
      const { taken, left } = await takeTogether(db, keeping, arriving, steps, {
        verifying: beside?.verify,
        onTaken,
      }).finally(beside?.close);
      for (const each of left) taken.push(await takeOne(each, steps));
      if (steps.length > 0) await anchor.advance(steps);
      return taken;
    },

    open: async (rows) => !(await Promise.all(rows.map((row) => soundFact(codec, row)))).includes(null),

    saysTheSame: async (row) => {
      const [here] = await factsUnder(db, row.caseId, [row]);
      if (!here || here.caseId !== row.caseId) return false;
      if (here.hash === row.hash) return true;
      const [ours, theirs] = await Promise.all([readFact(codec, here), readFact(codec, row)]);
      return ours.ok && theirs.ok && same(ours.value, theirs.value);
    },

    renumber: async (caseId, after) => {
      const before = await db.cases.get(caseId);
      const read = before && (await readCaseRow(codec, before));
      if (!before || !read?.ok || (before.rev ?? 1) > after) return;
      const row = await caseRow(codec, caseId, read.value, after + 1);
      const done = await write(db, [db.cases, db.summaries, db.heads], async () => {
        if ((await db.cases.get(caseId))?.rev !== before.rev) return false;
        await db.cases.put(row);
        await outdateSummary(db, caseId);
        return true;
      });
      if (done) await anchor.advance([{ caseId, rev: after + 1 }]);
    },

    erase: async (caseId) => void (await eraseCase(db, chains, caseId, now())),
    erased: async () => (await db.keys.toArray()).filter(({ tombstone }) => tombstone).map(({ caseId }) => caseId),
  };
}

const headsIn = (heads: readonly HeadRow[]): Record<string, number> =>
  Object.fromEntries(heads.map(({ writer, seq }) => [writer, seq]));
