import { useSyncExternalStore } from 'react';

import { useBasics } from '../shared/services.ts';
import type { Teamwork } from '../shared/teamwork.ts';
import { useTeamworkHolder } from '../shared/teamwork.ts';
import { useCaseload } from '../shared/useCaseload.ts';
import { Join } from './Join.tsx';
import { Leave } from './Leave.tsx';
import { counted, ROLE_WORDS, sinceWords, statusWords } from './words.ts';

/** On the page on safety: to which team this device belongs, and how far it is shared; or how to join one. */
export function TeamSection() {
  const { teamwork } = useTeamworkHolder();
  return (
    <section className="wm-section" aria-labelledby="team">
      <h2 className="govuk-heading-m" id="team">
        Working as a team
      </h2>
      {teamwork ? <Joined teamwork={teamwork} /> : <Join />}
    </section>
  );
}

function Joined({ teamwork }: { teamwork: Teamwork }) {
  const { clock } = useBasics();
  const caseload = useCaseload();
  const status = useSyncExternalStore(teamwork.subscribe, teamwork.status);
  const { authority, team, member } = teamwork.membership;
  const children = caseload.status === 'ready' ? caseload.value.rows.length : null;
  const rows = [
    ['Team', `${team.name}, ${authority}`],
    ['You', `${member.name}, ${ROLE_WORDS[member.role]}`],
    ['Saved here', children === null ? '…' : counted(children, 'child', 'children')],
    ['Shared', status.waiting === 0 ? 'Everything recorded here' : `All but ${counted(status.waiting)}`],
    [
      'Waiting',
      status.waitingSince ? `${counted(status.waiting)}, ${sinceWords(status.waitingSince, clock.now())}` : 'Nothing',
    ],
    ['Connection', statusWords(status, clock.now())],
  ] as const;
  return (
    <>
      <dl className="wm-facts govuk-body">
        {rows.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {status.told.length > 0 ? (
        <p className="govuk-inset-text">
          {counted(status.told.length, 'thing', 'things')} could not be exchanged: under the same number the team has
          something else, or it cannot be read. Nothing here was changed. Compare with a colleague, and record again
          what is missing.
        </p>
      ) : null}
      <p className="govuk-body">
        What is shared stays on this device too. It travels and lies on the team’s server encrypted; the server sees
        random numbers and sizes.
      </p>
      <Leave />
    </>
  );
}
