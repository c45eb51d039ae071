import { useEffect, useMemo, useState } from 'react';

import { Keeper } from '../../shared/keeper.ts';
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
  const keeper = useMemo(
    () => new Keeper<string>((text) => store.saveSetting(settingOf(id), text === '' ? null : text)),
    [store, id],
  );

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

  return (
    state && {
      ...state,
      change: (text) => {
        setState({ text, isRestored: false });
        void keeper.keep(text);
      },
      drop: async () => {
        setState({ text: start, isRestored: false });
        await keeper.keep('');
      },
    }
  );
}
