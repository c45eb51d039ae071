import { type SubmitEvent, useMemo, useState } from 'react';

import { preview } from '../../../engine/preview.ts';
import { recordedLast } from '../../../engine/writeScenario.ts';
import { FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { Changes } from '../../shared/Changes.tsx';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { questionsFor, startOf } from '../../shared/form/questions.ts';
import { checkTyped, type Typed } from '../../shared/form/typed.ts';
import { useServices } from '../../shared/services.ts';
import { FactQuestions } from '../FactQuestions.tsx';
import { branched } from '../session/injects.ts';
import { type Session, withFacts } from '../session/session.ts';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';

const NOTHING = {};

/** One fact that the trainer lets happen: the questions of its kind, and what it will change. */
export function FactForm({
  stage,
  change,
  type,
  onBack,
  onDone,
}: {
  session: Session;
  stage: Stage;
  change: Change;
  type: FactType;
  onBack: () => void;
  onDone: () => void;
}) {
  const { run, at, happened, showNext } = stage;
  const { newId } = useServices();
  const [id] = useState(newId);
  const [typed, setTyped] = useState<Typed>(() => startOf(run, type, NOTHING));
  const [attempt, setAttempt] = useState(0);
  const fields = questionsFor(type, typed);
  const checked = checkTyped(type, fields, typed, { id, recordedAt: recordedLast(run.asOf), by: '' });
  const errors = attempt > 0 && !checked.ok ? checked.errors : {};
  const fact = checked.ok ? { ...checked.fact, recordedAt: recordedLast(checked.fact.on) } : null;
  const text = JSON.stringify(fact);
  const shown = useMemo(
    () => (fact ? preview(run, fact) : null),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [run, text],
  );

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!fact) return;
    if (fact.on === run.asOf) showNext();
    change((now) => {
      const inBranch = branched(now, `With: ${FACT_NAMES[type].toLowerCase()}`, { at, happened, newId });
      return withFacts(inBranch, happened, [fact]);
    });
    onDone();
  };

  return (
    <form noValidate onSubmit={save}>
      <h2 className="govuk-heading-m">{FACT_NAMES[type]}</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      <FactQuestions run={run} type={type} typed={typed} errors={errors} onChange={setTyped} />
      {shown === null ? null : (
        <section className="wm-preview" aria-label="What will change">
          <h3 className="govuk-heading-s">What will change</h3>
          {shown.refused === null ? (
            <Changes before={run} after={shown.after} difference={shown.difference} />
          ) : (
            <p className="govuk-body">
              <strong>This cannot happen then.</strong> {shown.refused}
            </p>
          )}
        </section>
      )}
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Let it happen
        </button>
        <button type="button" className="wm-linklike" onClick={onBack}>
          Back to the list
        </button>
      </div>
    </form>
  );
}
