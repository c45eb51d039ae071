import { type SubmitEvent, useEffect, useMemo, useState } from 'react';

import { formsWith } from '../../../engine/guidance.ts';
import { preview } from '../../../engine/preview.ts';
import { planContextOf } from '../../../engine/process.ts';
import { type Fact, FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import { checkTyped, emptyValue, NO_DAY, type TypedDay } from '../../shared/form/typed.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Attendance, ATTENDANCE_FIELDS } from '../../shared/form/Attendance.tsx';
import { LadderNote, subjectOf } from './LadderNote.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { hintFor, optionsFor, questionsFor, roleOptions, startOf } from '../../shared/form/questions.ts';
import { useDraft } from './useDraft.ts';

type RecordProps = { readonly id: string; readonly fact: FactType; readonly given: Readonly<Record<string, string>> };

/** Recording one fact: its questions, what it will change, and one save. */
export function RecordScreen({ id, fact, given }: RecordProps) {
  return (
    <Loaded of={useCase(id)} title={FACT_NAMES[fact]}>
      {(opened) => (
        <ChildFrame opened={opened} place={null} title={FACT_NAMES[fact]}>
          <RecordForm key={`${id} ${fact} ${JSON.stringify(given)}`} opened={opened} type={fact} given={given} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function RecordForm({
  opened: { file, run },
  type,
  given,
}: {
  opened: OpenCase;
  type: FactType;
  given: RecordProps['given'];
}) {
  const { store, clock, newId } = useServices();
  const { open } = useNavigation();
  const start = useMemo(() => startOf(run, type, given), [run, type, given]);
  const draft = useDraft(file.id, `${type} ${given.meeting ?? given.action ?? given.concern ?? ''}`.trim(), start);
  const { typed, change } = draft;
  const [by, setBy] = useRecorder();
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // The id stays the same over several attempts to save, so that no attempt can store the fact twice.
  const [factId] = useState(newId);

  const fields = questionsFor(type, typed);
  const checked = checkTyped(type, fields, typed, { id: factId, recordedAt: clock.now(), by: by.trim() });
  const errors = attempt > 0 && !checked.ok ? checked.errors : {};
  const roles = roleOptions(run);

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (!checked.ok || busy) return;
    setBusy(true);
    const stored = await store.addFact(file.id, { ...checked.fact, recordedAt: clock.now() });
    setBusy(false);
    if (!stored.ok) return setProblem(stored.problem.message);
    await Promise.all([draft.drop(), store.saveSetting('recorder', by.trim())]);
    open({ name: 'child', id: file.id, saved: checked.fact.id }, 'replace');
  };

  return (
    <div className="wm-two wm-two--form">
      <form noValidate onSubmit={(event) => void save(event)}>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <ErrorSummary errors={errors} attempt={attempt} />
        {draft.restored ? (
          <p className="govuk-inset-text">
            This is what you typed here earlier and did not save.{' '}
            <button type="button" className="wm-linklike" onClick={() => void draft.drop()}>
              Start afresh
            </button>
          </p>
        ) : null}
        <DayInput
          question={{
            id: 'on',
            title: 'When did it happen?',
            hint: 'The day it happened, not the day you record it.',
            error: errors.on,
          }}
          value={(typed.on ?? NO_DAY) as TypedDay}
          onChange={(on) => change({ ...typed, on })}
          today={run.asOf}
          shortcuts
        />
        {fields.map((field) =>
          ATTENDANCE_FIELDS.has(field.name) ? (
            field.name === 'attended' ? (
              <Attendance
                key={field.name}
                typed={typed}
                onChange={change}
                roles={roles}
                members={planContextOf(run.processes).members}
              />
            ) : null
          ) : (
            <FieldInput
              key={field.name}
              field={field}
              value={typed[field.name] ?? emptyValue(field)}
              onChange={(value) => change({ ...typed, [field.name]: value })}
              error={errors[field.name]}
              hint={hintFor(run, type, field)}
              today={run.asOf}
              roles={roles}
              options={optionsFor(run, type, field, typed)}
            />
          ),
        )}
        <LineInput
          question={{
            // An agreed action has a `by` of its own: the day it is due.
            id: 'recordedBy',
            title: 'Recorded by',
            hint: 'Your name or initials. Kept with the fact.',
            error: errors.recordedBy,
            optional: true,
          }}
          value={by}
          onChange={setBy}
        />
        {type.startsWith('concern.') ? (
          <LadderNote run={run} about={subjectOf(run, typed.about, typed.concern)} />
        ) : null}
        <Prompts opened={{ file, run }} type={type} />
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button" disabled={busy}>
            Save
          </button>
          <Link to={{ name: 'child', id: file.id }}>Back without saving</Link>
        </div>
        <p className="govuk-hint">What you type is kept on this device as a draft until you save it.</p>
      </form>
      <Preview run={run} fact={checked.ok ? checked.fact : null} />
    </div>
  );
}

function Preview({ run, fact }: { run: OpenCase['run']; fact: Fact | null }) {
  // The instant of recording changes at every keystroke and changes nothing that is shown.
  const text = JSON.stringify(fact === null ? null : { ...fact, recordedAt: '' });
  const shown = useMemo(
    () => (fact === null ? null : preview(run, fact)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [run, text],
  );
  return <PreviewPanel before={run} preview={shown} />;
}

/** What the policy's own form asks for at this fact. */
function Prompts({ opened: { run }, type }: { opened: OpenCase; type: FactType }) {
  return formsWith(run.policy, type).map((form) => (
    <Disclosure key={form.title} summary={`${form.title}: what it should cover (${form.items.length})`}>
      <ul className="wm-tasks">
        {form.items.map(({ asks, clauses }) => (
          <li key={`${asks} ${clauses.join()}`}>
            <span className="wm-task__what">{asks}</span>
            <Clauses policy={run.policy} ids={clauses} />
          </li>
        ))}
      </ul>
    </Disclosure>
  ));
}

/** Who records here; remembered on this device. */
function useRecorder(): [string, (by: string) => void] {
  const { store } = useServices();
  const [by, setBy] = useState('');
  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const kept = await store.setting('recorder');
      if (here && kept.ok && typeof kept.value === 'string')
        setBy((typed) => (typed === '' ? String(kept.value) : typed));
    };
    void read();
    return () => {
      here = false;
    };
  }, [store]);
  return [by, setBy];
}
