import { lazy } from 'react';

import type { PracticeScreen } from '../shared/screens.ts';
import { WithPolicies } from '../shared/WithPolicies.tsx';
import { AuthorityScreen } from './authority/AuthorityScreen.tsx';
import { ChildScreen } from './child/ChildScreen.tsx';
import { ConcernsScreen } from './concern/ConcernsScreen.tsx';
import { DetailsScreen } from './details/DetailsScreen.tsx';
import { FactsScreen } from './facts/FactsScreen.tsx';
import { NewChildScreen } from './newChild/NewChildScreen.tsx';
import { RecordScreen } from './record/RecordScreen.tsx';
import { ReviewScreen } from './review/ReviewScreen.tsx';
import './child.scss';

const HoldScreen = lazy(async () => ({ default: (await import('./meeting/HoldScreen.tsx')).HoldScreen }));
const PrepareScreen = lazy(async () => ({ default: (await import('./meeting/PrepareScreen.tsx')).PrepareScreen }));
const CancelScreen = lazy(async () => ({ default: (await import('./arrange/CancelScreen.tsx')).CancelScreen }));
const ConferenceScreen = lazy(async () => ({
  default: (await import('./conference/ConferenceScreen.tsx')).ConferenceScreen,
}));
const ConferenceToArrange = lazy(async () => ({
  default: (await import('./arrange/ConferenceToArrange.tsx')).ConferenceToArrange,
}));
const InvitationScreen = lazy(async () => ({
  default: (await import('./meeting/InvitationScreen.tsx')).InvitationScreen,
}));
const RecordsScreen = lazy(async () => ({ default: (await import('./records/RecordsScreen.tsx')).RecordsScreen }));
const MeetingRecordScreen = lazy(async () => ({
  default: (await import('./records/RecordsScreen.tsx')).MeetingRecordScreen,
}));
const CalendarScreen = lazy(async () => ({ default: (await import('./calendar/CalendarScreen.tsx')).CalendarScreen }));
const SupervisionScreen = lazy(async () => ({
  default: (await import('./supervision/SupervisionScreen.tsx')).SupervisionScreen,
}));
const TeamScreen = lazy(async () => ({ default: (await import('./team/TeamScreen.tsx')).TeamScreen }));
// Diagrams and timelines are drawn by what is loaded only when one is opened.
const StoryScreen = lazy(async () => ({ default: (await import('./story/StoryScreen.tsx')).StoryScreen }));
// Writing the plan and making documents is a face of its own for whoever only records.
const PlanScreen = lazy(async () => ({ default: (await import('./plan/PlanScreen.tsx')).PlanScreen }));
const WritePlanScreen = lazy(async () => ({ default: (await import('./plan/WritePlanScreen.tsx')).WritePlanScreen }));
const ComparePlansScreen = lazy(async () => ({
  default: (await import('./plan/ComparePlansScreen.tsx')).ComparePlansScreen,
}));
const DocumentsScreen = lazy(async () => ({
  default: (await import('./documents/DocumentsScreen.tsx')).DocumentsScreen,
}));
const DocumentScreen = lazy(async () => ({ default: (await import('./documents/DocumentScreen.tsx')).DocumentScreen }));

/** The screens of one child, loaded when one is opened. The list of children stands before them. */
export const PracticeFace = ({ screen }: { screen: PracticeScreen }) => (
  <WithPolicies>
    <Shown screen={screen} />
  </WithPolicies>
);

function Shown({ screen }: { screen: PracticeScreen }) {
  switch (screen.name) {
    case 'calendar':
      return <CalendarScreen screen={screen} />;
    case 'team':
      return <TeamScreen screen={screen} />;
    case 'newChild':
      return <NewChildScreen />;
    case 'child':
      return <ChildScreen id={screen.id} saved={screen.saved} knownOn={screen.knownOn} />;
    case 'details':
      return <DetailsScreen id={screen.id} />;
    case 'review':
      return <ReviewScreen id={screen.id} />;
    case 'concerns':
      return <ConcernsScreen id={screen.id} concern={screen.concern} />;
    case 'record':
      if (screen.fact === 'coreGroup.held') return <HoldScreen id={screen.id} />;
      if (screen.fact === 'coreGroup.cancelled') return <CancelScreen id={screen.id} />;
      if (screen.fact === 'conference.held') return <ConferenceScreen id={screen.id} given={screen.given} />;
      if (screen.fact === 'supervision.held') return <SupervisionScreen id={screen.id} />;
      if (screen.fact.startsWith('record.')) return <OfRecord id={screen.id} meeting={screen.given.meeting} />;
      return <RecordScreen id={screen.id} fact={screen.fact} given={screen.given} />;
    case 'prepareMeeting':
      return <PrepareScreen id={screen.id} />;
    case 'prepareConference':
      return <ConferenceToArrange key={screen.id} screen={screen} />;
    case 'invitation':
      return <InvitationScreen id={screen.id} />;
    case 'records':
      return <RecordsScreen id={screen.id} />;
    case 'meetingRecord':
      return <MeetingRecordScreen id={screen.id} n={screen.n} />;
    case 'story':
      return <StoryScreen id={screen.id} step={screen.step} />;
    case 'facts':
      return <FactsScreen id={screen.id} />;
    case 'authority':
      return <AuthorityScreen id={screen.id} to={screen.to} />;
    case 'plan':
      return <PlanScreen id={screen.id} />;
    case 'writePlan':
      return <WritePlanScreen id={screen.id} />;
    case 'comparePlans':
      return <ComparePlansScreen id={screen.id} from={screen.from} to={screen.to} />;
    case 'documents':
      return <DocumentsScreen id={screen.id} />;
    case 'document':
      return <DocumentScreen {...screen} />;
  }
}

/** What happens to a record is kept on its own page; a step that names no meeting leads to all of them. */
const OfRecord = ({ id, meeting }: { id: string; meeting: string | undefined }) =>
  meeting === undefined || !/^[1-9]\d{0,3}$/.test(meeting) ? (
    <RecordsScreen id={id} />
  ) : (
    <MeetingRecordScreen id={id} n={Number(meeting)} />
  );
