import type { Fact } from '../facts/vocabulary.ts';
import { caseRow, readCaseRow } from './caseRow.ts';
import { headId, headOf, type LinkedRow, START } from './chain/link.ts';
import type { ChildRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow, Database, FactRow, HeadRow, KeyRow } from './database.ts';
import { factRow, linkedRows, readFact } from './factRow.ts';
import type { Chains, Keeping } from './keeping.ts';
import { fail, type Stored } from './problem.ts';
import { same } from './same.ts';
import { outdateSummary } from './summaries.ts';
import { write } from './write.ts';

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
  const { caseId } = addition;
  for (;;) {
    const fresh = await notYetStored(db, keeping.codec, addition);
    if (fresh === 'conflict') return fail('conflict', 'saving');
    if (!fresh.record && fresh.facts.length === 0) return { ok: true };
    if (!fresh.record && !(await db.cases.get(caseId))) return fail('missing', 'saving');
    const rows = await rowsOf(db, keeping, fresh);
    if (rows === 'erased') return fail('erased', 'saving');
    const outcome = await insert(db, caseId, rows, how);
    if (outcome === 'again') continue;
    if (outcome.ok) await anchor(keeping.chains, fresh, rows);
    return outcome;
  }
}

// A codec may be slow and a transaction ends when it is left waiting, so rows are compared before it begins.
async function notYetStored(db: Database, codec: Codec, addition: Addition): Promise<Addition | 'conflict'> {
  const { caseId, record, facts } = addition;
  const stored = record && (await db.cases.get(caseId));
  if (stored && !holds(await readCaseRow(codec, stored), record)) return 'conflict';
  const storedFacts = await db.facts.bulkGet(facts.map(({ id }) => id));
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

async function rowsOf(db: Database, { codec, chains }: Keeping, fresh: Addition): Promise<Rows | 'erased'> {
  const { caseId, record, facts } = fresh;
  if (!chains) {
    const cases = record ? [await caseRow(codec, caseId, record)] : [];
    return {
      key: null,
      cases,
      facts: await Promise.all(facts.map((each) => factRow(codec, caseId, each))),
      head: null,
    };
  }
  if (record && (await db.keys.get(caseId))?.tombstone) return 'erased';
  const key = record && !(await db.keys.get(caseId)) ? await chains.keyring.make(caseId) : null;
  const cases = record ? [await caseRow(codec, caseId, record, 1)] : [];
  const writer = chains.writer();
  const id = headId(caseId, writer);
  const before = (await db.heads.get(id)) ?? START;
  const linked = await linkedRows(codec, caseId, facts, { writer, seq: before.seq, hash: before.hash });
  const last = linked.at(-1);
  return { key, cases, facts: linked, head: last ? { id, before: before.hash, after: headOf(last) } : null };
}

/** `again` when another tab stored one of them, or the next link of the chain, in the meantime. */
const insert = (
  db: Database,
  caseId: string,
  { key, cases, facts, head }: Rows,
  how?: 'repairing',
): Promise<Stored | 'again'> =>
  write(
    db,
    [db.cases, db.facts, db.summaries, db.keys, db.heads],
    async () => {
      const known = await db.cases.get(caseId);
      if (!known && cases.length === 0) return fail('missing', 'saving');
      const taken = await db.facts.bulkGet(facts.map(({ id }) => id));
      if ((known && cases.length > 0) || taken.some((row) => row !== undefined)) return 'again';
      if (key && (await db.keys.get(caseId))) return 'again';
      if (head && ((await db.heads.get(head.id)) ?? START).hash !== head.before) return 'again';
      if (key) await db.keys.add(key);
      if (head) await db.heads.put(head.after);
      await db.cases.bulkAdd(cases);
      await db.facts.bulkAdd(facts);
      await outdateSummary(db, caseId);
      return { ok: true };
    },
    how,
  );

async function anchor(chains: Chains | null, { caseId, facts }: Addition, { facts: rows }: Rows): Promise<void> {
  const last = rows.at(-1) as LinkedRow | undefined;
  const at = facts.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), '');
  await chains?.anchor.advance([{ caseId, ...(last ? { head: { ...last, at } } : {}) }]);
}
