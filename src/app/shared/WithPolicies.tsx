import { type ReactNode, use, useMemo } from 'react';

import { ServicesContext, useBasics } from './services.ts';

/** Screens that need the policies wait here until they are loaded. */
export function WithPolicies({ children }: { children: ReactNode }) {
  const basics = useBasics();
  const policies = use(basics.loadPolicies());
  const services = useMemo(() => ({ ...basics, policies }), [basics, policies]);
  return <ServicesContext value={services}>{children}</ServicesContext>;
}
