import { type ReactNode, useState } from 'react';

import { useProtection } from './protection.ts';

/** Before anybody is added to a device without protection: a real child asks for protection, a made-up one may go on. */
export function ProtectFirst({ children }: { children: ReactNode }) {
  const protection = useProtection();
  const [madeUp, setMadeUp] = useState(false);
  if (protection.kind === 'protected') return children;
  const note = (
    <div className="wm-problem">
      <h2 className="govuk-heading-m">This device is not protected</h2>
      <p className="govuk-body">Do not enter anything about a real child. Whoever uses this device could read it.</p>
    </div>
  );
  if (madeUp) {
    return (
      <>
        {note}
        {children}
      </>
    );
  }
  return (
    <>
      {note}
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={protection.protect}>
          Protect now
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setMadeUp(true)}>
          Add a made-up child
        </button>
      </div>
    </>
  );
}
