import { useEffect, useState } from 'react';

import { dayText } from '../../engine/words.ts';
import { londonDay } from '../../facts/instant.ts';
import { type Protection, useProtection } from '../shared/protection.ts';
import { useBasics } from '../shared/services.ts';
import { Page } from '../shared/ui/Page.tsx';
import { useSinceBackup } from './BackupReminder.tsx';
import { download } from '../shared/download.ts';
import { IDLE_MINUTES } from './lockWatch.ts';
import { Locks } from './Locks.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { OneChild } from './OneChild.tsx';
import { TeamSection } from '../team/TeamSection.tsx';
import { Restore } from './Restore.tsx';

type Protected = Extract<Protection, { kind: 'protected' }>;

/** Everything that keeps the records on this device safe. */
export function SafetyScreen() {
  const protection = useProtection();
  return protection.kind === 'protected' ? <Safe protection={protection} /> : <Unsafe protection={protection} />;
}

function Unsafe({ protection }: { protection: Extract<Protection, { kind: 'unprotected' }> }) {
  const [sure, setSure] = useState(false);
  return (
    <Page title="Safety">
      <p className="govuk-body-l">This device is not protected. Use it with made-up children only.</p>
      <button type="button" className="govuk-button" onClick={protection.protect}>
        Protect now
      </button>
      <h2 className="govuk-heading-m">Working as a team</h2>
      <p className="govuk-body">Only a protected device can join a team. Protect this one first.</p>
      <h2 className="govuk-heading-m">Begin again</h2>
      <p className="govuk-body">Erases every made-up child on this device.</p>
      {sure ? (
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          onClick={() => void protection.startAnew()}
        >
          Yes, erase the sample data
        </button>
      ) : (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setSure(true)}>
          Erase the sample data
        </button>
      )}
    </Page>
  );
}

const Safe = ({ protection }: { protection: Protected }) => (
  <Page title="Safety">
    <div className="wm-safe">
      <Storage session={protection.session} />
      <TeamSection />
      <Backup protection={protection} />
      <section className="wm-section" aria-labelledby="restore">
        <h2 className="govuk-heading-m" id="restore">
          Restore from a backup
        </h2>
        <p className="govuk-body">
          What is in the file is merged with what is here. Nothing here is overwritten, and a record that was erased
          here does not come back.
        </p>
        <Restore />
      </section>
      <Locking protection={protection} />
      <Locks protection={protection} />
      <OneChild protection={protection} />
    </div>
  </Page>
);

/** Whether the browser may throw the records away, in words. */
function Storage({ session }: Pick<Protected, 'session'>) {
  const [persisted, setPersisted] = useState<boolean | null>(null);
  useEffect(() => {
    let here = true;
    const ask = async (): Promise<void> => {
      const answer = await navigator.storage.persisted().catch(() => false);
      if (here) setPersisted(answer);
    };
    void ask();
    return () => {
      here = false;
    };
  }, []);
  const askAgain = async (): Promise<void> => setPersisted(await navigator.storage.persist().catch(() => false));
  return (
    <section className="wm-section" aria-labelledby="kept">
      <h2 className="govuk-heading-m" id="kept">
        Where the records are
      </h2>
      <p className="govuk-body">
        On this device, in this browser, encrypted. {persisted === null ? null : persistedWords(persisted)}
      </p>
      <p className="govuk-body">{copyWords(session.hasCopy())}</p>
      {persisted === false ? (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void askAgain()}>
          Ask the browser again
        </button>
      ) : null}
    </section>
  );
}

const persistedWords = (persisted: boolean): string =>
  persisted
    ? 'The browser has promised not to delete them by itself. It still does if somebody clears this site’s data.'
    : 'The browser has not promised to keep them: it may delete everything here when the device runs out of space. Make backups often.';

const copyWords = (hasCopy: boolean): string =>
  hasCopy
    ? 'A second copy lies beside them, as well encrypted, in files of its own: should the browser find its database damaged and empty it, Waymark fills it again when you unlock.'
    : 'This browser has no place for a second copy. Should it find its database damaged and empty it, only a backup helps.';

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

function Backup({ protection: { session, checkedAgain } }: { protection: Protected }) {
  const { clock } = useBasics();
  const since = useSinceBackup();
  const [done, setDone] = useState<string | null>(null);
  const make = async (passphrase: string): Promise<string | null> => {
    const made = await session.backup(passphrase);
    if (!made.ok) return made.problem.message;
    const { file, cases, facts, leftOut } = made.value;
    download(`waymark-backup-${clock.today()}.age`, file, 'application/octet-stream');
    // What came since is counted anew.
    checkedAgain();
    setDone(
      `The backup is in your downloads: ${counted(cases, 'child', 'children')}, ${counted(facts, 'entry', 'entries')}.${
        leftOut > 0 ? ` ${leftOut} could not be read and are not in it.` : ''
      }`,
    );
    return null;
  };
  return (
    <section className="wm-section" aria-labelledby="backup">
      <h2 className="govuk-heading-m" id="backup">
        Backup
      </h2>
      <p className="govuk-body">
        {since === null
          ? null
          : since.at === null
            ? 'There is no backup yet. '
            : `The last backup is of ${dayText(londonDay(since.at))}. `}
        {since === null || since.facts === 0
          ? null
          : since.facts === 1
            ? 'One entry exists only on this device.'
            : `${since.facts} entries exist only on this device.`}
      </p>
      <p className="govuk-body">
        A backup is one encrypted file. Keep it somewhere else than on this device. What was typed and not saved,
        settings, and policies edited here are not in it; a policy is saved as a file from the policy desk.
      </p>
      {done === null ? null : (
        <p className="govuk-inset-text" role="status">
          {done}
        </p>
      )}
      <NewPassphrase
        name="backup"
        title="Passphrase for this backup"
        hint="It may be the one you unlock Waymark with. Without it nobody can read the file."
        button="Make a backup"
        busyWords="Encrypting …"
        onChosen={make}
      />
    </section>
  );
}

const Locking = ({ protection }: { protection: Protected }) => (
  <section className="wm-section" aria-labelledby="locking">
    <h2 className="govuk-heading-m" id="locking">
      Locking
    </h2>
    <p className="govuk-body">
      Waymark locks itself when this device sleeps, and when nobody uses it. The keys Ctrl or Cmd, Shift and L lock it
      at once, in every tab.
    </p>
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor="idle">
        Lock after
      </label>
      <select
        id="idle"
        className="govuk-select wm-short"
        value={protection.idleMinutes}
        onChange={(event) => protection.setIdleMinutes(Number(event.target.value))}
      >
        {IDLE_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes} minutes
          </option>
        ))}
      </select>
    </div>
    <button type="button" className="govuk-button govuk-button--secondary" onClick={protection.lock}>
      Lock now
    </button>
  </section>
);
