import { type SubmitEvent, useState } from 'react';

import { preview } from '../../../engine/preview.ts';
import type { Run } from '../../../engine/run.ts';
import { recordedLast } from '../../../engine/writeScenario.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { fieldsOf } from '../../shared/form/fields.ts';
import { questionsFor, startOf } from '../../shared/form/questions.ts';
import { checkTyped, dayTyped, NO_DAY, type Typed, type TypedDay, typedFrom } from '../../shared/form/typed.ts';
import { useServices } from '../../shared/services.ts';
import { FactQuestions } from '../FactQuestions.tsx';

const NOTHING = {};

/**
 * One fact of a case, new or as it is. What is missing, and what cannot have been on that day, is said as one types; a
 * fact that cannot have been may still be kept, for a case may want to show it.
 */
export function FactEditor({
  type,
  fact,
  day,
  before,
  onKeep,
  onClose,
}: {
  type: FactType;
  fact: Fact | null;
  /** The day a new one starts with. */
  day: Day;
  /** What the case comes to on that day without this fact. */
  before: (day: Day) => Run;
  onKeep: (fact: Fact) => void;
  onClose: () => void;
}) {
  const { newId } = useServices();
  const [id] = useState(() => fact?.id ?? newId());
  const [typed, setTyped] = useState<Typed>(() =>
    fact ? typedFrom(fact, fieldsOf(type)) : startOf(before(day), type, NOTHING),
  );
  const [isTried, setTried] = useState(false);
  const typedOn = dayTyped((typed.on ?? NO_DAY) as TypedDay);
  const on = typedOn !== null && isDay(typedOn) ? typedOn : day;
  const run = before(on);
  const recordedAt = fact?.on === on ? fact.recordedAt : recordedLast(on);
  const checked = checkTyped(type, questionsFor(type, typed), typed, { id, recordedAt, by: '' });
  const refused = checked.ok ? preview(run, checked.fact).refused : null;

  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (checked.ok) onKeep({ ...notAsked(fact, type), ...checked.fact });
  };
  return (
    <form className="ws-box ws-fact" noValidate onSubmit={keep} aria-label={FACT_NAMES[type]}>
      <h3 className="govuk-heading-s">{FACT_NAMES[type]}</h3>
      <FactQuestions
        run={run}
        type={type}
        typed={typed}
        errors={isTried && !checked.ok ? checked.errors : NOTHING}
        onChange={setTyped}
      />
      <div aria-live="polite">
        {checked.ok ? null : (
          <p className="govuk-body wm-muted">Still to do: {Object.values(checked.errors).join(' · ')}</p>
        )}
        {refused === null ? null : <p className="govuk-body ws-refused">▲ It would not count on that day: {refused}</p>}
      </div>
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          {fact ? 'Change the fact' : 'Add the fact'}
        </button>
        <button type="button" className="wm-linklike" onClick={onClose}>
          {fact ? 'Leave it as it was' : 'Do not add it'}
        </button>
      </div>
    </form>
  );
}

/** What a fact holds that no question asks for stays as it is. */
function notAsked(fact: Fact | null, type: FactType): object {
  const own = new Set(fieldsOf(type).flatMap(({ kind, name }) => (kind === 'own' ? [name] : [])));
  return Object.fromEntries(Object.entries(fact ?? {}).filter(([name]) => own.has(name)));
}
