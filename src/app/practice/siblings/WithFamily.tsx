import type { ReactNode } from 'react';

import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
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

type FamilyScreenProps = {
  readonly id: string;
  readonly title: string;
  /** What is recorded; of another the form starts afresh. */
  readonly of: string;
  readonly children: (opened: OpenCase, family: readonly OpenCase[]) => ReactNode;
};

/** The page of a form that can be about brothers and sisters too. */
export const FamilyScreen = ({ id, title, of, children }: FamilyScreenProps) => (
  <Loaded of={useCase(id)} title={title}>
    {(opened) => (
      <ChildFrame opened={opened} place={null} title={title}>
        <WithFamily key={of} opened={opened}>
          {(family) => children(opened, family)}
        </WithFamily>
      </ChildFrame>
    )}
  </Loaded>
);

export const Reading = () => <p className="govuk-body wm-muted">One moment: reading from this device.</p>;
