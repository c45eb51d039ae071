import type { CaseFile } from './cases.ts';
import type { Codec } from './codec.ts';
import type { Database, SummaryRow } from './database.ts';
import { write } from './write.ts';

const at = (id: string) => ({ table: 'summaries', id }) as const;

export const basisOf = (row: SummaryRow | undefined): string => row?.basis ?? '';

/** Throws a case's summary away; belongs into every transaction that changes the case. */
export const outdateSummary = (db: Database, caseId: string): PromiseLike<unknown> =>
  db.summaries.put({ caseId, basis: crypto.randomUUID() });

/** Stores a summary, unless the case is no longer what it was made from: then it would be wrong already. */
export async function writeSummary(
  db: Database,
  codec: Codec,
  { id: caseId, basis }: Pick<CaseFile, 'id' | 'basis'>,
  tag: string,
  summary: unknown,
): Promise<void> {
  const body = await codec.encode(summary, at(caseId));
  await write(db, [db.summaries], async () => {
    if (basisOf(await db.summaries.get(caseId)) === basis) await db.summaries.put({ caseId, basis, tag, body });
  });
}

/** A summary that cannot be read is none: it will be made again. */
export async function readSummary(
  codec: Codec,
  row: SummaryRow | undefined,
): Promise<{ readonly tag: string; readonly content: unknown } | null> {
  if (row?.tag === undefined) return null;
  const { tag, body, caseId } = row;
  return codec.decode(body, at(caseId)).then(
    (content) => ({ tag, content }),
    () => null,
  );
}
