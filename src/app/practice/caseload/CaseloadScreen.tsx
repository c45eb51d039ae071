import type { Day } from '../../../facts/day.ts';
import type { CaseRow, Caseload } from '../../shared/book.ts';
import { Link } from '../../shared/navigation.tsx';
import { DayText, DueMark, statusOn } from '../../shared/ui/Due.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { useCaseload } from '../../shared/useCaseload.ts';
import { stageWords } from '../stages.ts';
import { LoadSamples } from './LoadSamples.tsx';
import { byUrgency, dayNumbers, soonest } from './urgency.ts';

/** Every child on this device, the most urgent first. */
export function CaseloadScreen() {
  const caseload = useCaseload();
  return (
    <Loaded of={caseload} title="Children">
      {(loaded) => (
        <Page title="Children" wide>
          {loaded.rows.length === 0 ? <NoChildren /> : <Rows caseload={loaded} />}
          <Unreadable count={loaded.unreadable.length} />
        </Page>
      )}
    </Loaded>
  );
}

const NoChildren = () => (
  <div className="wm-empty">
    <p className="govuk-body-l">No children are recorded on this device yet.</p>
    <div className="govuk-button-group">
      <Link to={{ name: 'newChild' }} className="govuk-button">
        Add a child
      </Link>
      <LoadSamples />
    </div>
    <p className="govuk-body wm-muted">
      The sample children are made up: eight of them, at different stages, under the five policies.
    </p>
  </div>
);

function Rows({ caseload: { rows, day } }: { caseload: Caseload }) {
  const numbers = dayNumbers(rows, day);
  return (
    <>
      <dl className="wm-numbers">
        <Count of={numbers.overdue} tone="late" shape="▲" words="with something overdue" />
        <Count of={numbers.near} tone="near" shape="◆" words="due in 5 working days" />
        <Count of={numbers.undated} tone="open" shape="◌" words="with a date to agree" />
      </dl>
      <div className="govuk-button-group">
        <Link to={{ name: 'newChild' }} className="govuk-button">
          Add a child
        </Link>
      </div>
      <div className="wm-scroll">
        <table className="govuk-table wm-caseload">
          <caption className="govuk-visually-hidden">Children, the most urgent first</caption>
          <thead className="govuk-table__head">
            <tr>
              <th scope="col">Child</th>
              <th scope="col">Where in the plan</th>
              <th scope="col">Next step</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            {byUrgency(rows).map((row) => (
              <Row key={row.id} row={row} day={day} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Count({ of, tone, shape, words }: { of: number; tone: string; shape: string; words: string }) {
  return (
    <div className="wm-number">
      <dt>{words}</dt>
      <dd className={of > 0 ? `wm-due--${tone}` : 'wm-muted'}>
        <span aria-hidden="true">{of > 0 ? `${shape} ` : ''}</span>
        {of}
      </dd>
    </div>
  );
}

function Row({ row, day }: { row: CaseRow; day: Day }) {
  const { record, summary } = row;
  if (!summary) {
    return (
      <tr>
        <th scope="row">
          <Link to={{ name: 'child', id: row.id }}>{record.child.name}</Link>
        </th>
        <td colSpan={3}>This child cannot be shown in the list. Open it to see why.</td>
      </tr>
    );
  }
  const due = soonest(row);
  return (
    <tr>
      <th scope="row">
        <Link to={{ name: 'child', id: row.id }} className="govuk-link wm-name">
          {record.child.name}
        </Link>
        <span className="wm-under">{summary.authority}</span>
      </th>
      <td data-label="Where">{stageWords(summary, day)}</td>
      <td data-label="Next">
        {summary.next ? (
          <>
            {summary.next.what}
            <span className="wm-under">{summary.next.who}</span>
          </>
        ) : (
          <span className="wm-muted">Nothing is awaited</span>
        )}
      </td>
      <td data-label="Due">
        {due ? (
          <>
            <DueMark deadline={{ status: statusOn(due, day), due, metOn: null }} today={day} />
            <span className="wm-under">
              <DayText day={due} />
            </span>
          </>
        ) : summary.undated ? (
          <DueMark deadline={{ status: 'unset', due: null, metOn: null }} today={day} />
        ) : (
          <span className="wm-muted">–</span>
        )}
      </td>
    </tr>
  );
}

function Unreadable({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Problem>
      {count === 1 ? 'One case' : `${count} cases`} on this device cannot be read. Nothing was deleted. Open Waymark in
      a new tab to be sure that it is the newest version.
    </Problem>
  );
}
