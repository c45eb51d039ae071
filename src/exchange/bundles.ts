import { z } from 'zod';

import type { LinkedRow } from '../store/chain/link.ts';
import { packLinks } from '../store/chain/pack.ts';
import { groupBy } from '../store/check/groups.ts';
import { framed, framesIn } from '../store/crypto/bytes.ts';
import { idSchema } from '../store/scalars.ts';
import type { Context } from './context.ts';
import { openMessage } from './envelope.ts';
import { type Message, type Slot, slotText } from './exchange.ts';
import type { TeamKeys } from './teamKeys.ts';

/*
 * Many facts in one message, beside those that hold one each: who joins reads hundreds of messages instead of hundreds of
 * thousands. A bundle holds what lies from a number of the stream on until it is full, so all members would make the same
 * one. They are only a quicker way to read: where there is none, facts are read one by one.
 */

/** When bundles are made, and when one is full. All members of a team must agree on the latter. */
export type BundleSizes = {
  /** So many messages behind the last bundle. */
  readonly from: number;
  readonly facts: number;
  /** No more, but of a single fact that has more: a server takes a message of a million bytes at most. */
  readonly bytes: number;
};
export const BUNDLE_SIZES: BundleSizes = { from: 2000, facts: 1000, bytes: 500_000 };

/** What a fact takes beside its body, at most. */
const BESIDE_BODY = 300;

/** `to`: the number of the last message in it; the next bundle begins after that. Of each case how long its pack is. */
const headSchema = z.strictObject({
  to: z.number().int().min(1),
  cases: z.array(z.tuple([idSchema, z.number().int().min(1)])),
});

/** The facts of each case in one pack, all of them views of one thing. */
export type Bundle = {
  readonly after: number;
  readonly to: number;
  readonly packs: readonly (readonly [caseId: string, pack: Uint8Array])[];
};

/** The slot of the bundle that begins after a number. */
export const bundleSlot = (after: number): Slot => ({ kind: 'bundles', of: String(after), id: '1' });

/** Null where it does not open, or is no bundle. */
export async function openBundle(
  keys: TeamKeys,
  { slot, bytes }: Pick<Message, 'slot' | 'bytes'>,
): Promise<Bundle | null> {
  const plain = await keys.open(slotText(slot), bytes);
  const [{ head, rest } = {}] = (plain && framesIn(plain)) ?? [];
  const { to, cases } = headSchema.safeParse(head).data ?? {};
  if (to === undefined || !cases || !rest) return null;
  let at = 0;
  const packs = cases.map(([caseId, length]) => [caseId, rest.subarray(at, (at += length))] as const);
  return at === rest.length ? { after: Number(slot.of), to, packs } : null;
}

type Bundling = Pick<Context, 'exchange' | 'keys'> & {
  readonly sharing: Pick<Context['sharing'], 'open'>;
  readonly marks: Pick<Context['marks'], 'bundled' | 'bundle' | 'save'>;
};

/** Bundles what lies behind the last bundle, as far as bundles get full. Another device may do so too. */
export async function bundleUp(
  { exchange, keys, sharing, marks }: Bundling,
  until: AbortSignal,
  sizes = BUNDLE_SIZES,
): Promise<void> {
  const stop = new AbortController();
  let after = marks.bundled();
  let facts: LinkedRow[] = [];
  let length = 0;
  let last = after;

  const write = async (to: number): Promise<void> => {
    // Whoever reads a bundle relies on it.
    if (!(await sharing.open(facts))) return stop.abort();
    const slot = bundleSlot(after);
    const packs = [...groupBy(facts, ({ caseId }) => caseId)].map(([id, links]) => [id, packLinks(links)] as const);
    const head = { to, cases: packs.map(([id, pack]) => [id, pack.length]) };
    const plain = framed(
      head,
      packs.map(([, pack]) => pack),
    );
    const done = await exchange.put(slot, await keys.seal(slotText(slot), plain));
    if (done === 'taken') {
      const there = await exchange.get(slot);
      const other = there && (await openBundle(keys, { slot, bytes: there }));
      // One that ends elsewhere was made of another stream: it is not gone on with.
      if (other?.to !== to) return stop.abort();
    }
    marks.bundle(after, to);
    [after, facts, length] = [to, [], 0];
  };
  const take = async (batch: readonly Message[]): Promise<void> => {
    const opened = await Promise.all(batch.map((message) => openMessage(keys, message)));
    for (const [index, { seq }] of batch.entries()) {
      const content = opened[index];
      if (stop.signal.aborted) return;
      // Somebody else may be able to open it: left out, it would be lost to who reads bundles.
      if (content?.kind !== 'fact') return stop.abort();
      const size = (content.row.body as Uint8Array).length + BESIDE_BODY;
      if (facts.length > 0 && length + size > sizes.bytes) await write(last);
      if (stop.signal.aborted) return;
      facts.push(content.row);
      [length, last] = [length + size, seq];
      if (facts.length >= sizes.facts) await write(seq);
    }
  };
  await exchange.read('facts', after, take, AbortSignal.any([stop.signal, until]));
  await marks.save();
}
