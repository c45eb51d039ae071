import { lazy, type ReactNode, Suspense } from 'react';

import { faceOf, LOAD } from './faces.ts';
import { HomeScreen } from './HomeScreen.tsx';
import { Link, useNavigation } from './shared/navigation.tsx';
import type { Screen } from './shared/screens.ts';
import { Opening } from './shared/ui/Opening.tsx';
import { Page } from './shared/ui/Page.tsx';
import { HeaderLock } from './trust/HeaderLock.tsx';

const CaseloadScreen = lazy(LOAD.caseload);
const PracticeFace = lazy(LOAD.practice);
const WorkshopFace = lazy(LOAD.workshop);
const PolicyFace = lazy(LOAD.policy);
const SafetyScreen = lazy(LOAD.safety);

type AppProps = {
  /** What has to be said on every screen. */
  readonly notices: ReactNode;
  /** What has to be settled before any screen is shown. */
  readonly instead: ReactNode;
};

/** The frame around every screen, and the screen itself. */
export function App({ notices, instead }: AppProps) {
  const { screen } = useNavigation();
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      {screen.name === 'room' ? null : <Header screen={screen} />}
      {screen.name === 'room' ? null : <div className="wm-notices">{notices}</div>}
      {instead ?? (
        <Suspense fallback={<Opening />}>
          <Shown screen={screen} />
        </Suspense>
      )}
    </>
  );
}

function Header({ screen }: { screen: Screen }) {
  const face = faceOf(screen);
  return (
    <header className="wm-header">
      <div className="wm-header__inner">
        <Link to={{ name: 'home' }} className="wm-header__name">
          Waymark
        </Link>
        <nav aria-label="Waymark">
          <ul>
            <li>
              <Link
                to={{ name: 'caseload' }}
                className="wm-header__link"
                aria-current={face === 'caseload' || face === 'practice' ? 'true' : undefined}
              >
                Children
              </Link>
            </li>
            <li>
              <Link
                to={{ name: 'workshop' }}
                className="wm-header__link"
                aria-current={face === 'workshop' ? 'true' : undefined}
              >
                Workshop
              </Link>
            </li>
            <li>
              <Link
                to={{ name: 'policies' }}
                className="wm-header__link"
                aria-current={face === 'policy' ? 'true' : undefined}
              >
                Policies
              </Link>
            </li>
          </ul>
        </nav>
        <HeaderLock current={screen.name === 'safety'} />
      </div>
    </header>
  );
}

function Shown({ screen }: { screen: Screen }) {
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'caseload':
      return <CaseloadScreen filter={screen.filter ?? {}} />;
    case 'newChild':
    case 'calendar':
    case 'team':
    case 'child':
    case 'record':
    case 'prepareMeeting':
    case 'invitation':
    case 'records':
    case 'meetingRecord':
    case 'story':
    case 'facts':
    case 'authority':
    case 'details':
    case 'review':
    case 'concerns':
    case 'plan':
    case 'writePlan':
    case 'comparePlans':
    case 'documents':
    case 'document':
      return <PracticeFace screen={screen} />;
    case 'workshop':
    case 'stage':
    case 'room':
    case 'branches':
    case 'author':
    case 'debrief':
    case 'sharedCase':
      return <WorkshopFace screen={screen} />;
    case 'safety':
      return <SafetyScreen />;
    case 'policies':
    case 'policy':
    case 'clauses':
    case 'machine':
    case 'goldenCases':
    case 'comparePolicies':
    case 'impact':
    case 'proofs':
    case 'editPolicy':
      return <PolicyFace screen={screen} />;
    case 'notFound':
      return (
        <Page title="There is no such page">
          <p className="govuk-body">
            Nothing is at {screen.path}. <Link to={{ name: 'home' }}>Go to the start</Link>.
          </p>
        </Page>
      );
  }
}
