import { DeliverPolicy, jetstream, JetStreamApiError, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

import type { Bytes } from '../../store/crypto/bytes.ts';
import type { Exchange, Message, Slot } from '../exchange.ts';
import { presenceOf, slotOf, streamOf, subjectOf } from './names.ts';

/** The two ways in which a server says that a slot is filled: one message a subject, and none before this one. */
const TAKEN = new Set([10071, 10077]);
/** How many messages are taken in at once while catching up; as they come, each by itself. */
const BATCH = 4000;

/** The exchange of one team over a connection that was made for one of its members. */
export async function natsExchange(nc: NatsConnection, team: string): Promise<Exchange> {
  const stream = streamOf(team);
  const js = jetstream(nc);
  // The account as a whole is none of a member's business, so it is not asked about.
  const jsm = await jetstreamManager(nc, { checkAPI: false });
  const listeners = new Set<(connected: boolean) => void>();
  let isConnected = true;
  const tell = (connected: boolean): void => {
    if (connected === isConnected) return;
    isConnected = connected;
    for (const listener of listeners) listener(connected);
  };
  void (async () => {
    for await (const { type } of nc.status()) {
      if (type === 'disconnect' || type === 'staleConnection') tell(false);
      else if (type === 'reconnect') tell(true);
    }
  })();

  const messageAt = async (query: { readonly seq: number } | { readonly last_by_subj: string }) =>
    jsm.streams.getMessage(stream, query);

  return {
    where: async () => {
      const { created, state } = await jsm.streams.info(stream);
      return { made: created, last: state.last_seq };
    },
    at: async (seq) => {
      const found = await messageAt({ seq });
      return found ? slotOf(found.subject) : null;
    },
    get: async (slot) => {
      const found = await messageAt({ last_by_subj: subjectOf(team, slot) });
      return found ? Uint8Array.from(found.data) : null;
    },
    put: async (slot, bytes) => {
      try {
        return await js.publish(subjectOf(team, slot), bytes, { expect: { lastSubjectSequence: 0 } });
      } catch (error) {
        if (error instanceof JetStreamApiError && TAKEN.has(error.code)) return 'taken';
        throw error;
      }
    },
    follow: async (after, take, until) => {
      const consumer = await js.consumers.get(stream, {
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: after + 1,
      });
      if (until.aborted) return;
      const { num_pending: pending } = await consumer.info();
      if (pending === 0) await take([]);
      // A server that is gone is noticed within two seconds, and another one asked.
      const messages = await consumer.consume({ max_messages: BATCH, expires: 10_000, idle_heartbeat: 1000 });
      const stop = (): void => void messages.close();
      until.addEventListener('abort', stop, { once: true });
      if (until.aborted) stop();
      let batch: Message[] = [];
      for await (const message of messages) {
        const read = messageOf(message);
        if (read) batch.push(read);
        if (message.info.pending > 0 && batch.length < BATCH) continue;
        await take(batch);
        batch = [];
      }
    },
    purge: async (caseId) => {
      for (const kind of ['facts', 'cases'] as const) {
        const filter = subjectOf(team, { kind, of: caseId, id: '*' });
        await jsm.streams.purge(stream, { filter });
      }
    },
    say: (caseId, bytes) => nc.publish(presenceOf(team, caseId), bytes),
    hear: (listener) => {
      const subscription = nc.subscribe(presenceOf(team, '*'), {
        callback: (error, { subject, data }) => {
          if (!error) listener(subject.split('.')[2] ?? '', Uint8Array.from(data));
        },
      });
      return () => subscription.unsubscribe();
    },
    onConnection: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isConnected: () => isConnected && !nc.isClosed(),
    close: () => nc.close(),
  };
}

function messageOf({ subject, seq, data, info }: JsMsg): Message | null {
  const slot: Slot | null = slotOf(subject);
  return slot && { slot, seq, bytes: Uint8Array.from(data) satisfies Bytes, left: info.pending };
}
