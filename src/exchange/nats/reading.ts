import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';

import type { Bytes } from '../../store/crypto/bytes.ts';
import type { Exchange, Kind, Message, Slot } from '../exchange.ts';
import { slotOf } from './names.ts';

/** What the stream is asked to read it; whatever it is asked rejects while it cannot be reached. */
export type Source = {
  /** Something that reads what comes after a number, of all kinds or of one. It lies on one server. */
  readonly readerFrom: (after: number, kind?: Kind) => Promise<Consumer>;
  /** The number of the last message that lies there, of all kinds or of one; 0 where there is none. */
  readonly endOf: (kind?: Kind) => Promise<number>;
  readonly onConnection: Exchange['onConnection'];
};

type Take = (batch: readonly Message[]) => Promise<void>;

/** How many messages are taken in at once while catching up; as they come, each by itself. */
const BATCH = 4000;
/** Of bundles fewer: each holds hundreds of facts. */
const BUNDLES = 32;
/** While nothing comes, a server says so once a second; every so often it is asked whether that is so. */
const ASKED_EVERY = 10;

export async function follow(source: Source, after: number, take: Take, until: AbortSignal): Promise<void> {
  const consumer = await source.readerFrom(after);
  if (until.aborted) return;
  const { num_pending: pending } = await consumer.info();
  if (pending === 0) await take([]);
  const messages = await consumer.consume({ max_messages: BATCH, expires: 10_000, idle_heartbeat: 1000 });
  const stop = (): void => void messages.close();
  until.addEventListener('abort', stop, { once: true });
  if (until.aborted) stop();
  const taking = takenTogether(take, stop);
  const at = { seq: after, left: pending, count: 0 };
  void watchOver(source, { messages, at, taking, stop });
  for await (const message of messages) {
    [at.seq, at.left, at.count] = [message.seq, message.info.pending, at.count + 1];
    const read = messageOf(message);
    if (read) taking.add(read);
    if (at.left > 0 && taking.waiting() < BATCH) continue;
    taking.go();
    if (taking.waiting() >= BATCH) await taking.done();
  }
  await taking.done();
}

type Watched = {
  readonly messages: ConsumerMessages;
  /** Which message was read last, how many were left behind it, and how many were read. */
  readonly at: { readonly seq: number; left: number; readonly count: number };
  readonly taking: ReturnType<typeof takenTogether>;
  readonly stop: () => void;
};

/**
 * Stops what nothing can come from any more, so that it is begun anew, elsewhere: a reader whose server is down, or one
 * that has nothing to give though the stream goes on. And a server may count what is left too high, as where something
 * was purged meanwhile: what was read is taken then, as the last there is.
 */
async function watchOver(source: Source, { messages, at, taking, stop }: Watched): Promise<void> {
  const isAtRest = (): boolean => !taking.isBusy() && at.count === messages.getReceived();
  let [beats, behindAt] = [0, -1];
  for await (const { type } of messages.status()) {
    // For two seconds nothing was heard. While something is taken in that says nothing: nothing is asked for then.
    if (type === 'heartbeats_missed' && !taking.isBusy()) stop();
    if (type !== 'heartbeat' || !isAtRest()) continue;
    beats += 1;
    const { seq } = at;
    if (at.left === 0 && behindAt !== seq && beats % ASKED_EVERY !== 0) continue;
    const end = await source.endOf().catch(() => null);
    if (end === null || seq !== at.seq || !isAtRest()) continue;
    if (end > seq) {
      // It may just be on its way; a second later it is not.
      if (behindAt === seq) stop();
      behindAt = seq;
    } else if (at.left > 0) {
      at.left = 0;
      taking.end();
    }
  }
}

/** Whoever reads what is there notes that it is all: a server that gives less is no reason to believe it. */
export async function readAll(source: Source, kind: Kind, after: number, take: Take, until: AbortSignal) {
  const end = await source.endOf(kind);
  if (end <= after) return;
  const consumer = await source.readerFrom(after, kind);
  const most = kind === 'bundles' ? BUNDLES : BATCH;
  const stop = new AbortController();
  const taking = takenTogether(take, () => stop.abort());
  let { num_pending: left } = await consumer.info();
  let seq = after;
  while (seq < end && !until.aborted && !stop.signal.aborted) {
    const some = await consumer.fetch({ max_messages: Math.max(1, Math.min(most, left)), expires: 2000 });
    // By itself it would wait for its server without end.
    const leave = (): void => void some.close();
    until.addEventListener('abort', leave, { once: true });
    const forget = source.onConnection(leave);
    let last: JsMsg | null = null;
    for await (const message of some) {
      last = message;
      const read = messageOf(message);
      if (read) taking.add(read);
    }
    forget();
    until.removeEventListener('abort', leave);
    if (last) [seq, left] = [last.seq, last.info.pending];
    // What was purged meanwhile comes no more.
    else if (!until.aborted && (await source.endOf(kind)) > seq) throw new Error('The server gave nothing.');
    else break;
    await taking.done();
    taking.go();
  }
  await taking.done();
}

/** What comes while something is taken in is taken in together, when that is done; one failure ends it. */
function takenTogether(take: Take, onFailure: () => void) {
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
  const go = (): void => {
    if (taking) return;
    taking = takeAll();
    // Nothing is taken after a failure: whoever waits is told of it.
    taking.catch(onFailure);
  };
  return {
    add: (message: Message) => void waiting.push(message),
    waiting: () => waiting.length,
    isBusy: () => taking !== null,
    go,
    /** What was added is all there is, whatever was said of it. */
    end: () => {
      const last = waiting.pop();
      if (last) waiting.push({ ...last, left: 0 });
      go();
    },
    done: async () => taking ?? undefined,
  };
}

function messageOf({ subject, seq, data, info }: JsMsg): Message | null {
  const slot: Slot | null = slotOf(subject);
  return slot && { slot, seq, bytes: Uint8Array.from(data) satisfies Bytes, left: info.pending };
}
