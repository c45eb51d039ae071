import type { Sharing } from '../store/share/sharing.ts';
import type { Exchange } from './exchange.ts';
import type { Marks } from './marks.ts';
import type { Epoch, TeamKeys } from './teamKeys.ts';

/** Who takes part here, and what the role may do; the server enforces it, this only spares asking. */
export type Part = {
  readonly id: string;
  readonly identity: string;
  readonly mayRecord: boolean;
  readonly mayErase: boolean;
};

/** A fact that a colleague recorded and that was not here before. */
export type Arrived = { readonly caseId: string; readonly ids: readonly string[] };

/** What sending and taking in work with. */
export type Context = {
  readonly exchange: Exchange;
  readonly sharing: Sharing;
  readonly marks: Marks;
  readonly keys: TeamKeys;
  readonly part: Part;
  readonly now: () => string;
  /** A new key of the team: to be kept with the membership. */
  readonly onEpoch: (epoch: Epoch) => Promise<void>;
  readonly onArrived: (arrived: Arrived) => void;
};
