import { type SubmitEvent, useMemo, useState } from 'react';

import { differenceOf } from '../../../engine/preview.ts';
import type { Run } from '../../../engine/run.ts';
import { Changes } from '../../shared/Changes.tsx';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { runOf } from '../../shared/runOf.ts';
import { useServices, useToday } from '../../shared/services.ts';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';
import { OddDays } from '../record/OddDays.tsx';
import { errorsInChild, oddBirth, bornOn, typedChild, withTyped } from './childDetails.ts';
import { ChildQuestions } from './ChildQuestions.tsx';

/** A child's name, date of birth and family, which can be mended; facts cannot. */
export function DetailsScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title="The child’s details">
      {(opened) => (
        <ChildFrame opened={opened} place={null} title="The child’s details">
          <Details key={id} opened={opened} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Details({ opened: { file, run } }: { opened: OpenCase }) {
  const { store, policies } = useServices();
  const { open } = useNavigation();
  const today = useToday();
  const [start] = useState(() => typedChild(file.record));
  const draft = useDraft(file.id, 'details', start);
  const { typed } = draft;
  const [confirmed, setConfirmed] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  const odd = oddBirth(bornOn(typed), file.facts);
  const isRight = confirmed === odd;
  const found: Record<string, string> = {
    ...errorsInChild(typed, today),
    ...(odd !== null && !isRight ? { oddDays: 'Check the date of birth, and say whether it is right' } : {}),
  };
  const errors: Readonly<Record<string, string>> = attempt > 0 ? found : {};
  const record = withTyped(file.record, typed);
  const text = JSON.stringify(record.child.born ?? null);
  const after = useMemo(
    () => runOf({ record, facts: file.facts }, policies, { asOf: today }),
    // Of the details only the birth changes what a case comes to.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [text, file, policies, today],
  );

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    const stored = await store.updateCase(file.id, record);
    if (!stored.ok) return setProblem(stored.problem.message);
    await draft.drop();
    open({ name: 'child', id: file.id });
  };

  return (
    <div className="wm-two wm-two--form">
      <form noValidate onSubmit={(event) => void save(event)}>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <ErrorSummary errors={errors} attempt={attempt} />
        <Restored draft={draft} />
        <ChildQuestions typed={typed} onChange={draft.change} errors={errors} today={today} />
        <OddDays
          odd={odd === null ? [] : [odd]}
          isRight={isRight}
          onChange={(yes) => setConfirmed(yes ? (odd ?? '') : '')}
          error={errors.oddDays}
        />
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button">
            Save
          </button>
          <Link to={{ name: 'child', id: file.id }}>Back without saving</Link>
        </div>
      </form>
      <WhatChanges before={run} after={after} />
    </div>
  );
}

function WhatChanges({ before, after }: { before: Run; after: Run | null }) {
  if (!after || after.born === before.born) return null;
  return (
    <aside className="wm-preview" aria-label="What will change" aria-live="polite">
      <h2 className="govuk-heading-m">What will change</h2>
      <Changes before={before} after={after} difference={differenceOf(before, after)} />
    </aside>
  );
}
