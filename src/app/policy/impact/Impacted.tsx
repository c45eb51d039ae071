import { useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { ImpactCase } from '../../../engine/impact.ts';
import { RadioInput } from '../../shared/form/Inputs.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { useCaseload } from '../../shared/useCaseload.ts';
import { useAnswer } from '../useAnswer.ts';
import { Found } from './Found.tsx';
import type { ImpactAnswer, ImpactQuestion } from './question.ts';

const MADE_UP = 1000;
const makeWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** A caseload under a policy before and after a change, worked out anew as the change is typed. */
export function Impacted({ before, after }: { before: Policy; after: Policy }) {
  const today = useToday();
  const device = useDeviceCases(before.id);
  const [whose, setWhose] = useState('made up');
  const cases = whose === 'device' ? device : MADE_UP;
  const question = useMemo(
    (): ImpactQuestion | null => (cases === null ? null : { before, after, asOf: today, cases }),
    [before, after, today, cases],
  );
  const { answer, isWorking, isBroken } = useAnswer<ImpactAnswer>(makeWorker, question);
  return (
    <>
      <RadioInput
        question={{ id: 'whose', title: 'For whom?' }}
        value={whose}
        onChange={setWhose}
        options={[
          { value: 'made up', label: `${MADE_UP.toLocaleString('en-GB')} made-up children` },
          {
            value: 'device',
            label: `The children on this device who follow ${before.name} (${device?.length ?? '…'})`,
          },
        ]}
      />
      {isBroken ? (
        <p className="govuk-error-message">This cannot be worked out here. Reload the page to try again.</p>
      ) : null}
      <div aria-busy={isWorking}>
        {answer ? (
          <>
            {isWorking ? <p className="govuk-body wm-muted">Working it out again…</p> : null}
            <Found answer={answer} before={before} after={after} asOf={today} />
          </>
        ) : (
          <p className="govuk-body wm-muted">Working it out…</p>
        )}
      </div>
    </>
  );
}

/** The cases of this device under a policy; null until they were read. */
function useDeviceCases(policy: string): readonly ImpactCase[] | null {
  const { store } = useServices();
  const caseload = useCaseload();
  const [cases, setCases] = useState<readonly ImpactCase[] | null>(null);
  useEffect(() => {
    if (caseload.status !== 'ready') return undefined;
    let isOpen = true;
    void (async () => {
      const found: ImpactCase[] = [];
      for (const { id, record } of caseload.value.rows) {
        if (record.policy !== policy) continue;
        const read = await store.case(id);
        if (read.ok) {
          const { child } = record;
          found.push({ id, name: child.name ?? 'A child', born: child.born ?? null, facts: read.value.facts });
        }
      }
      if (isOpen) setCases(found);
    })();
    return () => {
      isOpen = false;
    };
  }, [caseload, policy, store]);
  return cases;
}
