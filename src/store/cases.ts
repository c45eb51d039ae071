import type { Fact } from '../facts/vocabulary.ts';
import { caseRow, readCaseRow } from './caseRow.ts';
import type { ChildRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow, Database, FactRow, SummaryRow } from './database.ts';
import { readFact } from './factRow.ts';
import { factsOf, factsOfAll, factTables } from './facts.ts';
import type { Keeping } from './keeping.ts';
import { fail, type Read, type Stored } from './problem.ts';
import type { Unreadable } from './rows.ts';
import { basisOf, outdateSummary } from './summaries.ts';
import { write } from './write.ts';

/** One case as it is stored. `facts` come in no particular order; the engine orders them. */
export type CaseFile = {
  readonly id: string;
  readonly record: ChildRecord;
  readonly facts: readonly Fact[];
  /** Rows of this case that are stored but cannot be read: to be shown, since what is derived lacks them. */
  readonly unreadable: readonly Unreadable[];
  /** Which state of the case this is; `saveSummary` asks for it. */
  readonly basis: string;
};

export async function readCase(db: Database, codec: Codec, id: string): Promise<Read<CaseFile>> {
  const [row, factRows, summary] = await db.transaction('r', [db.cases, ...factTables(db), db.summaries], () =>
    Promise.all([db.cases.get(id), factsOf(db, id), db.summaries.get(id)]),
  );
  if (!row) return fail('missing', 'reading');
  const file = await fileOf(codec, row, factRows, summary);
  return file ? { ok: true, value: file } : fail('unreadable', 'reading');
}

/** Several cases, read in one go. Those that are missing or cannot be read are left out. */
export async function readCases(db: Database, codec: Codec, ids: readonly string[]): Promise<CaseFile[]> {
  const [rows, facts, summaries] = await db.transaction('r', [db.cases, ...factTables(db), db.summaries], () =>
    Promise.all([db.cases.bulkGet([...ids]), factsOfAll(db, ids), db.summaries.bulkGet([...ids])]),
  );
  const files = await Promise.all(
    rows.map(async (row, index) => (row ? fileOf(codec, row, facts.get(row.id) ?? [], summaries[index]) : null)),
  );
  return files.filter((file) => file !== null);
}

/** Null where the case itself cannot be read. */
async function fileOf(
  codec: Codec,
  row: CaseRow,
  factRows: readonly FactRow[],
  summary: SummaryRow | undefined,
): Promise<CaseFile | null> {
  const record = await readCaseRow(codec, row);
  if (!record.ok) return null;
  const read = await Promise.all(factRows.map((each) => readFact(codec, each)));
  const facts = read.flatMap((each) => (each.ok ? [each.value] : []));
  const unreadable = read.flatMap((each) => (each.ok ? [] : [each.unreadable]));
  return { id: row.id, record: record.value, facts, unreadable, basis: basisOf(summary) };
}

/** Replaces the details. In a protected database every edit has a number. */
export async function replaceCase(
  db: Database,
  { codec, chains }: Keeping,
  id: string,
  record: ChildRecord,
): Promise<Stored> {
  for (;;) {
    const before = await db.cases.get(id);
    if (!before) return fail('missing', 'saving');
    const rev = chains ? (before.rev ?? 0) + 1 : undefined;
    const row = await caseRow(codec, id, record, rev);
    const outcome = await write(db, [db.cases, db.summaries, db.heads], async (): Promise<Stored | 'again'> => {
      const now = await db.cases.get(id);
      if (!now) return fail('missing', 'saving');
      if (now.rev !== before.rev) return 'again';
      await db.cases.put(row);
      await outdateSummary(db, id);
      return { ok: true };
    });
    if (outcome === 'again') continue;
    if (outcome.ok && rev !== undefined) await chains?.anchor.advance([{ caseId: id, rev }]);
    return outcome;
  }
}
