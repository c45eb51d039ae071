import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { Services } from '../services.ts';
import { filesIn, keepFiles, type Kept, type OwnPolicy, readFiles } from './kept.ts';

/** The policies kept on this device, and how one is kept or taken off it. */
export type PolicyShelf = Omit<Kept, 'policies'> & {
  /** Null when it is kept; else why it is not. */
  readonly keep: (policy: OwnPolicy) => Promise<string | null>;
  readonly remove: (key: string) => Promise<string | null>;
};

type Policies = { readonly policies: ReadonlyMap<string, Policy>; readonly kept: PolicyShelf };

/** The built-in policies with those kept on this device; null until these were read. */
export function useKept(store: Services['store'], builtIn: ReadonlyMap<string, Policy>): Policies | null {
  const [kept, setKept] = useState<Kept | null>(null);

  useEffect(() => {
    let isOpen = true;
    let known: string | null = null;
    const look = async (): Promise<void> => {
      const files = await filesIn(store);
      const now = JSON.stringify(files);
      if (!isOpen || now === known) return;
      known = now;
      const found = await readFiles(files);
      if (isOpen) setKept(found);
    };
    void look();
    // Another tab may have kept one meanwhile.
    const again = (): void => void look();
    window.addEventListener('focus', again);
    return () => {
      isOpen = false;
      window.removeEventListener('focus', again);
    };
  }, [store]);

  const write = useCallback(
    async (change: (files: readonly OwnPolicy[]) => readonly OwnPolicy[]): Promise<string | null> => {
      const next = change(await filesIn(store));
      const failed = await keepFiles(store, next);
      if (failed === null) setKept(await readFiles(next));
      return failed;
    },
    [store],
  );

  return useMemo(() => {
    if (!kept) return null;
    const { policies, own, unreadable } = kept;
    const shelf: PolicyShelf = {
      own,
      unreadable,
      keep: (policy) => write((files) => [...files.filter(({ key }) => key !== policy.key), policy]),
      remove: (key) => write((files) => files.filter((file) => file.key !== key)),
    };
    return { policies: new Map([...builtIn, ...policies]), kept: shelf };
  }, [kept, builtIn, write]);
}
