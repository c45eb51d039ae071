import { type SubmitEvent, useState } from 'react';

import { normalised } from '../../store/crypto/argon.ts';
import { readRecoveryKey } from '../../store/crypto/recoveryKey.ts';
import type { DeviceState } from '../../store/vault/device.ts';
import type { Secret } from '../../store/vault/locks.ts';
import { ErrorSummary } from '../shared/form/ErrorSummary.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { Problem } from '../shared/ui/States.tsx';
import { hasBuckets } from './bucket.ts';
import { PassphraseInput } from './PassphraseInput.tsx';
import { askPasskey, passkeysWorkHere } from './passkey.ts';

type LockScreenProps = {
  readonly state: Extract<DeviceState, { kind: 'locked' }>;
  readonly why: 'idle' | 'suspended' | 'asked' | null;
  /** Answers what went wrong, or null. */
  readonly onUnlock: (secret: Secret) => Promise<{ readonly wrong: boolean; readonly message: string } | null>;
};

const WHY = {
  idle: 'Waymark locked itself, because nobody had used it for a while.',
  suspended: 'Waymark locked itself, because this device was asleep.',
  asked: 'Waymark is locked.',
};

/** The way in. Nothing about any child is on this page or in memory. */
export function LockScreen({ state, why, onUnlock }: LockScreenProps) {
  const [withKey, setWithKey] = useState(false);
  const [typed, setTyped] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const unlock = async (secret: Secret, wrong: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const failed = await onUnlock(secret);
    // Unlocked, this page is gone.
    if (!failed) return;
    setBusy(false);
    setAttempt((before) => before + 1);
    if (failed.wrong) setError(wrong);
    else setProblem(failed.message);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setError(null);
    const empty = normalised(typed) === '';
    const mistyped = withKey && !empty && !(await readRecoveryKey(typed));
    if (empty || mistyped) {
      setAttempt(attempt + 1);
      if (empty) return setError(withKey ? 'Enter the recovery key' : 'Enter your passphrase');
      return setError('The recovery key is mistyped: compare it with the paper, group by group');
    }
    await (withKey
      ? unlock({ kind: 'recoveryKey', typed }, 'This is not the recovery key of this device')
      : unlock({ kind: 'passphrase', passphrase: typed }, 'This passphrase does not unlock Waymark'));
  };
  const byPasskey = async (): Promise<void> => {
    const answer = await askPasskey(state.passkeys);
    if (answer) return unlock({ kind: 'passkey', ...answer }, 'This passkey does not unlock Waymark');
    setProblem('The passkey was not given. Use your passphrase instead.');
  };

  return (
    <Page title="Unlock Waymark">
      {state.wiped ? (
        <Problem>
          The records on this device are gone, although there were some when it was last used. Unlock Waymark:{' '}
          {hasBuckets(navigator)
            ? 'it puts back what its second copy holds, and shows what is missing then.'
            : 'it shows what is missing, and puts it back from a backup.'}
        </Problem>
      ) : null}
      {problem === null ? null : <Problem>{problem}</Problem>}
      <ErrorSummary errors={error === null ? {} : { secret: error }} attempt={attempt} />
      {why === null ? null : (
        <p className="govuk-body" role="status">
          {WHY[why]} What you had typed is kept.
        </p>
      )}
      <form noValidate onSubmit={(event) => void submit(event)}>
        <PassphraseInput
          key={withKey ? 'key' : 'passphrase'}
          id="secret"
          title={withKey ? 'Recovery key' : 'Passphrase'}
          hint={withKey ? 'Nine groups of four letters and digits. Capitals and hyphens do not matter.' : undefined}
          error={error ?? undefined}
          value={typed}
          onChange={setTyped}
        />
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button" disabled={busy}>
            {busy ? 'Unlocking …' : 'Unlock'}
          </button>
          {state.passkeys.length > 0 && passkeysWorkHere() ? (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={busy}
              onClick={() => void byPasskey()}
            >
              Use a passkey
            </button>
          ) : null}
        </div>
      </form>
      <button
        type="button"
        className="wm-linklike"
        onClick={() => {
          setWithKey(!withKey);
          setTyped('');
          setError(null);
        }}
      >
        {withKey ? 'Use the passphrase' : 'Use the recovery key instead'}
      </button>
    </Page>
  );
}
