import './meeting.scss';

import { type SubmitEvent, useState } from 'react';

import { formsWith, tasksAt } from '../../../engine/guidance.ts';
import { expectedAt } from '../../../engine/members.ts';
import { planContextOf } from '../../../engine/process.ts';
import { proposeDates } from '../../../engine/propose.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { CheckboxInput, DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import { chairAsked, chairText } from '../../shared/form/questions.ts';
import { dayTyped, NO_DAY, typedDay } from '../../shared/form/typed.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { TaskList } from '../child/Step.tsx';
import { useDraft } from '../record/useDraft.ts';
import { useRecording } from '../records/useRecording.ts';
import { personText } from './people.ts';
import { AGENDA, askedOfThis } from './agenda.ts';

const TITLE = 'Prepare the core group';

/** Before a core group: when and where, who is expected, who is to chair, and what it goes through. */
export function PrepareScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title={TITLE}>
      {(opened) => (
        <ChildFrame opened={opened} place={null} title={TITLE}>
          <div className="wm-two">
            <div>
              <Arranged opened={opened} />
              <Agenda run={opened.run} />
            </div>
            <Expected run={opened.run} />
          </div>
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Arranged({ opened }: { opened: OpenCase }) {
  const { agreed, venue } = planContextOf(opened.run.processes);
  const { id } = opened.file;
  return (
    <section className="wm-card">
      <h2 className="govuk-heading-m">
        {agreed === null ? 'When is it?' : `Arranged for ${dayText(agreed)}${venue === null ? '' : `, ${venue}`}`}
      </h2>
      {agreed === null ? (
        <ArrangeForm opened={opened} />
      ) : (
        <>
          <div className="govuk-button-group">
            <Link to={{ name: 'record', id, fact: 'coreGroup.held', given: {} }} className="govuk-button">
              Record the meeting
            </Link>
            <Link to={{ name: 'invitation', id }}>Invitation to print</Link>
            <Link to={{ name: 'record', id, fact: 'coreGroup.cancelled', given: {} }}>It is cancelled</Link>
          </div>
          <Disclosure summary="Arrange it for another day">
            <ArrangeForm opened={opened} />
          </Disclosure>
        </>
      )}
    </section>
  );
}

function ArrangeForm({ opened: { file, run } }: { opened: OpenCase }) {
  const { agreed, venue } = planContextOf(run.processes);
  const people = expectedAt(run) ?? [];
  const { coreGroup } = proposeDates([run]);
  const start = {
    for: coreGroup.kind === 'proposed' && agreed === null ? typedDay(coreGroup.day) : NO_DAY,
    time: '',
    venue: venue ?? '',
    invited: people.map(({ role, name }) => name ?? role),
  };
  const draft = useDraft(file.id, 'arrange', start);
  const { typed, change } = draft;
  const { busy, problem, record } = useRecording(file.id);
  const [attempt, setAttempt] = useState(0);
  const day = dayTyped(typed.for);
  const errors: Record<string, string> = {};
  if (!isDay(day)) errors.for = 'Enter the day of the meeting, such as 27 3 2026';
  else if (day < run.asOf) errors.for = 'The day has passed; enter a day to come';
  else if (Number(day.slice(0, 4)) > Number(run.asOf.slice(0, 4)) + 2)
    errors.for = 'The day is years ahead; check the year';
  if (typed.time.trim() !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.time.trim()))
    errors.time = 'The time: write it in 24 hours, such as 14:30';
  if (typed.venue.trim().length > 200) errors.venue = 'Venue: this has more than 200 characters; shorten it';
  const shown = attempt > 0 ? errors : {};
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(errors).length > 0 || !isDay(day)) return;
    const [time, place] = [typed.time.trim(), typed.venue.trim()];
    const arranged = await record('coreGroup.arranged', run.asOf, {
      for: day,
      ...(time === '' ? {} : { time }),
      ...(place === '' ? {} : { venue: place }),
      ...(typed.invited.length === 0 ? {} : { invited: [...typed.invited] }),
    });
    if (arranged !== null) await draft.drop();
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
      <ErrorSummary errors={shown} attempt={attempt} />
      <DayInput
        question={{
          id: 'for',
          title: 'Arranged for',
          error: shown.for,
          hint:
            coreGroup.kind === 'proposed'
              ? `${dayText(coreGroup.day)} is the latest working day that keeps every limit.`
              : 'says' in coreGroup
                ? coreGroup.says
                : 'why' in coreGroup
                  ? coreGroup.why
                  : undefined,
        }}
        value={typed.for}
        onChange={(value) => change({ ...typed, for: value })}
        today={run.asOf}
      />
      <LineInput
        question={{
          id: 'time',
          title: 'At what time',
          hint: 'In 24 hours, such as 14:30',
          optional: true,
          error: shown.time,
        }}
        value={typed.time}
        onChange={(time) => change({ ...typed, time })}
      />
      <LineInput
        question={{ id: 'venue', title: 'Venue', optional: true, error: shown.venue }}
        value={typed.venue}
        onChange={(value) => change({ ...typed, venue: value })}
      />
      {people.length > 0 ? (
        <CheckboxInput
          question={{ id: 'invited', title: 'Who is invited', optional: true }}
          value={typed.invited}
          onChange={(invited) => change({ ...typed, invited: [...invited] })}
          options={people.map((person) => ({ value: person.name ?? person.role, label: personText(run, person) }))}
        />
      ) : null}
      <button type="submit" className="govuk-button" disabled={busy}>
        Arrange it
      </button>
    </form>
  );
}

function Expected({ run }: { run: Run }) {
  const people = expectedAt(run);
  const chair = chairText(run);
  return (
    <aside className="wm-glance" aria-label="Who is expected">
      <h2 className="govuk-heading-m">Who chairs</h2>
      <p className="govuk-body">{chair ?? `${run.policy.name} does not say who chairs this one.`}</p>
      <Clauses policy={run.policy} ids={chairAsked(run)?.clauses ?? []} />
      <h2 className="govuk-heading-m">Who is expected</h2>
      {people === null ? (
        <p className="govuk-body wm-muted">The conference named no members here.</p>
      ) : (
        <ul className="wm-dates">
          {people.map((person) => (
            <li key={`${person.role} ${person.name ?? ''}`}>
              <span>{personText(run, person)}</span>
              <span className="wm-under">
                {[person.agency, person.standIn === undefined ? null : `${person.standIn} stands in`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** What a core group goes through, in the order in which practice does, and what the policy's own forms ask besides. */
function Agenda({ run }: { run: Run }) {
  const isFirst = planContextOf(run.processes).coreGroupsOfThisPlan === 0;
  const forms = [
    ...new Set([...formsWith(run.policy, 'coreGroup.arranged'), ...formsWith(run.policy, 'coreGroup.held')]),
  ];
  const tasks = tasksAt(run.policy, isFirst ? 'firstCoreGroup' : 'laterCoreGroup');
  return (
    <section>
      <h2 className="govuk-heading-m">Agenda</h2>
      <ol className="govuk-list govuk-list--number">
        {AGENDA.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      {forms.map(({ title, items }) => (
        <Disclosure key={title} summary={`${title} (${askedOfThis(items, isFirst).length})`}>
          <ul className="wm-tasks">
            {askedOfThis(items, isFirst).map(({ asks, clauses }) => (
              <li key={asks}>
                <span className="wm-task__what">{asks}</span>
                <Clauses policy={run.policy} ids={clauses} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
      {tasks.length > 0 ? (
        <Disclosure summary={`What ${run.policy.name} asks people to do (${tasks.length})`}>
          <TaskList run={run} tasks={tasks} />
        </Disclosure>
      ) : null}
    </section>
  );
}
