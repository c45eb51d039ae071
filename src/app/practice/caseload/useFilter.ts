import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { useNavigation } from '../../shared/navigation.tsx';
import { useProtection } from '../../shared/protection.ts';
import type { CaseloadFilter } from '../../shared/screens.ts';

/** Browsers take their time over a new address: one is given when nothing more was typed for so long. */
const PAUSE_MS = 200;

/**
 * What the list is filtered by, kept in the address. Where real children are recorded their names are not: the browser
 * keeps addresses in its history, in clear.
 */
export function useFilter(fromAddress: CaseloadFilter) {
  const { open } = useNavigation();
  const isProtected = useProtection().kind === 'protected';
  const [names, setNames] = useState<CaseloadFilter>({});
  const [typed, setTyped] = useState<string | null>(null);
  const filter = useMemo(
    (): CaseloadFilter =>
      given({ ...fromAddress, ...(isProtected ? names : {}), ...(typed === null ? {} : { search: typed }) }),
    [isProtected, fromAddress, names, typed],
  );
  const present = useRef(filter);
  useLayoutEffect(() => {
    present.current = filter;
  });

  const show = useCallback(
    (next: CaseloadFilter) => {
      const { search, family, ...rest } = next;
      setTyped(null);
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
  const isLeft = useRef(false);
  useLayoutEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const settle = useCallback(() => {
    // The box loses the focus also when it goes from the page, and the address is then another screen's.
    if (typed !== null && !isLeft.current) set({});
  }, [typed, set]);
  useEffect(() => {
    const pause = setTimeout(settle, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [settle]);
  return { filter, set, reset, type: setTyped, settle };
}

const given = (filter: Readonly<Record<string, string | undefined>>): CaseloadFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
