import { lazy, type ReactNode, Suspense } from 'react';

import { LOAD, placeOf } from './faces.ts';
import { Link, useNavigation } from './shared/navigation.tsx';
import type { Screen } from './shared/screens.ts';
import { Opening } from './shared/ui/Opening.tsx';
import { Page } from './shared/ui/Page.tsx';
import { HeaderLock } from './trust/HeaderLock.tsx';

const HomeScreen = lazy(LOAD.home);
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
  const { face } = placeOf(screen);
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

function Shown({ screen: wanted }: { screen: Screen }) {
  const { face, screen } = placeOf(wanted);
  switch (face) {
    case 'caseload':
      return <CaseloadScreen filter={screen.filter ?? {}} />;
    case 'practice':
      return <PracticeFace screen={screen} />;
    case 'workshop':
      return <WorkshopFace screen={screen} />;
    case 'policy':
      return <PolicyFace screen={screen} />;
    case 'safety':
      return <SafetyScreen />;
    case 'home':
      return <HomeScreen />;
    case null:
      return <NoSuchPage path={screen.path} />;
  }
}

const NoSuchPage = ({ path }: { path: string }) => (
  <Page title="There is no such page">
    <p className="govuk-body">
      Nothing is at {path}. <Link to={{ name: 'home' }}>Go to the start</Link>.
    </p>
  </Page>
);
