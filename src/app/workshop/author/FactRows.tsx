import { useState } from 'react';

import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES, FACT_TYPES, type FactType } from '../../../facts/vocabulary.ts';
import { factDetails } from '../../shared/factWords.ts';
import { FactEditor } from './FactEditor.tsx';

/** The fact that is edited: one at a time in the whole case, so that each question has one place. */
export type Editing = { readonly list: string; readonly what: Fact | FactType } | null;

export type FactRowsProps = {
  /** Names this list of facts. */
  readonly list: string;
  /** Whose facts they are: "the case". */
  readonly whose: string;
  readonly facts: readonly Fact[];
  /** The day a new fact starts with. */
  readonly day: Day;
  /** What the case comes to on a day without one of the facts. */
  readonly before: (day: Day, without: Fact | null) => Run | null;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
  readonly onChange: (facts: readonly Fact[]) => void;
};

/** Facts, each with its day and what it holds, and what cannot have been with the reason; any can be changed or added. */
export function FactRows({ list, whose, facts, day, before, editing, onEdit, onChange }: FactRowsProps) {
  const what = editing?.list === list ? editing.what : null;
  const editor = (type: FactType, fact: Fact | null) =>
    before(day, fact) === null ? null : (
      <FactEditor
        key={fact?.id ?? type}
        type={type}
        fact={fact}
        day={day}
        before={(on) => before(on, fact) as Run}
        onKeep={(kept) => {
          onChange(fact ? facts.map((each) => (each.id === fact.id ? kept : each)) : [...facts, kept]);
          onEdit(null);
        }}
        onClose={() => onEdit(null)}
      />
    );
  return (
    <>
      <ul className="ws-tocome">
        {facts.map((fact) => (
          <li key={fact.id}>
            <FactRow
              fact={fact}
              whole={before(fact.on, null)}
              onDay={(on) => onChange(facts.map((each) => (each.id === fact.id ? { ...each, on } : each)))}
              onEdit={() => onEdit({ list, what: fact })}
              onRemove={() => onChange(facts.filter((each) => each.id !== fact.id))}
            />
            {typeof what === 'object' && what?.id === fact.id ? editor(fact.type, fact) : null}
          </li>
        ))}
      </ul>
      {typeof what === 'string' ? (
        editor(what, null)
      ) : (
        <Add list={list} whose={whose} onAdd={(type) => onEdit({ list, what: type })} />
      )}
    </>
  );
}

function FactRow({
  fact,
  whole,
  onDay,
  onEdit,
  onRemove,
}: {
  fact: Fact;
  whole: Run | null;
  onDay: (day: Day) => void;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const name = `${FACT_NAMES[fact.type]}, ${dayText(fact.on)}`;
  const details = whole ? factDetails(whole, fact) : [];
  const refused = whole?.refused.find((each) => each.fact.id === fact.id)?.reason;
  return (
    <>
      <span>
        {FACT_NAMES[fact.type]}
        <span className="wm-under">{details.map(({ title, text }) => `${title}: ${text}`).join(' · ')}</span>
        {refused === undefined ? null : <span className="wm-under ws-refused">▲ {refused}</span>}
      </span>
      <input
        type="date"
        className="govuk-input ws-day"
        aria-label={`Day of: ${name}`}
        value={fact.on}
        onChange={(event) => {
          if (isDay(event.target.value)) onDay(event.target.value);
        }}
      />
      <span className="ws-row">
        <button type="button" className="wm-linklike" onClick={onEdit}>
          Edit<span className="govuk-visually-hidden">: {name}</span>
        </button>
        <button type="button" className="wm-linklike" onClick={onRemove}>
          Remove<span className="govuk-visually-hidden">: {name}</span>
        </button>
      </span>
    </>
  );
}

function Add({ list, whose, onAdd }: { list: string; whose: string; onAdd: (type: FactType) => void }) {
  const [type, setType] = useState<FactType>('visit.made');
  return (
    <div className="ws-row">
      <label htmlFor={`${list}-add`}>
        A further fact<span className="govuk-visually-hidden"> of {whose}</span>
      </label>
      <select
        id={`${list}-add`}
        className="govuk-select"
        value={type}
        onChange={(event) => setType(event.target.value as FactType)}
      >
        {FACT_TYPES.map((each) => (
          <option key={each} value={each}>
            {FACT_NAMES[each]}
          </option>
        ))}
      </select>
      <button type="button" className="ws-control" onClick={() => onAdd(type)}>
        Add it<span className="govuk-visually-hidden"> to {whose}</span>
      </button>
    </div>
  );
}
