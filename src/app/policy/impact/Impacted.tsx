import { useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { finderIn, inForceOn } from '../../../engine/adoption.ts';
import type { ImpactCase } from '../../../engine/impact.ts';
import { numberText } from '../../../engine/words.ts';
import { RadioInput } from '../../shared/form/Inputs.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { useCaseload } from '../../shared/useCaseload.ts';
import { Found } from './Found.tsx';
import type { ImpactQuestion } from './question.ts';
import { useImpact } from './useImpact.ts';

/** A caseload under a policy before and after a change, worked out anew as the change is typed. */
export function Impacted({ before, after }: { before: Policy; after: Policy }) {
  const today = useToday();
  const device = useDeviceCases(before.id);
  const [whose, setWhose] = useState<Whose>('1000');
  const [isStopped, setStopped] = useState(false);
  const cases = whose === 'device' ? device : Number(whose);
  const question = useMemo(
    (): ImpactQuestion | null => (cases === null || isStopped ? null : { before, after, asOf: today, cases }),
    [before, after, today, cases, isStopped],
  );
  const { impact, isWorking, isBroken, progress, caseOf } = useImpact(question);
  return (
    <>
      <RadioInput
        question={{ id: 'whose', title: 'For whom?' }}
        value={whose}
        onChange={(chosen) => {
          setWhose(chosen as Whose);
          setStopped(false);
        }}
        options={[
          { value: '1000', label: '1,000 made-up children' },
          { value: '10000', label: '10,000 made-up children' },
          {
            value: 'device',
            label: `The children on this device who follow ${before.name} (${device?.length ?? '…'})`,
          },
        ]}
      />
      {isBroken ? (
        <p className="govuk-error-message">This cannot be worked out here. Reload the page to try again.</p>
      ) : null}
      {isStopped ? (
        <p className="govuk-body">
          Stopped.{' '}
          <button type="button" className="wm-linklike" onClick={() => setStopped(false)}>
            Work it out
          </button>
        </p>
      ) : null}
      {progress && isWorking ? <Working progress={progress} onStop={() => setStopped(true)} /> : null}
      <div aria-busy={isWorking}>
        {impact ? (
          <Found impact={impact} caseOf={caseOf} before={before} after={after} asOf={today} />
        ) : isStopped || progress ? null : (
          <p className="govuk-body wm-muted">Working it out…</p>
        )}
      </div>
    </>
  );
}

type Whose = '1000' | '10000' | 'device';

const Working = ({
  progress: { done, of },
  onStop,
}: {
  progress: { done: number; of: number };
  onStop: () => void;
}) => (
  <div className="desk-working">
    <label htmlFor="impact-progress">
      {numberText(done)} of {numberText(of)} children
    </label>
    <progress id="impact-progress" value={done} max={of} />
    <button type="button" className="wm-linklike" onClick={onStop}>
      Stop
    </button>
  </div>
);

/** So many are read at a time, so that the page never waits for them. */
const AT_A_TIME = 20;

/** The cases of this device that a policy guides on the day, adopted or from the beginning; null until they were read. */
function useDeviceCases(policy: string): readonly ImpactCase[] | null {
  const { store, policies } = useServices();
  const today = useToday();
  const caseload = useCaseload();
  const [cases, setCases] = useState<readonly ImpactCase[] | null>(null);
  useEffect(() => {
    if (caseload.status !== 'ready') return undefined;
    let isOpen = true;
    void (async () => {
      const those = caseload.value.rows.map(({ id }) => id);
      const find = finderIn(policies);
      const found: ImpactCase[] = [];
      for (let from = 0; from < those.length; from += AT_A_TIME) {
        const read = await store.several(those.slice(from, from + AT_A_TIME));
        if (!isOpen) return;
        if (!read.ok) continue;
        for (const { id, record, facts } of read.value) {
          const first = policies.get(record.policy);
          const inForce = first && inForceOn(first, facts, { asOf: today }, find);
          if (inForce?.policy.id !== policy) continue;
          found.push({ id, name: record.child.name, born: record.child.born ?? null, facts, since: inForce.from });
        }
      }
      if (isOpen) setCases(found);
    })();
    return () => {
      isOpen = false;
    };
  }, [caseload, policy, policies, store, today]);
  return cases;
}
