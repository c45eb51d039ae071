import { lazy } from 'react';

import type { PolicyScreen as AnyPolicyScreen } from '../shared/screens.ts';
import { WithPolicies } from '../shared/WithPolicies.tsx';
import { ClausesScreen } from './ClausesScreen.tsx';
import { PoliciesScreen } from './PoliciesScreen.tsx';
import { PolicyScreen } from './PolicyScreen.tsx';

const PolicyDesk = lazy(async () => ({ default: (await import('./PolicyDesk.tsx')).PolicyDesk }));
const MachineScreen = lazy(async () => ({ default: (await import('./MachineScreen.tsx')).MachineScreen }));

/** The author's face, loaded when its door is opened. */
export const PolicyFace = ({ screen }: { screen: AnyPolicyScreen }) => (
  <WithPolicies>
    <Shown screen={screen} />
  </WithPolicies>
);

function Shown({ screen }: { screen: AnyPolicyScreen }) {
  switch (screen.name) {
    case 'policies':
      return <PoliciesScreen />;
    case 'policy':
      return <PolicyScreen id={screen.policy} part={screen.part} />;
    case 'clauses':
      return <ClausesScreen id={screen.policy} clause={screen.clause} />;
    case 'machine':
      return <MachineScreen policyId={screen.policy} machineId={screen.machine} />;
    case 'comparePolicies':
    case 'impact':
    case 'proofs':
    case 'editPolicy':
      return <PolicyDesk screen={screen} />;
  }
}
