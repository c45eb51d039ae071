import { useState } from 'react';

/** The recovery key, once: to be printed or written down. */
export function RecoveryKey({ value, onKept }: { value: string; onKept: () => void }) {
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <p className="govuk-body">
        If you forget your passphrase, this key is the only other way in. Nobody can look it up for you. It is shown
        only now.
      </p>
      <p className="wm-recovery" translate="no">
        {value.split('-').map((part, index) => (
          <span key={`${index} ${part}`}>{part} </span>
        ))}
      </p>
      <p className="govuk-body">Keep it where you keep other keys, never beside this device.</p>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
          Print this page
        </button>
      </div>
      <div className={`govuk-form-group ${asked && !kept ? 'govuk-form-group--error' : ''}`}>
        {asked && !kept ? (
          <p id="kept-error" className="govuk-error-message" role="alert">
            <span className="govuk-visually-hidden">Error: </span>
            Print the key or write it down first, then tick this box
          </p>
        ) : null}
        <div className="govuk-checkboxes">
          <div className="govuk-checkboxes__item">
            <input
              id="kept"
              type="checkbox"
              className="govuk-checkboxes__input"
              checked={kept}
              aria-describedby={asked && !kept ? 'kept-error' : undefined}
              onChange={(event) => setKept(event.target.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="kept">
              I have printed the key or written it down
            </label>
          </div>
        </div>
      </div>
      <button type="button" className="govuk-button" onClick={() => (kept ? onKept() : setAsked(true))}>
        Continue
      </button>
    </>
  );
}
