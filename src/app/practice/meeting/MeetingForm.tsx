import { useMemo } from 'react';

import { previewAll } from '../../../engine/preview.ts';
import { type ProposedDates, proposeDates } from '../../../engine/propose.ts';
import { dueText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { readPeriod } from '../../../facts/period.ts';
import { valueName } from '../../../facts/values.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { fieldOf } from '../../shared/form/fields.ts';
import { CheckboxInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, periodTyped, recorderErrors } from '../../shared/form/typed.ts';
import { FormEnd } from '../record/FormEnd.tsx';
import { FormHead, WhenInput } from '../record/FormHead.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import { type Child, type Errors, saidOnce } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { type JointFormProps, useSubmit } from '../siblings/useSaving.ts';
import { ActionsPart } from './ActionsPart.tsx';
import { ChairPart } from './ChairPart.tsx';
import { DatesPart } from './DatesPart.tsx';
import { DissentPart } from './DissentPart.tsx';
import type { MeetingDraft } from './draft.ts';
import { mayAgreeInterval, tellMeeting } from './facts.ts';
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
  const submit = useSubmit(saving);
  const about = useMemo(
    () => all.filter(({ id }) => id === file.id || typed.with.includes(id)),
    [all, file.id, typed.with],
  );
  const { dates, looser } = useDates(about, typed);
  const told = tellMeeting(typed, about, daysOf(dates), run.asOf);
  const found: Errors = { ...told.errors, ...recorderErrors(by) };
  const { attempt, errors, save } = submit(told, found);
  const part: PartProps = { typed, change: (some) => draft.change({ ...typed, ...some }), about, errors };
  const people = peopleAt(about, typed.guests);

  return (
    <div className="wm-two wm-two--form">
      <form noValidate className="wm-meeting" onSubmit={save}>
        <FormHead problem={saving.problem} errors={errors} attempt={attempt} draft={draft} />
        <Together
          title="Was it about brothers and sisters too?"
          hint="It is recorded once. Each child keeps a plan, a record and dates of their own."
          siblings={all.filter(({ id }) => id !== file.id)}
          value={typed.with}
          onChange={(chosen) => part.change({ with: chosen })}
        />
        <WhenInput
          hint="The day the group met, not the day you record it."
          error={errors.on}
          value={typed.on}
          onChange={(on) => part.change({ on })}
          today={run.asOf}
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
        <DatesPart {...part} dates={dates} looser={looser} run={run} />
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

type Dates = { readonly dates: ProposedDates; readonly looser: readonly string[] };

/** What the dates could be once this meeting is over, and where an interval that it agrees would come later than a limit. */
function useDates(children: readonly Child[], { on, interval }: MeetingDraft): Dates {
  const day = dayTyped(on);
  const agreed = periodTyped(interval);
  return useMemo(() => {
    const after = children.map((child) => {
      const { run } = child;
      const isAgreed = agreed !== undefined && readPeriod(agreed) !== null && mayAgreeInterval(child);
      const held = {
        id: 'held',
        type: 'coreGroup.held',
        recordedAt: '',
        by: '',
        chair: ' ',
        on: isDay(day) && day <= run.asOf ? day : run.asOf,
        ...(isAgreed ? { interval: agreed } : {}),
      };
      return { ...child, run: previewAll(run, [held as Fact]).after };
    });
    return { dates: proposeDates(after.map(({ run }) => run)), looser: saidOnce(after, looserText) };
  }, [children, day, agreed]);
}

const looserText = ({ run }: Child): string[] =>
  run.deadlines.flatMap(({ id, metOn, counted }) =>
    id === 'nextCoreGroup' && metOn === null && counted.looser ? [dueText(run.policy, counted)] : [],
  );
