import { useState } from 'react';

import type { Details, Fact, FactType } from '../../../facts/vocabulary.ts';
import type { Day } from '../../../facts/day.ts';
import { useServices } from '../../shared/services.ts';
import { useRecorder } from '../record/useRecorder.ts';

/** What is recorded of one child at the press of a button. */
export type Pressed<T extends FactType> = { readonly caseId: string; readonly details: Details<T> };

/**
 * Stores one fact, or one for each of several children, at the press of a button; while it is being stored, other presses
 * do nothing. The child one stands at comes last: until then the button is still there, and to press it again stores
 * what is missing.
 */
export function useRecording() {
  const { store, clock, newId } = useServices();
  const [by] = useRecorder();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const record = async <T extends FactType>(type: T, on: Day, pressed: readonly Pressed<T>[]): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    for (const { caseId, details } of pressed) {
      const fact = { ...details, id: newId(), type, on, recordedAt: clock.now(), by: by.trim() } as unknown as Fact;
      const stored = await store.addFact(caseId, fact);
      if (stored.ok) continue;
      setBusy(false);
      setProblem(stored.problem.message);
      return false;
    }
    setBusy(false);
    return true;
  };
  return { busy, problem, record };
}
