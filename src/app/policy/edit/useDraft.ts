import { useEffect, useRef, useState } from 'react';

import { useServices } from '../../shared/services.ts';

export type Draft = {
  readonly text: string;
  readonly change: (text: string) => void;
  /** What stands here was typed earlier and never kept. */
  readonly isRestored: boolean;
  /** Forgets what was typed. */
  readonly drop: () => Promise<void>;
};

const settingOf = (id: string): string => `policy draft ${id}`;

/** The text of a policy as it is typed, kept on this device until it is kept as an edition; null until it was read. */
export function useDraft(id: string, start: string): Draft | null {
  const { store } = useServices();
  const [state, setState] = useState<{ readonly text: string; readonly isRestored: boolean } | null>(null);
  const waiting = useRef<string | null>(null);
  const writing = useRef<Promise<void> | null>(null);

  useEffect(() => {
    let isOpen = true;
    void (async () => {
      const read = await store.setting(settingOf(id));
      const kept = read.ok && typeof read.value === 'string' && read.value !== start ? read.value : null;
      if (isOpen) setState({ text: kept ?? start, isRestored: kept !== null });
    })();
    return () => {
      isOpen = false;
    };
    // The start is only where a draft begins.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, id]);

  // While one text is being written only the newest of those after it is kept.
  const write = async (): Promise<void> => {
    for (let next = waiting.current; next !== null; next = waiting.current) {
      waiting.current = null;
      await store.saveSetting(settingOf(id), next === '' ? null : next);
    }
    writing.current = null;
  };
  const save = (text: string): Promise<void> => {
    waiting.current = text;
    writing.current ??= write();
    return writing.current;
  };
  return (
    state && {
      ...state,
      change: (text) => {
        setState({ text, isRestored: false });
        void save(text);
      },
      drop: async () => {
        setState({ text: start, isRestored: false });
        await save('');
      },
    }
  );
}
