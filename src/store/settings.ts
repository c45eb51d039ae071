import type { Codec } from './codec.ts';
import type { Database } from './database.ts';
import { write } from './write.ts';

const at = (id: string) => ({ table: 'meta', id }) as const;

export async function readSetting(db: Database, codec: Codec, key: string): Promise<unknown> {
  const row = await db.meta.get(key);
  return row && codec.decode(row.body, at(key));
}

export async function writeSetting(db: Database, codec: Codec, key: string, value: unknown): Promise<void> {
  const body = await codec.encode(value, at(key));
  await write(db, [db.meta], () => db.meta.put({ key, body }));
}
