import { useEffect, useMemo, useRef, useState } from 'react';

import { Keeper } from '../../shared/keeper.ts';
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

/** The form that asked the same in an earlier version: what it was kept under, and how its answers stand in this one. */
export type Earlier<T> = { readonly form: string; readonly as: (kept: object) => Partial<T> };

/** What stands in a form, kept on this device at every keystroke until it is saved as a fact or thrown away. */
export function useDraft<T extends object>(caseId: string, form: string, start: T, earlier?: Earlier<T>): Draft<T> {
  const { store } = useServices();
  const [state, setState] = useState({ typed: start, restored: false, ready: false });
  const [first] = useState(start);
  const [before] = useState(earlier);
  const touched = useRef(false);
  // What is thrown away goes the same way: until it is gone, the browser asks before it leaves the page.
  const keeper = useMemo(() => {
    const forms = before ? [form, before.form] : [form];
    return new Keeper<T | null>((typed) =>
      typed === null
        ? Promise.all(forms.map((each) => store.dropDraft(caseId, each)))
        : store.saveDraft(caseId, form, typed),
    );
  }, [store, caseId, form, before]);

  useEffect(() => {
    let here = true;
    const restore = async (): Promise<void> => {
      const read = await store.draft(caseId, form);
      const own = read.ok ? read.value : undefined;
      const old = isForm(own) || !before ? undefined : await store.draft(caseId, before.form);
      if (!here) return;
      const kept = old?.ok && isForm(old.value) ? before?.as(old.value) : own;
      // What is typed while the draft is still read is newer than the draft.
      setState((now) =>
        isForm(kept) && !touched.current
          ? // A draft of an earlier version may lack what the form asks now.
            { typed: { ...first, ...kept }, restored: true, ready: true }
          : { ...now, ready: true },
      );
    };
    void restore();
    return () => {
      here = false;
    };
  }, [store, caseId, form, first, before]);

  return {
    ...state,
    change: (typed) => {
      touched.current = true;
      setState({ typed, restored: false, ready: true });
      void keeper.keep(typed);
    },
    kept: () => keeper.settled(),
    drop: async () => {
      touched.current = false;
      setState({ typed: start, restored: false, ready: true });
      await keeper.keep(null);
    },
  };
}

const isForm = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
