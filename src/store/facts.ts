import type { Table } from 'dexie';

import type { LinkedRow } from './chain/link.ts';
import { packLinks, unpackLinks } from './chain/pack.ts';
import { groupBy } from './check/groups.ts';
import type { Database, FactRow, PackRow } from './database.ts';

/*
 * How facts lie: one by one as they are recorded, and many in one row, a pack, as they come by the thousand from a team.
 * A browser takes as long to store one fact as to store sixty in one row. Whoever asks for facts need not know.
 */

/** What a transaction must name that reads or writes facts. */
export const factTables = (db: Database): readonly [Table<FactRow, string>, Table<PackRow, string>] => [
  db.facts,
  db.packs,
];

/** What cannot be read of a pack is missing, and found so when a case is checked. */
export const unpacked = (rows: readonly PackRow[]): LinkedRow[] =>
  rows.flatMap(({ caseId, pack }) => unpackLinks(caseId, pack) ?? []);

export async function factsOf(db: Database, caseId: string): Promise<FactRow[]> {
  const [loose, packs] = await Promise.all([
    db.facts.where('caseId').equals(caseId).toArray(),
    db.packs.where('caseId').equals(caseId).toArray(),
  ]);
  return packs.length === 0 ? loose : [...loose, ...unpacked(packs)];
}

/** The facts of several cases, by case. */
export async function factsOfAll(db: Database, caseIds: readonly string[]): Promise<ReadonlyMap<string, FactRow[]>> {
  const [loose, packs] = await Promise.all([
    db.facts.where('caseId').anyOf(caseIds).toArray(),
    db.packs.where('caseId').anyOf(caseIds).toArray(),
  ]);
  return groupBy([...loose, ...unpacked(packs)], ({ caseId }) => caseId);
}

/** What lies under the ids of these, in their order: one by one anywhere, or in a pack of this case. */
export async function factsUnder(
  db: Database,
  caseId: string,
  facts: readonly { readonly id: string }[],
): Promise<(FactRow | undefined)[]> {
  const [loose, packs] = await Promise.all([
    db.facts.bulkGet(facts.map(({ id }) => id)),
    // Packs come from a team, and only a protected device is in one. What is asked here counts at every save.
    db.guard.vault === null ? [] : db.packs.where('caseId').equals(caseId).toArray(),
  ]);
  if (packs.length === 0) return loose;
  const inPacks = new Map(unpacked(packs).map((row) => [row.id, row]));
  return loose.map((row, index) => row ?? inPacks.get(facts[index]?.id ?? ''));
}

export async function removeFacts(db: Database, caseId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.facts.bulkDelete([...ids]);
  const gone = new Set(ids);
  const packs = await db.packs.where('caseId').equals(caseId).toArray();
  const changed = packs.flatMap((row) => {
    const facts = unpacked([row]);
    const left = facts.filter(({ id }) => !gone.has(id));
    return left.length < facts.length ? [{ ...row, pack: packLinks(left) }] : [];
  });
  if (changed.length > 0) await db.packs.bulkPut(changed);
}

export async function removeAllFacts(db: Database, caseId: string): Promise<void> {
  for (const table of factTables(db)) await table.where('caseId').equals(caseId).delete();
}
