import { useState } from 'react';

import type { Run } from '../../../engine/run.ts';
import { Link } from '../../shared/navigation.tsx';
import { authorityOf } from '../../shared/policies/kept.ts';
import { goldenText, useGolden } from './golden.ts';

/** Keeps a run with everything it came to; every edit of the policy is measured against it from then on. */
export function KeepAsGolden({ run, title }: { run: Run; title: string }) {
  const golden = useGolden(authorityOf(run.policy.id));
  const [said, setSaid] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const failed = await golden.add([goldenText(title, run)]);
    setSaid(failed ?? 'Kept.');
  };
  return (
    <>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void keep()}>
        Keep as a golden case
      </button>
      <span role="status">
        {said} {said === null ? null : <Link to={{ name: 'goldenCases', policy: run.policy.id }}>See them all</Link>}
      </span>
    </>
  );
}
