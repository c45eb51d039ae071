import { useMemo } from 'react';

import { formsWith } from '../../../engine/guidance.ts';
import { valueName } from '../../../facts/values.ts';
import type { Day } from '../../../facts/day.ts';
import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { fieldOf } from '../../shared/form/fields.ts';
import { roleOptions } from '../../shared/form/questions.ts';
import { emptyValue, NO_DAY, recorderErrors, type TypedDay, type TypedValue } from '../../shared/form/typed.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { OddDays } from '../record/OddDays.tsx';
import { FormEnd } from '../record/FormEnd.tsx';
import { FormHead, WhenInput } from '../record/FormHead.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { NotesInput } from '../record/Rows.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import { asChild, type Child, type Errors } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { type JointFormProps, useSubmit } from '../siblings/useSaving.ts';
import { AfterPart } from './AfterPart.tsx';
import { DecisionPart } from './DecisionPart.tsx';
import type { ConferenceDraft } from './draft.ts';
import { tellConference } from './facts.ts';
import { type Kind, kindFor } from './kinds.ts';
import { PlanPart } from './PlanPart.tsx';

type FormProps = JointFormProps<ConferenceDraft> & {
  /** The brothers and sisters a conference can be about. */
  readonly siblings: readonly OpenCase[];
  readonly today: Day;
};

/** What every part of the form works with. */
export type PartProps = {
  readonly typed: ConferenceDraft;
  readonly change: (typed: ConferenceDraft) => void;
  readonly own: string;
  /** The children it is recorded for, the one whose page it is first. */
  readonly about: readonly Child[];
  readonly errors: Errors;
  readonly today: Day;
};

/** The questions of a conference: what was decided for each child, what each plan needs, what follows. */
export function ConferenceForm({ opened, siblings, draft, by, setBy, saving, today }: FormProps) {
  const { file, run } = opened;
  const { typed, change } = draft;
  const submit = useSubmit(saving);
  const all = useMemo(() => [opened, ...siblings].map(asChild), [opened, siblings]);
  const about = all.filter(({ id }) => id === file.id || typed.with.includes(id));
  const { odd, ...told } = tellConference(typed, about, file.id);
  // What was said to be right is right until the days change.
  const isRight = typed.first.oddDays === odd.join(' ');
  const oddErrors: Errors = odd.length > 0 && !isRight ? { oddDays: 'Check the day, and say whether it is right' } : {};
  const found: Errors = { ...told.errors, ...recorderErrors(by), ...oddErrors };
  const { attempt, errors, save } = submit(told, found);
  const part: PartProps = { typed, change, own: file.id, about, errors, today };
  const kind = typed.first.kind as Kind;
  const answer = (name: string, value: TypedValue): void =>
    change({ ...typed, first: { ...typed.first, [name]: value } });

  return (
    <div className="wm-two wm-two--form">
      <form noValidate onSubmit={save}>
        <FormHead problem={saving.problem} errors={errors} attempt={attempt} draft={draft} />
        <Together
          title="Was it about brothers and sisters too?"
          hint="It is recorded once. Each child has a decision and a plan of their own."
          siblings={all.slice(1).map((child) => {
            const its = kindFor(child.run, kind);
            return its === kind ? child : { ...child, note: valueName('kind', its).toLowerCase() };
          })}
          value={typed.with}
          onChange={(chosen) => change({ ...typed, with: chosen })}
        />
        <WhenInput
          error={errors.on}
          value={(typed.first.on ?? NO_DAY) as TypedDay}
          onChange={(on) => answer('on', on)}
          today={today}
        />
        <Asked {...part} run={run} name="kind" onChange={(value) => change(withKind(typed, value))} />
        <DecisionPart {...part} />
        <PlanPart {...part} />
        <AfterPart {...part} />
        <Asked {...part} run={run} name="quorate" onChange={(value) => answer('quorate', value)} />
        <NotesInput
          run={run}
          value={typed.first.notes ?? []}
          onChange={(notes) => answer('notes', notes)}
          forms={formsWith(run.policy, 'conference.held')}
        />
        <RecordedBy value={by} onChange={setBy} error={errors.recordedBy} what={about.length > 1 ? 'facts' : 'fact'} />
        <OddDays
          odd={odd}
          isRight={isRight}
          onChange={(yes) => answer('oddDays', yes ? odd.join(' ') : '')}
          error={errors.oddDays}
        />
        <FormEnd id={file.id} busy={saving.busy} />
      </form>
      <FamilyPreview about={about} parts={told.parts} />
    </div>
  );
}

/** Another kind of conference has other decisions. */
const withKind = (typed: ConferenceDraft, kind: TypedValue): ConferenceDraft => ({
  ...typed,
  first: { ...typed.first, kind, decision: '' },
  children: Object.fromEntries(Object.entries(typed.children).map(([id, its]) => [id, { ...its, decision: '' }])),
});

type AskedProps = PartProps & {
  readonly run: OpenCase['run'];
  readonly name: string;
  readonly onChange: (value: TypedValue) => void;
};

/** A question that has one answer for all of them. */
function Asked({ run, name, typed, errors, today, onChange }: AskedProps) {
  const field = fieldOf('conference.held', name);
  return (
    <FieldInput
      field={field}
      value={typed.first[name] ?? emptyValue(field)}
      onChange={onChange}
      error={errors[name]}
      today={today}
      roles={roleOptions(run)}
    />
  );
}
