import { useState } from 'react';

import type { Stored } from '../../store/problem.ts';
import { readRecoveryKey } from '../../store/crypto/recoveryKey.ts';
import type { Secret } from '../../store/vault/locks.ts';
import type { Protection } from '../shared/protection.ts';
import { Disclosure } from '../shared/ui/Disclosure.tsx';
import { Problem } from '../shared/ui/States.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { makePasskey, passkeysWorkHere } from './passkey.ts';
import { PassphraseInput } from './PassphraseInput.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

/** The ways in: each can be changed by whoever knows the passphrase or holds the recovery key. */
export function Locks({ protection }: { protection: Extract<Protection, { kind: 'protected' }> }) {
  const { session, setKeyPending } = protection;
  const [present, setPresent] = useState('');
  const [state, setState] = useState<{ problem?: string; done?: string; recoveryKey?: string; busy?: boolean }>({});
  // Whoever forgot the passphrase came in with the recovery key, and sets a new one with it.
  const secretNow = async (): Promise<Secret> =>
    (await readRecoveryKey(present))
      ? { kind: 'recoveryKey', typed: present }
      : { kind: 'passphrase', passphrase: present };

  const finish = (stored: Stored, done: string): string | null => {
    setState(stored.ok ? { done } : { problem: stored.problem.message });
    if (stored.ok) setPresent('');
    return stored.ok ? null : stored.problem.message;
  };
  const renew = async (): Promise<void> => {
    setState({ busy: true });
    const made = await session.renewRecoveryKey(await secretNow());
    if (made.ok) setKeyPending(true);
    setState(made.ok ? { recoveryKey: made.value } : { problem: made.problem.message });
  };
  const addPasskey = async (): Promise<void> => {
    setState({ busy: true });
    const secret = await secretNow();
    // Asked before: a passkey that opens nothing would stay with the person for good.
    const known = await session.knows(secret);
    if (!known.ok) return void finish(known, '');
    const made = await makePasskey();
    if (!made) return setState({ problem: 'No passkey was made. This device or browser may not be able to keep one.' });
    finish(await session.addPasskey(secret, made), 'You can unlock with the passkey from now on.');
  };
  const removePasskeys = async (): Promise<void> => {
    setState({ busy: true });
    finish(await session.removePasskeys(await secretNow()), 'Passkeys do not unlock Waymark any more.');
  };

  return (
    <section className="wm-section" aria-labelledby="locks">
      <h2 className="govuk-heading-m" id="locks">
        Ways in
      </h2>
      {state.done === undefined ? null : (
        <p className="govuk-inset-text" role="status">
          {state.done}
        </p>
      )}
      {state.recoveryKey === undefined ? null : (
        <RecoveryKey
          value={state.recoveryKey}
          onKept={() => {
            setKeyPending(false);
            setState({ done: 'The old recovery key opens nothing any more.' });
          }}
        />
      )}
      <Disclosure summary="Change the passphrase, recovery key or passkey">
        {state.problem === undefined ? null : <Problem>{state.problem}</Problem>}
        <PassphraseInput
          id="present"
          title="Your present passphrase, or the recovery key"
          hint="Needed for each of these."
          value={present}
          onChange={setPresent}
        />
        <h3 className="govuk-heading-s">Passphrase</h3>
        <NewPassphrase
          name="change"
          title="New passphrase"
          button="Change the passphrase"
          busyWords="Changing …"
          onChosen={async (next) =>
            finish(
              await session.changePassphrase(await secretNow(), next),
              'The passphrase was changed. Older backups keep theirs.',
            )
          }
        />
        <h3 className="govuk-heading-s">Recovery key</h3>
        <p className="govuk-body">The old one opens nothing from then on.</p>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={state.busy}
          onClick={() => void renew()}
        >
          Make a new recovery key
        </button>
        {passkeysWorkHere() ? (
          <>
            <h3 className="govuk-heading-s">Passkey</h3>
            <p className="govuk-body">
              A fingerprint, a face or a security key instead of the passphrase, where this device can do it.
            </p>
            <div className="govuk-button-group">
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                disabled={state.busy}
                onClick={() => void addPasskey()}
              >
                Add a passkey
              </button>
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                disabled={state.busy}
                onClick={() => void removePasskeys()}
              >
                Remove all passkeys
              </button>
            </div>
          </>
        ) : null}
      </Disclosure>
    </section>
  );
}
