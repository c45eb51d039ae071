import { useState } from 'react';

import { fieldText } from '../../../../facts/yaml.ts';
import type { Path } from '../file/change.ts';
import { begun, type Shape } from './shape.ts';
import { idOf, useForm } from './useForm.ts';

export function TakeOut({
  path,
  title,
  isBack = false,
  onDone,
}: {
  path: Path;
  title: string;
  isBack?: boolean;
  onDone: () => void;
}) {
  return (
    <button
      type="button"
      className="desk-tool"
      onClick={() => {
        onDone();
        document.getElementById(idOf(path.slice(0, 1)))?.focus();
      }}
    >
      {isBack ? 'Go back to England’s' : 'Take it out'}
      <span className="govuk-visually-hidden">: {title}</span>
    </button>
  );
}

/** A clause's id is where it stands and how it is named: the rules that name it follow. */
export function ClauseId({ path }: { path: Path }) {
  const { renameClause, setOpen, policy } = useForm();
  const id = String(path.at(-1));
  const [typed, setTyped] = useState(id);
  const isTaken = typed !== id && Object.hasOwn(policy.clauses, typed);
  return (
    <div className={`govuk-form-group ${isTaken ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={`${idOf(path)}-id`}>
        Its id
      </label>
      {isTaken ? <p className="govuk-error-message">Another clause has this id. Take one that is free.</p> : null}
      <div className="desk-adding">
        <input
          id={`${idOf(path)}-id`}
          className="govuk-input"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button
          type="button"
          className="desk-tool"
          disabled={typed === id || typed.trim() === '' || isTaken}
          onClick={() => {
            renameClause(id, typed.trim());
            setOpen(fieldText([...path.slice(0, -1), typed.trim()]), true);
          }}
        >
          Rename it everywhere
        </button>
      </div>
    </div>
  );
}

export function NewKey({ path, of, taken }: { path: Path; of: Shape; taken: readonly string[] }) {
  const { set, setOpen } = useForm();
  const [typed, setTyped] = useState('');
  const isTaken = taken.includes(typed.trim());
  const isClause = path[0] === 'clauses';
  const id = `${idOf(path)}-new`;
  return (
    <div className={`govuk-form-group ${isTaken ? 'govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {isClause ? 'Add a clause, by its id' : 'Add a choice, by a name in camelCase'}
      </label>
      {isTaken ? <p className="govuk-error-message">This one is there already. Take another name.</p> : null}
      <div className="desk-adding">
        <input
          id={id}
          className="govuk-input"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button
          type="button"
          className="desk-tool"
          disabled={typed.trim() === '' || isTaken}
          onClick={() => {
            const place = [...path, typed.trim()];
            set(place, begun(of));
            setOpen(fieldText(place), true);
            setTyped('');
          }}
        >
          Add
        </button>
      </div>
    </div>
  );
}
