import type { Kind } from '../exchange.ts';
import { mayErase, mayRecord, type Role } from '../roles.ts';
import { DURABLE, inboxOf, presenceOf, streamOf } from './names.ts';

export type Permissions = {
  readonly publish: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
};

/**
 * What the server lets a member do: read the stream of their team, write what their role writes, and nothing else of the
 * server's own interface. Only the eraser may purge; nobody may delete, change or back up a stream.
 */
export function permissionsOf(role: Role, team: string, member: string): Permissions {
  const stream = streamOf(team);
  const asks = (what: string): string => `$JS.API.${what}.${stream}`;
  const slots = (kind: Kind): string => `${kind}.${team}.*.*`;
  const ofConsumers = ['CONSUMER.CREATE', 'CONSUMER.INFO', 'CONSUMER.MSG.NEXT'].map(asks);
  return {
    publish: {
      allow: [
        asks('STREAM.INFO'),
        asks('STREAM.MSG.GET'),
        ...ofConsumers.map((ask) => `${ask}.*`),
        // One of its own that reads one kind alone names in the subject which.
        `${asks('CONSUMER.CREATE')}.*.*.${team}.*.*`,
        presenceOf(team, '*'),
        ...(mayRecord(role) ? [slots('facts'), slots('cases'), slots('bundles')] : []),
        ...(mayErase(role) ? [slots('erased'), asks('STREAM.PURGE')] : []),
        ...(role === 'reminder' ? [slots('reminders'), `$JS.ACK.${stream}.${DURABLE}.>`] : []),
      ],
      deny: role === 'reminder' ? [] : ofConsumers.flatMap((ask) => [`${ask}.${DURABLE}`, `${ask}.${DURABLE}.>`]),
    },
    subscribe: { allow: [`${inboxOf(member)}.>`, presenceOf(team, '*')] },
  };
}
