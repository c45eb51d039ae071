import { useEffect, useSyncExternalStore } from 'react';

import type { FactType } from '../../facts/vocabulary.ts';
import { placeOf } from '../faces.ts';
import { Link, useNavigation } from '../shared/navigation.tsx';
import type { Screen } from '../shared/screens.ts';
import { useBasics } from '../shared/services.ts';
import type { Teamwork } from '../shared/teamwork.ts';
import { colleagueWords, newsWords, statusWords, twiceWords } from './words.ts';
import './team.scss';

/** On every screen of a device that belongs to a team: how far it is shared, who else is here, what just came. */
export function TeamNotices({ teamwork }: { teamwork: Teamwork }) {
  const { clock } = useBasics();
  const { screen } = useNavigation();
  const status = useSyncExternalStore(teamwork.subscribe, teamwork.status);
  const at = whereIs(screen);
  useEffect(() => teamwork.show(at.caseId, at.recording), [teamwork, at.caseId, at.recording]);
  const isWell = status.state === 'together' && status.waiting === 0;
  return (
    <>
      <section className={`wm-team ${isWell ? '' : 'wm-team--waits'}`} aria-label="Your team">
        <strong>{teamwork.membership.team.name}:</strong> {statusWords(status, clock.now())}{' '}
        <Link to={{ name: 'safety' }}>Your team</Link>
      </section>
      {at.caseId === null ? null : <Others teamwork={teamwork} caseId={at.caseId} recording={at.recording} />}
      <NewsList teamwork={teamwork} />
    </>
  );
}

function Others({
  teamwork,
  caseId,
  recording,
}: {
  teamwork: Teamwork;
  caseId: string;
  recording: FactType | undefined;
}) {
  const others = useSyncExternalStore(teamwork.subscribe, () => teamwork.others(caseId));
  return (
    <div role="status">
      {others.map((colleague) => (
        <p
          key={colleague.tab}
          className={`wm-team ${recording !== undefined && colleague.recording === recording ? 'wm-team--waits' : ''}`}
        >
          {colleagueWords(colleague, recording)}
        </p>
      ))}
    </div>
  );
}

function NewsList({ teamwork }: { teamwork: Teamwork }) {
  const news = useSyncExternalStore(teamwork.subscribe, teamwork.news);
  return (
    <div role="status">
      {news.map((each) => (
        <div key={each.key} className="wm-notice wm-notice--news">
          <p className="govuk-body">{newsWords(each)}</p>
          {each.twice.map((meeting) => (
            <p key={meeting.type + meeting.on} className="govuk-body">
              <strong>{twiceWords(meeting)}</strong>
            </p>
          ))}
          <p className="wm-notice__ways">
            <Link to={{ name: 'facts', id: each.caseId }}>What was recorded about {each.child}</Link>
            <button type="button" className="wm-linklike" onClick={() => teamwork.dismiss(each.key)}>
              Dismiss
            </button>
          </p>
        </div>
      ))}
    </div>
  );
}

/** Which child a screen is about, and what is about to be recorded there. */
function whereIs(screen: Screen): { readonly caseId: string | null; readonly recording?: FactType } {
  const place = placeOf(screen);
  if (place.face !== 'practice' || !('id' in place.screen)) return { caseId: null };
  const { id: caseId } = place.screen;
  switch (place.screen.name) {
    case 'record':
      return { caseId, recording: place.screen.fact };
    case 'prepareMeeting':
      return { caseId, recording: 'coreGroup.held' };
    case 'prepareConference':
      return { caseId, recording: 'conference.held' };
    case 'writePlan':
      return { caseId, recording: 'plan.written' };
    default:
      return { caseId };
  }
}
