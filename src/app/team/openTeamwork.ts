import { readMembership } from '../../exchange/membership.ts';
import type { Session } from '../../store/vault/session.ts';
import type { Summary } from '../shared/summary.ts';
import type { Teamwork } from '../shared/teamwork.ts';
import { startTeamwork } from './teamwork.ts';

/** Where this page's server passes on to the exchange. */
const PATH = '/exchange';

export async function openTeamwork(
  session: Session<Summary>,
  joined: unknown,
  now: () => string,
  keep: (membership: unknown) => Promise<unknown>,
): Promise<Teamwork | null> {
  const membership = readMembership(joined);
  const address = new URL(PATH, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return membership && startTeamwork({ session, membership, now, address: address.href, keep });
}
