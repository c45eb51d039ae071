import type { Fact } from '../facts/vocabulary.ts';
import { caseRow } from './caseRow.ts';
import { checkAddition } from './check.ts';
import type { ChildRecord } from './child.ts';
import type { CaseRow, Database, FactRow, SummaryRow } from './database.ts';
import { factRow } from './factRow.ts';
import type { Keeping } from './keeping.ts';
import { fail, type Stored } from './problem.ts';
import { write } from './write.ts';

/** A made-up case with its summary. Its ids are its own for good: the same case again changes nothing. */
export type MadeUp<S> = {
  readonly id: string;
  readonly record: ChildRecord;
  readonly facts: readonly Fact[];
  readonly summary: S;
};

/** Made-up cases, many at once, each whole or not at all. Only where nothing is protected: nothing here is real. */
export async function addMadeUp<S>(
  db: Database,
  { codec, chains }: Keeping,
  made: readonly MadeUp<S>[],
  tag: string,
): Promise<Stored> {
  if (chains) return fail('readOnly', 'saving');
  const cases: CaseRow[] = [];
  const facts: FactRow[] = [];
  const summaries: SummaryRow[] = [];
  const known = await db.cases.bulkGet(made.map(({ id }) => id));
  for (const [index, { id, record, facts: those, summary }] of made.entries()) {
    if (known[index]) continue;
    const checked = checkAddition(id, record, those);
    if (!checked.ok) return checked;
    cases.push(await caseRow(codec, id, record));
    facts.push(...(await Promise.all(checked.value.facts.map((fact) => factRow(codec, id, fact)))));
    const basis = crypto.randomUUID();
    summaries.push({ caseId: id, basis, tag, body: summary });
  }
  await write(db, [db.cases, db.facts, db.summaries], async () => {
    await db.cases.bulkAdd(cases);
    await db.facts.bulkAdd(facts);
    await db.summaries.bulkPut(summaries);
  });
  return { ok: true };
}
