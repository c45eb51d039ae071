import { useMemo } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { BREACH_TITLES } from '../../../engine/breaches.ts';
import type { Deadline } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText } from '../../../engine/words.ts';
import { daysBetween } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { Timeline } from '../../shared/timeline/Timeline.tsx';
import { clauseNames, documentOf } from '../../shared/ui/Clauses.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { storyOf } from '../play/story.ts';
import { missingIn } from '../session/missing.ts';
import { branchOf, type Session } from '../session/session.ts';
import { Scores } from '../stage/Answer.tsx';
import { sourceOf } from '../stage/useStage.ts';
import { WithSession } from '../Simulated.tsx';
import { Decisions } from './Decisions.tsx';
import { Events } from './Events.tsx';
import { Rounds } from './Rounds.tsx';

type Copy = 'trainer' | 'participants';

/** The story of a case to take home: what happened, what was not kept, what the room said. */
export const DebriefScreen = ({ id, copy }: { id: string; copy: Copy }) => (
  <WithSession id={id} title="Debrief">
    {(session) => <Debrief session={session} copy={copy} />}
  </WithSession>
);

function Debrief({ session, copy }: { session: Session; copy: Copy }) {
  const { policies } = useServices();
  const today = useToday();
  const branch = branchOf(session);
  const policy = policies.get(branch.policy);
  const missing = missingIn(branch, policies);
  const story = useMemo(
    () => (policy && missing === null ? storyOf(sourceOf(session, policy, policies)) : null),
    [session, policy, missing, policies],
  );
  if (!story) return <Page title="Debrief">This version of Waymark does not have the policy of this case.</Page>;
  const { whole } = story;
  const { training } = session.scenario;
  return (
    <Page
      title={`Debrief: ${session.scenario.title}`}
      wide
      caption={
        <>
          <Link to={{ name: 'workshop' }}>Workshop</Link> /{' '}
          <Link to={{ name: 'stage', id: session.id }}>{session.scenario.title}</Link>
        </>
      }
    >
      <p className="govuk-body">
        {copy === 'trainer' ? 'The trainer’s copy' : 'The participants’ copy'} ·{' '}
        {story.policies.map(({ name, edition }) => `${name}, edition ${edition}`).join(', then ')} · {branch.name} · as
        of {dayText(whole.asOf)}
        <span className="ws-printed"> · printed on {dayText(today)}</span>
      </p>
      <p className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => window.print()}>
          Print
        </button>
        <Link to={{ name: 'debrief', id: session.id, copy: copy === 'trainer' ? 'participants' : 'trainer' }}>
          {copy === 'trainer' ? 'See the participants’ copy' : 'See the trainer’s copy'}
        </Link>
      </p>
      {copy === 'trainer' && training?.note !== undefined ? (
        <section className="wm-section">
          <h2 className="govuk-heading-m">For the trainer</h2>
          <p className="govuk-body">{training.note}</p>
        </section>
      ) : null}
      <section className="wm-section ws-time">
        <h2 className="govuk-heading-m">The time of the case</h2>
        <Timeline run={story.shown} today={whole.asOf} isSimulated />
      </section>
      <Events story={story} />
      <Decisions story={story} session={session} />
      <NotKept whole={whole} />
      <NearMisses whole={whole} />
      <WhatWasPlayed session={session} copy={copy} />
      {session.bookmarks.length > 0 ? (
        <section className="wm-section">
          <h2 className="govuk-heading-m">Moments to talk about</h2>
          <ul className="govuk-list govuk-list--bullet">
            {session.bookmarks.map(({ on, note }) => (
              <li key={`${on} ${note}`}>
                {dayText(on)}: {note}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Rounds session={session} policies={policies} copy={copy} />
      {session.rounds.length > 0 ? <Scores rounds={session.rounds} /> : null}
      {training && training.learning.length > 0 ? (
        <section className="wm-section">
          <h2 className="govuk-heading-m">What to take home</h2>
          <ul className="govuk-list govuk-list--bullet">
            {training.learning.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <ClauseList policies={story.policies} ids={clausesIn(whole, session)} />
    </Page>
  );
}

function NotKept({ whole }: { whole: Run }) {
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What was not kept</h2>
      {whole.breaches.length === 0 ? <p className="govuk-body">Every rule was kept.</p> : null}
      <ul className="wm-breaches">
        {whole.breaches.map((breach) => (
          <li className={`wm-breach wm-breach--${breach.strength}`} key={`${breach.on} ${breach.message}`}>
            <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
            <span className="wm-under">
              {dayText(breach.on)}
              {breach.clauses.length > 0 ? ` · § ${clauseNames(breach.under ?? whole.policy, breach.clauses)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Met on the last day or the one before: kept, and only just. */
const isNearMiss = ({ due, metOn, status, id }: Deadline): boolean =>
  status === 'met' &&
  due !== null &&
  metOn !== null &&
  id !== 'eighteenthBirthday' &&
  daysBetween(metOn, due) <= 1 &&
  metOn <= due;

function NearMisses({ whole }: { whole: Run }) {
  const near = whole.deadlines.filter(isNearMiss);
  if (near.length === 0) return null;
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Near misses</h2>
      <ul className="govuk-list govuk-list--bullet">
        {near.map((deadline) => (
          <li key={`${deadline.id} ${deadline.n}`}>
            {deadlineTitle(whole, deadline)}: met on{' '}
            {deadline.metOn === deadline.due ? 'the last day' : 'the day before the last'}
            {deadline.due ? `, ${dayText(deadline.due)}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhatWasPlayed({ session, copy }: { session: Session; copy: Copy }) {
  const { heard } = branchOf(session);
  if (heard.length === 0) return null;
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What the trainer let happen</h2>
      {heard.map((each, index) => (
        <div className="ws-heard" key={index}>
          <h3 className="govuk-heading-s">
            {dayText(each.on)}: {each.title}
          </h3>
          <p className="govuk-body">{each.heard}</p>
          {copy === 'trainer' && each.playedBy !== undefined ? (
            <p className="wm-under">Played by {each.playedBy}</p>
          ) : null}
          {each.expected === undefined ? null : <p className="govuk-body">Expected: {each.expected}</p>}
          {each.learning === undefined ? null : <p className="govuk-body">To learn: {each.learning}</p>}
        </div>
      ))}
    </section>
  );
}

const clausesIn = (whole: Run, { rounds }: Session): string[] =>
  [
    ...new Set([
      ...whole.breaches.flatMap(({ clauses }) => clauses),
      ...whole.deadlines.flatMap(({ clauses }) => clauses),
      ...rounds.flatMap(({ answer }) => answer.clauses),
    ]),
  ].toSorted();

const ClauseList = ({ policies, ids }: { policies: readonly Policy[]; ids: readonly string[] }) => (
  <section className="wm-section">
    <h2 className="govuk-heading-m">The clauses</h2>
    <dl className="ws-clauses">
      {ids.flatMap((id) => {
        const policy = policies.find(({ clauses }) => clauses[id] !== undefined);
        const clause = policy?.clauses[id];
        return policy && clause
          ? [
              <div key={id}>
                <dt>
                  {documentOf(policy, id)}, {clause.at}
                </dt>
                <dd>
                  {clause.says} <span className="wm-muted">({id})</span>
                </dd>
              </div>,
            ]
          : [];
      })}
    </dl>
  </section>
);
