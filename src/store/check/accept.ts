import type { AnchoredCase } from '../anchor/document.ts';
import { caseRow, readCaseRow } from '../caseRow.ts';
import { headOf, START } from '../chain/link.ts';
import type { ChildRecord } from '../child.ts';
import type { Database, FactRow, HeadRow, KeyRow } from '../database.ts';
import { linkedRows } from '../factRow.ts';
import { factTables, removeAllFacts } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { outdateSummary } from '../summaries.ts';
import { write } from '../write.ts';
import { blocks } from './finding.ts';
import type { Checked } from './whole.ts';

/**
 * Goes on with what is here: of every case that is not whole, the facts that can be read become one new chain, written
 * by `writer`; what cannot be read is let go. Returns what the anchor says from then on.
 */
export async function acceptLoss(
  db: Database,
  { codec, chains: { keyring } }: Keeping & { readonly chains: Chains },
  { findings, cases, sound, erased }: Checked,
  writer: string,
  lost: Pick<ChildRecord, 'createdAt'>,
): Promise<Record<string, AnchoredCase>> {
  const broken = new Set(findings.filter(blocks).flatMap(({ caseId }) => caseId ?? []));
  const after: Record<string, AnchoredCase> = {};
  for (const [id, anchored] of Object.entries(cases)) if (!broken.has(id)) after[id] = anchored;
  for (const id of broken) {
    const facts = (sound.get(id) ?? []).map(({ fact }) => fact);
    const row = await db.cases.get(id);
    const read = row && (await readCaseRow(codec, row));
    const opens = (await keyring.of(id)) !== null && !erased.includes(id);
    // Not even the details are left: there is nothing to go on with.
    if (!opens || (!read?.ok && facts.length === 0)) {
      await clear(db, id, erased.includes(id) ? await keyring.bury(id, '') : null);
      continue;
    }
    const record = read?.ok ? read.value : { ...DETAILS_LOST, ...lost };
    const rev = (row?.rev ?? 1) + 1;
    const inOrder = facts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const rows = await linkedRows(codec, id, inOrder, { writer, ...START });
    const last = rows.at(-1);
    await put(db, id, await caseRow(codec, id, record, rev), rows, last ? [headOf(last)] : []);
    const at = inOrder.at(-1)?.recordedAt ?? '';
    after[id] = { rev, heads: last ? { [writer]: { seq: last.seq, hash: last.hash, at } } : {} };
  }
  return after;
}

const DETAILS_LOST = { child: { name: 'Name lost' }, policy: 'england' };

const put = (
  db: Database,
  id: string,
  row: Awaited<ReturnType<typeof caseRow>>,
  facts: readonly FactRow[],
  heads: readonly HeadRow[],
): Promise<void> =>
  write(
    db,
    [db.cases, ...factTables(db), db.heads, db.summaries],
    async () => {
      await removeAllFacts(db, id);
      await db.heads.where('caseId').equals(id).delete();
      await db.cases.put(row);
      await db.facts.bulkPut(facts);
      await db.heads.bulkPut(heads);
      await outdateSummary(db, id);
    },
    'repairing',
  );

const clear = (db: Database, id: string, tombstone: KeyRow | null): Promise<void> =>
  write(
    db,
    [db.cases, ...factTables(db), db.heads, db.summaries, db.drafts, db.keys],
    async () => {
      await removeAllFacts(db, id);
      for (const table of [db.heads, db.drafts]) await table.where('caseId').equals(id).delete();
      await db.cases.delete(id);
      await db.summaries.delete(id);
      if (tombstone) await db.keys.put(tombstone);
      else await db.keys.delete(id);
    },
    'repairing',
  );
