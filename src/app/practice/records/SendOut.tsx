import { useState } from 'react';

import type { MeetingRecord } from '../../../engine/records.ts';
import { CheckboxInput, DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import { typedDay } from '../../shared/form/typed.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { FormHead } from '../record/FormHead.tsx';
import { useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { asChild } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { useSaving, useSubmit } from '../siblings/useSaving.ts';
import { Reading } from '../siblings/WithFamily.tsx';
import { readersOf, recordOn, type SendDraft, tellSent, valueOf } from './sending.ts';

type SendOutProps = {
  readonly opened: OpenCase;
  readonly siblings: readonly OpenCase[];
  readonly record: MeetingRecord;
};

/** Who gets the record, and which version: everybody the policy names is ticked beforehand. Of a joint meeting, once. */
export function SendOut({ opened, siblings, record }: SendOutProps) {
  const { file, run } = opened;
  const { n, clauses, log, meeting } = record;
  const others = siblings.map(asChild).flatMap((child) => recordOn(child, meeting.on));
  const [start] = useState((): SendDraft => {
    // Whose record is as far as this one.
    const together = others.filter((other) => other.record.log.length === log.length);
    const all = [...record.readers, ...together.flatMap((other) => other.record.readers)];
    return {
      with: together.map(({ id }) => id),
      on: typedDay(run.asOf),
      version: log.length === 0 ? 'Draft' : 'Final',
      to: [...new Set(all.map(valueOf))],
      saving: null,
    };
  });
  const draft = useDraft(file.id, `record ${n}`, start);
  const { typed } = draft;
  const [by] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  const submit = useSubmit(saving);
  if (!draft.ready) return <Reading />;
  if (typed.saving !== null)
    return <Resume what="This record" saving={saving} fixed={typed.saving} all={[opened, ...siblings]} />;
  const about = [{ ...asChild(opened), record }, ...others.filter(({ id }) => typed.with.includes(id))];
  const told = tellSent(typed, about, run.asOf);
  const { attempt, errors, save } = submit(told);
  const change = (some: Partial<SendDraft>): void => draft.change({ ...typed, ...some });
  /** Whoever is on the list of a child that is ticked is ticked too. */
  const choose = (chosen: readonly string[]): void => {
    const added = others.filter(({ id }) => chosen.includes(id) && !typed.with.includes(id));
    const more = added.flatMap((other) => other.record.readers.map(valueOf));
    change({ with: chosen, to: [...new Set([...typed.to, ...more])] });
  };

  return (
    <details className="govuk-details wm-records__send" open={log.length === 0}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{log.length === 0 ? 'Send it out' : 'Send it out again'}</span>
      </summary>
      <form noValidate className="govuk-details__text" onSubmit={save}>
        <FormHead problem={saving.problem} errors={errors} attempt={attempt} draft={draft}>
          <BegunNote opened={opened} siblings={siblings} only="record" />
        </FormHead>
        <Together
          title="Are the records of brothers and sisters sent too?"
          hint="Their core group was on the same day. Each record goes to the child’s own people."
          siblings={others}
          value={typed.with}
          onChange={choose}
        />
        <CheckboxInput
          question={{
            id: 'to',
            title: 'Who got it?',
            hint:
              clauses.length > 0
                ? `Ticked are the members and whom ${run.policy.name} adds.`
                : 'Ticked are the members.',
            error: errors.to,
          }}
          value={typed.to}
          onChange={(to) => change({ to: [...to] })}
          options={readersOf(run, about)}
        />
        <Clauses policy={run.policy} ids={clauses} />
        <LineInput
          question={{ id: 'version', title: 'Which version', optional: true, error: errors.version }}
          value={typed.version}
          onChange={(version) => change({ version })}
          suggestions={['Draft', 'Final', 'Corrected']}
        />
        <DayInput
          question={{ id: 'on', title: 'When was it sent?', error: errors.on }}
          value={typed.on}
          onChange={(day) => change({ on: day })}
          today={run.asOf}
          shortcuts
        />
        <button type="submit" className="govuk-button" disabled={saving.busy}>
          Save that it was sent
        </button>
      </form>
    </details>
  );
}
