import type { Advance } from '../anchor/anchor.ts';
import { mergeFacts } from '../backup/merge.ts';
import { readCaseRow } from '../caseRow.ts';
import { headOf, type LinkedRow } from '../chain/link.ts';
import { checkChains } from '../check/chain.ts';
import { aesKey } from '../crypto/aead.ts';
import { fromBase64 } from '../crypto/bytes.ts';
import type { CaseRow, Database, HeadRow, KeyRow, SummaryRow } from '../database.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { newBasis } from '../summaries.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';
import { write } from '../write.ts';
import type { Arriving, Taken } from './sharing.ts';

/** So many are stored at once: few enough that the page is not held up. */
const AT_ONCE = 100;

/** A case that was checked and is to be stored as it came. */
type Ready = {
  readonly arriving: Arriving;
  readonly row: CaseRow;
  readonly key: KeyRow;
  readonly heads: readonly HeadRow[];
  readonly summary: SummaryRow;
  readonly at: string;
};

/**
 * Cases that are not here yet, many in one transaction: a device that joins a team takes thousands. What is not whole, or
 * is here already, is left to be merged one by one.
 */
export async function takeNew(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  arriving: readonly Arriving[],
  steps: Advance[],
): Promise<{ readonly taken: Taken[]; readonly left: readonly Arriving[] }> {
  const known = await db.keys.bulkGet(arriving.map(({ caseId }) => caseId));
  const fresh = arriving.filter(({ row, key }, index) => row && key && !known[index]);
  const taken: Taken[] = [];
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const checked = await Promise.all(fresh.slice(at, at + AT_ONCE).map((each) => check(db, keeping, each)));
    const ready = checked.filter((each) => each !== null);
    if (ready.length === 0) continue;
    if (!(await store(db, ready))) {
      for (const { key } of ready) keeping.chains.keyring.forget(key.caseId);
      continue;
    }
    for (const each of ready) {
      const { caseId, facts } = each.arriving;
      steps.push({ caseId, rev: each.row.rev ?? 1 });
      for (const { writer, seq, hash } of each.heads) steps.push({ caseId, head: { writer, seq, hash, at: each.at } });
      taken.push({ caseId, done: { ...NEW, inserted: facts, at: each.at }, lie: facts });
    }
  }
  const done = new Set(taken.map(({ caseId }) => caseId));
  return { taken, left: arriving.filter(({ caseId }) => !done.has(caseId)) };
}

const NEW = {
  isNew: true,
  detailsRepaired: false,
  detailsTaken: true,
  appended: 0,
  replaced: 0,
  here: 0,
  conflicts: 0,
  unsound: 0,
};

/** Null where it is not whole. */
async function check(
  db: Database,
  { chains: { keyring } }: Keeping & { readonly chains: Chains },
  arriving: Arriving,
): Promise<Ready | null> {
  const { caseId, facts, row } = arriving;
  const raw = fromBase64(arriving.key ?? '');
  if (!row || raw.length !== 32) return null;
  const key = await aesKey(raw);
  const codec = sealedCodec({ master: keyring.master, of: async () => key });
  if (!(await readCaseRow(codec, row)).ok) return null;
  const { sound } = await checkChains(codec, caseId, facts, {}, []);
  const { insert } = mergeFacts([], sound);
  if (insert.length !== facts.length) return null;
  const heads = lastOf(insert).map(headOf);
  const at = sound.reduce((latest, { fact }) => (fact.recordedAt > latest ? fact.recordedAt : latest), '');
  const summary = { caseId, basis: newBasis(db, row.rev, heads) };
  const adopted = await keyring.adopt(caseId, raw);
  raw.fill(0);
  return { arriving, row, key: adopted, heads, summary, at };
}

/** False where one of them came to be here in the meantime: then none is stored. */
const store = (db: Database, ready: readonly Ready[]): Promise<boolean> =>
  write(db, [db.cases, db.keys, db.facts, db.heads, db.summaries], async () => {
    const ids = ready.map(({ arriving }) => arriving.caseId);
    const facts = ready.flatMap(({ arriving }) => arriving.facts);
    const [cases, keys, there] = await Promise.all([
      db.cases.bulkGet(ids),
      db.keys.bulkGet(ids),
      db.facts.bulkGet(facts.map(({ id }) => id)),
    ]);
    if ([...cases, ...keys, ...there].some((each) => each !== undefined)) return false;
    await Promise.all([
      db.keys.bulkAdd(ready.map(({ key }) => key)),
      db.cases.bulkAdd(ready.map(({ row }) => row)),
      db.facts.bulkAdd(facts),
      db.heads.bulkAdd(ready.flatMap(({ heads }) => heads)),
      db.summaries.bulkPut(ready.map(({ summary }) => summary)),
    ]);
    return true;
  });

/** The last link of each writer's chain. */
export function lastOf(rows: readonly LinkedRow[]): LinkedRow[] {
  const last = new Map<string, LinkedRow>();
  for (const row of rows) if ((last.get(row.writer)?.seq ?? 0) < row.seq) last.set(row.writer, row);
  return [...last.values()];
}
