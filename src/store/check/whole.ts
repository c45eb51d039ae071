import type { AnchorDocument, AnchoredCase } from '../anchor/document.ts';
import { readCaseRow } from '../caseRow.ts';
import type { Codec } from '../codec.ts';
import type { CaseRow, Database, DraftRow, FactRow, HeadRow, KeyRow, MetaRow, SummaryRow } from '../database.ts';
import { draftRecord } from '../draft.ts';
import { readRow } from '../rows.ts';
import { groupBy } from './groups.ts';
import { basisFor } from '../summaries.ts';
import type { Keyring } from '../vault/keyring.ts';
import { checkChains, type Sound } from './chain.ts';
import type { Finding } from './finding.ts';

export type Checked = {
  readonly findings: readonly Finding[];
  /** What is there and sound: what the anchor says from now on, if nothing is the matter. */
  readonly cases: Readonly<Record<string, AnchoredCase>>;
  readonly erased: readonly string[];
  /** By case: the facts that are what was written. */
  readonly sound: ReadonlyMap<string, readonly Sound[]>;
  /** Summaries of another state than the case is in: put back from before. They are only derived, so they can go. */
  readonly staleSummaries: readonly string[];
};

type Rows = {
  readonly cases: readonly CaseRow[];
  readonly facts: readonly FactRow[];
  readonly keys: readonly KeyRow[];
  readonly heads: readonly HeadRow[];
  readonly drafts: readonly DraftRow[];
  readonly meta: readonly MetaRow[];
  readonly summaries: readonly SummaryRow[];
};

const readAll = (db: Database): PromiseLike<Rows> =>
  db.transaction('r', db.tables, async () => ({
    cases: await db.cases.toArray(),
    facts: await db.facts.toArray(),
    keys: await db.keys.toArray(),
    heads: await db.heads.toArray(),
    drafts: await db.drafts.toArray(),
    meta: await db.meta.toArray(),
    summaries: await db.summaries.toArray(),
  }));

/** Checks every row against its chain, its key and the anchor (null: there is none to check against). */
export async function checkWhole(
  db: Database,
  codec: Codec,
  keyring: Keyring,
  anchor: AnchorDocument | null,
): Promise<Checked> {
  const rows = await readAll(db);
  const findings: Finding[] = [];
  const anchored = anchor?.cases ?? {};
  if (rows.cases.length + rows.keys.length === 0 && Object.keys(anchored).length > 0) findings.push({ what: 'wiped' });

  const erased = new Set(anchor?.erased ?? []);
  const alive = new Map<string, KeyRow>();
  for (const key of rows.keys) {
    if (!key.tombstone) alive.set(key.caseId, key);
    else if ((await keyring.buriedAt(key)) !== null) erased.add(key.caseId);
    else findings.push({ what: 'keyMissing', caseId: key.caseId });
  }

  const facts = groupBy(rows.facts, ({ caseId }) => caseId);
  const heads = groupBy(rows.heads, ({ caseId }) => caseId);
  const caseRows = new Map(rows.cases.map((row) => [row.id, row]));
  const cases: Record<string, AnchoredCase> = {};
  const sound = new Map<string, readonly Sound[]>();
  for (const id of new Set([...alive.keys(), ...caseRows.keys(), ...facts.keys(), ...Object.keys(anchored)])) {
    if (erased.has(id)) {
      if (alive.has(id) || caseRows.has(id) || facts.has(id)) findings.push({ what: 'erasedCameBack', caseId: id });
      continue;
    }
    const known = anchored[id];
    const row = caseRows.get(id);
    const ownFacts = facts.get(id) ?? [];
    if (!alive.has(id) && !row && ownFacts.length === 0) {
      findings.push({ what: 'caseMissing', caseId: id, count: factsOf(known), after: lastAt(known) });
      continue;
    }
    if (!(await keyring.of(id))) {
      findings.push({ what: known ? 'keyMissing' : 'foreign', caseId: id, count: ownFacts.length });
      continue;
    }
    const record = row && (await readCaseRow(codec, row));
    if (!record?.ok) findings.push({ what: row ? 'detailsAltered' : 'caseMissing', caseId: id });
    else if ((row?.rev ?? 0) < (known?.rev ?? 1)) findings.push({ what: 'detailsRolledBack', caseId: id });
    const checked = await checkChains(codec, id, ownFacts, known?.heads ?? {}, heads.get(id) ?? []);
    findings.push(...checked.findings);
    sound.set(id, checked.sound);
    if (row) cases[id] = { rev: row.rev ?? 1, heads: headsOf(checked.sound) };
  }
  for (const [caseId] of heads)
    if (!erased.has(caseId) && !facts.has(caseId) && !anchored[caseId])
      findings.push({ what: 'factsCutOff', caseId, count: 1 });

  findings.push(...(await checkBeside(codec, rows)));
  const staleSummaries = rows.summaries
    .filter(({ caseId, basis }) => basis !== basisFor(caseRows.get(caseId)?.rev, heads.get(caseId) ?? []))
    .map(({ caseId }) => caseId);
  return { findings, cases, erased: [...erased], sound, staleSummaries };
}

/** Drafts and settings: sealed, but in no chain. One that was altered is seen, one that was deleted is not. */
async function checkBeside(codec: Codec, { drafts, meta }: Rows): Promise<Finding[]> {
  const ofDrafts = drafts.map(async (row): Promise<Finding[]> => {
    const { id, caseId } = row;
    const read = await readRow(codec, draftRecord, { table: 'drafts', id, caseId }, row);
    return read.ok ? [] : [{ what: 'draftUnreadable', caseId }];
  });
  const ofSettings = meta.map(async ({ key, body }): Promise<Finding[]> =>
    codec.decode(body, { table: 'meta', id: key }).then(
      () => [],
      () => [{ what: 'settingUnreadable' }],
    ),
  );
  return (await Promise.all([...ofDrafts, ...ofSettings])).flat();
}

function headsOf(sound: readonly Sound[]): AnchoredCase['heads'] {
  const heads: AnchoredCase['heads'] = {};
  for (const { row, fact } of sound) {
    const before = heads[row.writer];
    const at = before && before.at > fact.recordedAt ? before.at : fact.recordedAt;
    const last = !before || row.seq > before.seq ? row : before;
    heads[row.writer] = { seq: last.seq, hash: last.hash, at };
  }
  return heads;
}

/** How many facts a case has come to hold, by its heads. */
export const factsOf = (anchored: AnchoredCase | undefined): number =>
  Object.values(anchored?.heads ?? {}).reduce((sum, { seq }) => sum + seq, 0);

/** When the newest of its facts was recorded. */
const lastAt = (anchored: AnchoredCase | undefined): string | undefined =>
  Object.values(anchored?.heads ?? {})
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
