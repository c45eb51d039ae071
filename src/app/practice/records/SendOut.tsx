import { type SubmitEvent, useState } from 'react';

import type { MeetingRecord } from '../../../engine/records.ts';
import { roleWord } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { CheckboxInput, DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, typedDay } from '../../shared/form/typed.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { useDraft } from '../record/useDraft.ts';
import { useRecording } from './useRecording.ts';

/** Who gets the record, and which version: everybody the policy names is ticked beforehand. */
export function SendOut({ opened: { file, run }, record }: { opened: OpenCase; record: MeetingRecord }) {
  const { readers, n, clauses, log } = record;
  const people = readers.map(({ role, name }) => ({
    value: name ?? role,
    label: name === undefined ? roleWord(run.policy, role) : `${name}, ${roleWord(run.policy, role)}`,
  }));
  const draft = useDraft(file.id, `record ${n}`, {
    on: typedDay(run.asOf),
    version: log.length === 0 ? 'Draft' : 'Final',
    to: people.map(({ value }) => value),
  });
  const { typed, change } = draft;
  const { busy, problem, record: store } = useRecording(file.id);
  const { open } = useNavigation();
  const [attempt, setAttempt] = useState(0);
  const on = dayTyped(typed.on);
  const errors: Record<string, string> = {};
  if (!isDay(on)) errors.on = 'Enter the day it was sent, such as 27 3 2026';
  else if (on < record.meeting.on) errors.on = 'It cannot have been sent before the meeting; check the day';
  else if (on > run.asOf) errors.on = 'The day lies in the future; enter the day it was sent';
  if (typed.to.length === 0) errors.to = 'Choose who got it';
  if (typed.version.trim().length > 200) errors.version = 'Which version: this is too long; shorten it';
  const shown = attempt > 0 ? errors : {};

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(errors).length > 0 || !isDay(on)) return;
    const version = typed.version.trim();
    const sent = await store('record.circulated', on, {
      meeting: n,
      to: [...typed.to],
      ...(version === '' ? {} : { version }),
    });
    if (sent === null) return;
    await draft.drop();
    open({ name: 'child', id: file.id, saved: sent }, 'replace');
  };

  return (
    <details className="govuk-details wm-records__send" open={log.length === 0}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{log.length === 0 ? 'Send it out' : 'Send it out again'}</span>
      </summary>
      <form noValidate className="govuk-details__text" onSubmit={(event) => void save(event)}>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <ErrorSummary errors={shown} attempt={attempt} />
        <CheckboxInput
          question={{
            id: 'to',
            title: 'Who got it?',
            hint:
              clauses.length > 0
                ? `Ticked are the members and whom ${run.policy.name} adds.`
                : 'Ticked are the members.',
            error: shown.to,
          }}
          value={typed.to}
          onChange={(to) => change({ ...typed, to: [...to] })}
          options={people}
        />
        <Clauses policy={run.policy} ids={clauses} />
        <LineInput
          question={{ id: 'version', title: 'Which version', optional: true, error: shown.version }}
          value={typed.version}
          onChange={(version) => change({ ...typed, version })}
          suggestions={['Draft', 'Final', 'Corrected']}
        />
        <DayInput
          question={{ id: 'on', title: 'When was it sent?', error: shown.on }}
          value={typed.on}
          onChange={(day) => change({ ...typed, on: day })}
          today={run.asOf}
          shortcuts
        />
        <button type="submit" className="govuk-button" disabled={busy}>
          Save that it was sent
        </button>
      </form>
    </details>
  );
}
