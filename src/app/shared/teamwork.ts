import { createContext, use } from 'react';

import type { Membership } from '../../exchange/membership.ts';
import type { Colleague } from '../../exchange/presence.ts';
import type { Status } from '../../exchange/sync.ts';
import type { FactType } from '../../facts/vocabulary.ts';
import type { Day } from '../../facts/day.ts';

/** Something that colleagues recorded while this page was open. */
export type News = {
  readonly key: string;
  readonly caseId: string;
  readonly child: string;
  readonly entries: readonly { readonly type: FactType; readonly on: Day; readonly by: string }[];
  /** Others here that say of the same day that the same was held: perhaps one meeting, recorded twice. */
  readonly twice: readonly { readonly type: FactType; readonly on: Day; readonly by: readonly string[] }[];
};

/** A team that this device belongs to, while it is unlocked. */
export type Teamwork = {
  readonly membership: Membership;
  readonly status: () => Status;
  readonly show: (caseId: string | null, recording?: FactType) => void;
  readonly others: (caseId: string) => readonly Colleague[];
  readonly news: () => readonly News[];
  readonly dismiss: (key: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => Promise<void>;
};

export type TeamworkHolder = {
  readonly teamwork: Teamwork | null;
  readonly join: (membership: Membership) => Promise<string | null>;
  readonly leave: () => Promise<string | null>;
};

export const TeamworkContext = createContext<TeamworkHolder | null>(null);

export function useTeamworkHolder(): TeamworkHolder {
  const holder = use(TeamworkContext);
  if (!holder) throw new Error('A screen is used outside the TeamworkContext.');
  return holder;
}
