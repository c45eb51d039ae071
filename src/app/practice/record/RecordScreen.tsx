import { type ReactNode, type SubmitEvent, useMemo, useState } from 'react';

import { preview } from '../../../engine/preview.ts';
import { type Fact, FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { startOf } from '../../shared/form/questions.ts';
import { checkTyped, NO_DAY, type TypedDay } from '../../shared/form/typed.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { alsoAsked, alsoRecorded } from './also.ts';
import { oddDays } from './days.ts';
import { FormEnd } from './FormEnd.tsx';
import { FormHead, WhenInput } from './FormHead.tsx';
import { LadderNote, subjectOf } from './LadderNote.tsx';
import { OddDays } from './OddDays.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { Prompts } from './Prompts.tsx';
import { askedFields, Questions } from './Questions.tsx';
import { RecordedBy } from './RecordedBy.tsx';
import { StepDownNote } from './StepDownNote.tsx';
import { useDraft } from './useDraft.ts';
import { useRecorder } from './useRecorder.ts';

type RecordProps = { readonly id: string; readonly fact: FactType; readonly given: Readonly<Record<string, string>> };

/** Recording one fact: its questions, what it will change, and one save. A core group and its record have pages of their own. */
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

type FormProps = Omit<RecordProps, 'id' | 'fact'> & {
  readonly opened: OpenCase;
  readonly type: FactType;
  /** What stands beside the form in place of what will change. */
  readonly aside?: ReactNode;
};

/** The questions of a kind of fact, and one save. */
export function RecordForm({ opened: { file, run }, type, given, aside }: FormProps) {
  const { store, clock, newId } = useServices();
  const { open } = useNavigation();
  const start = useMemo(() => startOf(run, type, given), [run, type, given]);
  const draft = useDraft(file.id, `${type} ${given.meeting ?? given.action ?? given.concern ?? ''}`.trim(), start);
  const { typed, change } = draft;
  const [by, setBy] = useRecorder();
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // The ids stay the same over several attempts to save, so that no attempt can store a fact twice.
  const [ids] = useState(() => ({ own: newId(), also: newId() }));

  const fields = askedFields(run, type, typed);
  const envelope = { id: ids.own, recordedAt: clock.now(), by: by.trim() };
  const checked = checkTyped(type, fields, typed, envelope);
  const fact = checked.ok ? checked.fact : null;
  const also = alsoRecorded(run, fact, typed, ids.also);
  const asked = alsoAsked(run, type, typed);
  const odd = oddDays(run, asked ? [...fields, asked] : fields, typed);
  // What was said to be right is right until the days change.
  const isRight = typed.oddDays === odd.join(' ');
  const oddError = odd.length > 0 && !isRight ? { oddDays: 'Check the day, and say whether it is right' } : {};
  const found = { ...(checked.ok ? {} : checked.errors), ...also.errors, ...oddError };
  const errors: Readonly<Record<string, string>> = attempt > 0 ? found : {};

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (!fact || Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    const recordedAt = clock.now();
    const facts = [fact, ...also.facts].map((each) => ({ ...each, recordedAt }));
    const stored = await store.addFacts(file.id, facts);
    setBusy(false);
    if (!stored.ok) return setProblem(stored.problem.message);
    await Promise.all([draft.drop(), store.saveSetting('recorder', by.trim())]);
    open({ name: 'child', id: file.id, saved: facts.map(({ id }) => id).join(',') }, 'replace');
  };

  return (
    <div className="wm-two wm-two--form">
      <form noValidate onSubmit={(event) => void save(event)}>
        <FormHead problem={problem} errors={errors} attempt={attempt} draft={draft} />
        <WhenInput
          error={errors.on}
          value={(typed.on ?? NO_DAY) as TypedDay}
          onChange={(on) => change({ ...typed, on })}
          today={run.asOf}
        />
        <Questions run={run} type={type} typed={typed} errors={errors} onChange={change} />
        {type === 'stepDown.agreed' ? <StepDownNote run={run} route={typed.route} consent={typed.consent} /> : null}
        <RecordedBy value={by} onChange={setBy} error={errors.recordedBy} />
        {type.startsWith('concern.') ? (
          <LadderNote run={run} about={subjectOf(run, typed.about, typed.concern)} />
        ) : null}
        {fields.some(({ name }) => name === 'notes') ? null : <Prompts run={run} type={type} />}
        <OddDays
          odd={odd}
          isRight={isRight}
          onChange={(yes) => change({ ...typed, oddDays: yes ? odd.join(' ') : '' })}
          error={errors.oddDays}
        />
        <FormEnd id={file.id} busy={busy} />
      </form>
      {aside ?? <Preview run={run} fact={fact} also={also.facts} />}
    </div>
  );
}

function Preview({ run, fact, also }: { run: OpenCase['run']; fact: Fact | null; also: readonly Fact[] }) {
  // The instant of recording changes at every keystroke and changes nothing that is shown.
  const text = JSON.stringify([fact, ...also].map((each) => each && { ...each, recordedAt: '' }));
  const shown = useMemo(
    () => (fact === null ? null : preview(run, fact, also)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [run, text],
  );
  return <PreviewPanel before={run} preview={shown} />;
}
