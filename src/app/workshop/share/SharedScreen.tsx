import { useEffect, useState } from 'react';

import type { Day } from '../../../facts/day.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import { useKeep } from '../session/sessions.ts';
import { Simulated } from '../Simulated.tsx';
import { fromFragment } from '../../shared/share/link.ts';

/** A link that carries a case was opened: the case is kept here and played from the step the link names. */
export function SharedScreen({
  fragment,
  step,
  on,
}: {
  fragment: string;
  step: number | undefined;
  on: Day | undefined;
}) {
  const keep = useKeep();
  const { newId } = useServices();
  const { open } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const opened = await fromFragment(fragment);
      if (!here) return;
      if (!opened.ok) return setProblem(opened.message);
      const id = newId();
      await keep(id, opened.value);
      open({ name: 'stage', id, step, on }, 'replace');
    };
    void read();
    return () => {
      here = false;
    };
  }, [fragment, step, on, keep, newId, open]);

  return (
    <Simulated>
      <Page title={problem === null ? 'Opening the case' : 'This link cannot be opened'}>
        {problem === null ? (
          <p className="govuk-body wm-muted">One moment.</p>
        ) : (
          <>
            <Problem>{problem}</Problem>
            <p className="govuk-body">
              Nothing was kept from it. <Link to={{ name: 'workshop' }}>See all cases</Link>
            </p>
          </>
        )}
      </Page>
    </Simulated>
  );
}
