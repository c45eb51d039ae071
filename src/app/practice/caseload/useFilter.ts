import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

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
  const filter: CaseloadFilter = useMemo(
    () => (isProtected ? { ...fromAddress, ...names } : fromAddress),
    [isProtected, fromAddress, names],
  );
  const present = useRef(filter);
  useLayoutEffect(() => {
    present.current = filter;
  });

  const show = useCallback(
    (next: CaseloadFilter) => {
      const { search, family, ...rest } = next;
      if (isProtected) setNames(given({ search, family }));
      open({ name: 'caseload', filter: given(isProtected ? rest : next) }, 'replace');
    },
    [isProtected, open],
  );
  // Both stay the same while one types, so that what does not depend on the filter is not drawn again.
  const set = useCallback(
    (change: { readonly [K in keyof CaseloadFilter]?: string | undefined }) =>
      show(given({ ...present.current, ...change })),
    [show],
  );
  const reset = useCallback(() => show({}), [show]);
  return { filter, set, reset };
}

const given = (filter: Readonly<Record<string, string | undefined>>): CaseloadFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
