import { useCallback, useState } from 'react';

import { useNavigation } from '../../shared/navigation.tsx';
import { useProtection } from '../../shared/protection.ts';
import type { CaseloadFilter } from '../../shared/screens.ts';

/**
 * What the list is filtered by, kept in the address. Where real children are recorded their names are not: the browser
 * keeps addresses in its history, in clear.
 */
export function useFilter(fromAddress: CaseloadFilter) {
  const { open } = useNavigation();
  const isProtected = useProtection().kind === 'protected';
  const [names, setNames] = useState<CaseloadFilter>({});
  const filter: CaseloadFilter = isProtected ? { ...fromAddress, ...names } : fromAddress;

  const show = useCallback(
    (next: CaseloadFilter) => {
      const { search, family, ...rest } = next;
      if (isProtected) setNames(given({ search, family }));
      open({ name: 'caseload', filter: given(isProtected ? rest : next) }, 'replace');
    },
    [isProtected, open],
  );
  return {
    filter,
    set: (change: { readonly [K in keyof CaseloadFilter]?: string | undefined }) =>
      show(given({ ...filter, ...change })),
    reset: () => show({}),
  };
}

const given = (filter: Readonly<Record<string, string | undefined>>): CaseloadFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
