import './desk/desk.scss';

import type { PolicyScreen as Screen } from '../shared/screens.ts';
import { WithPolicies } from '../shared/WithPolicies.tsx';
import { CompareScreen } from './compare/CompareScreen.tsx';
import { ClauseShelf } from './desk/clause.tsx';
import { EditScreen } from './edit/EditScreen.tsx';
import { GoldenScreen } from './cases/GoldenScreen.tsx';
import { ImpactScreen } from './impact/ImpactScreen.tsx';
import { PoliciesScreen } from './library/PoliciesScreen.tsx';
import { MachineScreen } from './machine/MachineScreen.tsx';
import { ProofsScreen } from './proofs/ProofsScreen.tsx';
import { ClausesScreen } from './read/ClausesScreen.tsx';
import { PolicyScreen } from './read/PolicyScreen.tsx';

/** The desk of a policy author. The clause that lies open stays open from screen to screen. */
export const PolicyFace = ({ screen }: { screen: Screen }) => (
  <WithPolicies>
    <ClauseShelf policy={'policy' in screen ? screen.policy : ''}>
      <Shown screen={screen} />
    </ClauseShelf>
  </WithPolicies>
);

function Shown({ screen }: { screen: Screen }) {
  switch (screen.name) {
    case 'policies':
      return <PoliciesScreen />;
    case 'policy':
      return <PolicyScreen id={screen.policy} part={screen.part} />;
    case 'clauses':
      return <ClausesScreen id={screen.policy} clause={screen.clause} />;
    case 'machine':
      return <MachineScreen policyId={screen.policy} machineId={screen.machine} state={screen.state} />;
    case 'goldenCases':
      return <GoldenScreen id={screen.policy} />;
    case 'comparePolicies':
      return <CompareScreen chosen={screen.with} child={screen.child} />;
    case 'impact':
      return <ImpactScreen id={screen.policy} after={screen.after} />;
    case 'proofs':
      return <ProofsScreen id={screen.policy} />;
    case 'editPolicy':
      return <EditScreen key={screen.policy} id={screen.policy} />;
  }
}
