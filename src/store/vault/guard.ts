import type { Database, VaultRow } from '../database.ts';

/**
 * The age of this code. Raise it with every change of what rows mean: then no tab that was opened before can write, not
 * even one that the browser had frozen.
 */
export const CODE_EPOCH = 1;

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** Belongs into every transaction that writes; throws when this tab must not. */
export async function checkGuard(db: Database, repairing = false): Promise<void> {
  const row = await db.vault.get('vault');
  if ((row?.code ?? 0) > db.guard.code) throw named('OutdatedCodeError');
  if ((row?.header?.id ?? null) !== db.guard.vault) throw named('OtherVaultError');
  if (db.guard.readOnly && !repairing) throw named('ReadOnlyError');
}

/** Notes that code of this age was here. Throws when later code was here before. */
export const raiseEpoch = (db: Database): PromiseLike<void> =>
  db.transaction('rw', db.vault, async () => {
    const row = await db.vault.get('vault');
    if ((row?.code ?? 0) > db.guard.code) throw named('OutdatedCodeError');
    if (row?.code !== db.guard.code) await db.vault.put(vaultRow(row?.header ?? null, db.guard.code));
  });

export const vaultRow = (header: VaultRow['header'], code: number): VaultRow => ({ id: 'vault', code, header });
