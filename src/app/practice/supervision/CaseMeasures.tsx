import type { ReactNode } from 'react';

import type { Kept } from '../../../engine/measures.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { inWords } from '../../../engine/words.ts';
import { daysBetween } from '../../../facts/day.ts';
import { valueName } from '../../../facts/values.ts';
import { Link } from '../../shared/navigation.tsx';
import { DayText, DueMark, statusOn } from '../../shared/ui/Due.tsx';
import { type Recurring, type Standing, standingOf } from './standing.ts';

/** How the case stands: what comes back and whether it was in time, open actions, the plan's needs, what was not kept. */
export function CaseMeasures({ id, run }: { id: string; run: Run }) {
  const standing = standingOf(run);
  const { coreGroups, reviews, visits, records, openConcerns, supervisedOn } = standing;
  return (
    <section className="wm-standing" aria-labelledby="standing">
      <h2 className="govuk-heading-m" id="standing">
        How the case stands
      </h2>
      <div className="wm-standing__parts">
        <Part title={inWords(run.policy, '{coreGroup}s')}>
          <Comes run={run} of={coreGroups} never="None was held yet." />
        </Part>
        <Part title="Visits to the child">
          <Comes run={run} of={visits} never="No visit is recorded." />
        </Part>
        <Part title={inWords(run.policy, '{reviewConference}s')}>
          <Comes run={run} of={reviews} never="None was held yet." />
        </Part>
        <Part title="Records of meetings">
          <li>
            {records.held === 0 ? 'There is none yet.' : `${records.out} of ${records.held} sent out.`}{' '}
            {records.held === 0 ? null : <Link to={{ name: 'records', id }}>See them</Link>}
          </li>
          <InTime of={records.kept} />
        </Part>
        <Part title={`Agreed actions that are open: ${standing.actions.length}`}>
          <Actions standing={standing} run={run} />
        </Part>
        <Part title="What must change">
          <Needs standing={standing} id={id} />
        </Part>
        <Part title="Rules and concerns">
          <li>{run.breaches.length === 0 ? 'Every rule has been kept so far.' : notKept(run)}</li>
          <li>
            {openConcerns === 0 ? (
              'No concern is open.'
            ) : (
              <Link to={{ name: 'concerns', id }}>{count(openConcerns, 'concern is open', 'concerns are open')}</Link>
            )}
          </li>
        </Part>
        <Part title="Supervision before this">
          <li>{supervisedOn === null ? 'None is recorded.' : <DayText day={supervisedOn} />}</li>
        </Part>
      </div>
    </section>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h3 className="govuk-heading-s">{title}</h3>
    <ul className="wm-plain">{children}</ul>
  </section>
);

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function notKept({ breaches }: Run): string {
  const of = (strength: string): number => breaches.filter((breach) => breach.strength === strength).length;
  const parts = [
    of('must') > 0 ? count(of('must'), 'breach', 'breaches') : null,
    of('usual') > 0 ? count(of('usual'), 'departure', 'departures') : null,
    of('goodPractice') > 0 ? count(of('goodPractice'), 'note', 'notes') : null,
  ];
  return `▲ ${parts.filter(Boolean).join(', ')}: below, with where it stands.`;
}

function Comes({
  run,
  of: { last, lastSays, next, kept },
  never,
}: {
  readonly run: Run;
  readonly of: Recurring;
  readonly never: string;
}) {
  return (
    <>
      <li>
        {last === null ? (
          never
        ) : (
          <>
            Last on <DayText day={last} />
            {lastSays === '' ? null : <span className="wm-under">{lastSays}</span>}
          </>
        )}
      </li>
      {next ? (
        <li>
          {deadlineTitle(run, next)} <DueMark deadline={next} today={run.asOf} />
          {next.due ? (
            <span className="wm-under">
              <DayText day={next.due} />
            </span>
          ) : null}
        </li>
      ) : null}
      <InTime of={kept} />
    </>
  );
}

/** Nothing where none was due yet. */
const InTime = ({ of: { kept, notKept: late } }: { readonly of: Kept }) =>
  kept + late === 0 ? null : (
    <li>
      {kept} of {kept + late} in time
    </li>
  );

const MOST = 6;

function Actions({ standing: { actions, lateActions }, run }: { readonly standing: Standing; readonly run: Run }) {
  if (actions.length === 0) return <li>None.</li>;
  return (
    <>
      {lateActions > 0 ? <li>▲ {count(lateActions, 'is late', 'are late')}.</li> : null}
      {actions.slice(0, MOST).map(({ action, what, who, due }) => (
        <li key={action}>
          {what} <DueMark deadline={{ status: statusOn(due, run.asOf), due, metOn: null }} today={run.asOf} />
          <span className="wm-under">
            {who}
            {due === null ? null : (
              <>
                , by <DayText day={due} />
                {daysBetween(due, run.asOf) > 0 ? ', not done' : ''}
              </>
            )}
          </span>
        </li>
      ))}
      {actions.length > MOST ? <li>and {actions.length - MOST} more</li> : null}
    </>
  );
}

function Needs({ standing: { needs }, id }: { readonly standing: Standing; readonly id: string }) {
  if (needs.length === 0)
    return (
      <li>
        The text of the plan is not written here. <Link to={{ name: 'writePlan', id }}>Write it</Link>
      </li>
    );
  return needs.map(({ need, outcome, now, by }) => (
    <li key={need}>
      {outcome}
      <span className="wm-under">
        {now === null ? 'no core group has said how far it has come' : valueName('now', now)}
        {by === undefined ? null : (
          <>
            , by <DayText day={by} />
          </>
        )}
      </span>
    </li>
  ));
}
