import { type Breach, BREACH_TITLES } from '../../../engine/breaches.ts';
import { type Deadline, isOpen } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import { must } from '../../../facts/must.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';

/** The plan at a glance: what is open, what is done, what was not kept. */
export function Glance({ run }: { run: Run }) {
  const open = run.deadlines.filter((deadline) => isOpen(deadline) && isWorthShowing(deadline, run.asOf));
  const held = run.facts.filter(({ type }) => type === 'coreGroup.held').length - refusedCount(run, 'coreGroup.held');
  const out = run.deadlines.filter(
    ({ id, status }) => id === 'recordCirculation' && (status === 'met' || status === 'late'),
  ).length;
  const records = run.deadlines.filter(({ id }) => id === 'recordCirculation').length;
  return (
    <aside className="wm-glance" aria-label="The plan at a glance">
      <h2 className="govuk-heading-m">At a glance</h2>
      <dl className="wm-facts">
        <div>
          <dt>Core groups held</dt>
          <dd>{held}</dd>
        </div>
        {records > 0 ? (
          <div>
            <dt>Records sent out</dt>
            <dd>
              {out} of {records}
            </dd>
          </div>
        ) : null}
      </dl>
      {open.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">Dates that run</h3>
          <ul className="wm-dates">
            {open
              .toSorted((a, b) => (must(a.due, 'a due date') < must(b.due, 'a due date') ? -1 : 1))
              .map((deadline) => (
                <li key={`${deadline.id} ${deadline.n}`}>
                  <span>{deadlineTitle(run, deadline)}</span>
                  <DueMark deadline={deadline} today={run.asOf} />
                  <span className="wm-under">
                    <DayText day={must(deadline.due, 'a due date')} />
                  </span>
                </li>
              ))}
          </ul>
        </>
      ) : null}
      <NotKept run={run} />
    </aside>
  );
}

/** The eighteenth birthday is shown once it is less than a year away. */
const isWorthShowing = ({ id, due }: Deadline, today: Day): boolean =>
  due !== null && (id !== 'eighteenthBirthday' || daysBetween(today, due) < 365);

const refusedCount = (run: Run, type: string): number => run.refused.filter(({ fact }) => fact.type === type).length;

function NotKept({ run }: { run: Run }) {
  if (run.breaches.length === 0) return <p className="govuk-body wm-muted">Every rule has been kept so far.</p>;
  return (
    <>
      <h3 className="govuk-heading-s">Not kept</h3>
      <ul className="wm-breaches">
        {run.breaches.map((breach) => (
          <BreachRow key={`${breach.on} ${breach.message} ${breach.clauses.join()}`} run={run} breach={breach} />
        ))}
      </ul>
    </>
  );
}

const BreachRow = ({ run, breach }: { run: Run; breach: Breach }) => (
  <li className={`wm-breach wm-breach--${breach.strength}`}>
    <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
    <span className="wm-under">
      <DayText day={breach.on} />
    </span>
    <Clauses policy={breach.under ?? run.policy} ids={breach.clauses} />
  </li>
);
