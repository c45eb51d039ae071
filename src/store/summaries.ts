import type { CaseFile } from './cases.ts';
import type { Codec } from './codec.ts';
import type { Database, HeadRow, SummaryRow } from './database.ts';
import { write } from './write.ts';

// Bound to the state it was made from: an older summary put back does not open.
const at = (id: string, basis: string, tag: string) =>
  ({ table: 'summaries', id, caseId: id, bind: JSON.stringify([basis, tag]) }) as const;

export const basisOf = (row: SummaryRow | undefined): string => row?.basis ?? '';

/** Throws a case's summary away; belongs into every transaction that changes the case. */
export async function outdateSummary(db: Database, caseId: string): Promise<void> {
  const [row, heads] =
    db.guard.vault === null
      ? []
      : await Promise.all([db.cases.get(caseId), db.heads.where('caseId').equals(caseId).toArray()]);
  await db.summaries.put({ caseId, basis: newBasis(db, row?.rev, heads) });
}

/** The name of the state that a case is in from now on. */
export const newBasis = (db: Database, rev: number | undefined, heads: readonly HeadRow[] = []): string =>
  db.guard.vault === null ? crypto.randomUUID() : basisFor(rev, heads);

/** In a protected database the basis says which edit and which links it covers, so that the check can tell it is old. */
export const basisFor = (rev: number | undefined, heads: readonly HeadRow[]): string =>
  [rev ?? 0, ...heads.map(({ writer, seq }) => `${writer} ${seq}`).toSorted()].join(', ');

/** What was derived of a case, and which state of the case it was derived from. */
export type Made<S> = { readonly file: Pick<CaseFile, 'id' | 'basis'>; readonly summary: S };

/** Stores summaries, all at once, but none whose case is no longer what it was made from: it would be wrong already. */
export async function writeSummaries(
  db: Database,
  codec: Codec,
  made: readonly Made<unknown>[],
  tag: string,
): Promise<void> {
  if (made.length === 0) return;
  const rows = await Promise.all(
    made.map(async ({ file: { id: caseId, basis }, summary }) => {
      return { caseId, basis, tag, body: await codec.encode(summary, at(caseId, basis, tag)) };
    }),
  );
  await write(db, [db.summaries], async () => {
    const stored = await db.summaries.bulkGet(rows.map(({ caseId }) => caseId));
    await db.summaries.bulkPut(rows.filter(({ basis }, index) => basisOf(stored[index]) === basis));
  });
}

/** A summary that cannot be read is none: it will be made again. */
export async function readSummary(
  codec: Codec,
  row: SummaryRow | undefined,
): Promise<{ readonly tag: string; readonly content: unknown } | null> {
  if (row?.tag === undefined) return null;
  const { tag, body, caseId, basis } = row;
  return codec.decode(body, at(caseId, basis, tag)).then(
    (content) => ({ tag, content }),
    () => null,
  );
}
