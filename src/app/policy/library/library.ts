import { useMemo } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { useServices } from '../../shared/services.ts';
import type { OwnPolicy } from '../../shared/policies/kept.ts';
import type { PolicyShelf } from '../../shared/policies/useKept.ts';

export type Library = Omit<PolicyShelf, 'own'> & {
  /** All policies by their key: the built-in ones by their id, then those kept on this device. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly own: ReadonlyMap<string, OwnPolicy>;
};

/** The policies there are, with those kept on this device. */
export function useLibrary(): Library {
  const { policies, kept } = useServices();
  return useMemo(
    () => ({ ...kept, policies, own: new Map(kept.own.map((policy) => [policy.key, policy])) }),
    [policies, kept],
  );
}
