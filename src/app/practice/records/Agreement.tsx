import { useState } from 'react';

import { agreementOf, type MeetingRecord, type Reader } from '../../../engine/records.ts';
import { dayText, roleWord } from '../../../engine/words.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { asChild } from '../siblings/saving.ts';
import { Together } from '../siblings/Together.tsx';
import { type Answered, isAllIn, tellAgreed, tellAnswered } from './answering.ts';
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
          <ul className="wm-records__members">
            {members.map((reader) => (
              <Member
                key={`${reader.role} ${reader.name ?? ''}`}
                reader={reader}
                word={roleWord(run.policy, reader.role)}
                busy={busy}
                onAnswer={(given, says) => answer(reader, { answer: given, says })}
              />
            ))}
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

const allIn = (disagree: number): string =>
  disagree === 0
    ? 'All have agreed.'
    : `All have answered; ${disagree} ${disagree === 1 ? 'disagrees' : 'disagree'}. What they say stays with the record, and the agreement of the others can be recorded.`;

type MemberProps = {
  readonly reader: Reader;
  readonly word: string;
  readonly busy: boolean;
  readonly onAnswer: (answer: 'agrees' | 'disagrees', says: string) => Promise<boolean>;
};

function Member({ reader: { role, name, got, answer }, word, busy, onAnswer }: MemberProps) {
  const [isDisagreeing, setDisagreeing] = useState(false);
  const [says, setSays] = useState('');
  const who = name ?? word;
  const last = got.at(-1);
  const id = `disagrees-${role}-${name ?? ''}`;
  const isLong = says.trim().length > 10_000;
  return (
    <li>
      <div className="wm-records__member">
        <span>
          {who}
          <span className="wm-under">
            {[
              name === undefined ? null : word,
              last ? `got ${last.version ?? 'it'} on ${dayText(last.on)}` : 'has not got it',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span>
          {answer === null ? (
            <span className="wm-muted">no answer yet</span>
          ) : (
            <span className={answer.agrees ? 'wm-due wm-due--met' : 'wm-due wm-due--near'}>
              <span aria-hidden="true">{answer.agrees ? '●' : '◆'}</span> {answer.agrees ? 'agrees' : 'disagrees'}
            </span>
          )}
        </span>
        <span className="wm-records__buttons">
          {answer?.agrees === true ? null : (
            <button type="button" className="wm-linklike" disabled={busy} onClick={() => void onAnswer('agrees', '')}>
              Agrees<span className="govuk-visually-hidden">: {who}</span>
            </button>
          )}
          {answer?.agrees === false || isDisagreeing ? null : (
            <button type="button" className="wm-linklike" disabled={busy} onClick={() => setDisagreeing(true)}>
              Disagrees<span className="govuk-visually-hidden">: {who}</span>
            </button>
          )}
        </span>
      </div>
      {answer?.says ? <p className="wm-under">“{answer.says}”</p> : null}
      {isDisagreeing ? (
        <div className="wm-records__says">
          <TextInput
            question={{
              id,
              title: `What does ${who} say?`,
              optional: true,
              error: isLong ? 'This has more than 10,000 characters; shorten it' : undefined,
            }}
            value={says}
            onChange={setSays}
          />
          <div className="govuk-button-group">
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={busy || isLong}
              onClick={() => {
                void onAnswer('disagrees', says.trim()).then((stored) => stored && setDisagreeing(false));
              }}
            >
              Record the disagreement
            </button>
            <button type="button" className="wm-linklike" onClick={() => setDisagreeing(false)}>
              Not after all
            </button>
          </div>
        </div>
      ) : null}
    </li>
  );
}
