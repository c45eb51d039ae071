import { lazy, type ReactNode, Suspense } from 'react';

import { HomeScreen } from './HomeScreen.tsx';
import { AuthorityScreen } from './practice/authority/AuthorityScreen.tsx';
import { CaseloadScreen } from './practice/caseload/CaseloadScreen.tsx';
import { ChildScreen } from './practice/child/ChildScreen.tsx';
import { FactsScreen } from './practice/facts/FactsScreen.tsx';
import { NewChildScreen } from './practice/newChild/NewChildScreen.tsx';
import { RecordScreen } from './practice/record/RecordScreen.tsx';
import { ClausesScreen } from './policy/ClausesScreen.tsx';
import { PoliciesScreen } from './policy/PoliciesScreen.tsx';
import { PolicyScreen } from './policy/PolicyScreen.tsx';
import { Link, useNavigation } from './shared/navigation.tsx';
import type { Screen } from './shared/screens.ts';
import { Page } from './shared/ui/Page.tsx';
import { HeaderLock } from './trust/HeaderLock.tsx';
import { SafetyScreen } from './trust/SafetyScreen.tsx';

// Diagrams and timelines are drawn by what is loaded only when one is opened.
const StoryScreen = lazy(async () => ({ default: (await import('./practice/story/StoryScreen.tsx')).StoryScreen }));
const WorkshopFace = lazy(async () => ({ default: (await import('./workshop/WorkshopFace.tsx')).WorkshopFace }));
const PolicyDesk = lazy(async () => ({ default: (await import('./policy/PolicyDesk.tsx')).PolicyDesk }));
const MachineScreen = lazy(async () => ({ default: (await import('./policy/MachineScreen.tsx')).MachineScreen }));

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
        <Suspense fallback={<Page title="Waymark">{null}</Page>}>
          <Shown screen={screen} />
        </Suspense>
      )}
    </>
  );
}

function Header({ screen }: { screen: Screen }) {
  const isPractice = ['caseload', 'newChild', 'child', 'record', 'story', 'facts', 'authority'].includes(screen.name);
  const isWorkshop = ['workshop', 'stage', 'branches', 'author', 'debrief', 'sharedCase'].includes(screen.name);
  const isPolicy = [
    'policies',
    'policy',
    'clauses',
    'machine',
    'comparePolicies',
    'impact',
    'proofs',
    'editPolicy',
  ].includes(screen.name);
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
                aria-current={isPractice ? 'true' : undefined}
              >
                Children
              </Link>
            </li>
            <li>
              <Link
                to={{ name: 'workshop' }}
                className="wm-header__link"
                aria-current={isWorkshop ? 'true' : undefined}
              >
                Workshop
              </Link>
            </li>
            <li>
              <Link to={{ name: 'policies' }} className="wm-header__link" aria-current={isPolicy ? 'true' : undefined}>
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
      return <CaseloadScreen />;
    case 'newChild':
      return <NewChildScreen />;
    case 'child':
      return <ChildScreen id={screen.id} saved={screen.saved} />;
    case 'record':
      return <RecordScreen id={screen.id} fact={screen.fact} given={screen.given} />;
    case 'story':
      return <StoryScreen id={screen.id} step={screen.step} />;
    case 'facts':
      return <FactsScreen id={screen.id} />;
    case 'authority':
      return <AuthorityScreen id={screen.id} to={screen.to} />;
    case 'policies':
      return <PoliciesScreen />;
    case 'policy':
      return <PolicyScreen id={screen.policy} part={screen.part} />;
    case 'clauses':
      return <ClausesScreen id={screen.policy} clause={screen.clause} />;
    case 'machine':
      return <MachineScreen policyId={screen.policy} machineId={screen.machine} />;
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
    case 'comparePolicies':
    case 'impact':
    case 'proofs':
    case 'editPolicy':
      return <PolicyDesk screen={screen} />;
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
