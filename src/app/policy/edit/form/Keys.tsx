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
    <KeyBox
      id={`${idOf(path)}-id`}
      title="Its id"
      error={isTaken ? 'Another clause has this id. Take one that is free.' : null}
      button="Rename it everywhere"
      isReady={typed !== id && typed.trim() !== ''}
      typed={typed}
      onType={setTyped}
      onDone={() => {
        renameClause(id, typed.trim());
        setOpen(fieldText([...path.slice(0, -1), typed.trim()]), true);
      }}
    />
  );
}

export function NewKey({ path, of, taken }: { path: Path; of: Shape; taken: readonly string[] }) {
  const { set, setOpen } = useForm();
  const [typed, setTyped] = useState('');
  const isTaken = taken.includes(typed.trim());
  return (
    <KeyBox
      id={`${idOf(path)}-new`}
      title={path[0] === 'clauses' ? 'Add a clause, by its id' : 'Add a choice, by a name in camelCase'}
      error={isTaken ? 'This one is there already. Take another name.' : null}
      button="Add"
      isReady={typed.trim() !== ''}
      typed={typed}
      onType={setTyped}
      onDone={() => {
        const place = [...path, typed.trim()];
        set(place, begun(of));
        setOpen(fieldText(place), true);
        setTyped('');
      }}
    />
  );
}

type KeyBoxProps = {
  readonly id: string;
  readonly title: string;
  readonly error: string | null;
  readonly button: string;
  readonly isReady: boolean;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onDone: () => void;
};

/** A key is typed whole before it counts: half of it would be another key. */
const KeyBox = ({ id, title, error, button, isReady, typed, onType, onDone }: KeyBoxProps) => (
  <div className={`govuk-form-group ${error === null ? '' : 'govuk-form-group--error'}`}>
    <label className="govuk-label govuk-label--s" htmlFor={id}>
      {title}
    </label>
    {error === null ? null : <p className="govuk-error-message">{error}</p>}
    <div className="desk-adding">
      <input
        id={id}
        className="govuk-input"
        autoComplete="off"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <button type="button" className="desk-tool" disabled={!isReady || error !== null} onClick={onDone}>
        {button}
      </button>
    </div>
  </div>
);
