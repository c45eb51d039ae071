import type { ReactNode } from 'react';

import type { OpenCase } from '../../shared/useCase.ts';
import { useFamily } from './useFamily.ts';

/** What is shown once the brothers and sisters are known. A family that cannot be read keeps nobody from this child. */
export function WithFamily({
  opened,
  children,
}: {
  readonly opened: OpenCase;
  readonly children: (siblings: readonly OpenCase[]) => ReactNode;
}) {
  const family = useFamily(opened);
  if (family.status === 'loading') return <Reading />;
  return children(family.status === 'ready' ? family.value : []);
}

export const Reading = () => <p className="govuk-body wm-muted">One moment: reading from this device.</p>;
