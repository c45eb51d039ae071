import { useState } from 'react';

import { planContextOf } from '../../../engine/process.ts';
import { dayText } from '../../../engine/words.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { recorderErrors, type Typed, typedDay, type TypedDay } from '../../shared/form/typed.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { isTogether } from '../meeting/together.ts';
import { FormEnd } from '../record/FormEnd.tsx';
import { FormHead, WhenInput } from '../record/FormHead.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { type Earlier, useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { asChild, isOnPlan } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { useSaving, useSubmit } from '../siblings/useSaving.ts';
import { FamilyScreen, Reading } from '../siblings/WithFamily.tsx';
import { type CancelDraft, tellCancelled } from './facts.ts';

const TITLE = FACT_NAMES['coreGroup.cancelled'];

/** A core group that will not be held as arranged, for one child or for brothers and sisters who were to meet together. */
export function CancelScreen({ id }: { id: string }) {
  return (
    <FamilyScreen id={id} title={TITLE} of={id}>
      {(opened, family) => <Cancel opened={opened} siblings={family.filter(isOnPlan)} family={family} />}
    </FamilyScreen>
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
  const submit = useSubmit(saving);
  const { typed } = draft;
  if (!draft.ready) return <Reading />;
  if (typed.saving !== null)
    return <Resume what="This cancellation" saving={saving} fixed={typed.saving} all={[opened, ...family]} />;
  const about = [opened, ...arranged.filter((each) => typed.with.includes(each.file.id))].map(asChild);
  const told = tellCancelled(typed, about, run.asOf);
  const { attempt, errors, save } = submit(told, { ...told.errors, ...recorderErrors(by) });
  const change = (some: Partial<CancelDraft>): void => draft.change({ ...typed, ...some });
  const { agreed } = planContextOf(run.processes);
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
