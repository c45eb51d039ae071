import { type Breach, BREACH_TITLES } from '../../../engine/breaches.ts';
import { type Deadline, isOpen } from '../../../engine/deadlines.ts';
import { planContextOf } from '../../../engine/process.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { inWords } from '../../../engine/words.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import { must } from '../../../facts/must.ts';
import { meetingName, standing } from '../../shared/arranged.ts';
import { planStartOf } from '../../shared/summary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';

/** How many of the rules that were not kept are shown before somebody asks for all. */
const SHOWN = 3;

/** The plan at a glance: since when, who, what was held, which dates run, what was not kept. */
export function Glance({ run }: { run: Run }) {
  const open = run.deadlines.filter((deadline) => isOpen(deadline) && isWorthShowing(deadline, run.asOf));
  return (
    <aside className="wm-glance" aria-label="The plan at a glance">
      <h2 className="govuk-heading-m">At a glance</h2>
      <Counts run={run} />
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

function Counts({ run }: { run: Run }) {
  const { policy } = run;
  const { leadSocialWorker, coreGroup } = policy.words;
  const counted = withoutRefused(run);
  const lead = counted.findLast((fact) => 'leadSocialWorker' in fact && fact.leadSocialWorker !== undefined);
  const start = planStartOf(run);
  const held = counted.filter(({ type }) => type === 'coreGroup.held').length;
  const records = run.deadlines.filter(({ id }) => id === 'recordCirculation');
  const out = records.filter(({ metOn }) => metOn !== null).length;
  const members = planContextOf(run.processes).members?.length ?? 0;
  const rows = [
    ...(start ? [{ title: 'Plan since', value: <DayText day={start} /> }] : []),
    ...(lead && 'leadSocialWorker' in lead
      ? [{ title: inWords(policy, leadSocialWorker), value: lead.leadSocialWorker }]
      : []),
    ...(members > 0 ? [{ title: `${inWords(policy, coreGroup)} members`, value: members }] : []),
    { title: `${inWords(policy, coreGroup)}s held`, value: held },
    ...(records.length > 0 ? [{ title: 'Records sent out', value: `${out} of ${records.length}` }] : []),
    ...standing(run).map((fact) => ({
      title: `${meetingName(run, fact)} arranged`,
      value: <DayText day={fact.for} />,
    })),
  ];
  return (
    <dl className="wm-facts">
      {rows.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const withoutRefused = ({ facts, refused }: Run): Run['facts'] => {
  const notCounted = new Set(refused.map(({ fact }) => fact.id));
  return facts.filter(({ id }) => !notCounted.has(id));
};

/** The eighteenth birthday is shown once it is less than a year away. */
const isWorthShowing = ({ id, due }: Deadline, today: Day): boolean =>
  due !== null && (id !== 'eighteenthBirthday' || daysBetween(today, due) < 365);

function NotKept({ run }: { run: Run }) {
  if (run.breaches.length === 0) return <p className="govuk-body wm-muted">Every rule has been kept so far.</p>;
  const newest = run.breaches.toReversed();
  return (
    <>
      <h3 className="govuk-heading-s">Not kept</h3>
      <Breaches run={run} breaches={newest.slice(0, SHOWN)} />
      {newest.length > SHOWN ? (
        <details className="wm-notyet">
          <summary>Earlier ({newest.length - SHOWN})</summary>
          <Breaches run={run} breaches={newest.slice(SHOWN)} />
        </details>
      ) : null}
    </>
  );
}

export const Breaches = ({ run, breaches }: { run: Run; breaches: readonly Breach[] }) => (
  <ul className="wm-breaches">
    {breaches.map((breach) => (
      <BreachRow key={`${breach.on} ${breach.message} ${breach.clauses.join()}`} run={run} breach={breach} />
    ))}
  </ul>
);

const BreachRow = ({ run, breach }: { run: Run; breach: Breach }) => (
  <li className={`wm-breach wm-breach--${breach.strength}`}>
    <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
    <span className="wm-under">
      <DayText day={breach.on} />
      {breach.under ? `, under ${breach.under.name}` : null}
    </span>
    <Clauses policy={breach.under ?? run.policy} ids={breach.clauses} />
  </li>
);
