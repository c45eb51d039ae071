import { isLinked } from '../chain/link.ts';
import type { Rows } from '../check/everything.ts';
import { blocks } from '../check/finding.ts';
import type { Checked } from '../check/whole.ts';
import { groupBy } from '../check/groups.ts';
import type { Database } from '../database.ts';
import { factTables, unpacked } from '../facts.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { mergeCase } from '../backup/mergeCase.ts';
import { write } from '../write.ts';

/**
 * Puts back from the second copy what the check missed. `copied` is what the check says of the copy: where that is whole
 * and the database was emptied, all its rows as they are; otherwise the sound facts of each case, by merging. Returns how
 * many facts were put back; null where nothing was done.
 */
export async function mend(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  rows: Rows,
  checked: Checked,
  copied: Checked,
): Promise<number | null> {
  const all = [...rows.facts, ...unpacked(rows.packs)];
  const isEmptied = checked.findings.some(({ what }) => what === 'wiped');
  if (isEmptied && !copied.findings.some(blocks)) {
    await write(
      db,
      [db.cases, ...factTables(db), db.keys, db.heads, db.drafts, db.meta],
      async () => {
        await db.keys.bulkPut(rows.keys);
        await db.cases.bulkPut(rows.cases);
        await db.facts.bulkPut(rows.facts);
        await db.packs.bulkPut(rows.packs);
        await db.heads.bulkPut(rows.heads);
        await db.drafts.bulkPut(rows.drafts);
        await db.meta.bulkPut(rows.meta);
      },
      'repairing',
    );
    return all.length;
  }
  const { keyring } = keeping.chains;
  const hurt = new Set(checked.findings.filter(blocks).flatMap(({ caseId }) => caseId ?? []));
  const facts = groupBy(all, ({ caseId }) => caseId);
  const cases = new Map(rows.cases.map((row) => [row.id, row]));
  const keys = new Map(rows.keys.map((row) => [row.caseId, row]));
  let count: number | null = null;
  for (const caseId of hurt) {
    const [row, key] = [cases.get(caseId), keys.get(caseId)];
    const raw = row && key ? await keyring.raw(key) : null;
    if (!row || !raw) continue;
    const linked = (facts.get(caseId) ?? []).filter(isLinked);
    const merged = await mergeCase(db, keeping, { caseId, key: raw, row, facts: linked });
    raw.fill(0);
    if (typeof merged !== 'string') count = (count ?? 0) + merged.inserted.length;
  }
  return count;
}
