import './records.scss';

import { agreementOf, isSettled, type MeetingRecord, recordsOf } from '../../../engine/records.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { WithFamily } from '../siblings/WithFamily.tsx';
import { Agreement } from './Agreement.tsx';
import { SendOut } from './SendOut.tsx';

/** The records of all core groups: which are out, which are agreed, what is due. */
export function RecordsScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title="Records of meetings">
      {(opened) => (
        <ChildFrame opened={opened} place={null} title="Records of meetings">
          <List id={id} run={opened.run} records={recordsOf(opened.run).toReversed()} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function List({ id, run, records }: { id: string; run: Run; records: readonly MeetingRecord[] }) {
  if (records.length === 0) return <p className="govuk-body">No core group has been held, so there is no record.</p>;
  return (
    <ul className="wm-log">
      {records.map((record) => (
        <li key={record.n}>
          <p className="wm-log__what">
            <Link to={{ name: 'meetingRecord', id, n: record.n }}>
              Core group {record.n}, {dayText(record.meeting.on)}
            </Link>
          </p>
          <p className="govuk-body">{stateOf(record)}</p>
          <Dates run={run} record={record} />
        </li>
      ))}
    </ul>
  );
}

/** Where a record is: "Sent out on Tue 20 January 2026. 3 of 4 members agree." */
function stateOf(record: MeetingRecord): string {
  const [first] = record.log;
  if (!first) return 'Not sent out yet.';
  const out = `Sent out on ${dayText(first.on)}.`;
  if (record.agreedOn !== null) return `${out} Agreed on ${dayText(record.agreedOn)}.`;
  const { agree, disagree, of } = agreementOf(record);
  if (!record.isAgreementAsked && agree + disagree === 0) return out;
  return `${out} ${agree} of ${of} members agree${disagree > 0 ? `, ${disagree} ${disagree === 1 ? 'disagrees' : 'disagree'}` : ''}.`;
}

function Dates({ run, record }: { run: Run; record: MeetingRecord }) {
  if (record.deadlines.length === 0) return null;
  return (
    <ul className="wm-dates">
      {record.deadlines.map((deadline) => (
        <li key={deadline.id}>
          <span>{deadlineTitle(run, deadline)}</span>
          <DueMark deadline={deadline} today={run.asOf} />
          {deadline.due ? (
            <span className="wm-under">
              <DayText day={deadline.due} />
            </span>
          ) : null}
          <Clauses policy={run.policy} ids={deadline.clauses} />
        </li>
      ))}
    </ul>
  );
}

/** The record of one core group: who is to get it, who got which version when, and who agrees. */
export function MeetingRecordScreen({ id, n }: { id: string; n: number }) {
  const title = `Record of core group ${n}`;
  return (
    <Loaded of={useCase(id)} title={title}>
      {(opened) => {
        const record = recordsOf(opened.run).find((each) => each.n === n);
        return (
          <ChildFrame opened={opened} place={null} title={title}>
            {record ? (
              <div className="wm-two">
                <div>
                  <p className="govuk-body-l">
                    Held on {dayText(record.meeting.on)}. {stateOf(record)}
                  </p>
                  <WithFamily opened={opened} key={record.log.length}>
                    {(siblings) => <SendOut opened={opened} siblings={siblings} record={record} />}
                  </WithFamily>
                  <WithFamily opened={opened}>
                    {(siblings) => <Agreement opened={opened} siblings={siblings} record={record} />}
                  </WithFamily>
                  <Log record={record} run={opened.run} />
                </div>
                <aside className="wm-glance" aria-label="Dates of this record">
                  <h2 className="govuk-heading-m">Dates of this record</h2>
                  {record.deadlines.length === 0 ? (
                    <p className="govuk-body wm-muted">{silenceOf(opened.run)}</p>
                  ) : (
                    <Dates run={opened.run} record={record} />
                  )}
                  {isSettled(record) ? <p className="govuk-body">● Nothing is left to do for this record.</p> : null}
                  <p>
                    <Link to={{ name: 'records', id }}>All records</Link>
                  </p>
                </aside>
              </div>
            ) : (
              <p className="govuk-body">
                There is no core group {n}. <Link to={{ name: 'records', id }}>See the records there are</Link>.
              </p>
            )}
          </ChildFrame>
        );
      }}
    </Loaded>
  );
}

const silenceOf = ({ policy }: Run): string => {
  const rule = policy.deadlines.recordCirculation;
  return 'silent' in rule ? rule.silent : 'No dates run for this record.';
};

/** Every time it was sent out, the newest first. */
function Log({ record: { log, readers }, run }: { record: MeetingRecord; run: Run }) {
  if (log.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Sent out so far</h2>
      <ul className="wm-log">
        {log.toReversed().map((sent) => (
          <li key={sent.id}>
            <p className="wm-log__what">
              <DayText day={sent.on} />
              {sent.version === undefined ? null : <strong>{sent.version}</strong>}
            </p>
            <p className="wm-under">
              {sent.to === undefined
                ? `To everybody (${readers.length})`
                : `To ${sent.to.map((to) => (Object.hasOwn(run.policy.words, to) ? run.policy.words[to as 'chair'] : to)).join(', ')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
