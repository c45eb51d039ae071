import type { Fact } from '../facts/vocabulary.ts';
import { caseRow, readCaseRow } from './caseRow.ts';
import { headId, headOf, type LinkedRow, START } from './chain/link.ts';
import type { ChildRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow, Database, FactRow, HeadRow, KeyRow } from './database.ts';
import { factRow, linkedRows, readFact } from './factRow.ts';
import { factsUnder, factTables } from './facts.ts';
import type { Chains, Keeping } from './keeping.ts';
import { fail, type Stored } from './problem.ts';
import { same } from './same.ts';
import { newBasis } from './summaries.ts';
import { readAndWrite } from './write.ts';

/** Checked records; `record` where the case itself is new. */
export type Addition = { readonly caseId: string; readonly record?: ChildRecord; readonly facts: readonly Fact[] };

/** Rows ready to be stored, if by then the chain still ends where they begin. */
type Rows = {
  readonly key: KeyRow | null;
  readonly cases: readonly CaseRow[];
  readonly facts: readonly FactRow[];
  readonly head: { readonly id: string; readonly before: string; readonly after: HeadRow } | null;
};

/**
 * Adds all of it or nothing. What is stored already with the same content is left out; with other content it is a
 * conflict.
 */
export async function append(db: Database, keeping: Keeping, addition: Addition, how?: 'repairing'): Promise<Stored> {
  // Ids are new as a rule: what is stored already is looked at only once the transaction has met some of it.
  let fresh = addition;
  for (;;) {
    if (!fresh.record && fresh.facts.length === 0) return { ok: true };
    const rows = await rowsOf(db, keeping, fresh);
    if (typeof rows === 'string') return fail(rows, 'saving');
    const outcome = await insert(db, addition.caseId, rows, how);
    if (outcome !== 'again') {
      if (outcome.ok) await anchor(keeping.chains, fresh, rows);
      return outcome;
    }
    const left = await notYetStored(db, keeping.codec, addition);
    if (left === 'conflict') return fail('conflict', 'saving');
    fresh = left;
  }
}

// A codec may be slow and a transaction ends when it is left waiting, so rows are compared before it begins.
async function notYetStored(db: Database, codec: Codec, addition: Addition): Promise<Addition | 'conflict'> {
  const { caseId, record, facts } = addition;
  const stored = record && (await db.cases.get(caseId));
  if (stored && !holds(await readCaseRow(codec, stored), record)) return 'conflict';
  const storedFacts = await factsUnder(db, caseId, facts);
  const fresh: Fact[] = [];
  for (const [index, fact] of facts.entries()) {
    const row = storedFacts[index];
    if (!row) fresh.push(fact);
    else if (row.caseId !== caseId || !holds(await readFact(codec, row), fact)) return 'conflict';
  }
  return { caseId, facts: fresh, ...(record && !stored ? { record } : {}) };
}

const holds = <T>(read: { ok: true; value: T } | { ok: false }, content: T): boolean =>
  read.ok && same(read.value, content);

async function rowsOf(
  db: Database,
  { codec, chains }: Keeping,
  { caseId, record, facts }: Addition,
): Promise<Rows | 'erased' | 'missing'> {
  if (!chains) {
    const cases = record ? [await caseRow(codec, caseId, record)] : [];
    return {
      key: null,
      cases,
      facts: await Promise.all(facts.map((each) => factRow(codec, caseId, each))),
      head: null,
    };
  }
  const writer = chains.writer();
  const id = headId(caseId, writer);
  const [known, keyRow, before = START] = await db.transaction('r', db.cases, db.keys, db.heads, () =>
    Promise.all([db.cases.get(caseId), db.keys.get(caseId), db.heads.get(id)]),
  );
  if (record && keyRow?.tombstone) return 'erased';
  if (!record && !known) return 'missing';
  const key = record && !keyRow ? await chains.keyring.make(caseId) : null;
  const cases = record ? [await caseRow(codec, caseId, record, 1)] : [];
  const linked = await linkedRows(codec, caseId, facts, { writer, seq: before.seq, hash: before.hash });
  const last = linked.at(-1);
  return { key, cases, facts: linked, head: last ? { id, before: before.hash, after: headOf(last) } : null };
}

/**
 * `again` when some of it is stored, or another tab stored the next link of the chain in the meantime. Everything is
 * read at once and then everything is written at once: each time a request waits for another counts.
 */
const insert = (
  db: Database,
  caseId: string,
  { key, cases, facts, head }: Rows,
  how?: 'repairing',
): Promise<Stored | 'again'> =>
  readAndWrite(
    db,
    [db.cases, ...factTables(db), db.summaries, db.keys, db.heads],
    () =>
      Promise.all([
        db.cases.get(caseId),
        factsUnder(db, caseId, facts),
        key ? db.keys.get(caseId) : undefined,
        db.guard.vault === null ? [] : db.heads.where('caseId').equals(caseId).toArray(),
      ]),
    async ([known, taken, keyed, heads]) => {
      if ((known && cases.length > 0) || taken.some((row) => row !== undefined) || keyed) return 'again';
      if (!known && cases.length === 0) return fail('missing', 'saving');
      if (head && (heads.find(({ id }) => id === head.id) ?? START).hash !== head.before) return 'again';
      const { rev } = known ?? cases[0] ?? {};
      const ends = head ? [...heads.filter(({ id }) => id !== head.id), head.after] : heads;
      await Promise.all([
        key && db.keys.add(key),
        head && db.heads.put(head.after),
        db.cases.bulkAdd(cases),
        db.facts.bulkAdd(facts),
        db.summaries.put({ caseId, basis: newBasis(db, rev, ends) }),
      ]);
      return { ok: true };
    },
    how,
  );

async function anchor(chains: Chains | null, { caseId, facts }: Addition, { facts: rows }: Rows): Promise<void> {
  const last = rows.at(-1) as LinkedRow | undefined;
  const at = facts.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), '');
  await chains?.anchor.advance([{ caseId, ...(last ? { head: { ...last, at } } : {}) }]);
}
