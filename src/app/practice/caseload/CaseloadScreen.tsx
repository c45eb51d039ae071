import './caseload.scss';

import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';

import { numberText } from '../../../facts/dayWords.ts';
import type { Day } from '../../../facts/day.ts';
import type { Caseload, CaseRow } from '../../shared/book.ts';
import { Link } from '../../shared/navigation.tsx';
import { useProtection } from '../../shared/protection.ts';
import type { CaseloadFilter } from '../../shared/screens.ts';
import { AsPrinted } from '../../shared/ui/AsPrinted.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { useCaseload } from '../../shared/useCaseload.ts';
import { AddChild } from './AddChild.tsx';
import { Filters } from './Filters.tsx';
import { choices, filtered, linesOf, ordered } from './find.ts';
import { Rows } from './Rows.tsx';
import { Today } from './Today.tsx';
import { useFilter } from './useFilter.ts';

const MakeUp = lazy(async () => ({ default: (await import('./MakeUp.tsx')).MakeUp }));
const NoChildren = lazy(async () => ({ default: (await import('./NoChildren.tsx')).NoChildren }));

/** Every child on this device, the most urgent first; searched, filtered, grouped, printed and handed on. */
export function CaseloadScreen({ filter }: { filter: CaseloadFilter }) {
  const caseload = useCaseload();
  return (
    <Loaded of={caseload} title="Children">
      {(loaded) => (
        <Page title="Children" wide>
          {loaded.rows.length === 0 ? (
            <Suspense fallback={null}>
              <NoChildren />
            </Suspense>
          ) : (
            <List caseload={loaded} filter={filter} />
          )}
          <MadeUp />
          <Unreadable count={loaded.unreadable.length} />
        </Page>
      )}
    </Loaded>
  );
}

/** A whole caseload to try Waymark with: only where nothing real is kept. */
function MadeUp() {
  const isForSamples = useProtection().kind === 'unprotected';
  // What it needs, the policies among it, is loaded only for who opens it.
  const [wasOpened, setOpened] = useState(false);
  if (!isForSamples) return null;
  return (
    <details className="govuk-details wm-screen-only" onToggle={() => setOpened(true)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Made-up children</span>
      </summary>
      <div className="govuk-details__text">
        {wasOpened ? (
          <Suspense fallback={<p className="govuk-body wm-muted">Opening…</p>}>
            <MakeUp />
          </Suspense>
        ) : null}
      </div>
    </details>
  );
}

function List({
  caseload: { rows, day, awaited },
  filter: fromAddress,
}: {
  caseload: Caseload;
  filter: CaseloadFilter;
}) {
  const { filter, set, reset, type, settle } = useFilter(fromAddress);
  const all = useMemo(() => ordered(rows), [rows]);
  const offered = useMemo(() => choices(rows), [rows]);
  // What is typed is on the screen at once; a long list follows as soon as there is time.
  const settled = useDeferredValue(filter);
  const shown = useMemo(() => filtered(all, settled, day), [all, settled, day]);
  const lines = useMemo(() => linesOf(shown, settled.by === 'family'), [shown, settled.by]);
  const showDue = useCallback((due: string | undefined) => set({ due }), [set]);
  const showFamily = useCallback((family: string) => set({ family }), [set]);
  return (
    <>
      <AsPrinted day={day} more={countText(shown.length, rows.length)} />
      <Today rows={rows} day={day} due={filter.due} onChoose={showDue} />
      {awaited > 0 ? <Awaited left={awaited} of={rows.length} /> : null}
      <div className="govuk-button-group wm-screen-only">
        <AddChild />
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
          Print
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => void saveAsFile(shown, day)}
        >
          Save as a spreadsheet file
        </button>
        <Link to={{ name: 'calendar' }}>Calendar</Link>
        <Link to={{ name: 'team' }}>Team measures</Link>
      </div>
      <Filters {...{ filter, offered, set, reset, type, settle }} />
      <p className="govuk-body wm-muted wm-screen-only" role="status">
        {countText(shown.length, rows.length)}
      </p>
      {shown.length === 0 ? (
        <p className="govuk-body-l">
          No child is like that.{' '}
          <button type="button" className="wm-linklike" onClick={reset}>
            Show all children
          </button>
        </p>
      ) : (
        <Rows lines={lines} day={day} onFamily={showFamily} />
      )}
    </>
  );
}

async function saveAsFile(rows: readonly CaseRow[], day: Day): Promise<void> {
  const [{ csvOf }, { download }] = await Promise.all([import('./csv.ts'), import('../../shared/download.ts')]);
  download(`waymark-children-${day}.csv`, csvOf(rows, day), 'text/csv;charset=utf-8');
}

const countText = (shown: number, of: number): string =>
  shown === of
    ? `${numberText(of)} ${of === 1 ? 'child' : 'children'}`
    : `${numberText(shown)} of ${numberText(of)} children`;

const Awaited = ({ left, of }: { left: number; of: number }) => (
  <div className="wm-awaited" role="status">
    <label htmlFor="awaited">Bringing the list up to date: {numberText(left)} children left</label>
    <progress id="awaited" value={of - left} max={of} />
  </div>
);

function Unreadable({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Problem>
      {count === 1 ? 'One case' : `${count} cases`} on this device cannot be read. Nothing was deleted. Open Waymark in
      a new tab to be sure that it is the newest version.
    </Problem>
  );
}
