import { useId, useState } from 'react';

import type { Diagram } from '../../../diagram/model.ts';
import { findStates } from '../../../diagram/ways.ts';

const MOST = 8;

/** Finds a state by the words of its name or of what it says; Enter goes to the first one found, then to the next. */
export function FindState({ diagram, onFind }: { diagram: Diagram; onFind: (id: string) => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [isListed, setListed] = useState(false);
  const id = useId();
  const found = findStates(diagram, words);
  const goTo = (state: string): void => {
    onFind(state);
    // The list lies over the diagram.
    setListed(false);
  };
  return (
    <form
      className="desk-find"
      role="search"
      aria-label="States"
      onSubmit={(event) => {
        event.preventDefault();
        const next = found[at % Math.max(1, found.length)];
        if (next) goTo(next.id);
        setAt(at + 1);
      }}
    >
      <label htmlFor={id}>Find a state</label>
      <input
        id={id}
        className="govuk-input"
        type="search"
        value={words}
        autoComplete="off"
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
          setListed(true);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setListed(false);
        }}
      />
      <p role="status" className="govuk-visually-hidden">
        {words.trim() === '' ? '' : `${found.length} found. Enter goes to the first.`}
      </p>
      {words.trim() === '' || !isListed ? null : (
        <ul className="desk-found">
          {found.slice(0, MOST).map((box) => (
            <li key={box.id}>
              <button type="button" onClick={() => goTo(box.id)}>
                {box.label}
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className="wm-muted">No state has these words.</li> : null}
        </ul>
      )}
    </form>
  );
}
