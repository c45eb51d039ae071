import { isLinked } from '../chain/link.ts';
import { checkChains } from '../check/chain.ts';
import type { Codec } from '../codec.ts';
import type { Database } from '../database.ts';
import { factsOf, factTables } from '../facts.ts';
import type { Chains } from '../keeping.ts';
import { decodeSetting } from '../settings.ts';
import { type BackedUpCase, type BackupContent, packedCase } from './file.ts';

/** The setting that says when the last backup was made, and of what. */
export const LAST_BACKUP = 'lastBackup';

/** What is sound of every case, or of one. Never empty-handed for damage: what cannot be read is left out and counted. */
export async function backupContent(
  db: Database,
  codec: Codec,
  { keyring, anchor }: Chains,
  made: string,
  only?: string,
): Promise<{ readonly content: BackupContent; readonly leftOut: number; readonly facts: number }> {
  const cases: BackedUpCase[] = [];
  let leftOut = 0;
  const ids = only === undefined ? await db.cases.toCollection().primaryKeys() : [only];
  for (const id of ids) {
    // One read for each case: what belongs together is from one moment.
    const [row, key, rows] = await db.transaction('r', [db.cases, db.keys, ...factTables(db)], () =>
      Promise.all([db.cases.get(id), db.keys.get(id), factsOf(db, id)]),
    );
    const raw = key && (await keyring.raw(key));
    if (!row || !raw || !(row.body instanceof Uint8Array)) {
      leftOut += rows.length;
      continue;
    }
    const { sound } = await checkChains(codec, id, rows.filter(isLinked), {}, []);
    leftOut += rows.length - sound.length;
    cases.push(
      packedCase(
        row,
        raw,
        sound.map((each) => each.row),
      ),
    );
    raw.fill(0);
  }
  const anchored = await anchor.read();
  const whole = typeof anchored === 'object' && only === undefined ? anchored : null;
  const content: BackupContent = {
    format: 'waymark backup 1',
    made,
    cases,
    erased: whole ? whole.erased : [],
    ...(only === undefined ? { settings: await settingsIn(db, codec) } : {}),
    ...(whole ? { anchored: whole.cases, vault: whole.vault } : {}),
  };
  return { content, leftOut, facts: cases.reduce((sum, { facts }) => sum + facts.length, 0) };
}

/** Those that can be read. When the last backup was made is about this device alone. */
async function settingsIn(db: Database, codec: Codec): Promise<NonNullable<BackupContent['settings']>> {
  const rows = (await db.meta.toArray()).filter(({ key }) => key !== LAST_BACKUP);
  const read = await Promise.all(
    rows.map(async (row) => {
      const value = await decodeSetting(codec, row).catch(() => undefined);
      return value === undefined || value === null ? [] : [{ key: row.key, value }];
    }),
  );
  return read.flat();
}
