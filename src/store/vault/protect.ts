import type { AnchorDocument } from '../anchor/document.ts';
import { openAnchor } from '../anchor/anchor.ts';
import type { AnchorPlace } from '../anchor/place.ts';
import { caseRow } from '../caseRow.ts';
import { headOf, START } from '../chain/link.ts';
import { groupBy } from '../check/groups.ts';
import { settingsOf } from '../check/whole.ts';
import { childRecord } from '../child.ts';
import type { Codec } from '../codec.ts';
import type { ArgonCost, Stretch } from '../crypto/argon.ts';
import { randomBytes } from '../crypto/bytes.ts';
import { masterFrom } from '../crypto/master.ts';
import { newRecoveryKey } from '../crypto/recoveryKey.ts';
import type { CaseRow, Database, DraftRow, FactRow, HeadRow, KeyRow, MetaRow } from '../database.ts';
import { factRecord } from '../fact.ts';
import { linkedRows } from '../factRow.ts';
import { fail, type Read } from '../problem.ts';
import { readRecord } from '../record.ts';
import { same } from '../same.ts';
import { settingRow } from '../settings.ts';
import { write } from '../write.ts';
import { vaultRow } from './guard.ts';
import type { Header } from './header.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { passphraseLock, recoveryLock } from './locks.ts';
import { sealedCodec } from './sealedCodec.ts';

/** The rows of an unprotected database; summaries are derived again. */
type Plain = {
  readonly cases: readonly CaseRow[];
  readonly facts: readonly FactRow[];
  readonly drafts: readonly DraftRow[];
  readonly meta: readonly MetaRow[];
};

type SealedRows = Plain & {
  readonly heads: readonly { readonly head: HeadRow; readonly at: string }[];
  readonly keys: readonly KeyRow[];
};

type Anchored = Pick<AnchorDocument, 'cases' | 'beside'>;

export type Protection = { readonly header: Header; readonly recoveryKey: string };

/**
 * Makes a vault and rewrites what is stored unprotected into it, in one transaction: before it everything is as it was,
 * after it no unprotected row is left. Problems: unreadable (a row that cannot be read; nothing was changed).
 */
export async function protect(
  db: Database,
  place: AnchorPlace,
  passphrase: string,
  stretch: Stretch,
  cost?: ArgonCost,
): Promise<Read<Protection>> {
  const raw = randomBytes(32);
  const id = crypto.randomUUID();
  const recoveryKey = await newRecoveryKey();
  const locks = [await passphraseLock(id, raw, passphrase, stretch, cost), await recoveryLock(id, raw, recoveryKey)];
  const header: Header = { format: 1, id, rev: 1, writer: crypto.randomUUID(), locks };
  const master = await masterFrom(raw);
  raw.fill(0);
  const keyring = openKeyring(db, master);
  const rewritten = await rewrite(db, keyring, header);
  if (!rewritten) return fail('unreadable', 'saving');
  const anchored: AnchorDocument = { format: 1, vault: id, header, erased: [], ...rewritten };
  await openAnchor(place, master.anchor).replace(anchored);
  return { ok: true, value: { header, recoveryKey } };
}

async function rewrite(db: Database, keyring: Keyring, header: Header): Promise<Anchored | null> {
  const codec = sealedCodec(keyring);
  for (;;) {
    const plain = await readPlain(db);
    const sealed = await sealAll(plain, codec, keyring, header.writer);
    if (!sealed) return null;
    const done = await write(db, db.tables, async () => {
      // Somebody wrote in another tab while this was sealed: then that is sealed too.
      if (!same(await readPlain(db), plain)) return false;
      await Promise.all(db.tables.map((table) => table.clear()));
      await db.cases.bulkAdd(sealed.cases);
      await db.facts.bulkAdd(sealed.facts);
      await db.drafts.bulkAdd(sealed.drafts);
      await db.meta.bulkAdd(sealed.meta);
      await db.heads.bulkAdd(sealed.heads.map(({ head }) => head));
      await db.keys.bulkAdd(sealed.keys);
      await db.vault.put(vaultRow(header, db.guard.code));
      return true;
    });
    if (done) return { cases: anchoredCases(sealed), beside: besideOf(sealed) };
  }
}

const readPlain = async (db: Database): Promise<Plain> => ({
  cases: await db.cases.toArray(),
  facts: await db.facts.toArray(),
  drafts: await db.drafts.toArray(),
  meta: await db.meta.toArray(),
});

/** Null where a row cannot be read: sealed, nobody could ever tell what it was. */
async function sealAll(plain: Plain, codec: Codec, keyring: Keyring, writer: string): Promise<SealedRows | null> {
  const cases: CaseRow[] = [];
  const keys: KeyRow[] = [];
  const facts: FactRow[] = [];
  const heads: { head: HeadRow; at: string }[] = [];
  const factsOf = groupBy(plain.facts, ({ caseId }) => caseId);
  for (const row of plain.cases) {
    const record = readRecord(childRecord, row.v, row.body);
    const read = (factsOf.get(row.id) ?? []).map(({ v, body }) => readRecord(factRecord, v, body));
    if (!record.ok || read.some(({ ok }) => !ok)) return null;
    keys.push(await keyring.make(row.id));
    cases.push(await caseRow(codec, row.id, record.value, 1));
    const inOrder = read
      .flatMap((each) => (each.ok ? [each.value] : []))
      .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const linked = await linkedRows(codec, row.id, inOrder, { writer, ...START });
    const last = linked.at(-1);
    facts.push(...linked);
    if (last) heads.push({ head: headOf(last), at: inOrder.at(-1)?.recordedAt ?? '' });
  }
  const drafts = await Promise.all(
    plain.drafts.map(async (row) => {
      const { id, caseId, v } = row;
      return { ...row, body: await codec.encode(row.body, { table: 'drafts', id, caseId, v }) };
    }),
  );
  const meta = await Promise.all(plain.meta.map(({ key, body }) => settingRow(codec, key, body, 1)));
  return { cases, facts, drafts, meta, heads, keys };
}

const besideOf = ({ drafts, meta }: SealedRows): AnchorDocument['beside'] => ({
  drafts: Object.fromEntries(drafts.map(({ id, caseId }) => [id, caseId])),
  settings: settingsOf(meta),
});

const anchoredCases = ({ cases, heads }: SealedRows): AnchorDocument['cases'] =>
  Object.fromEntries(
    cases.map(({ id }) => {
      const own = heads.filter(({ head }) => head.caseId === id);
      return [
        id,
        {
          rev: 1,
          heads: Object.fromEntries(own.map(({ head: { writer, seq, hash }, at }) => [writer, { seq, hash, at }])),
        },
      ];
    }),
  );
