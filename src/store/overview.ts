import { readCaseRow } from './caseRow.ts';
import type { Change } from './changes.ts';
import { present } from './check/groups.ts';
import type { ChildRecord } from './child.ts';
import type { Codec } from './codec.ts';
import type { CaseRow, Database, SummaryRow } from './database.ts';
import type { ReadRow, Unreadable } from './rows.ts';
import { readSummary } from './summaries.ts';

/** `summary` is absent until one is saved for the case as it is now, with the tag that was asked for. */
export type CaseEntry<S> = { readonly id: string; readonly record: ChildRecord; readonly summary?: S };

export type Overview<S> = { readonly cases: readonly CaseEntry<S>[]; readonly unreadable: readonly Unreadable[] };

type Kept = { readonly record: ReadRow<ChildRecord>; readonly summary: Awaited<ReturnType<typeof readSummary>> };

/** All cases, read once and kept in memory; afterwards only those are read again that changed. */
export function keepOverview<S>(db: Database, codec: Codec) {
  const kept = new Map<string, Kept>();
  let stale: Set<string> | 'all' = 'all';
  let refreshing: PromiseLike<void> = Promise.resolve();

  async function refresh(): Promise<void> {
    const asked = stale;
    if (asked !== 'all' && asked.size === 0) return;
    stale = new Set();
    try {
      await readAgain(asked);
    } catch (error) {
      stale = 'all';
      throw error;
    }
  }

  async function readAgain(asked: Set<string> | 'all'): Promise<void> {
    const [rows, summaries] = await rowsOf(db, asked);
    const summaryOf = new Map(summaries.map((row) => [row.caseId, row]));
    const read = await Promise.all(
      rows.map(async (row): Promise<[string, Kept]> => {
        const summary = await readSummary(codec, summaryOf.get(row.id));
        return [row.id, { record: await readCaseRow(codec, row), summary }];
      }),
    );
    for (const id of asked === 'all' ? kept.keys() : asked) kept.delete(id);
    for (const [id, entry] of read) kept.set(id, entry);
  }

  return {
    forget(change: Change): void {
      if ('all' in change) stale = 'all';
      else if (stale !== 'all') stale.add(change.caseId);
    },

    async read(tag: string): Promise<Overview<S>> {
      // One after the other: a second reader must not find the memory half filled.
      refreshing = refreshing.then(refresh, refresh);
      await refreshing;
      const cases: CaseEntry<S>[] = [];
      const unreadable: Unreadable[] = [];
      for (const [id, { record, summary }] of kept) {
        if (!record.ok) unreadable.push(record.unreadable);
        else if (summary?.tag !== tag) cases.push({ id, record: record.value });
        else cases.push({ id, record: record.value, summary: summary.content as S });
      }
      return { cases, unreadable };
    },
  };
}

async function rowsOf(db: Database, asked: Set<string> | 'all'): Promise<[CaseRow[], SummaryRow[]]> {
  // Both are asked for at once: the browser reads one from the disk while the page unpacks the other.
  return db.transaction('r', db.cases, db.summaries, async () => {
    if (asked === 'all') return Promise.all([db.cases.toArray(), db.summaries.toArray()]);
    const ids = [...asked];
    const [cases, summaries] = await Promise.all([db.cases.bulkGet(ids), db.summaries.bulkGet(ids)]);
    return [present(cases), present(summaries)];
  });
}
