import { useMemo, useState } from 'react';

import type { Proposal } from '../../../engine/propose.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, roleWord } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { USUAL_ROLES } from '../../shared/form/Attendance.tsx';
import { CheckboxInput, DayInput, type Option, TextInput } from '../../shared/form/Inputs.tsx';
import { NO_DAY, typedDay } from '../../shared/form/typed.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { personText } from '../meeting/people.ts';
import { arrangedRemarks } from '../record/days.ts';
import { FormHead } from '../record/FormHead.tsx';
import { useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { FamilyPreview } from '../siblings/ChangesPanel.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { asChild, type Child, namesOf, saidOnce } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { useSaving, useSubmit } from '../siblings/useSaving.ts';
import { Reading } from '../siblings/WithFamily.tsx';
import { type ArrangeDraft, inviteesOf, tellArranged, type ToArrange, valueOf } from './facts.ts';
import { daysToChoose, proposalFor } from './proposals.ts';
import { TimeAndVenue } from './TimeAndVenue.tsx';

type ArrangeProps = {
  readonly opened: OpenCase;
  readonly what: ToArrange;
  /** Brothers and sisters for whom it can be arranged too. */
  readonly siblings: readonly OpenCase[];
  /** Those of them who meet together already. */
  readonly together: readonly OpenCase[];
  /** It is arranged already, and given another day here. */
  readonly isMoved: boolean;
  readonly venue: string;
  readonly day?: Day | undefined;
};

/** When and where a meeting is and who is invited, for one child or for brothers and sisters together. */
export function ArrangeForm(props: ArrangeProps) {
  const { opened, what, siblings, together, isMoved, venue } = props;
  const { file, run } = opened;
  const [start] = useState((): ArrangeDraft => {
    const { proposal } = proposalFor(
      what,
      [opened, ...together].map((each) => each.run),
    );
    const day = props.day ?? (proposal.kind === 'proposed' && !isMoved ? proposal.day : null);
    return {
      with: together.map((each) => each.file.id),
      for: day === null ? NO_DAY : typedDay(day),
      time: '',
      venue,
      reason: '',
      invited: [
        ...inviteesOf([opened, ...together].map(asChild)).map(valueOf),
        ...(what === 'coreGroup' ? [] : ['conferenceChair']),
      ],
      saving: null,
    };
  });
  const form = what === 'coreGroup' ? 'arrange' : `arrange ${what}`;
  const draft = useDraft(file.id, form, start);
  const [by] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  const submit = useSubmit(saving);
  const { typed } = draft;
  const change = (some: Partial<ArrangeDraft>): void => draft.change({ ...typed, ...some });
  const all = useMemo(() => [opened, ...siblings].map(asChild), [opened, siblings]);
  const about = useMemo(
    () => all.filter(({ id }) => id === file.id || typed.with.includes(id)),
    [all, file.id, typed.with],
  );
  const { proposal, further } = useMemo(
    () =>
      proposalFor(
        what,
        about.map((child) => child.run),
      ),
    [what, about],
  );
  const told = tellArranged(what, typed, about, run.asOf);
  if (!draft.ready) return <Reading />;
  if (typed.saving !== null)
    return <Resume what="This date" saving={saving} fixed={typed.saving} all={[opened, ...siblings]} />;
  const { attempt, errors, save } = submit(told);
  return (
    <form noValidate onSubmit={save}>
      <FormHead problem={saving.problem} errors={errors} attempt={attempt} draft={draft}>
        <BegunNote opened={opened} siblings={siblings} only="arrange" />
      </FormHead>
      <Together
        title="Is it about brothers and sisters too?"
        hint="It is arranged once. The day keeps every child’s limits where there is one that does."
        siblings={all.filter(({ id }) => id !== file.id)}
        value={typed.with}
        onChange={(chosen) => change({ with: chosen })}
      />
      <DayInput
        question={{ id: 'for', title: 'Arranged for', error: errors.for, hint: <Why proposal={proposal} run={run} /> }}
        value={typed.for}
        onChange={(day) => change({ for: day })}
        today={run.asOf}
      />
      <Days
        days={daysToChoose(proposal, run.asOf)}
        further={further}
        onChoose={(day) => change({ for: typedDay(day) })}
      />
      <Remarks what={what} about={about} typed={typed} />
      <TimeAndVenue typed={typed} onChange={change} errors={errors} />
      <CheckboxInput
        question={{ id: 'invited', title: 'Who is invited', optional: true }}
        value={typed.invited}
        onChange={(invited) => change({ invited })}
        options={invitable(run, what, about)}
      />
      {what !== 'coreGroup' && isMoved ? (
        <TextInput
          question={{ id: 'reason', title: 'Why it was moved', optional: true, error: errors.reason }}
          value={typed.reason}
          onChange={(reason) => change({ reason })}
        />
      ) : null}
      <FamilyPreview about={about} parts={told.errors.for === undefined ? told.parts : []} />
      <button type="submit" className="govuk-button" disabled={saving.busy}>
        Save
      </button>
    </form>
  );
}

/** The members by name; where the conference named none, the roles that come. A conference has its chair besides. */
function invitable(run: Run, what: ToArrange, about: readonly Child[]): Option[] {
  const members = inviteesOf(about);
  const options = members.map((person) => ({
    value: person.value,
    label:
      person.of.length === about.length
        ? personText(run, person)
        : `${personText(run, person)} (for ${namesOf(about.filter(({ id }) => person.of.includes(id)).map(({ name }) => name))})`,
  }));
  const named = new Set(members.map(({ role }) => role));
  const others = [
    ...(members.length === 0 ? USUAL_ROLES : []),
    ...(what === 'coreGroup' ? [] : ['conferenceChair', 'teamManager']),
  ].filter((role) => !named.has(role));
  return [...options, ...[...new Set(others)].map((value) => ({ value, label: roleWord(run.policy, value) }))];
}

/** What binds the date, in words; or why there is none. */
function Why({ proposal, run }: { readonly proposal: Proposal; readonly run: Run }) {
  if (proposal.kind === 'silent')
    return (
      <>
        {proposal.says}
        <Clauses policy={run.policy} ids={proposal.clauses} />
      </>
    );
  if ('why' in proposal) return proposal.why;
  const [tightest] = proposal.limits;
  return (
    <>
      {proposal.kind === 'proposed'
        ? `${dayText(proposal.day)} is the latest working day that keeps every limit.`
        : null}
      {tightest ? (
        <span className="wm-under">
          {tightest.name}: {tightest.because}
        </span>
      ) : null}
    </>
  );
}

function Days({
  days,
  further,
  onChoose,
}: {
  readonly days: readonly Day[];
  readonly further: readonly Day[];
  readonly onChoose: (day: Day) => void;
}) {
  if (days.length < 2) return null;
  return (
    <div className="wm-arrange__days">
      <p className="govuk-hint">Working days that keep every limit:</p>
      <ul className="wm-inline">
        {days.map((day) => (
          <li key={day}>
            <button type="button" className="wm-linklike" onClick={() => onChoose(day)}>
              {dayText(day)}
            </button>
          </li>
        ))}
      </ul>
      {further.length > 0 ? (
        <p className="wm-under">After the latest of them, up to the review: {further.map(dayText).join(', ')}.</p>
      ) : null}
    </div>
  );
}

/** How far inside each child's limit the day is, and whether it is a day off; said once where it is the same. */
function Remarks({
  what,
  about,
  typed,
}: {
  readonly what: ToArrange;
  readonly about: readonly Child[];
  readonly typed: ArrangeDraft;
}) {
  const [type, kind] =
    what === 'coreGroup' ? (['coreGroup.arranged', ''] as const) : (['conference.arranged', what] as const);
  const told = saidOnce(about, ({ run }) => arrangedRemarks(run, type, { for: typed.for, kind }));
  return <div aria-live="polite">{told.length > 0 ? <p className="govuk-inset-text">{told.join(' ')}</p> : null}</div>;
}
