import { useState } from 'react';

import { Notes } from '../../../shared/form/Inputs.tsx';

type ChosenProps = {
  readonly id: string;
  readonly title: string;
  readonly error: string | undefined;
  readonly words: readonly string[];
  readonly textOf: (word: string) => string;
  /** What can be added; null where any text can. */
  readonly from: readonly string[] | null;
  /** Whether what is added is typed, with what there is as suggestions. */
  readonly isTyped: boolean;
  readonly onAdd: (word: string) => void;
  readonly onTakeOut: (index: number) => void;
};

/** A list of words: each can be taken out, and another one added. */
export function Chosen({ id, title, error, words, textOf, from, isTyped, onAdd, onTakeOut }: ChosenProps) {
  const left = from?.filter((word) => !words.includes(word)) ?? [];
  return (
    <fieldset
      className={`govuk-fieldset govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
      <Notes question={{ id, title, error }} />
      <ul className="desk-chosen">
        {words.map((word, index) => (
          <li key={word}>
            <span>{textOf(word)}</span>
            <button type="button" aria-label={`Take out ${textOf(word)}`} onClick={() => onTakeOut(index)}>
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {isTyped ? (
        <Typed id={id} title={title} from={left} textOf={textOf} onAdd={onAdd} />
      ) : (
        <select
          id={id}
          className="govuk-select"
          aria-label={`${title}: add one`}
          value=""
          onChange={(event) => {
            if (event.target.value !== '') onAdd(event.target.value);
          }}
        >
          <option value="">Add one</option>
          {left.map((word) => (
            <option key={word} value={word}>
              {textOf(word)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

function Typed({
  id,
  title,
  from,
  textOf,
  onAdd,
}: Pick<ChosenProps, 'id' | 'title' | 'textOf' | 'onAdd'> & { from: readonly string[] }) {
  const [typed, setTyped] = useState('');
  const add = (): void => {
    if (typed.trim() === '') return;
    onAdd(typed.trim());
    setTyped('');
  };
  return (
    <div className="desk-adding">
      <input
        id={id}
        className="govuk-input"
        aria-label={`${title}: add one`}
        autoComplete="off"
        list={from.length > 0 ? `${id}-list` : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      {from.length > 0 ? (
        <datalist id={`${id}-list`}>
          {from.map((word) => (
            <option key={word} value={word}>
              {textOf(word)}
            </option>
          ))}
        </datalist>
      ) : null}
      <button type="button" className="desk-tool" onClick={add}>
        Add
      </button>
    </div>
  );
}
