import { type SubmitEvent, useMemo, useState } from 'react';

import { previewAll } from '../../../engine/preview.ts';
import { type ProposedDates, proposeDates } from '../../../engine/propose.ts';
import { isDay } from '../../../facts/day.ts';
import { valueName } from '../../../facts/values.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { fieldOf } from '../../shared/form/fields.ts';
import { CheckboxInput, DayInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, recorderErrors } from '../../shared/form/typed.ts';
import { Problem } from '../../shared/ui/States.tsx';
import { FormEnd } from '../record/FormEnd.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { Restored } from '../record/Restored.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import type { Child, Errors } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import type { JointFormProps } from '../siblings/useSaving.ts';
import { ActionsPart } from './ActionsPart.tsx';
import { ChairPart } from './ChairPart.tsx';
import { DatesPart } from './DatesPart.tsx';
import { DissentPart } from './DissentPart.tsx';
import type { MeetingDraft } from './draft.ts';
import { tellMeeting } from './facts.ts';
import { NotesPart } from './NotesPart.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import { peopleAt } from './people.ts';
import { PlanPart } from './PlanPart.tsx';
import { RiskPart } from './RiskPart.tsx';
import { ViewsPart } from './ViewsPart.tsx';

const HELD_AT = fieldOf('coreGroup.held', 'at');

type FormProps = JointFormProps<MeetingDraft> & {
  /** The child, and the brothers and sisters it can be recorded for. */
  readonly all: readonly Child[];
};

/** What every part of the form works with. */
export type PartProps = {
  readonly typed: MeetingDraft;
  readonly change: (part: Partial<MeetingDraft>) => void;
  /** The children it is recorded for, the one whose page it is first. */
  readonly about: readonly Child[];
  readonly errors: Readonly<Record<string, string>>;
};

/** The questions of a core group in the order in which one is held. */
export function MeetingForm({ opened: { file, run }, all, draft, by, setBy, saving }: FormProps) {
  const { typed } = draft;
  const [attempt, setAttempt] = useState(0);
  const about = useMemo(
    () => all.filter(({ id }) => id === file.id || typed.with.includes(id)),
    [all, file.id, typed.with],
  );
  const dates = useDates(about, typed.on);
  const told = tellMeeting(typed, about, daysOf(dates), run.asOf);
  const found: Errors = { ...told.errors, ...recorderErrors(by) };
  const isRight = Object.keys(found).length === 0;
  const errors: Errors = attempt > 0 ? found : {};
  const part: PartProps = { typed, change: (some) => draft.change({ ...typed, ...some }), about, errors };
  const people = peopleAt(about, typed.guests);

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (isRight && !saving.busy) void saving.begin(told);
  };

  return (
    <div className="wm-two wm-two--form">
      <form noValidate className="wm-meeting" onSubmit={save}>
        {saving.problem === null ? null : <Problem takesFocus>{saving.problem}</Problem>}
        <ErrorSummary errors={errors} attempt={attempt} />
        <Restored draft={draft} />
        <Together
          title="Was it about brothers and sisters too?"
          hint="It is recorded once. Each child keeps a plan, a record and dates of their own."
          siblings={all.filter(({ id }) => id !== file.id)}
          value={typed.with}
          onChange={(chosen) => part.change({ with: chosen })}
        />
        <DayInput
          question={{
            id: 'on',
            title: 'When did it happen?',
            hint: 'The day the group met, not the day you record it.',
            error: errors.on,
          }}
          value={typed.on}
          onChange={(on) => part.change({ on })}
          today={run.asOf}
          shortcuts
        />
        <ChairPart {...part} run={run} people={people} />
        <PeoplePart {...part} run={run} people={people} />
        <ViewsPart {...part} />
        <PlanPart {...part} />
        <ActionsPart {...part} people={people} run={run} />
        <RiskPart {...part} run={run} />
        <CheckboxInput
          question={{ id: 'at', title: HELD_AT.title, optional: true }}
          value={part.typed.at ? ['school'] : []}
          onChange={(places) => part.change({ at: places.length > 0 })}
          options={HELD_AT.choices.map((value) => ({ value, label: valueName('at', value) }))}
        />
        <DissentPart {...part} run={run} people={people} />
        <NotesPart {...part} run={run} />
        <DatesPart {...part} dates={dates} run={run} />
        <RecordedBy value={by} onChange={setBy} error={errors.recordedBy} what="facts" />
        <FormEnd id={file.id} busy={saving.busy} />
      </form>
      <FamilyPreview about={about} parts={told.errors.on || told.errors.chair ? null : told.parts} />
    </div>
  );
}

const daysOf = ({ coreGroup, review }: ProposedDates) => ({
  next: coreGroup.kind === 'proposed' ? coreGroup.day : null,
  review: review.kind === 'proposed' ? review.day : null,
});

/** What the dates could be once this meeting is over. */
function useDates(children: readonly Child[], on: MeetingDraft['on']): ProposedDates {
  const day = dayTyped(on);
  return useMemo(() => {
    const runs = children.map(({ run }) => {
      const held = {
        id: 'held',
        type: 'coreGroup.held',
        recordedAt: '',
        by: '',
        chair: ' ',
        on: isDay(day) && day <= run.asOf ? day : run.asOf,
      };
      return previewAll(run, [held as Fact]).after;
    });
    return proposeDates(runs);
  }, [children, day]);
}
