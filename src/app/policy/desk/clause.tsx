import { createContext, type ReactNode, use, useMemo, useState } from 'react';

/** The clause that lies open at the right of the desk. */
type OpenClause = { readonly id: string | null; readonly show: (id: string | null) => void };

const ClauseContext = createContext<OpenClause>({ id: null, show: () => {} });

export const useOpenClause = (): OpenClause => use(ClauseContext);

/** Another policy begins with no clause open. */
export function ClauseShelf({ policy, children }: { policy: string; children: ReactNode }) {
  const [open, setOpen] = useState<{ readonly policy: string; readonly id: string | null }>({ policy, id: null });
  const id = open.policy === policy ? open.id : null;
  const value = useMemo((): OpenClause => ({ id, show: (next) => setOpen({ policy, id: next }) }), [id, policy]);
  return <ClauseContext value={value}>{children}</ClauseContext>;
}
