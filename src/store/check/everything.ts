import type { AnchorPlace } from '../anchor/place.ts';
import type {
  CaseRow,
  Database,
  DraftRow,
  FactRow,
  HeadRow,
  KeyRow,
  MetaRow,
  PackRow,
  SummaryRow,
} from '../database.ts';

export type Rows = {
  readonly cases: readonly CaseRow[];
  readonly facts: readonly FactRow[];
  readonly packs: readonly PackRow[];
  readonly keys: readonly KeyRow[];
  readonly heads: readonly HeadRow[];
  readonly drafts: readonly DraftRow[];
  readonly meta: readonly MetaRow[];
  readonly summaries: readonly SummaryRow[];
};

export const readAll = (db: Database): PromiseLike<Rows> =>
  db.transaction('r', db.tables, async () => ({
    cases: await db.cases.toArray(),
    facts: await db.facts.toArray(),
    packs: await db.packs.toArray(),
    keys: await db.keys.toArray(),
    heads: await db.heads.toArray(),
    drafts: await db.drafts.toArray(),
    meta: await db.meta.toArray(),
    summaries: await db.summaries.toArray(),
  }));

/** What is checked, read while the key is still being made: the anchor first, so that it is never ahead of the rows. */
export type Early = { readonly anchor: string | null; readonly rows: PromiseLike<Rows> };

export function readEarly(db: Database, place: AnchorPlace): Early {
  const anchor = place.read();
  const rows = readAll(db);
  // Where no lock opens, nobody asks for them.
  void rows.then(undefined, () => undefined);
  return { anchor, rows };
}
