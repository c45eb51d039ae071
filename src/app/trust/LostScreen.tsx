import { useState } from 'react';

import type { Device } from '../../store/vault/device.ts';
import type { Summary } from '../shared/summary.ts';
import { Page } from '../shared/ui/Page.tsx';
import { Problem } from '../shared/ui/States.tsx';
import type { Remembered } from './remembered.ts';

type LostScreenProps = {
  readonly device: Device<Summary>;
  readonly remembered: Remembered;
  /** It stands on a page that says already what happened. */
  readonly within?: boolean;
};

/** Nothing here can be opened any more: beginning again, and restoring from a backup, is the only way on. */
export function LostScreen({ device, remembered, within = false }: LostScreenProps) {
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async (): Promise<void> => {
    const done = await device.startAnew();
    if (!done.ok) return setProblem(done.problem.message);
    remembered.forgetSamples();
    window.location.reload();
  };
  const ways = (
    <>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <p className="govuk-body">
        {within ? 'If it stays so, you can begin again' : 'You can begin again'} on this device and restore from a
        backup: choose <strong>Protect now</strong>, then <strong>Safety</strong>.
      </p>
      {sure ? (
        <button type="button" className="govuk-button govuk-button--warning" onClick={() => void begin()}>
          Yes, erase what is left and begin again
        </button>
      ) : (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setSure(true)}>
          Begin again
        </button>
      )}
    </>
  );
  if (within) return ways;
  return (
    <Page title="The records on this device are gone">
      <p className="govuk-body-l">
        There were protected records here. They and what would unlock them are missing or damaged.
      </p>
      {ways}
    </Page>
  );
}
