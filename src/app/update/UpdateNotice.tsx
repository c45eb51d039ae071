import { useState, useSyncExternalStore } from 'react';

import { useNavigation } from '../shared/navigation.tsx';
import type { Screen } from '../shared/screens.ts';
import type { Updates } from './updates.ts';

/** Screens on which nothing is typed, so that loading the page anew loses nothing. */
const WITHOUT_FORM: ReadonlySet<Screen['name']> = new Set([
  'home',
  'caseload',
  'child',
  'story',
  'facts',
  'policies',
  'clauses',
  'machine',
  'workshop',
]);

/** Offers a newer version between two pieces of work, and never in the middle of one. */
export function UpdateNotice({ updates, isProtected }: { updates: Updates; isProtected: boolean }) {
  const { screen } = useNavigation();
  const isWaiting = useSyncExternalStore(updates.subscribe, updates.isWaiting);
  const [hasOtherTabs, setOtherTabs] = useState(false);
  if (!isWaiting || !WITHOUT_FORM.has(screen.name)) return null;
  const use = async (): Promise<void> => setOtherTabs((await updates.use()) === 'otherTabs');
  return (
    <section className="wm-notice" aria-label="A new version">
      <p className="govuk-body">
        <strong>A new version of Waymark is ready.</strong>{' '}
        {isProtected
          ? 'This page loads again, and you unlock it as when you start.'
          : 'This page loads again; everything recorded stays.'}{' '}
        If you do nothing, it is used once every tab of Waymark is closed.
      </p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void use()}>
        Use the new version
      </button>
      <p className="govuk-body" role="status">
        {hasOtherTabs ? 'Waymark is open in another tab. Close that one first, so that nothing in it is lost.' : ''}
      </p>
    </section>
  );
}
