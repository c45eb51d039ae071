import { useState } from 'react';

import type { Device } from '../../store/vault/device.ts';
import type { Summary } from '../shared/summary.ts';
import { Page } from '../shared/ui/Page.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';
import type { Remembered } from './remembered.ts';

type ProtectScreenProps = {
  readonly device: Device<Summary>;
  readonly remembered: Remembered;
  /** There are sample children here, which are encrypted as well. */
  readonly hasSamples: boolean;
  /** Called once it is protected, while the recovery key is still shown. */
  readonly onDone: () => void;
  /** Called once the recovery key was put away. */
  readonly onProtected: (passphrase: string) => void;
  readonly onBack: () => void;
};

/** Choosing a passphrase, then the recovery key. */
export function ProtectScreen({ device, remembered, hasSamples, onDone, onProtected, onBack }: ProtectScreenProps) {
  const [made, setMade] = useState<{ recoveryKey: string; passphrase: string } | null>(null);
  if (made) {
    return (
      <Page title="Your recovery key">
        <RecoveryKey
          value={made.recoveryKey}
          onKept={() => {
            remembered.setKeyPending(false);
            onProtected(made.passphrase);
          }}
        />
      </Page>
    );
  }
  const protect = async (passphrase: string): Promise<string | null> => {
    // Whoever closes this page before the key is put away is told so when they come back.
    remembered.setKeyPending(true);
    const done = await device.protect(passphrase);
    if (!done.ok) {
      remembered.setKeyPending(false);
      return done.problem.message;
    }
    onDone();
    setMade({ recoveryKey: done.value.recoveryKey, passphrase });
    return null;
  };
  return (
    <Page title="Protect this device">
      <p className="govuk-body">
        You will type this passphrase whenever you open Waymark. Whoever does not know it cannot read what is recorded
        here. {hasSamples ? 'The sample children are encrypted too; you can erase them afterwards.' : null}
      </p>
      <NewPassphrase name="protect" button="Protect this device" busyWords="Encrypting …" onChosen={protect} />
      <p className="govuk-body">
        <button type="button" className="wm-linklike" onClick={onBack}>
          Not now
        </button>
      </p>
    </Page>
  );
}
