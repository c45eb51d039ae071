import { type ReactNode, useState } from 'react';

type PassphraseInputProps = {
  readonly id: string;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A secret as it is typed: hidden, unless one asks to see it. Pasting is welcome; the browser is not asked to keep it. */
export function PassphraseInput({ id, title, hint, error, value, onChange }: PassphraseInputProps) {
  const [shown, setShown] = useState(false);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {title}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="wm-secret">
        <input
          id={id}
          className="govuk-input"
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          aria-label={`${shown ? 'Hide' : 'Show'}: ${title}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
    </div>
  );
}
