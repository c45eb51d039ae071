import './desk.scss';

import type { DeskScreen } from '../shared/screens.ts';
import { CompareScreen } from './compare/CompareScreen.tsx';
import { EditScreen } from './edit/EditScreen.tsx';
import { ImpactScreen } from './impact/ImpactScreen.tsx';
import { ProofsScreen } from './proofs/ProofsScreen.tsx';

/** Where policies are worked on, loaded when its door is opened. */
export function PolicyDesk({ screen }: { screen: DeskScreen }) {
  switch (screen.name) {
    case 'comparePolicies':
      return <CompareScreen chosen={screen.with} child={screen.child} />;
    case 'impact':
      return <ImpactScreen id={screen.policy} after={screen.after} />;
    case 'proofs':
      return <ProofsScreen id={screen.policy} />;
    case 'editPolicy':
      return <EditScreen id={screen.policy} />;
  }
}
