import type { Fact } from '../facts/vocabulary.ts';
import { caseRow, readCaseRow } from './caseRow.ts';
import type { ChildRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow, Database, FactRow } from './database.ts';
import { factRow, readFact } from './factRow.ts';
import { fail, type Stored } from './problem.ts';
import { same } from './same.ts';
import { outdateSummary } from './summaries.ts';
import { write } from './write.ts';

/** Checked records; `record` where the case itself is new. */
export type Addition = { readonly caseId: string; readonly record?: ChildRecord; readonly facts: readonly Fact[] };

type Fresh = { readonly cases: readonly CaseRow[]; readonly facts: readonly FactRow[] };

/**
 * Adds all of it or nothing. What is stored already with the same content is left out; with other content it is a
 * conflict.
 */
export async function append(db: Database, codec: Codec, addition: Addition): Promise<Stored> {
  for (;;) {
    const fresh = await notYetStored(db, codec, addition);
    if (fresh === 'conflict') return fail('conflict', 'saving');
    if (fresh.cases.length + fresh.facts.length === 0) return { ok: true };
    const outcome = await insert(db, addition.caseId, fresh);
    if (outcome !== 'again') return outcome;
  }
}

// A codec may be slow and a transaction ends when it is left waiting, so rows are compared before it begins.
async function notYetStored(db: Database, codec: Codec, addition: Addition): Promise<Fresh | 'conflict'> {
  const { caseId, record, facts } = addition;
  const cases: CaseRow[] = [];
  if (record) {
    const stored = await db.cases.get(caseId);
    if (!stored) cases.push(await caseRow(codec, caseId, record));
    else if (!holds(await readCaseRow(codec, stored), record)) return 'conflict';
  }
  const storedFacts = await db.facts.bulkGet(facts.map(({ id }) => id));
  const rows: FactRow[] = [];
  for (const [index, fact] of facts.entries()) {
    const stored = storedFacts[index];
    if (!stored) rows.push(await factRow(codec, caseId, fact));
    else if (stored.caseId !== caseId || !holds(await readFact(codec, stored), fact)) return 'conflict';
  }
  return { cases, facts: rows };
}

const holds = <T>(read: { ok: true; value: T } | { ok: false }, content: T): boolean =>
  read.ok && same(read.value, content);

/** `again` when another tab stored one of them in the meantime. */
const insert = (db: Database, caseId: string, { cases, facts }: Fresh): Promise<Stored | 'again'> =>
  write(db, [db.cases, db.facts, db.summaries], async () => {
    const known = await db.cases.get(caseId);
    if (!known && cases.length === 0) return fail('missing', 'saving');
    const taken = await db.facts.bulkGet(facts.map(({ id }) => id));
    if ((known && cases.length > 0) || taken.some((row) => row !== undefined)) return 'again';
    await db.cases.bulkAdd(cases);
    await db.facts.bulkAdd(facts);
    await outdateSummary(db, caseId);
    return { ok: true };
  });
