import { useEffect, useRef, useState } from 'react';

import { useServices } from '../../shared/services.ts';

export type Draft<T> = {
  readonly typed: T;
  readonly change: (typed: T) => void;
  /** Resolves when everything typed so far is kept, or could not be. */
  readonly kept: () => Promise<void>;
  /** What stands in the form was typed earlier and not saved. */
  readonly restored: boolean;
  /** Forgets what was typed; the form starts afresh. */
  readonly drop: () => Promise<void>;
  readonly ready: boolean;
};

/** What stands in a form, kept on this device at every keystroke until it is saved as a fact or thrown away. */
export function useDraft<T extends object>(caseId: string, form: string, start: T): Draft<T> {
  const { store } = useServices();
  const [state, setState] = useState({ typed: start, restored: false, ready: false });
  const touched = useRef(false);
  const waiting = useRef<T | null>(null);
  const writing = useRef<Promise<void> | null>(null);

  // While one draft is being written only the newest of those after it is kept: a fast typist never waits in a queue.
  const write = async (): Promise<void> => {
    for (let next = waiting.current; next !== null; next = waiting.current) {
      waiting.current = null;
      await store.saveDraft(caseId, form, next);
    }
    writing.current = null;
  };

  useEffect(() => {
    let here = true;
    const restore = async (): Promise<void> => {
      const read = await store.draft(caseId, form);
      if (!here) return;
      const kept = read.ok ? read.value : undefined;
      // What is typed while the draft is still read is newer than the draft.
      setState((now) =>
        isForm(kept) && !touched.current ? { typed: kept as T, restored: true, ready: true } : { ...now, ready: true },
      );
    };
    void restore();
    return () => {
      here = false;
    };
  }, [store, caseId, form]);

  return {
    ...state,
    change: (typed) => {
      touched.current = true;
      setState({ typed, restored: false, ready: true });
      waiting.current = typed;
      writing.current ??= write();
    },
    kept: async () => {
      await writing.current;
    },
    drop: async () => {
      touched.current = false;
      setState({ typed: start, restored: false, ready: true });
      waiting.current = null;
      await writing.current;
      await store.dropDraft(caseId, form);
    },
  };
}

const isForm = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
