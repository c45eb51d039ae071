import { useState } from 'react';

import { blocks, type Finding } from '../../store/check/finding.ts';
import { useProtection } from '../shared/protection.ts';
import { Disclosure } from '../shared/ui/Disclosure.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { Problem } from '../shared/ui/States.tsx';
import { useCaseload } from '../shared/useCaseload.ts';
import { Restore } from './Restore.tsx';
import { findingWords } from './words.ts';

/** What the check found, and the two ways on: restoring, or going on with what is here. */
export function FindingsScreen({ onLeave }: { onLeave: () => void }) {
  const protection = useProtection();
  if (protection.kind !== 'protected') return null;
  const settled = protection.whole;
  return (
    <Page title={settled ? 'Everything is whole again' : 'Something is not as it was left'}>
      {settled ? null : (
        <>
          <p className="govuk-body-l">
            Waymark checks every record when it is unlocked. Until this is settled you can read what is here, but not
            add to it.
          </p>
          <FindingList findings={protection.session.findings().filter(blocks)} />
        </>
      )}
      {settled ? null : (
        <>
          <h2 className="govuk-heading-m">Restore from a backup</h2>
          <p className="govuk-body">
            This puts back what is missing and repairs what was altered. What is here and sound stays as it is.
          </p>
        </>
      )}
      <Restore onlyResult={settled} />
      {settled ? (
        <button type="button" className="govuk-button" onClick={onLeave}>
          Continue
        </button>
      ) : (
        <>
          <Disclosure summary="There is no backup">
            <GoOn />
          </Disclosure>
          <p className="govuk-body">
            <button type="button" className="wm-linklike" onClick={onLeave}>
              Look at what is here first
            </button>
          </p>
        </>
      )}
    </Page>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
  const caseload = useCaseload();
  const nameOf = (id: string | undefined): string | null =>
    caseload.status === 'ready' ? (caseload.value.rows.find((row) => row.id === id)?.record.child.name ?? null) : null;
  const words = new Set(findings.map((finding) => findingWords(finding, nameOf(finding.caseId))));
  return (
    <ul className="govuk-list govuk-list--bullet wm-findings">
      {[...words].map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function GoOn({ words }: { words?: string }) {
  const protection = useProtection();
  const [state, setState] = useState<'idle' | 'busy' | { problem: string }>('idle');
  if (protection.kind !== 'protected') return null;
  const { session, checkedAgain } = protection;
  const goOn = async (): Promise<void> => {
    setState('busy');
    const done = await session.accept();
    if (!done.ok) return setState({ problem: done.problem.message });
    checkedAgain();
  };
  return (
    <>
      {typeof state === 'object' ? <Problem>{state.problem}</Problem> : null}
      {words === undefined ? (
        <p className="govuk-body">
          You can go on with what is here. What is missing stays missing, and what cannot be read is let go for good. If
          a backup turns up later, it can still be restored.
        </p>
      ) : null}
      <button
        type="button"
        className={`govuk-button ${words === undefined ? 'govuk-button--warning' : 'govuk-button--secondary'}`}
        disabled={state === 'busy'}
        onClick={() => void goOn()}
      >
        {words ?? 'Carry on with what is here'}
      </button>
    </>
  );
}

/** Over every screen while nothing can be added; and where a draft was lost, once. */
export function FindingsNotice({ onSettle }: { onSettle: () => void }) {
  const protection = useProtection();
  if (protection.kind !== 'protected') return null;
  const findings = protection.session.findings();
  if (findings.length === 0) return null;
  if (protection.whole) {
    return (
      <div className="wm-notice" role="status">
        <FindingList findings={findings} />
        <GoOn words="Understood" />
      </div>
    );
  }
  return (
    <div className="wm-notice wm-notice--bad" role="status">
      <p className="govuk-body">
        <strong>Read only: something is missing or was altered.</strong>{' '}
        <button type="button" className="wm-linklike" onClick={onSettle}>
          See what, and put it right
        </button>
      </p>
    </div>
  );
}
