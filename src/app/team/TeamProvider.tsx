import { lazy, type ReactNode, Suspense } from 'react';

import type { Session } from '../../store/vault/session.ts';
import type { Summary } from '../shared/summary.ts';
import { TeamworkContext, useTeamworkHolder } from '../shared/teamwork.ts';
import { useTeamwork } from './useTeamwork.ts';

// Most devices belong to no team.
const TeamNotices = lazy(async () => ({ default: (await import('./TeamNotices.tsx')).TeamNotices }));

type TeamProviderProps = {
  readonly session: Session<Summary>;
  readonly now: () => string;
  readonly children: ReactNode;
};

/** The team of a protected device, for the screens within. */
export const TeamProvider = ({ session, now, children }: TeamProviderProps) => (
  <TeamworkContext value={useTeamwork(session, now)}>{children}</TeamworkContext>
);

/** What has to be said of the team on every screen. */
export function TeamLine() {
  const { teamwork } = useTeamworkHolder();
  return teamwork ? (
    <Suspense fallback={null}>
      <TeamNotices teamwork={teamwork} />
    </Suspense>
  ) : null;
}
