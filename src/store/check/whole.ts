import type { AnchorDocument, AnchoredBeside, AnchoredCase } from '../anchor/document.ts';
import { readCaseRow } from '../caseRow.ts';
import type { Codec } from '../codec.ts';
import type { CaseRow, FactRow, HeadRow, KeyRow, MetaRow } from '../database.ts';
import { draftRecord } from '../draft.ts';
import { unpacked } from '../facts.ts';
import { readRow } from '../rows.ts';
import { groupBy } from './groups.ts';
import { decodeSetting } from '../settings.ts';
import { basisFor } from '../summaries.ts';
import type { Keyring } from '../vault/keyring.ts';
import { checkChains, type Sound } from './chain.ts';
import type { Rows } from './everything.ts';
import type { Finding } from './finding.ts';

export type Checked = {
  readonly findings: readonly Finding[];
  /** What is there and sound: what the anchor says from now on, if nothing is the matter. */
  readonly cases: Readonly<Record<string, AnchoredCase>>;
  readonly erased: readonly string[];
  readonly settings: AnchoredBeside['settings'];
  /** By case: the facts that are what was written. */
  readonly sound: ReadonlyMap<string, readonly Sound[]>;
  /** Summaries of another state than the case is in: put back from before. They are only derived, so they can go. */
  readonly staleSummaries: readonly string[];
};

/** Checks every row against its chain, its key and the anchor (null: there is none to check against). */
export async function checkWhole(
  rows: Rows,
  codec: Codec,
  keyring: Keyring,
  anchor: Pick<AnchorDocument, 'cases' | 'erased' | 'beside'> | null,
): Promise<Checked> {
  const findings: Finding[] = [];
  const anchored = anchor?.cases ?? {};
  const isWiped = rows.cases.length + rows.keys.length === 0 && Object.keys(anchored).length > 0;
  if (isWiped) findings.push({ what: 'wiped' });

  const erased = new Set(anchor?.erased ?? []);
  const alive = new Map<string, KeyRow>();
  for (const key of rows.keys) {
    if (!key.tombstone) alive.set(key.caseId, key);
    else if ((await keyring.buriedAt(key)) !== null) erased.add(key.caseId);
    else findings.push({ what: 'keyMissing', caseId: key.caseId });
  }

  const facts = groupBy([...rows.facts, ...unpacked(rows.packs)], ({ caseId }) => caseId);
  const heads = groupBy(rows.heads, ({ caseId }) => caseId);
  const caseRows = new Map(rows.cases.map((row) => [row.id, row]));
  const ids = new Set([...alive.keys(), ...caseRows.keys(), ...facts.keys(), ...Object.keys(anchored)]);
  const checked = await Promise.all(
    [...ids].map(async (id): Promise<CheckedCase> => {
      const [key, row, ownFacts] = [alive.get(id), caseRows.get(id), facts.get(id) ?? []];
      if (!erased.has(id)) return checkCase(codec, keyring, { id, key, row, ownFacts, heads }, anchored[id]);
      const isBack = key !== undefined || row !== undefined || ownFacts.length > 0;
      return { id, findings: isBack ? [{ what: 'erasedCameBack', caseId: id }] : [] };
    }),
  );
  findings.push(...checked.flatMap((each) => each.findings));
  for (const [caseId] of heads)
    if (!erased.has(caseId) && !facts.has(caseId) && !anchored[caseId])
      findings.push({ what: 'factsCutOff', caseId, count: 1 });

  const beside = isWiped || !anchor ? NOTHING_BESIDE : anchor.beside;
  findings.push(...(await checkBeside(codec, rows, beside, erased)));
  const staleSummaries = rows.summaries
    .filter(({ caseId, basis }) => basis !== basisFor(caseRows.get(caseId)?.rev, heads.get(caseId) ?? []))
    .map(({ caseId }) => caseId);
  return {
    findings,
    cases: Object.fromEntries(checked.flatMap(({ id, now }) => (now ? [[id, now]] : []))),
    erased: [...erased],
    sound: new Map(checked.flatMap(({ id, sound }) => (sound ? [[id, sound]] : []))),
    settings: settingsOf(rows.meta),
    staleSummaries,
  };
}

type CheckedCase = {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly sound?: readonly Sound[];
  readonly now?: AnchoredCase;
};

async function checkCase(
  codec: Codec,
  keyring: Keyring,
  own: {
    readonly id: string;
    readonly key: KeyRow | undefined;
    readonly row: CaseRow | undefined;
    readonly ownFacts: readonly FactRow[];
    readonly heads: ReadonlyMap<string, readonly HeadRow[]>;
  },
  known: AnchoredCase | undefined,
): Promise<CheckedCase> {
  const { id, key, row, ownFacts, heads } = own;
  if (!key && !row && ownFacts.length === 0)
    return { id, findings: [{ what: 'caseMissing', caseId: id, count: factsOf(known), after: lastAt(known) }] };
  if (!(await keyring.open(id, key)))
    return { id, findings: [{ what: known ? 'keyMissing' : 'foreign', caseId: id, count: ownFacts.length }] };
  const findings: Finding[] = [];
  const record = row && (await readCaseRow(codec, row));
  if (!record?.ok) findings.push({ what: row ? 'detailsAltered' : 'caseMissing', caseId: id });
  else if ((row?.rev ?? 0) < (known?.rev ?? 1)) findings.push({ what: 'detailsRolledBack', caseId: id });
  const checked = await checkChains(codec, id, ownFacts, known?.heads ?? {}, heads.get(id) ?? []);
  findings.push(...checked.findings);
  const now = row ? { now: { rev: row.rev ?? 1, heads: headsOf(checked.sound) } } : {};
  return { id, findings, sound: checked.sound, ...now };
}

const NOTHING_BESIDE: AnchoredBeside = { drafts: {}, settings: {} };

export const settingsOf = (meta: readonly MetaRow[]): AnchoredBeside['settings'] =>
  Object.fromEntries(meta.flatMap(({ key, rev }) => (rev === undefined ? [] : [[key, rev]])));

/** Drafts and settings: sealed, but in no chain. An earlier text of a draft that was put back is not seen. */
async function checkBeside(
  codec: Codec,
  { drafts, meta }: Rows,
  known: AnchoredBeside,
  erased: ReadonlySet<string>,
): Promise<Finding[]> {
  const ofDrafts = drafts.map(async (row): Promise<Finding[]> => {
    const { id, caseId } = row;
    const read = await readRow(codec, draftRecord, { table: 'drafts', id, caseId }, row);
    return read.ok ? [] : [{ what: 'draftUnreadable', caseId }];
  });
  const ofSettings = meta.map(async (row): Promise<Finding[]> =>
    decodeSetting(codec, row).then(
      () => ((row.rev ?? 0) < (known.settings[row.key] ?? 0) ? [{ what: 'settingMissing' }] : []),
      () => [{ what: 'settingUnreadable' }],
    ),
  );
  const here = new Set([...drafts.map(({ id }) => id), ...meta.map(({ key }) => key)]);
  const goneDrafts = Object.entries(known.drafts).filter(([id, caseId]) => !here.has(id) && !erased.has(caseId));
  const goneSettings = Object.keys(known.settings).filter((key) => !here.has(key));
  return [
    ...(await Promise.all([...ofDrafts, ...ofSettings])).flat(),
    ...goneDrafts.map(([, caseId]): Finding => ({ what: 'draftMissing', caseId })),
    ...goneSettings.map((): Finding => ({ what: 'settingMissing' })),
  ];
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
