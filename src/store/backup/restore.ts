import { fromBase64 } from '../crypto/bytes.ts';
import type { Database } from '../database.ts';
import type { Chains, Keeping } from '../keeping.ts';
import { same } from '../same.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { write } from '../write.ts';
import { type BackedUpCase, type BackupContent, unpackedCase, unpackedFacts } from './file.ts';
import { mergeCase } from './mergeCase.ts';

/** What restoring did. Counted, so that a person can compare. */
export type Restored = {
  readonly cases: number;
  readonly facts: number;
  /** Were here already, the same. */
  readonly here: number;
  /** Altered here and sound in the backup: put right. */
  readonly repaired: number;
  /** Cases left out: erased on this device, sealed here with another key, or not whole in the file. */
  readonly erased: number;
  readonly refused: number;
  /** Facts left out: not sound in the file, or here under the same id with other content. */
  readonly unsound: number;
  readonly conflicts: number;
  /** Facts that the device had once and that were gone when the backup was made. */
  readonly missing: number;
  /** Settings that were not here, and lists (such as the policies kept here) that grew. */
  readonly settings: number;
};

const NOTHING: Restored = {
  cases: 0,
  facts: 0,
  here: 0,
  repaired: 0,
  erased: 0,
  refused: 0,
  unsound: 0,
  conflicts: 0,
  missing: 0,
  settings: 0,
};

/** Merges a backup into this device, case by case. What is sound here is never overwritten; the later details stay. */
export async function restore(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  { cases, erased, settings = [], anchored = {} }: BackupContent,
  erasedHere: ReadonlySet<string>,
): Promise<Restored> {
  let sum: Restored = { ...NOTHING, missing: missingIn(cases, anchored) };
  for (const each of cases) {
    const done = erasedHere.has(each.id) ? { erased: 1 } : await restoreCase(db, keeping, each);
    sum = added(sum, done);
  }
  sum = added(sum, { settings: await restoreSettings(db, keeping, settings) });
  // Erased where the backup was made: it stays so, unless it lives here.
  const tombstones = await Promise.all(erased.map((id) => keeping.chains.keyring.bury(id, '')));
  await write(
    db,
    [db.keys, db.cases],
    async () => {
      const [keys, rows] = [await db.keys.bulkGet([...erased]), await db.cases.bulkGet([...erased])];
      await db.keys.bulkPut(tombstones.filter((_, index) => !keys[index] && !rows[index]));
    },
    'repairing',
  );
  return sum;
}

/** What is here stays. Where both are lists of things with a key or an id, those that are not here are added. */
async function restoreSettings(
  db: Database,
  keeping: Keeping,
  settings: NonNullable<BackupContent['settings']>,
): Promise<number> {
  let count = 0;
  for (const { key, value } of settings) {
    const here = await readSetting(db, keeping.codec, key).catch(() => undefined);
    const merged = here === undefined || here === null ? value : withNew(here, value);
    if (same(merged, here)) continue;
    await writeSetting(db, keeping, key, merged, 'repairing');
    count++;
  }
  return count;
}

function withNew(here: unknown, coming: unknown): unknown {
  const [ours, theirs] = [here, coming].map((each): readonly unknown[] | null => (Array.isArray(each) ? each : null));
  if (!ours || !theirs) return here;
  const known = new Set(ours.map(nameIn));
  return [...ours, ...theirs.filter((each) => nameIn(each) !== null && !known.has(nameIn(each)))];
}

function nameIn(thing: unknown): string | null {
  if (typeof thing !== 'object' || thing === null) return null;
  const { key, id } = thing as { readonly key?: unknown; readonly id?: unknown };
  return [key, id].find((each) => typeof each === 'string') ?? null;
}

/** Of what the device held by its anchor, the facts that are not in its backup. */
function missingIn(cases: BackupContent['cases'], anchored: NonNullable<BackupContent['anchored']>): number {
  const held = new Map<string, number>();
  for (const { id, facts } of cases)
    for (const { writer } of facts) held.set(`${id} ${writer}`, (held.get(`${id} ${writer}`) ?? 0) + 1);
  const missing = Object.entries(anchored).flatMap(([id, { heads }]) =>
    Object.entries(heads).map(([writer, { seq }]) => Math.max(0, seq - (held.get(`${id} ${writer}`) ?? 0))),
  );
  return missing.reduce((sum, count) => sum + count, 0);
}

async function restoreCase(
  db: Database,
  keeping: Keeping & { readonly chains: Chains },
  backedUp: BackedUpCase,
): Promise<Partial<Restored>> {
  const facts = unpackedFacts(backedUp);
  const row = unpackedCase(backedUp);
  const done = await mergeCase(db, keeping, { caseId: backedUp.id, key: fromBase64(backedUp.key), row, facts });
  if (done === 'erased') return { erased: 1 };
  if (done === 'damaged') return { refused: 1, unsound: facts.length };
  if (typeof done === 'string') return { refused: 1 };
  return {
    cases: done.isNew ? 1 : 0,
    facts: done.inserted.length + done.appended - done.replaced,
    here: done.here,
    repaired: done.replaced + (done.detailsRepaired ? 1 : 0),
    unsound: done.unsound,
    conflicts: done.conflicts,
  };
}

const added = (sum: Restored, more: Partial<Restored>): Restored =>
  Object.fromEntries(
    Object.entries(sum).map(([name, value]) => [name, value + (more[name as keyof Restored] ?? 0)]),
  ) as Restored;
