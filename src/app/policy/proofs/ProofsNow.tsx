import { useMemo } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { useServices } from '../../shared/services.ts';
import { Proofs } from './Proofs.tsx';

/** The proofs of a policy as it is just now; they begin anew when it changes. */
export function ProofsNow({ policy }: { policy: Policy }) {
  const frame = useServices().policies.get('england') ?? policy;
  return <Proofs question={useMemo(() => ({ policy, frame }), [policy, frame])} />;
}
