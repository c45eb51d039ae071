import { type NatsConnection, nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';

import type { Membership } from '../membership.ts';
import { inboxOf } from './names.ts';

/**
 * Connects a page to the exchange behind the server that it came from, so that it talks to nobody else: that server
 * passes the socket on to a nats-server. `page` tells when its network is back: a socket over the one before may seem to
 * stand for a minute, though nothing comes over it.
 */
export async function connectTo(
  address: string,
  { seed, member }: Membership,
  page: EventTarget,
): Promise<NatsConnection> {
  const nc = await wsconnect({
    servers: address,
    // Other addresses of the cluster are of no use to a page.
    ignoreClusterUpdates: true,
    wsFactory: async () => ({ socket: new WebSocket(address), encrypted: address.startsWith('wss:') }),
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxOf(member.id),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 2000,
    pingInterval: 20_000,
    maxPingOut: 2,
    timeout: 10_000,
  });
  const again = (): void => void nc.reconnect();
  page.addEventListener('online', again);
  void nc.closed().then(() => page.removeEventListener('online', again));
  return nc;
}
