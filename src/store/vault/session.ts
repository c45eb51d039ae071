import { withSettings } from '../anchor/beside.ts';
import { openAnchor } from '../anchor/anchor.ts';
import type { AnchorDocument, AnchoredBeside, AnchoredCase } from '../anchor/document.ts';
import { attempt } from '../attempt.ts';
import { backupContent, LAST_BACKUP } from '../backup/make.ts';
import { type BackupContent, openBackup, sealBackup } from '../backup/file.ts';
import { restore, type Restored } from '../backup/restore.ts';
import { acceptLoss } from '../check/accept.ts';
import { dropUnreadable } from '../check/dropUnreadable.ts';
import { type Early, readAll, readEarly, type Rows } from '../check/everything.ts';
import { blocks, type Finding } from '../check/finding.ts';
import { type Checked, checkWhole, factsOf, settingsOf } from '../check/whole.ts';
import { mend } from '../copy/mend.ts';
import { openSecondCopy, type SecondCopy } from '../copy/secondCopy.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { masterFrom } from '../crypto/master.ts';
import { newRecoveryKey } from '../crypto/recoveryKey.ts';
import type { Database } from '../database.ts';
import { eraseCase } from '../erase.ts';
import type { Chains } from '../keeping.ts';
import { fail, type Read, type Stored } from '../problem.ts';
import { readSetting, writeSetting } from '../settings.ts';
import type { Sharing } from '../share/sharing.ts';
import { createStore, type Store } from '../store.ts';
import { write } from '../write.ts';
import type { DeviceOptions } from './device.ts';
import { vaultRow } from './guard.ts';
import type { Header, Lock } from './header.ts';
import { openKeyring } from './keyring.ts';
import { openLocks, passkeyLock, passphraseLock, recoveryLock, type Secret } from './locks.ts';
import { sealedCodec } from './sealedCodec.ts';

export type LastBackup = { readonly at: string; readonly cases: Readonly<Record<string, AnchoredCase>> };

/** What a backup file holds. `leftOut`: facts that cannot be read. */
export type Backup = {
  readonly file: Bytes;
  readonly cases: number;
  readonly facts: number;
  readonly leftOut: number;
};

/** An unlocked vault: its store, what the check found, and what can be done for its safety. Nothing throws. */
export type Session<S> = {
  readonly store: Store<S>;
  /** What the last check found; with a blocking one the store is read-only. */
  findings(): readonly Finding[];
  /** Whether everything is written a second time, in files of its own. */
  hasCopy(): boolean;

  /** One age file of everything. */
  backup(passphrase: string): Promise<Read<Backup>>;
  exportCase(id: string, passphrase: string): Promise<Read<{ readonly file: Bytes; readonly facts: number }>>;
  /** Merges a backup, then checks again. Problems: wrongSecret, damagedBackup, quota. */
  restore(file: Uint8Array, passphrase: string): Promise<Read<Restored>>;
  /** Destroys a case for good. Problems: missing, readOnly. */
  eraseCase(id: string): Promise<Stored>;
  /** Goes on with what is here although something is missing. */
  accept(): Promise<Stored>;
  /** When the last backup was made (null: never), and how many facts came since. */
  sinceBackup(): Promise<Read<{ readonly at: string | null; readonly facts: number }>>;

  /** Whether this opens the device. Problem: wrongSecret. */
  knows(secret: Secret): Promise<Stored>;
  /** Problems: wrongSecret (the present one). */
  changePassphrase(present: Secret, next: string): Promise<Stored>;
  renewRecoveryKey(present: Secret): Promise<Read<string>>;
  addPasskey(present: Secret, passkey: Parameters<typeof passkeyLock>[2]): Promise<Stored>;
  removePasskeys(present: Secret): Promise<Stored>;
  /** Forgets the keys. Afterwards everything answers `closed`. */
  close(): void;

  /** What a team needs; loaded where one is joined. */
  sharing(): Promise<Sharing>;
};

/** `raw` is the master key; it is overwritten here. */
export async function openSession<S>(
  db: Database,
  unlocked: Header,
  raw: Bytes,
  options: DeviceOptions,
  found: { readonly early: Early; readonly locksAltered: boolean },
): Promise<Session<S>> {
  let header = unlocked;
  let { locksAltered } = found;
  const { place, stretch, age, now, cost, workFactor } = options;
  const master = await masterFrom(raw);
  raw.fill(0);
  const keyring = openKeyring(db, master);
  const codec = sealedCodec(keyring);
  const anchor = openAnchor(place, master.anchor);
  const chains: Chains = { keyring, anchor, writer: () => header.writer };
  const keeping = { codec, chains };
  const store = createStore<S>(db, keeping);

  const check = async (early = readEarly(db, place)): Promise<Checked> => {
    const anchored = await anchor.verify(early.anchor);
    const document = typeof anchored === 'object' ? anchored : null;
    const checked = await checkWhole(await early.rows, codec, keyring, document);
    const findings: Finding[] = [...checked.findings];
    if (anchored === 'missing') findings.unshift({ what: 'anchorMissing' });
    if (anchored === 'altered') findings.unshift({ what: 'anchorAltered' });
    if (locksAltered) findings.unshift({ what: 'locksAltered' });
    return { ...checked, findings };
  };

  const openingCopy = openSecondCopy(options.copyIn, db.name, header.id);
  let checked = await check(found.early);
  // In what follows every committed transaction is written there as well.
  db.copy = await openingCopy;

  /** What is missing here and sound in the second copy is put back at once; a person is told of it. */
  const mendFromCopy = async (copy: SecondCopy): Promise<boolean> => {
    const anchored = await anchor.read();
    const rows = await copy.read();
    const copied = await checkWhole(rows, codec, keyring, typeof anchored === 'object' ? anchored : null);
    const what = checked.findings.some((each) => each.what === 'wiped') ? 'refilled' : 'mended';
    const count = await mend(db, keeping, rows, checked, copied);
    if (count === null) return false;
    checked = await check();
    checked = { ...checked, findings: [...checked.findings, { what, count }] };
    return true;
  };
  const { copy } = db;
  // A copy that cannot be read, or a full disk, must not keep anybody out.
  const isMended = copy !== null && checked.findings.some(blocks) && (await mendFromCopy(copy).catch(() => false));

  /** Beside the work: nobody waits for it. */
  const bringUpCopy = async (rows: PromiseLike<Rows>): Promise<void> => {
    await rows.then(
      (all) => db.copy?.bringUp(all),
      () => undefined,
    );
  };

  const settle = async (rows: PromiseLike<Rows>): Promise<void> => {
    db.guard = { ...db.guard, readOnly: checked.findings.some(blocks) };
    if (db.guard.readOnly) return;
    const steps = Object.entries(checked.cases).flatMap(([caseId, { rev, heads }]) => [
      { caseId, rev },
      ...Object.entries(heads).map(([writer, head]) => ({ caseId, rev, head: { writer, ...head } })),
    ]);
    await anchor.advance(steps);
    await anchor.editBeside((beside) => withSettings(beside, checked.settings));
    await anchor.setHeader(header);
    const { staleSummaries } = checked;
    if (staleSummaries.length > 0) await write(db, [db.summaries], () => db.summaries.bulkDelete([...staleSummaries]));
    void bringUpCopy(rows);
  };
  await settle(isMended ? readAll(db) : found.early.rows);

  const besideNow = async (): Promise<AnchoredBeside> => ({
    drafts: Object.fromEntries((await db.drafts.toArray()).map(({ id, caseId }) => [id, caseId])),
    settings: settingsOf(await db.meta.toArray()),
  });

  /** The anchor made anew, from what is here. */
  const anchorAnew = async (cases: AnchorDocument['cases'], erased: readonly string[]): Promise<void> =>
    anchor.replace({ format: 1, vault: header.id, header, cases, erased: [...erased], beside: await besideNow() });

  /** A backup of this device says what it held: it stands in for an anchor that is gone, if all of that is here. */
  const anchorFrom = async ({ vault, anchored, erased }: BackupContent): Promise<void> => {
    const isAnchorAlone = checked.findings.filter(blocks).every(({ what }) => what.startsWith('anchor'));
    if (!isAnchorAlone || vault !== header.id || !anchored) return;
    const document = { cases: anchored, erased: [...erased], beside: { drafts: {}, settings: {} } };
    const against = await checkWhole(await readAll(db), codec, keyring, document);
    if (against.findings.some(blocks)) return;
    await anchorAnew(against.cases, against.erased);
    checked = await check();
  };

  const setHeader = async (next: Header): Promise<void> => {
    await write(db, [db.vault], () => db.vault.put(vaultRow(next, db.guard.code)), 'repairing');
    header = next;
    await anchor.setHeader(next);
  };

  const relock = (
    present: Secret,
    edit: (bytes: Bytes, locks: readonly Lock[]) => Promise<readonly Lock[]>,
  ): Promise<Stored> =>
    attempt('saving', async () => {
      const bytes = await openLocks(header, present, stretch);
      if (!bytes) return fail('wrongSecret', 'opening');
      const locks = [...(await edit(bytes, header.locks))];
      bytes.fill(0);
      await setHeader({ ...header, rev: header.rev + 1, locks });
      return { ok: true };
    });

  const sealedFile = (passphrase: string, only?: string) =>
    attempt('reading', async () => {
      const { content, leftOut, facts } = await backupContent(db, codec, chains, now(), only);
      if (only !== undefined && content.cases.length === 0) return fail('missing', 'reading');
      const file = await sealBackup(age, content, passphrase, workFactor);
      return { ok: true, value: { file, cases: content.cases.length, facts, leftOut, content } } as const;
    });

  return {
    store,
    findings: () => checked.findings,
    hasCopy: () => db.copy !== null,

    backup: async (passphrase) => {
      const made = await sealedFile(passphrase);
      if (!made.ok) return made;
      const { content, ...rest } = made.value;
      const last: LastBackup = { at: content.made, cases: content.anchored ?? {} };
      if (!db.guard.readOnly) await attempt('saving', () => writeSetting(db, keeping, LAST_BACKUP, last));
      return { ok: true, value: rest };
    },

    exportCase: (id, passphrase) => sealedFile(passphrase, id),

    restore: (file, passphrase) =>
      attempt('saving', async () => {
        const content = await openBackup(age, Uint8Array.from(file), passphrase);
        if (typeof content === 'string') return fail(content, 'opening');
        const done = await restore(db, keeping, content, new Set(checked.erased));
        // Drafts are in no backup, and settings may be older there: that they went with the rest was told.
        if (checked.findings.some(({ what }) => what === 'wiped')) {
          const beside = await besideNow();
          await anchor.editBeside(() => beside);
        }
        checked = await check();
        await anchorFrom(content);
        await settle(readAll(db));
        return { ok: true, value: done } as const;
      }),

    eraseCase: (id) => attempt('saving', () => eraseCase(db, chains, id, now())),

    accept: () =>
      attempt('saving', async () => {
        const writer = crypto.randomUUID();
        const cases = await acceptLoss(db, keeping, checked, writer, { createdAt: now() });
        await dropUnreadable(db, codec);
        await setHeader({ ...header, rev: header.rev + 1, writer });
        await anchorAnew(cases, checked.erased);
        locksAltered = false;
        checked = await check();
        await settle(readAll(db));
        return { ok: true };
      }),

    sinceBackup: () =>
      attempt('reading', async () => {
        const last = (await readSetting(db, codec, LAST_BACKUP)) as LastBackup | undefined;
        const anchored = await anchor.read();
        const cases = typeof anchored === 'object' ? anchored.cases : {};
        const facts = Object.entries(cases).reduce(
          (sum, [id, each]) => sum + factsOf(each) - Math.min(factsOf(each), factsOf(last?.cases[id])),
          0,
        );
        return { ok: true, value: { at: last?.at ?? null, facts } } as const;
      }),

    knows: (secret) =>
      attempt('opening', async () => {
        const bytes = await openLocks(header, secret, stretch);
        bytes?.fill(0);
        return bytes ? { ok: true } : fail('wrongSecret', 'opening');
      }),

    changePassphrase: (present, next) =>
      relock(present, async (bytes, locks) => [
        await passphraseLock(header.id, bytes, next, stretch, cost),
        ...locks.filter(({ kind }) => kind !== 'passphrase'),
      ]),
    renewRecoveryKey: async (present) => {
      const recoveryKey = await newRecoveryKey();
      const done = await relock(present, async (bytes, locks) => [
        ...locks.filter(({ kind }) => kind !== 'recoveryKey'),
        await recoveryLock(header.id, bytes, recoveryKey),
      ]);
      return done.ok ? { ok: true, value: recoveryKey } : done;
    },
    addPasskey: (present, passkey) =>
      relock(present, async (bytes, locks) => [...locks, await passkeyLock(header.id, bytes, passkey)]),
    removePasskeys: (present) => relock(present, async (_, locks) => locks.filter(({ kind }) => kind !== 'passkey')),

    sharing: async () => (await import('../share/sharing.ts')).sharingOf(db, keeping, now, options.verifier),

    close: () => {
      store.close();
      db.copy?.close();
      keyring.forget();
    },
  };
}
