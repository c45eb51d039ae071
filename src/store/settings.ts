import { withSettings } from './anchor/beside.ts';
import type { Codec } from './codec.ts';
import type { Database, MetaRow } from './database.ts';
import type { Keeping } from './keeping.ts';
import { write } from './write.ts';

const at = (id: string, rev = 0) => ({ table: 'meta', id, bind: rev === 0 ? '' : `rev ${rev}` }) as const;

export const decodeSetting = (codec: Codec, { key, rev, body }: MetaRow): Promise<unknown> =>
  codec.decode(body, at(key, rev));

export const settingRow = async (codec: Codec, key: string, value: unknown, rev?: number): Promise<MetaRow> => ({
  key,
  ...(rev === undefined ? {} : { rev }),
  body: await codec.encode(value, at(key, rev)),
});

export async function readSetting(db: Database, codec: Codec, key: string): Promise<unknown> {
  const row = await db.meta.get(key);
  return row && decodeSetting(codec, row);
}

export async function writeSetting(
  db: Database,
  { codec, chains }: Keeping,
  key: string,
  value: unknown,
  how?: 'repairing',
): Promise<void> {
  for (;;) {
    const before = (await db.meta.get(key))?.rev ?? 0;
    const rev = chains ? before + 1 : undefined;
    const row = await settingRow(codec, key, value, rev);
    const written = await write(
      db,
      [db.meta],
      async () => {
        if (((await db.meta.get(key))?.rev ?? 0) !== before) return false;
        await db.meta.put(row);
        return true;
      },
      how,
    );
    if (!written) continue;
    if (rev !== undefined) await chains?.anchor.editBeside((beside) => withSettings(beside, { [key]: rev }));
    return;
  }
}
