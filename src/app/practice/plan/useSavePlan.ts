import { type SubmitEvent, useEffect, useState } from 'react';

import { useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import type { Draft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { checkPlan } from './checkPlan.ts';
import { isSaved, type TypedPlan } from './typed.ts';

/**
 * One save: the text, the new actions and that the plan is detailed are stored together or not at all. The text's id
 * is part of the draft, so a save that was cut off, or made in another tab, is found again and never made twice.
 */
export function useSavePlan({ file, run }: OpenCase, draft: Draft<TypedPlan>) {
  const { store, clock, newId } = useServices();
  const { open } = useNavigation();
  const [by, setBy] = useRecorder();
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { typed, drop } = draft;
  const wasSaved = isSaved(run, typed);

  const leave = async (): Promise<void> => {
    await drop();
    open({ name: 'plan', id: file.id }, 'replace');
  };
  useEffect(() => {
    if (wasSaved && !busy) void leave();
    // Only that it was saved brings this about; nothing else of what `leave` uses does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wasSaved]);

  const check = () => checkPlan(run, typed, { recordedAt: clock.now(), by, newId });
  const checked = attempt > 0 ? check() : null;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    const ready = check();
    if (!ready.ok || busy) return;
    setBusy(true);
    const stored = await store.addFacts(file.id, ready.facts);
    setBusy(false);
    if (!stored.ok) return setProblem(stored.problem.message);
    await store.saveSetting('recorder', by.trim());
    await leave();
  };

  return { by, setBy, attempt, problem, busy, save, errors: checked?.ok === false ? checked.errors : {} };
}
