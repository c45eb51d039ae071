import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { useServices } from '../../shared/services.ts';

/** A policy somebody wrote on this device: its file as text, under a key that no other policy has. */
export type OwnPolicy = { readonly key: string; readonly text: string };

export type Library = {
  /** False until what is kept on this device was read. */
  readonly isRead: boolean;
  /** All policies by their key: the built-in ones by their id, then those kept on this device. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly own: ReadonlyMap<string, OwnPolicy>;
  /** Null when it is kept; else why it is not. */
  readonly keep: (policy: OwnPolicy) => Promise<string | null>;
  readonly remove: (key: string) => Promise<string | null>;
};

const SETTING = 'policies';

/** The policies there are, with those kept on this device. */
export function useLibrary(): Library {
  const { store, policies: builtIn } = useServices();
  const [own, setOwn] = useState<readonly OwnPolicy[]>([]);
  const [read, setRead] = useState<ReadonlyMap<string, Policy>>(new Map());
  const [isRead, setIsRead] = useState(false);

  useEffect(() => {
    let isOpen = true;
    void (async () => {
      const kept = await keptIn(store);
      const policies = await readAll(kept);
      if (!isOpen) return;
      setOwn(kept);
      setRead(policies);
      setIsRead(true);
    })();
    return () => {
      isOpen = false;
    };
  }, [store]);

  const write = useCallback(
    async (change: (kept: readonly OwnPolicy[]) => readonly OwnPolicy[]): Promise<string | null> => {
      // Another tab may have kept one meanwhile, so what is there is read again.
      const next = change(await keptIn(store));
      const written = await store.saveSetting(SETTING, next);
      if (!written.ok) return written.problem.message;
      setOwn(next);
      setRead(await readAll(next));
      return null;
    },
    [store],
  );

  return useMemo(
    () => ({
      isRead,
      policies: new Map([...builtIn, ...read]),
      own: new Map(own.map((policy) => [policy.key, policy])),
      keep: (policy) => write((kept) => [...kept.filter(({ key }) => key !== policy.key), policy]),
      remove: (key) => write((kept) => kept.filter((policy) => policy.key !== key)),
    }),
    [isRead, builtIn, read, own, write],
  );
}

async function keptIn(store: ReturnType<typeof useServices>['store']): Promise<readonly OwnPolicy[]> {
  const read = await store.setting(SETTING);
  return read.ok && Array.isArray(read.value) ? read.value.filter(isOwn) : [];
}

const isOwn = (value: unknown): value is OwnPolicy =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as OwnPolicy).key === 'string' &&
  typeof (value as OwnPolicy).text === 'string';

/** The reader of policy files is loaded only where there is something to read. */
async function readAll(kept: readonly OwnPolicy[]): Promise<ReadonlyMap<string, Policy>> {
  if (kept.length === 0) return new Map();
  const { readPolicy } = await import('./files.ts');
  return new Map(
    kept.flatMap(({ key, text }) => {
      const read = readPolicy(text);
      return read.ok ? [[key, read.value] as const] : [];
    }),
  );
}

/** The key of a policy among those kept on this device: an authority's edition is there once. */
export const keyOf = ({ id, edition }: Policy): string =>
  `${id}@${edition
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
