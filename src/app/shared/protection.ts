import { createContext, use } from 'react';

import type { Session } from '../../store/vault/session.ts';
import type { Summary } from './summary.ts';

/** Whether what is recorded here is protected, and what follows from it. */
export type Protection =
  | { readonly kind: 'unprotected'; readonly protect: () => void; readonly startAnew: () => Promise<void> }
  | {
      readonly kind: 'protected';
      readonly session: Session<Summary>;
      readonly lock: () => void;
      /** Changes when the check was done again. */
      readonly whole: boolean;
      readonly checkedAgain: () => void;
      readonly idleMinutes: number;
      readonly setIdleMinutes: (minutes: number) => void;
      /** Nobody has said yet that the recovery key was put away. */
      readonly keyPending: boolean;
      readonly setKeyPending: (pending: boolean) => void;
    };

export const ProtectionContext = createContext<Protection | null>(null);

export function useProtection(): Protection {
  const protection = use(ProtectionContext);
  if (!protection) throw new Error('A screen is used outside the ProtectionContext.');
  return protection;
}
