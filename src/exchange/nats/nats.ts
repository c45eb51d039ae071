import {
  type ConsumerMessages,
  DeliverPolicy,
  jetstream,
  JetStreamApiError,
  jetstreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

import type { Bytes } from '../../store/crypto/bytes.ts';
import type { Exchange, Kind, Message, Slot } from '../exchange.ts';
import { presenceOf, slotOf, streamOf, subjectOf } from './names.ts';

/** The two ways in which a server says that a slot is filled: one message a subject, and none before this one. */
const TAKEN = new Set([10071, 10077]);
/** Then it is asked again: what was stored all the same is found in its slot. */
const ANSWER_WITHIN_MS = 3000;
/** How many messages are taken in at once while catching up; as they come, each by itself. */
const BATCH = 4000;
/** Of bundles fewer: each holds hundreds of facts. */
const BUNDLES = 8;

export type Connecting = {
  /** Connects once, or rejects. */
  readonly connect: () => Promise<NatsConnection>;
  readonly pause: (ms: number) => Promise<void>;
};

const CONNECT_AGAIN_AFTER_MS = 2000;

/** The exchange of one team, over a connection that is made for one of its members, and made again until it is closed. */
export function natsExchange(team: string, { connect, pause }: Connecting): Exchange {
  const stream = streamOf(team);
  const listeners = new Set<(connected: boolean) => void>();
  let now: Connection | null = null;
  let isConnected = false;
  let isRefused = false;
  let isClosed = false;
  const heard = new Set<(nc: NatsConnection) => void>();

  const tell = (connected: boolean): void => {
    if (connected === isConnected) return;
    isConnected = connected;
    for (const listener of listeners) listener(connected);
  };
  const follow = async (nc: NatsConnection): Promise<void> => {
    for await (const { type } of nc.status()) {
      if (type === 'disconnect' || type === 'staleConnection') tell(false);
      else if (type === 'reconnect') tell(true);
    }
  };
  const run = async (): Promise<void> => {
    for (;;) {
      if (isClosed) return;
      try {
        const nc = await connect();
        now = await connectionOver(nc);
        for (const subscribe of heard) subscribe(nc);
        isRefused = false;
        tell(true);
        void follow(nc).catch(() => undefined);
        if (isClosed) await nc.close();
        // The client connects again by itself; it gives up where the server knows us no more.
        const why = await nc.closed();
        isRefused = why instanceof Error && isAuthorization(why);
      } catch (error) {
        isRefused = error instanceof Error && isAuthorization(error);
      }
      now = null;
      tell(false);
      await pause(CONNECT_AGAIN_AFTER_MS);
    }
  };
  const running = run();
  const connection = (): Connection => {
    if (!now) throw new Error('There is no connection.');
    return now;
  };

  const messageAt = async (query: { readonly seq: number } | { readonly last_by_subj: string }) =>
    connection().jsm.streams.getMessage(stream, query);

  /** Reads what comes after a number, of all kinds or of one. */
  const readerFrom = (after: number, kind?: Kind) =>
    connection().js.consumers.get(stream, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      ...(kind ? { filter_subjects: subjectOf(team, { kind, of: '*', id: '*' }) } : {}),
    });

  return {
    where: async () => {
      const { created, state } = await connection().jsm.streams.info(stream);
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
        return await connection().js.publish(subjectOf(team, slot), bytes, { expect: { lastSubjectSequence: 0 } });
      } catch (error) {
        if (error instanceof JetStreamApiError && TAKEN.has(error.code)) return 'taken';
        throw error;
      }
    },
    follow: async (after, take, until) => {
      const consumer = await readerFrom(after);
      if (until.aborted) return;
      const { num_pending: pending } = await consumer.info();
      if (pending === 0) await take([]);
      const messages = await consumer.consume({ max_messages: BATCH, expires: 10_000, idle_heartbeat: 1000 });
      const stop = (): void => void messages.close();
      until.addEventListener('abort', stop, { once: true });
      if (until.aborted) stop();
      const taking = takenTogether(take, stop);
      // The reader lies on one server. While that is down the client would ask for it again and again; a new one lies elsewhere.
      void whenSilent(messages, () => !taking.isBusy() && stop());
      for await (const message of messages) {
        const read = messageOf(message);
        if (read) taking.add(read);
        if (message.info.pending > 0 && taking.waiting() < BATCH) continue;
        taking.go();
        if (taking.waiting() >= BATCH) await taking.done();
      }
      await taking.done();
    },
    read: async (kind, after, take, until) => {
      const consumer = await readerFrom(after, kind);
      const most = kind === 'bundles' ? BUNDLES : BATCH;
      const stop = new AbortController();
      const taking = takenTogether(take, () => stop.abort());
      let { num_pending: pending } = await consumer.info();
      while (pending > 0 && !until.aborted && !stop.signal.aborted) {
        const some = await consumer.fetch({ max_messages: Math.min(most, pending), expires: 2000 });
        let last: JsMsg | null = null;
        for await (const message of some) {
          last = message;
          const read = messageOf(message);
          if (read) taking.add(read);
        }
        // What was purged meanwhile comes no more.
        pending = last ? last.info.pending : (await consumer.info(false)).num_pending;
        await taking.done();
        taking.go();
      }
      await taking.done();
    },
    purge: async (caseId) => {
      const ofCase = (['facts', 'cases'] as const).map((kind): Slot => ({ kind, of: caseId, id: '*' }));
      for (const slot of [...ofCase, { kind: 'bundles', of: '*', id: '*' } satisfies Slot]) {
        const filter = subjectOf(team, slot);
        await connection().jsm.streams.purge(stream, { filter });
      }
    },
    say: (caseId, bytes) => {
      if (isConnected) now?.nc.publish(presenceOf(team, caseId), bytes);
    },
    hear: (listener) => {
      const stops: (() => void)[] = [];
      const subscribe = (nc: NatsConnection): void => {
        const subscription = nc.subscribe(presenceOf(team, '*'), {
          callback: (error, { subject, data }) => {
            if (!error) listener(subject.split('.')[2] ?? '', Uint8Array.from(data));
          },
        });
        stops.push(() => subscription.unsubscribe());
      };
      heard.add(subscribe);
      if (now) subscribe(now.nc);
      return () => {
        heard.delete(subscribe);
        for (const stop of stops) stop();
      };
    },
    onConnection: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isConnected: () => isConnected,
    isRefused: () => isRefused,
    close: async () => {
      isClosed = true;
      await now?.nc.close();
      void running;
    },
  };
}

/** Calls back where nothing is heard for two seconds, not even that there is nothing; so too while nothing is asked for. */
async function whenSilent(messages: ConsumerMessages, silent: () => void): Promise<void> {
  for await (const { type } of messages.status()) if (type === 'heartbeats_missed') silent();
}

/** What comes while something is taken in is taken in together, when that is done; one failure ends it. */
function takenTogether(take: (batch: readonly Message[]) => Promise<void>, onFailure: () => void) {
  let waiting: Message[] = [];
  let taking: Promise<void> | null = null;
  const takeAll = async (): Promise<void> => {
    do {
      const batch = waiting;
      waiting = [];
      await take(batch);
    } while (waiting.length > 0);
    taking = null;
  };
  return {
    add: (message: Message) => void waiting.push(message),
    waiting: () => waiting.length,
    isBusy: () => taking !== null,
    go: () => {
      if (taking) return;
      taking = takeAll();
      // Nothing is taken after a failure: whoever waits is told of it.
      taking.catch(onFailure);
    },
    done: async () => taking ?? undefined,
  };
}

type Connection = {
  readonly nc: NatsConnection;
  readonly js: ReturnType<typeof jetstream>;
  readonly jsm: Awaited<ReturnType<typeof jetstreamManager>>;
};

const connectionOver = async (nc: NatsConnection): Promise<Connection> => ({
  nc,
  js: jetstream(nc, { timeout: ANSWER_WITHIN_MS }),
  // The account as a whole is none of a member's business, so it is not asked about.
  jsm: await jetstreamManager(nc, { checkAPI: false, timeout: ANSWER_WITHIN_MS }),
});

/** Two ways in which the client says that the server does not know whoever asks. */
const isAuthorization = ({ name, message }: Error): boolean =>
  name === 'AuthorizationError' ||
  name === 'UserAuthenticationExpiredError' ||
  /authorization violation/i.test(message);

function messageOf({ subject, seq, data, info }: JsMsg): Message | null {
  const slot: Slot | null = slotOf(subject);
  return slot && { slot, seq, bytes: Uint8Array.from(data) satisfies Bytes, left: info.pending };
}
