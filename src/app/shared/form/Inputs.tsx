import type { ReactNode } from 'react';

import { UNITS } from '../../../facts/period.ts';
import { type Day, addDays } from '../../../facts/day.ts';
import { typedDay, type TypedDay, type TypedPeriod, type TypedYesNo } from './typed.ts';

/** What every question has: an id, its words, a hint, and what is wrong with its answer. */
export type Question = {
  readonly id: string;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
};

type Answer<T> = { readonly value: T; readonly onChange: (value: T) => void };

const described = ({ id, hint, error }: Question): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

const Words = ({ question }: { question: Question }) => (
  <>
    {question.title}
    {question.optional ? <span className="wm-muted"> (optional)</span> : null}
  </>
);

/** What stands above the box of a question: its hint, and what is wrong with the answer. */
export function Notes({ question: { id, hint, error } }: { question: Question }) {
  return (
    <>
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
    </>
  );
}

const group = (error: string | undefined): string => `govuk-form-group ${error ? 'govuk-form-group--error' : ''}`;

/** A question with one box. */
function OneBox({ question, children }: { question: Question; children: ReactNode }) {
  return (
    <div className={group(question.error)}>
      <label className="govuk-label govuk-label--s" htmlFor={question.id}>
        <Words question={question} />
      </label>
      <Notes question={question} />
      {children}
    </div>
  );
}

/** A question with several boxes. */
function ManyBoxes({ question, children }: { question: Question; children: ReactNode }) {
  return (
    <div className={group(question.error)}>
      <fieldset className="govuk-fieldset" aria-describedby={described(question)}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          <Words question={question} />
        </legend>
        <Notes question={question} />
        {children}
      </fieldset>
    </div>
  );
}

export function LineInput({
  question,
  value,
  onChange,
  suggestions = [],
}: Answer<string> & { question: Question; suggestions?: readonly string[] }) {
  const list = suggestions.length > 0 ? `${question.id}-list` : undefined;
  return (
    <OneBox question={question}>
      <input
        id={question.id}
        className="govuk-input"
        value={value}
        autoComplete="off"
        list={list}
        aria-describedby={described(question)}
        aria-invalid={question.error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {list ? (
        <datalist id={list}>
          {suggestions.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      ) : null}
    </OneBox>
  );
}

export function TextInput({ question, value, onChange }: Answer<string> & { question: Question }) {
  return (
    <OneBox question={question}>
      <textarea
        id={question.id}
        className="govuk-textarea"
        rows={3}
        value={value}
        // Otherwise the browser keeps what was typed, in clear, to restore its tabs.
        autoComplete="off"
        aria-describedby={described(question)}
        aria-invalid={question.error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </OneBox>
  );
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string | undefined };

export function SelectInput({
  question,
  value,
  onChange,
  options,
}: Answer<string> & { question: Question; options: readonly Option[] }) {
  return (
    <OneBox question={question}>
      <select
        id={question.id}
        className="govuk-select"
        value={value}
        aria-describedby={described(question)}
        aria-invalid={question.error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">Choose</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </OneBox>
  );
}

export function RadioInput({
  question,
  value,
  onChange,
  options,
}: Answer<string> & { question: Question; options: readonly Option[] }) {
  return (
    <ManyBoxes question={question}>
      <div className="govuk-radios govuk-radios--small">
        {options.map((option, index) => {
          const id = index === 0 ? question.id : `${question.id}-${index}`;
          return (
            <div className="govuk-radios__item" key={option.value}>
              <input
                className="govuk-radios__input"
                id={id}
                type="radio"
                name={question.id}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={id}>
                {option.label}
              </label>
              {option.hint ? <div className="govuk-hint govuk-radios__hint">{option.hint}</div> : null}
            </div>
          );
        })}
      </div>
      {question.optional && value !== '' ? (
        <button type="button" className="wm-linklike" onClick={() => onChange('')}>
          Clear this answer<span className="govuk-visually-hidden">: {question.title}</span>
        </button>
      ) : null}
    </ManyBoxes>
  );
}

export function CheckboxInput({
  question,
  value,
  onChange,
  options,
}: Answer<readonly string[]> & { question: Question; options: readonly Option[] }) {
  const toggle = (option: string): void =>
    onChange(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return (
    <ManyBoxes question={question}>
      <div className="govuk-checkboxes govuk-checkboxes--small wm-columns">
        {options.map((option, index) => {
          const id = index === 0 ? question.id : `${question.id}-${index}`;
          return (
            <div className="govuk-checkboxes__item" key={option.value}>
              <input
                className="govuk-checkboxes__input"
                id={id}
                type="checkbox"
                checked={value.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
                {option.label}
              </label>
            </div>
          );
        })}
      </div>
    </ManyBoxes>
  );
}

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

export function DayInput({
  question,
  value,
  onChange,
  today,
  shortcuts = false,
}: Answer<TypedDay> & { question: Question; today: Day; shortcuts?: boolean }) {
  return (
    <ManyBoxes question={question}>
      <div className="govuk-date-input">
        {PARTS.map(({ part, label, width }, index) => {
          const id = index === 0 ? question.id : `${question.id}-${part}`;
          return (
            <div className="govuk-date-input__item" key={part}>
              <div className="govuk-form-group">
                <label className="govuk-label govuk-date-input__label" htmlFor={id}>
                  {label}
                </label>
                <input
                  id={id}
                  className={`govuk-input govuk-date-input__input govuk-input--width-${width} ${question.error ? 'govuk-input--error' : ''}`}
                  inputMode="numeric"
                  autoComplete="off"
                  value={value[part]}
                  onChange={(event) => onChange({ ...value, [part]: event.target.value })}
                />
              </div>
            </div>
          );
        })}
      </div>
      {shortcuts ? (
        <p className="wm-shortcuts">
          <button type="button" className="wm-linklike" onClick={() => onChange(typedDay(today))}>
            Today
          </button>
          <button type="button" className="wm-linklike" onClick={() => onChange(typedDay(addDays(today, -1)))}>
            Yesterday
          </button>
        </p>
      ) : null}
    </ManyBoxes>
  );
}

export function PeriodInput({ question, value, onChange }: Answer<TypedPeriod> & { question: Question }) {
  return (
    <ManyBoxes question={question}>
      <div className="wm-period">
        <input
          id={question.id}
          className="govuk-input govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
          aria-label={`${question.title}: how many`}
          value={value.count}
          onChange={(event) => onChange({ ...value, count: event.target.value })}
        />
        <select
          className="govuk-select"
          aria-label={`${question.title}: of what`}
          value={value.unit}
          onChange={(event) => onChange({ ...value, unit: event.target.value })}
        >
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </select>
      </div>
    </ManyBoxes>
  );
}

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

export const YesNoInput = (props: Answer<string> & { question: Question }) => (
  <RadioInput {...props} options={YES_NO} />
);

export function YesNoTextInput({ question, value, onChange }: Answer<TypedYesNo> & { question: Question }) {
  return (
    <>
      <RadioInput
        question={question}
        value={value.yes}
        onChange={(yes) => onChange({ ...value, yes: yes as TypedYesNo['yes'] })}
        options={YES_NO}
      />
      {value.yes === 'yes' ? (
        <TextInput
          question={{ id: `${question.id}-text`, title: 'What was it about?', optional: true }}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
        />
      ) : null}
    </>
  );
}
