import { useState } from 'react';

import type { Details, Fact, FactType } from '../../../facts/vocabulary.ts';
import type { Day } from '../../../facts/day.ts';
import { useServices } from '../../shared/services.ts';
import { useRecorder } from '../record/useRecorder.ts';

/** Stores one fact at the press of a button, and gives its id; while it is being stored, other presses do nothing. */
export function useRecording(caseId: string) {
  const { store, clock, newId } = useServices();
  const [by] = useRecorder();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const record = async <T extends FactType>(type: T, on: Day, details: Details<T>): Promise<string | null> => {
    if (busy) return null;
    setBusy(true);
    setProblem(null);
    const id = newId();
    const fact = { ...details, id, type, on, recordedAt: clock.now(), by: by.trim() } as unknown as Fact;
    const stored = await store.addFact(caseId, fact);
    setBusy(false);
    if (!stored.ok) setProblem(stored.problem.message);
    return stored.ok ? id : null;
  };
  return { busy, problem, record };
}
