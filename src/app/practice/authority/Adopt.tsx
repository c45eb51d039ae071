import { type SubmitEvent, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { preview } from '../../../engine/preview.ts';
import { dayText } from '../../../engine/words.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { Changes } from '../../shared/Changes.tsx';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, recorderErrors, typedDay } from '../../shared/form/typed.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';

type AdoptProps = { readonly opened: OpenCase; readonly to: Policy };

/** What adopting a policy moves, and from which day; once it is adopted that is a fact like any other. */
export function Adopt({ opened, to }: AdoptProps) {
  const { file, run } = opened;
  const { store, clock, newId } = useServices();
  const { open } = useNavigation();
  const [start] = useState({ on: typedDay(run.asOf), reason: '' });
  const draft = useDraft(file.id, `adopt ${to.id}`, start);
  const { typed } = draft;
  const [by, setBy] = useRecorder();
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [factId] = useState(newId);

  const { recordedBy } = recorderErrors(by);
  const found = { ...errorsIn(typed, run.asOf), ...(recordedBy === undefined ? {} : { 'adopted-by': recordedBy }) };
  const errors: Readonly<Record<string, string>> = attempt > 0 ? found : {};
  const day = dayTyped(typed.on);
  const on = isDay(day) && day <= run.asOf ? day : run.asOf;
  const seen = useMemo(
    () => preview(run, adoption(to, on, { id: factId, recordedAt: '', by: '', reason: '' })),
    [run, to, on, factId],
  );

  const adopt = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    const fact = adoption(to, on, {
      id: factId,
      recordedAt: clock.now(),
      by: by.trim(),
      reason: typed.reason,
    });
    const stored = await store.addFact(file.id, fact);
    if (!stored.ok) return setProblem(stored.problem.message);
    await draft.drop();
    open({ name: 'child', id: file.id, saved: factId });
  };

  return (
    <section className="wm-preview" aria-labelledby="adopt">
      <h2 className="govuk-heading-m" id="adopt">
        If this plan followed {to.name}
      </h2>
      {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
      <div aria-live="polite">
        <Changes before={run} after={seen.after} difference={seen.difference} />
        <Meaning run={run} to={to} on={on} />
      </div>
      <ErrorSummary errors={errors} attempt={attempt} />
      <Restored draft={draft} />
      <form noValidate onSubmit={(event) => void adopt(event)}>
        <DayInput
          question={{ id: 'adopted-on', title: 'Adopted on', error: errors['adopted-on'] }}
          value={typed.on}
          onChange={(next) => draft.change({ ...typed, on: next })}
          today={run.asOf}
        />
        <LineInput
          question={{ id: 'adopted-why', title: 'Reason', error: errors['adopted-why'], optional: true }}
          value={typed.reason}
          onChange={(reason) => draft.change({ ...typed, reason })}
        />
        <LineInput
          question={{ id: 'adopted-by', title: 'Recorded by', error: errors['adopted-by'], optional: true }}
          value={by}
          onChange={setBy}
        />
        <button type="submit" className="govuk-button">
          Adopt {to.name}
        </button>
      </form>
      {run.adopting?.first === run.policy ? <WrongFromTheStart {...{ opened, to }} /> : null}
    </section>
  );
}

/** What adopting means, said before it is done (SPEC, E1 and E2). */
const Meaning = ({ run, to, on }: { run: OpenCase['run']; to: Policy; on: Day }) => (
  <p className="govuk-body wm-muted">
    From {dayText(on)} the whole plan is looked at under {to.name}. What was not kept before that day stays as it was
    under {run.policy.name}. The facts stay as they are.
  </p>
);

function errorsIn(
  { on, reason }: { on: ReturnType<typeof typedDay>; reason: string },
  today: Day,
): Record<string, string> {
  const day = dayTyped(on);
  const errors: Record<string, string> = {};
  if (day === null) errors['adopted-on'] = 'Enter the day it is adopted';
  else if (!isDay(day)) errors['adopted-on'] = 'Enter a real day, such as 27 3 2026';
  else if (day > today) errors['adopted-on'] = `${dayText(day)} has not come: adopt it on that day`;
  if (reason.trim().length > 10_000) errors['adopted-why'] = 'Reason: this is too long; shorten it';
  return errors;
}

const adoption = (
  { id: policy, edition }: Policy,
  on: Day,
  { id, recordedAt, by, reason }: { id: string; recordedAt: string; by: string; reason: string },
): Fact => ({
  id,
  type: 'policy.adopted',
  on,
  recordedAt,
  by,
  policy,
  edition,
  ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
});

/** A policy that was picked by mistake when the child was added is mended; nobody ever adopted it. */
function WrongFromTheStart({ opened: { file }, to }: AdoptProps) {
  const { store } = useServices();
  const { open } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);
  const mend = async (): Promise<void> => {
    const stored = await store.updateCase(file.id, { ...file.record, policy: to.id });
    if (stored.ok) open({ name: 'child', id: file.id });
    else setProblem(stored.problem.message);
  };
  return (
    <Disclosure summary="The wrong policy was chosen when the child was added">
      {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
      <p>Then nothing was adopted: the plan followed {to.name} from the beginning, and all of it is looked at anew.</p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void mend()}>
        It was {to.name} from the beginning
      </button>
    </Disclosure>
  );
}
