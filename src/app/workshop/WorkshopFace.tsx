import './workshop.scss';
import './stage/stage.scss';
import './room/room.scss';
import './debrief/print.scss';

import type { WorkshopScreen } from '../shared/screens.ts';
import { WithPolicies } from '../shared/WithPolicies.tsx';
import { AuthorScreen } from './author/AuthorScreen.tsx';
import { BranchesScreen } from './compare/BranchesScreen.tsx';
import { DebriefScreen } from './debrief/DebriefScreen.tsx';
import { LibraryScreen } from './LibraryScreen.tsx';
import { RoomScreen } from './room/RoomScreen.tsx';
import { SharedScreen } from './share/SharedScreen.tsx';
import { StageScreen } from './stage/StageScreen.tsx';

/** The trainer's face, loaded when its door is opened. */
export const WorkshopFace = ({ screen }: { screen: WorkshopScreen }) => (
  <WithPolicies>
    <Shown screen={screen} />
  </WithPolicies>
);

function Shown({ screen }: { screen: WorkshopScreen }) {
  switch (screen.name) {
    case 'workshop':
      return <LibraryScreen />;
    case 'stage':
      return <StageScreen id={screen.id} step={screen.step} on={screen.on} />;
    case 'room':
      return <RoomScreen id={screen.id} />;
    case 'branches':
      return <BranchesScreen id={screen.id} />;
    case 'author':
      return <AuthorScreen id={screen.id} />;
    case 'debrief':
      return <DebriefScreen id={screen.id} copy={screen.copy} />;
    case 'sharedCase':
      return <SharedScreen fragment={screen.fragment} step={screen.step} on={screen.on} />;
  }
}
