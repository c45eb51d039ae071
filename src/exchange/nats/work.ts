import { jetstream, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

import type { Bytes } from '../../store/crypto/bytes.ts';
import type { Slot } from '../exchange.ts';
import { DURABLE, slotOf, streamOf } from './names.ts';

/**
 * Shares the slots of the kind `reminders` among all who ask: each goes to one of them, and to another one where it was
 * not done in time. Runs until the connection is closed.
 */
export async function workOn(
  nc: NatsConnection,
  team: string,
  work: (slot: Slot, bytes: Bytes) => Promise<void>,
): Promise<void> {
  const consumer = await jetstream(nc).consumers.get(streamOf(team), DURABLE);
  // One at a time: what another worker could do is not kept waiting here.
  for await (const message of await consumer.consume({ max_messages: 1 })) await done(message, work);
}

async function done(message: JsMsg, work: (slot: Slot, bytes: Bytes) => Promise<void>): Promise<void> {
  const slot = slotOf(message.subject);
  // As long as we live nobody else takes it, however slow a receiver is.
  const living = setInterval(() => message.working(), WORKING_EVERY_MS);
  try {
    if (slot) await work(slot, Uint8Array.from(message.data));
    message.ack();
  } catch {
    // Somebody tries again, in a while.
    message.nak(RETRY_AFTER_MS);
  } finally {
    clearInterval(living);
  }
}

const WORKING_EVERY_MS = 1000;
const RETRY_AFTER_MS = 10_000;
