import { useState } from 'react';

import { useBasics } from '../../shared/services.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { Problem } from '../../shared/ui/States.tsx';

/** Puts eight made-up children on this device. */
export function LoadSamples() {
  const { store, clock, newId } = useBasics();
  const { open } = useNavigation();
  const [state, setState] = useState<'idle' | 'busy' | { problem: string }>('idle');
  const load = async (): Promise<void> => {
    setState('busy');
    const { sampleChildren } = await import('../samples.ts');
    for (const { record, facts } of sampleChildren(clock.today(), newId)) {
      const stored = await store.addCase(newId(), { ...record, createdAt: clock.now() }, facts);
      if (!stored.ok) return setState({ problem: stored.problem.message });
    }
    setState('idle');
    open({ name: 'caseload' });
  };
  return (
    <>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={state === 'busy'}
        onClick={() => void load()}
      >
        Load sample children
      </button>
      {typeof state === 'object' ? <Problem>{state.problem}</Problem> : null}
    </>
  );
}
