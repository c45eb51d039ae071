import { DeliverPolicy, jetstream, JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

import type { Exchange, Kind, Slot } from '../exchange.ts';
import { presenceOf, slotOf, streamOf, subjectOf } from './names.ts';
import { follow, readAll, type Source } from './reading.ts';

/** The two ways in which a server says that a slot is filled: one message a subject, and none before this one. */
const TAKEN = new Set([10071, 10077]);
/** Then it is asked again: what was stored all the same is found in its slot. */
const ANSWER_WITHIN_MS = 3000;

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
  const followStatus = async (nc: NatsConnection): Promise<void> => {
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
        void followStatus(nc).catch(() => undefined);
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
  const onConnection: Exchange['onConnection'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const connection = (): Connection => {
    if (!now) throw new Error('There is no connection.');
    return now;
  };

  const messageAt = async (query: { readonly seq: number } | { readonly last_by_subj: string }) =>
    connection().jsm.streams.getMessage(stream, query);

  const filterOf = (kind: Kind): string => subjectOf(team, { kind, of: '*', id: '*' });
  const source: Source = {
    readerFrom: (after, kind) =>
      connection().js.consumers.get(stream, {
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: after + 1,
        ...(kind ? { filter_subjects: filterOf(kind) } : {}),
      }),
    endOf: async (kind) => (await messageAt({ last_by_subj: kind ? filterOf(kind) : '>' }))?.seq ?? 0,
    onConnection,
  };

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
    follow: (after, take, until) => follow(source, after, take, until),
    read: (kind, after, take, until) => readAll(source, kind, after, take, until),
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
    onConnection,
    isConnected: () => isConnected,
    isRefused: () => isRefused,
    close: async () => {
      isClosed = true;
      await now?.nc.close();
      void running;
    },
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
