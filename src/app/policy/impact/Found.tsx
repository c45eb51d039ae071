import { lazy, Suspense, useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { ChildImpact, Impact, ImpactCase, MovedDate, Pair } from '../../../engine/impact.ts';
import { run } from '../../../engine/run.ts';
import { dayText, deadlineName, numberText, shortDay } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { MeetingsChart } from './MeetingsChart.tsx';
import type { Pool } from './pool.ts';

const Timeline = lazy(async () => ({ default: (await import('../../shared/timeline/Timeline.tsx')).Timeline }));

type FoundProps = {
  readonly impact: Impact;
  readonly caseOf: Pool['caseOf'];
  readonly before: Policy;
  readonly after: Policy;
  readonly asOf: Day;
};

/** What was found: the numbers, the weeks to come, and the children one by one. */
export function Found({ impact, ...props }: FoundProps) {
  const { changedChildren, datesMoved, changed } = impact;
  return (
    <>
      <div role="status">
        <dl className="wm-numbers">
          <Number
            title="children for whom something changes"
            text={`${numberText(changedChildren)} of ${numberText(impact.children)}`}
          />
          <Number title="dates that change" text={numberText(datesMoved)} />
          <Number title="children with something overdue" text={pairText(impact.withOverdue)} />
          <Number title="rules not kept" text={pairText(impact.notKept)} />
        </dl>
      </div>
      <h2 className="govuk-heading-m">Meetings due each week</h2>
      <p className="govuk-body wm-muted">Outlined: as it is. Filled: after the change.</p>
      <MeetingsChart meetings={impact.meetings} />
      <Disclosure summary="The same as a table">
        <table className="govuk-table">
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">As it is</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {impact.meetings.map((week) => (
              <tr key={week.week}>
                <th scope="row">{dayText(week.week)}</th>
                <td>{week.before}</td>
                <td>{week.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
      <h2 className="govuk-heading-m">Children</h2>
      {changedChildren === 0 ? <p className="govuk-body">Nothing changes for anybody.</p> : null}
      {changedChildren > changed.length ? (
        <p className="govuk-body">
          The {changed.length} for whom most changes, of {numberText(changedChildren)}.
        </p>
      ) : null}
      <ul className="desk-children">
        {changed.map((child) => (
          <Child key={child.id} child={child} {...props} />
        ))}
      </ul>
    </>
  );
}

const pairText = ({ before, after }: Pair): string =>
  before === after ? numberText(before) : `${numberText(before)} → ${numberText(after)}`;

const Number = ({ title, text }: { title: string; text: string }) => (
  <div className="wm-number">
    <dt>{title}</dt>
    <dd>{text}</dd>
  </div>
);

type ChildProps = Omit<FoundProps, 'impact'> & { readonly child: ChildImpact };

function Child({ child, ...props }: ChildProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="wm-strong">{child.name}</span>{' '}
          <span className="wm-muted">
            {child.moved.length} {child.moved.length === 1 ? 'date changes' : 'dates change'}
            {child.overdue.before === child.overdue.after ? '' : `, overdue ${pairText(child.overdue)}`}
            {child.notKept.before === child.notKept.after ? '' : `, not kept ${pairText(child.notKept)}`}
          </span>
        </summary>
        {isOpen ? <Opened child={child} {...props} /> : null}
      </details>
    </li>
  );
}

/** The facts of a child are with the workers; they are asked for when somebody looks. */
function Opened({ caseOf, ...props }: ChildProps) {
  const { id } = props.child;
  const [of, setOf] = useState<ImpactCase | null>(null);
  useEffect(() => {
    let isOpen = true;
    void (async () => {
      const found = await caseOf(id);
      if (isOpen) setOf(found);
    })();
    return () => {
      isOpen = false;
    };
  }, [caseOf, id]);
  return of ? <Both of={of} {...props} /> : <p className="govuk-body wm-muted">Reading…</p>;
}

function Both({
  child,
  of: { facts, born },
  before,
  after,
  asOf,
}: Omit<ChildProps, 'caseOf'> & { readonly of: ImpactCase }) {
  const was = useMemo(() => run(before, facts, { asOf, born }), [before, facts, asOf, born]);
  const is = useMemo(() => run(after, facts, { asOf, born }), [after, facts, asOf, born]);
  return (
    <>
      <ul className="wm-changes">
        {child.moved.map((date) => (
          <li key={`${(date.after ?? date.before)?.id} ${(date.after ?? date.before)?.n}`}>
            {movedText(after, date, asOf)}
          </li>
        ))}
      </ul>
      <Suspense fallback={<p className="govuk-body wm-muted">Drawing the timelines…</p>}>
        <h3 className="govuk-heading-s">As it is</h3>
        <Timeline run={was} today={asOf} />
        <h3 className="govuk-heading-s">After the change</h3>
        <Timeline run={is} today={asOf} />
      </Suspense>
    </>
  );
}

function movedText(policy: Policy, { before, after, days }: MovedDate, asOf: Day): string {
  const one = after ?? before;
  const name = one ? deadlineName(policy, one.id) : '';
  const isThisYear = [before?.due, after?.due].every((due) => !due || due.slice(0, 4) === asOf.slice(0, 4));
  const day = (due: Day | null | undefined): string => (due ? (isThisYear ? shortDay : dayText)(due) : 'no date');
  const status =
    before?.status === after?.status ? '' : `, ${before?.status ?? 'not asked'} → ${after?.status ?? 'not asked'}`;
  if (days === null || days === 0) return `${name}: ${day(before?.due)} → ${day(after?.due)}${status}`;
  const size = Math.abs(days);
  const later = `${size} ${size === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
  return `${name}: ${day(before?.due)} → ${day(after?.due)}, ${later}${status}`;
}
