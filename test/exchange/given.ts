import { onTestFinished } from 'vitest';

import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import {
  connectedExchange,
  openReplica,
  openTeam,
  type Replica,
  type ReplicaOptions,
  type TeamWorld,
} from './world.ts';

/** What a test opens is closed when it is over. */
export async function aTeam(nodes: 1 | 3 = 1, takeOverAfterMs?: number): Promise<TeamWorld> {
  const team = await openTeam(nodes, takeOverAfterMs);
  onTestFinished(team.close);
  return team;
}

export async function exchangeOf(...given: Parameters<typeof connectedExchange>): Promise<Exchange> {
  const exchange = await connectedExchange(...given);
  onTestFinished(() => exchange.close());
  return exchange;
}

export async function aReplica(membership: Membership, options?: ReplicaOptions): Promise<Replica> {
  const replica = await openReplica(membership, options);
  onTestFinished(replica.close);
  return replica;
}
