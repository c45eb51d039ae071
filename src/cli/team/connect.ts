import { connect as connectNode, nkeyAuthenticator } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/nats-core';

import { inboxOf } from '../../exchange/nats/names.ts';

/**
 * A connection of a program for a member, or for the operator: kept up until closed. Servers are host:port; with tls://
 * before it nothing is said without TLS, even if the server, or whoever poses as it, asks for none.
 */
export const connect = (
  servers: readonly string[],
  { seed, member }: { readonly seed: string; readonly member: string },
): Promise<NatsConnection> =>
  connectNode({
    servers: [...servers],
    ...(servers.some((server) => server.startsWith('tls://')) ? { tls: {} } : {}),
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxOf(member),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    timeout: 5000,
  });
