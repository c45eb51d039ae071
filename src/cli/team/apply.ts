import {
  AckPolicy,
  DiscardPolicy,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  JetStreamApiError,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';

import { KINDS } from '../../exchange/exchange.ts';
import { DURABLE, streamOf, subjectOf } from '../../exchange/nats/names.ts';
import { wrapFor } from '../../exchange/teamKeys.ts';
import type { Authority, Team } from './authority.ts';
import { connect } from './connect.ts';

/**
 * Makes the servers what the authority's file says: a stream for each team, and each key of a team wrapped for each of
 * its members. Done again, it changes nothing.
 */
export async function apply({ servers, teams }: Authority, replicas: number, takeOverAfterMs = 30_000): Promise<void> {
  for (const team of teams) {
    const nc = await connect(servers, { seed: team.operator.seed, member: team.id });
    try {
      await applyTeam(nc, team, replicas, takeOverAfterMs);
    } finally {
      await nc.close();
    }
  }
}

/** A server's number for a stream that is not there. */
const NO_STREAM = 10_059;

async function applyTeam(nc: NatsConnection, team: Team, replicas: number, takeOverAfterMs: number): Promise<void> {
  const { streams, consumers } = await jetstreamManager(nc, { checkAPI: false });
  const name = streamOf(team.id);
  const isThere = await streams.info(name).then(
    () => true,
    (error: unknown) => {
      if (error instanceof JetStreamApiError && error.code === NO_STREAM) return false;
      throw error;
    },
  );
  const config = slots(team.id);
  if (!isThere) await streams.add({ name, ...config, num_replicas: replicas }).catch(tooFew(replicas));
  // One of an earlier version has fewer kinds of slots.
  else await streams.update(name, { subjects: config.subjects });
  // Adding one that is there changes nothing.
  await consumers.add(name, {
    durable_name: DURABLE,
    filter_subject: `reminders.${team.id}.>`,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(takeOverAfterMs),
  });
  const js = jetstream(nc);
  for (const { slot, recipient, epoch } of wrapped(team)) {
    const subject = subjectOf(team.id, slot);
    const isKept = (await streams.getMessage(name, { last_by_subj: subject })) !== null;
    if (!isKept) await js.publish(subject, await wrapFor(recipient, epoch), { expect: { lastSubjectSequence: 0 } });
  }
}

/** A server's number for a stream that has no room, or fewer servers than copies. */
const NO_PEERS = 10_005;

const tooFew = (replicas: number) => (error: unknown) => {
  if (!(error instanceof JetStreamApiError) || error.code !== NO_PEERS) throw error;
  throw new Error(
    `A team is kept on ${replicas} servers, and fewer see each other (${error.message}). Are all of them running, and are "routes" right in each configuration? Servers that were just started need some seconds.`,
  );
};

/** Slots that are filled once: one message a subject, and another one refused; nothing is thrown away. */
const slots = (team: string) => ({
  subjects: KINDS.map((kind) => `${kind}.${team}.*.*`),
  max_msgs_per_subject: 1,
  discard: DiscardPolicy.New,
  discard_new_per_subject: true,
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
  deny_delete: true,
});

/** The first key came with the invitations; each later one was made when somebody left. */
const wrapped = ({ epochs, members }: Team) =>
  epochs.slice(1).flatMap((epoch) =>
    members
      .filter(({ left }) => !left)
      .map(({ id, recipient }) => ({
        slot: { kind: 'keys', of: String(epoch.n), id } as const,
        recipient,
        epoch,
      })),
  );
