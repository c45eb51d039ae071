import { type SubmitEvent, useState } from 'react';

import { laterBy } from '../../../facts/instant.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import type { Draft } from '../record/useDraft.ts';
import { type Errors, type JointDraft, type Saving, type Told, withIds } from './saving.ts';

/**
 * Saving a form: facts for each of several children. Everything that will be stored is fixed, ids and all, and kept with
 * the draft before the first fact is; each child's facts are stored together or not at all. Cut short anywhere and begun
 * again, it stores what is missing and doubles nothing. Where nothing could be stored, one is back in the form.
 */
export function useSaving<T extends JointDraft>(caseId: string, draft: Draft<T>, by: string) {
  const { store, clock, newId } = useServices();
  const { open } = useNavigation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The ids stay the same over several attempts to save, so that no attempt can store a fact twice.
  const [ids] = useState(() => new Map<string, string>());
  const idOf = (place: string): string => {
    const id = ids.get(place) ?? newId();
    ids.set(place, id);
    return id;
  };

  /** Of how many children it is stored now. */
  const goOn = async ({ parts }: Saving): Promise<number> => {
    setBusy(true);
    setProblem(null);
    // The child one stands at comes last: as long as its facts are not there, it is seen that something is left to do.
    const ownLast = parts.toSorted((a, b) => Number(a.caseId === caseId) - Number(b.caseId === caseId));
    for (const [count, part] of ownLast.entries()) {
      const stored = await store.addFacts(part.caseId, part.facts);
      if (!stored.ok) {
        setBusy(false);
        setProblem(stored.problem.message);
        return count;
      }
    }
    ids.clear();
    await Promise.all([draft.drop(), store.saveSetting('recorder', by)]);
    setBusy(false);
    const saved = ownLast.flatMap(({ facts }) => facts.map(({ id }) => id)).join(',');
    open({ name: 'child', id: caseId, saved }, 'replace');
    return parts.length;
  };

  const begin = async ({ parts }: Pick<Told, 'parts'>): Promise<void> => {
    setBusy(true);
    const now = clock.now();
    let count = 0;
    const saving: Saving = { parts: withIds(parts, idOf, () => laterBy(now, count++), by) };
    draft.change({ ...draft.typed, saving });
    await draft.kept();
    if ((await goOn(saving)) === 0) giveUp();
  };

  /** Back to the form: only while nothing of it is stored. */
  const giveUp = (): void => draft.change({ ...draft.typed, saving: null });

  return { busy, problem, begin, goOn, giveUp };
}

/**
 * Pressing save. From the first time on, what is wrong is shown; where nothing is, it is stored. `found` is what is wrong
 * with the form, where that is more than with what it tells.
 */
export function useSubmit({ busy, begin }: Pick<ReturnType<typeof useSaving>, 'busy' | 'begin'>) {
  const [attempt, setAttempt] = useState(0);
  return (told: Told, found: Errors = told.errors) => ({
    attempt,
    errors: attempt > 0 ? found : {},
    save: (event: SubmitEvent): void => {
      event.preventDefault();
      setAttempt(attempt + 1);
      if (Object.keys(found).length === 0 && !busy) void begin(told);
    },
  });
}

/** What a form for brothers and sisters is given. */
export type JointFormProps<T extends JointDraft> = {
  readonly opened: OpenCase;
  readonly draft: Draft<T>;
  readonly by: string;
  readonly setBy: (by: string) => void;
  readonly saving: ReturnType<typeof useSaving>;
};
