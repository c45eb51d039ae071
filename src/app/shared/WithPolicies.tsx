import { type ReactNode, use, useMemo } from 'react';

import { useKept } from './policies/useKept.ts';
import { ServicesContext, useBasics } from './services.ts';
import { Opening } from './ui/Opening.tsx';

/** Screens that need the policies wait here until they are loaded. */
export function WithPolicies({ children }: { children: ReactNode }) {
  const basics = useBasics();
  const known = useKept(basics.store, use(basics.loadPolicies()));
  const services = useMemo(() => known && { ...basics, ...known }, [basics, known]);
  if (services === null) return <Opening />;
  return <ServicesContext value={services}>{children}</ServicesContext>;
}
