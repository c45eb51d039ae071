import { type SubmitEvent, useState } from 'react';

import { planContextOf } from '../../../engine/process.ts';
import { dayText } from '../../../engine/words.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { type Typed, typedDay, type TypedDay } from '../../shared/form/typed.ts';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { isTogether } from '../meeting/together.ts';
import { FormEnd } from '../record/FormEnd.tsx';
import { FormHead, WhenInput } from '../record/FormHead.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { type Earlier, useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { asChild, type Errors, isOnPlan } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { useSaving } from '../siblings/useSaving.ts';
import { Reading, WithFamily } from '../siblings/WithFamily.tsx';
import { recorderErrors } from '../../shared/form/typed.ts';
import { type CancelDraft, tellCancelled } from './facts.ts';

const TITLE = FACT_NAMES['coreGroup.cancelled'];

/** A core group that will not be held as arranged, for one child or for brothers and sisters who were to meet together. */
export function CancelScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title={TITLE}>
      {(opened) => (
        <ChildFrame opened={opened} place={null} title={TITLE}>
          <WithFamily key={id} opened={opened}>
            {(family) => <Cancel opened={opened} siblings={family.filter(isOnPlan)} family={family} />}
          </WithFamily>
        </ChildFrame>
      )}
    </Loaded>
  );
}

/** What was typed when it still was cancelled for one child alone. */
const EARLIER: Earlier<CancelDraft> = {
  form: 'coreGroup.cancelled',
  as: (kept) => {
    const { on, reason } = kept as Typed;
    return { ...(on === undefined ? {} : { on: on as TypedDay }), ...(typeof reason === 'string' ? { reason } : {}) };
  },
};

type CancelProps = {
  readonly opened: OpenCase;
  readonly siblings: readonly OpenCase[];
  readonly family: readonly OpenCase[];
};

function Cancel({ opened, siblings, family }: CancelProps) {
  const { file, run } = opened;
  const arranged = siblings.filter((each) => planContextOf(each.run.processes).agreed !== null);
  const [start] = useState((): CancelDraft => ({
    with: arranged.filter((each) => isTogether(run, each.run)).map((each) => each.file.id),
    on: typedDay(run.asOf),
    reason: '',
    saving: null,
  }));
  const draft = useDraft(file.id, 'cancel', start, EARLIER);
  const [by, setBy] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  const [attempt, setAttempt] = useState(0);
  const { typed } = draft;
  if (!draft.ready) return <Reading />;
  if (typed.saving !== null)
    return <Resume what="This cancellation" saving={saving} fixed={typed.saving} all={[opened, ...family]} />;
  const about = [opened, ...arranged.filter((each) => typed.with.includes(each.file.id))].map(asChild);
  const told = tellCancelled(typed, about, run.asOf);
  const found: Errors = { ...told.errors, ...recorderErrors(by) };
  const errors = attempt > 0 ? found : {};
  const change = (some: Partial<CancelDraft>): void => draft.change({ ...typed, ...some });
  const { agreed } = planContextOf(run.processes);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(found).length === 0 && !saving.busy) void saving.begin(told);
  };
  return (
    <div className="wm-two wm-two--form">
      <form noValidate onSubmit={save}>
        <FormHead problem={saving.problem} errors={errors} attempt={attempt} draft={draft}>
          <BegunNote opened={opened} siblings={family} only="cancel" />
        </FormHead>
        <p className="govuk-body">
          {agreed === null ? 'No core group is arranged for this child.' : `It was arranged for ${dayText(agreed)}.`}
        </p>
        <Together
          title="Is it cancelled for brothers and sisters too?"
          hint="It is recorded once. Each child’s next core group then waits for a new date."
          siblings={arranged.map(asChild)}
          value={typed.with}
          onChange={(chosen) => change({ with: chosen })}
        />
        <WhenInput
          hint="The day it was called off."
          error={errors.on}
          value={typed.on}
          onChange={(on) => change({ on })}
          today={run.asOf}
        />
        <TextInput
          question={{ id: 'reason', title: 'Reason', error: errors.reason }}
          value={typed.reason}
          onChange={(reason) => change({ reason })}
        />
        <RecordedBy value={by} onChange={setBy} error={errors.recordedBy} what={about.length > 1 ? 'facts' : 'fact'} />
        <FormEnd id={file.id} busy={saving.busy} />
      </form>
      <FamilyPreview
        about={about}
        parts={told.errors.on ? null : tellCancelled({ ...typed, reason: '-' }, about, run.asOf).parts}
      />
    </div>
  );
}
