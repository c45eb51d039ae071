import { useState } from 'react';

import { agreementOf, type MeetingRecord, type Reader } from '../../../engine/records.ts';
import { dayText, roleWord } from '../../../engine/words.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { asChild } from '../siblings/saving.ts';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';
import { Together } from '../siblings/Together.tsx';
import { type Answered, isAllIn, tellAgreed, tellAnswered } from './answering.ts';
import { Member } from './Member.tsx';
import { recordOn } from './sending.ts';
import { useRecording } from './useRecording.ts';

type AgreementProps = {
  readonly opened: OpenCase;
  readonly siblings: readonly OpenCase[];
  readonly record: MeetingRecord;
};

/** Whether each member agrees with the record, of a joint meeting once; when all have, that it is agreed is one press. */
export function Agreement({ opened: { file, run }, siblings, record }: AgreementProps) {
  const { busy, problem, record: store } = useRecording();
  const { readers, log, agreedOn, isAgreementAsked } = record;
  // Their core group was on the same day, and their record is out and waits too.
  const others = siblings
    .map(asChild)
    .flatMap((child) => recordOn(child, record.meeting.on))
    .filter((other) => other.record.log.length > 0 && other.record.agreedOn === null);
  const [apart, setApart] = useState<readonly string[]>([]);
  const together = others.filter(({ id }) => !apart.includes(id));
  const all = [...together, { id: file.id, record }];
  const members = readers.filter(({ isMember }) => isMember);
  const { agree, disagree, of } = agreementOf(record);
  const rule = run.policy.deadlines.recordAgreement;
  const begun = useDraft(file.id, `answers ${record.n}`, NOTHING_SAID);
  const { says } = begun.typed;
  const say = (key: string, words: string | null): void => {
    const { [key]: _, ...rest } = says;
    if (words !== null) begun.change({ says: { ...rest, [key]: words } });
    else if (Object.keys(rest).length > 0) begun.change({ says: rest });
    else void begun.drop();
  };
  const isComplete = isAllIn(record);
  const answer = (reader: Reader, answered: Answered): Promise<boolean> =>
    store('record.answered', run.asOf, tellAnswered(reader, answered, all));
  return (
    <section className="wm-records__agreement" aria-labelledby="agreement">
      <h2 className="govuk-heading-m" id="agreement">
        Do the members agree?
      </h2>
      {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
      {'silent' in rule ? (
        <p className="govuk-body wm-muted">{rule.silent} You can still note who agrees.</p>
      ) : (
        <Clauses policy={run.policy} ids={rule.clauses} />
      )}
      {log.length === 0 ? (
        <p className="govuk-body">It has to be sent out first.</p>
      ) : (
        <>
          {agreedOn === null ? (
            <Together
              title="Is it the answer for brothers and sisters too?"
              hint="Their core group was on the same day. It is recorded for each child of whose group the member is."
              siblings={others}
              value={together.map(({ id }) => id)}
              onChange={(chosen) => setApart(others.map(({ id }) => id).filter((id) => !chosen.includes(id)))}
            />
          ) : null}
          <Restored draft={begun} />
          <ul className="wm-records__members">
            {members.map((reader) => {
              const key = `${reader.role} ${reader.name ?? ''}`;
              return (
                <Member
                  key={key}
                  reader={reader}
                  word={roleWord(run.policy, reader.role)}
                  busy={busy}
                  says={says[key] ?? null}
                  onSay={(words) => say(key, words)}
                  onAnswer={(given) => answer(reader, given)}
                />
              );
            })}
          </ul>
          {agreedOn === null ? (
            <>
              <p className="govuk-body" role="status">
                {isComplete ? allIn(disagree) : `${agree + disagree} of ${of} have answered.`}
              </p>
              {isComplete || !isAgreementAsked ? (
                <button
                  type="button"
                  className="govuk-button"
                  disabled={busy}
                  onClick={() => void store('record.agreed', run.asOf, tellAgreed(all))}
                >
                  Record that it is agreed
                </button>
              ) : null}
            </>
          ) : (
            <p className="govuk-body">
              <span className="wm-due wm-due--met">
                <span aria-hidden="true">●</span> agreed
              </span>{' '}
              on {dayText(agreedOn)}.
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What members say who disagree, while it is typed. */
const NOTHING_SAID: { readonly says: Readonly<Record<string, string>> } = { says: {} };

const allIn = (disagree: number): string =>
  disagree === 0
    ? 'All have agreed.'
    : `All have answered; ${disagree} ${disagree === 1 ? 'disagrees' : 'disagree'}. What they say stays with the record, and the agreement of the others can be recorded.`;
