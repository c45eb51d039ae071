import { useState } from 'react';

import { type Day, isDay } from '../../../facts/day.ts';

type FieldProps<T> = {
  readonly id: string;
  readonly title: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
};

export const Line = ({ id, title, value, onChange }: FieldProps<string>) => (
  <div className="govuk-form-group">
    <label className="govuk-label govuk-label--s" htmlFor={id}>
      {title}
    </label>
    <input
      id={id}
      className="govuk-input"
      value={value}
      maxLength={300}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

export const Text = ({ id, title, value, onChange }: FieldProps<string>) => (
  <div className="govuk-form-group">
    <label className="govuk-label govuk-label--s" htmlFor={id}>
      {title}
    </label>
    <textarea
      id={id}
      className="govuk-textarea"
      rows={3}
      maxLength={4000}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

/** Several short texts, one to a line. What is typed stays as it is typed: an empty line may be about to be filled. */
export function Lines({ id, title, hint, value, onChange }: FieldProps<readonly string[]> & { hint: string }) {
  const [typed, setTyped] = useState(value.join('\n'));
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {title}
      </label>
      <div className="govuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <textarea
        id={id}
        className="govuk-textarea"
        rows={4}
        aria-describedby={`${id}-hint`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(
            event.target.value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          );
        }}
      />
    </div>
  );
}

export const DayField = ({ id, title, value, onChange }: FieldProps<Day>) => (
  <div className="govuk-form-group">
    <label className="govuk-label govuk-label--s" htmlFor={id}>
      {title}
    </label>
    <input
      id={id}
      type="date"
      className="govuk-input ws-day"
      value={value}
      onChange={(event) => {
        if (isDay(event.target.value)) onChange(event.target.value);
      }}
    />
  </div>
);
