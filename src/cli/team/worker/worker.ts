import { renameSync, writeFileSync } from 'node:fs';

import { toIcs } from '../../../calendar/ics.ts';
import type { Message, Slot } from '../../../exchange/exchange.ts';
import type { Membership } from '../../../exchange/membership.ts';
import { natsExchange } from '../../../exchange/nats/nats.ts';
import { workOn } from '../../../exchange/nats/work.ts';
import { teamReader } from '../../../exchange/reader.ts';
import { slotText } from '../../../exchange/exchange.ts';
import { teamKeys } from '../../../exchange/teamKeys.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { sha256, textOf, toHex, utf8 } from '../../../store/crypto/bytes.ts';
import { connect } from '../connect.ts';
import type { Config } from './config.ts';
import { deliver } from './deliver.ts';
import { calendarOf, digestsOn, type Policies } from './digest.ts';

export type WorkerOptions = {
  readonly membership: Membership;
  readonly policies: Policies;
  readonly config: Config;
  readonly clock: { readonly today: () => Day; readonly now: () => string };
  readonly pause: (ms: number) => Promise<void>;
  readonly log: (line: string) => void;
};

/** Who is to be told, and how much of the stream had been read when that was decided. */
type Task = { readonly to: string; readonly after: number };

const LOOK_EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 2000;
const SENT = '-sent';

/**
 * Sends reminders when no browser is open. What there is to send on a day is put into a slot for each who is to be told;
 * the server gives each slot to one of the workers, and to another one when that one dies over it. Runs until it is ended.
 */
export async function runWorker({ membership, policies, config, clock, pause, log }: WorkerOptions): Promise<void> {
  const { team, member, seed, servers, identity, epochs } = membership;
  const open = () => connect(servers, { seed, member: member.id });
  const exchange = natsExchange(team.id, { connect: open, pause });
  const keys = await teamKeys(team.id, epochs);
  const reader = await teamReader(keys, { id: member.id, identity });

  let after = 0;
  let isReady = false;

  /** A name says who works on whose case: the server sees only that it is the same one. */
  const [first] = epochs;
  const idOf = async (to: string): Promise<string> =>
    toHex(await sha256(utf8(JSON.stringify(['waymark', 1, 'reminders', first?.key, to])))).slice(0, 32);

  const plan = async (day: Day): Promise<void> => {
    const digests = digestsOn(day, reader.cases(), policies, config.naming);
    for (const to of digests.keys()) {
      const slot: Slot = { kind: 'reminders', of: await idOf(to), id: day };
      await exchange.put(slot, await keys.seal(slotText(slot), utf8(JSON.stringify({ to, after } satisfies Task))));
    }
    if (config.calendar !== undefined) {
      const text = toIcs(calendarOf(day, reader.cases(), policies, config.naming), clock.now());
      writeFileSync(`${config.calendar}.next`, text);
      renameSync(`${config.calendar}.next`, config.calendar);
    }
  };

  const send = async (slot: Slot, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (!isDay(slot.id)) return;
    const sent: Slot = { ...slot, id: `${slot.id}${SENT}` };
    // Whoever died after it was sent had no time to say that it need not be done again.
    if (await exchange.get(sent)) return;
    const plain = await keys.open(slotText(slot), bytes);
    if (!plain) throw new Error('A reminder is sealed with a key that is not here yet.');
    const task = JSON.parse(textOf(plain)) as Task;
    // Another worker planned it, and had read further.
    if (task.after > after) throw new Error('Not everything is read yet that a reminder is about.');
    const digest = digestsOn(slot.id, reader.cases(), policies, config.naming).get(task.to);
    // What there was to be told has been done meanwhile.
    if (!digest) return;
    await deliver(`${slot.of}.${slot.id}`, digest, config);
    await exchange.put(sent, await keys.seal(slotText(sent), utf8(clock.now())));
    log(`Sent: ${digest.children.length} children, ${slot.id}.`);
  };

  const take = async (batch: readonly Message[]): Promise<void> => {
    await reader.take(batch);
    const last = batch.at(-1);
    after = last?.seq ?? after;
    if ((last?.left ?? 0) > 0) return;
    if (!isReady) log(`Reading along: ${reader.cases().size} cases.`);
    isReady = true;
  };
  const again = async (work: () => Promise<void>): Promise<never> => {
    for (;;) {
      await work().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
      await pause(AGAIN_AFTER_MS);
    }
  };
  const read = async (): Promise<void> => {
    if (exchange.isConnected()) await exchange.follow(after, take, new AbortController().signal);
  };
  const work = async (): Promise<void> => {
    if (isReady) await workOn(await open(), team.id, send);
  };
  const look = async (): Promise<void> => {
    if (!isReady) return;
    await plan(clock.today());
    await pause(LOOK_EVERY_MS);
  };
  await Promise.all([again(read), again(work), again(look)]);
}
