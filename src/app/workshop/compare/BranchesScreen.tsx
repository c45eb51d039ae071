import { useMemo, useState } from 'react';

import { BREACH_TITLES } from '../../../engine/breaches.ts';
import { compareRuns } from '../../../engine/compare.ts';
import type { Deadline } from '../../../engine/deadlines.ts';
import type { Run, Step } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText } from '../../../engine/words.ts';
import { type Day, daysBetween, isDay } from '../../../facts/day.ts';
import { stepWords } from '../../shared/moments.ts';
import { Link } from '../../shared/navigation.tsx';
import { PlanDiagram } from '../../shared/PlanDiagram.tsx';
import { runFrom } from '../../shared/runOf.ts';
import { useServices } from '../../shared/services.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { dueWords } from '../../shared/ui/Due.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { type Branch, branchOf, scenarioOf, type Session } from '../session/session.ts';
import { WithSession } from '../Simulated.tsx';

/** Two branches of a case side by side: where they first differ, and what it comes to. */
export const BranchesScreen = ({ id }: { id: string }) => (
  <WithSession id={id} title="Compare two branches">
    {(session) => (
      <Page
        title="Compare two branches"
        wide
        caption={
          <>
            <Link to={{ name: 'workshop' }}>Workshop</Link> / {caseOf(session)}
          </>
        }
      >
        {session.branches.length === 1 ? (
          <p className="govuk-body">
            This case has one branch so far. Open {caseOf(session)}, step to where something else could happen, and
            choose “Branch here”. Then the two can be compared.
          </p>
        ) : (
          <Compare session={session} />
        )}
      </Page>
    )}
  </WithSession>
);

const caseOf = ({ id, scenario }: Session) => <Link to={{ name: 'stage', id }}>{scenario.title}</Link>;

function Compare({ session }: { session: Session }) {
  const { policies } = useServices();
  const current = branchOf(session);
  const [leftId, setLeft] = useState(current.from ?? session.branches[0]?.id ?? current.id);
  const [rightId, setRight] = useState(
    current.from === null ? (session.branches.at(-1)?.id ?? current.id) : current.id,
  );
  const last =
    session.branches
      .map((branch) => scenarioOf(session, branch).asOf)
      .toSorted()
      .at(-1) ?? session.scenario.asOf;
  const [day, setDay] = useState<Day>(last);
  const runOf = (branch: Branch): Run | null =>
    runFrom(branch.policy, branch.facts, policies, { asOf: day, born: session.scenario.child?.born });
  const [left, right] = [branchOf(session, leftId), branchOf(session, rightId)];
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const runs = useMemo(() => [runOf(left), runOf(right)] as const, [left, right, day, policies]);
  const pick = (id: string, title: string, value: string, set: (id: string) => void) => (
    <div className="ws-pick">
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {title}
      </label>
      <select id={id} className="govuk-select" value={value} onChange={(event) => set(event.target.value)}>
        {session.branches.map((branch) => (
          <option key={branch.id} value={branch.id}>
            {branch.name} ({policies.get(branch.policy)?.name ?? branch.policy})
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <div className="ws-picks">
        {pick('left', 'One branch', leftId, setLeft)}
        {pick('right', 'The other', rightId, setRight)}
        <div className="ws-pick">
          <label className="govuk-label govuk-label--s" htmlFor="compare-day">
            As of
          </label>
          <input
            id="compare-day"
            type="date"
            className="govuk-input ws-day"
            value={day}
            onChange={(event) => {
              if (isDay(event.target.value)) setDay(event.target.value);
            }}
          />
        </div>
      </div>
      {left.id === right.id ? (
        <p className="govuk-body">Both are the same branch: choose another one to compare it with.</p>
      ) : runs[0] && runs[1] ? (
        <SideBySide names={[left.name, right.name]} runs={[runs[0], runs[1]]} />
      ) : (
        <p className="govuk-body">One of these branches has a policy that this version of Waymark does not have.</p>
      )}
    </>
  );
}

type Pair<T> = readonly [T, T];

function SideBySide({ names, runs }: { names: Pair<string>; runs: Pair<Run> }) {
  const [left, right] = runs;
  const { divergence, deadlines: all } = compareRuns(runs);
  const deadlines = all.filter(({ id, differs }) => differs && id !== 'eighteenthBirthday');
  const more = right.breaches.length - left.breaches.length;
  return (
    <>
      <section className="wm-card" aria-label="In short">
        {divergence === null ? (
          <p className="govuk-body">Up to this day the two go the same way.</p>
        ) : (
          <>
            <h2 className="govuk-heading-m">They first differ on {dayText(divergence.on)}</h2>
            <dl className="wm-facts">
              <Said name={names[0]} run={left} step={divergence.steps[0] ?? null} />
              <Said name={names[1]} run={right} step={divergence.steps[1] ?? null} />
            </dl>
          </>
        )}
        <p className="govuk-body">
          {names[0]}: {rulesText(left.breaches.length)}. {names[1]}: {rulesText(right.breaches.length)}
          {more === 0 ? '' : `, ${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'}`}.
        </p>
      </section>
      {deadlines.length > 0 ? (
        <section className="wm-section wm-scroll">
          <table className="govuk-table">
            <caption className="govuk-table__caption govuk-table__caption--m">Dates that differ</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">{names[0]}</th>
                <th scope="col">{names[1]}</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {deadlines.map(({ id, n, under: [a = null, b = null] }) => (
                <tr key={`${id} ${n}`}>
                  <th scope="row">{a ? deadlineTitle(left, a) : b ? deadlineTitle(right, b) : id}</th>
                  <td>{dateText(left, a)}</td>
                  <td>{dateText(right, b)}</td>
                  <td>{differenceText(a, b)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      <div className="ws-sides">
        {([0, 1] as const).map((side) => (
          <section key={side} aria-label={names[side]}>
            <h2 className="govuk-heading-m">{names[side]}</h2>
            <p className="wm-under">{runs[side].policy.name}</p>
            <NotKept run={runs[side]} other={runs[side === 0 ? 1 : 0]} />
            <PlanDiagram run={runs[side]} title={`The plan: ${names[side]}`} />
          </section>
        ))}
      </div>
    </>
  );
}

const Said = ({ name, run: of, step }: { name: string; run: Run; step: Step | null }) => (
  <div>
    <dt>{name}</dt>
    <dd>{step ? `${dayText(step.on)}: ${stepWords(of.policy, step)}` : 'nothing more happens'}</dd>
  </div>
);

function NotKept({ run: of, other }: { run: Run; other: Run }) {
  const known = new Set(other.breaches.map(({ on, message }) => `${on} ${message}`));
  if (of.breaches.length === 0) return <p className="govuk-body">Every rule has been kept.</p>;
  return (
    <ul className="wm-breaches">
      {of.breaches.map((breach) => (
        <li className={`wm-breach wm-breach--${breach.strength}`} key={`${breach.on} ${breach.message}`}>
          <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
          <span className="wm-under">
            {dayText(breach.on)}
            {known.has(`${breach.on} ${breach.message}`) ? '' : ' · only here'}
          </span>
          <Clauses policy={of.policy} ids={breach.clauses} />
        </li>
      ))}
    </ul>
  );
}

const rulesText = (count: number): string =>
  count === 0 ? 'every rule kept' : `${count} ${count === 1 ? 'rule' : 'rules'} not kept`;

function dateText(of: Run, deadline: Deadline | null): string {
  if (!deadline) return 'not asked for';
  return `${deadline.due ? `${dayText(deadline.due)}, ` : ''}${dueWords(deadline, of.asOf)}`;
}

const apartText = (days: number): string =>
  `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;

function differenceText(one: Deadline | null, other: Deadline | null): string {
  if (!one?.due || !other?.due) return '–';
  const due = daysBetween(one.due, other.due);
  if (due !== 0) return `due ${apartText(due)}`;
  if (one.metOn && other.metOn && one.metOn !== other.metOn)
    return `met ${apartText(daysBetween(one.metOn, other.metOn))}`;
  return one.metOn === other.metOn ? 'same date' : `same date, ${other.metOn ? 'only then met' : 'not met there'}`;
}
