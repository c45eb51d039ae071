import { z } from 'zod';

import { factSchema, packedFact, unpackedFact } from '../store/backup/file.ts';
import type { LinkedRow } from '../store/chain/link.ts';
import { jsonIn, utf8 } from '../store/crypto/bytes.ts';
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
  readonly characters: number;
};
export const BUNDLE_SIZES: BundleSizes = { from: 2000, facts: 1000, characters: 500_000 };

/** `to`: the number of the last message in it; the next bundle begins after that. */
const bundleSchema = z.strictObject({
  to: z.number().int().min(1),
  facts: z.array(z.tuple([idSchema, factSchema])).max(BUNDLE_SIZES.facts),
});

export type Bundle = { readonly after: number; readonly to: number; readonly rows: readonly LinkedRow[] };

/** The slot of the bundle that begins after a number. */
export const bundleSlot = (after: number): Slot => ({ kind: 'bundles', of: String(after), id: '1' });

/** Null where it does not open, or is no bundle. */
export async function openBundle(
  keys: TeamKeys,
  { slot, bytes }: Pick<Message, 'slot' | 'bytes'>,
): Promise<Bundle | null> {
  const plain = await keys.open(slotText(slot), bytes);
  const content = plain && bundleSchema.safeParse(jsonIn(plain)).data;
  if (!content) return null;
  const rows = content.facts.map(([caseId, fact]) => unpackedFact(caseId, fact));
  return { after: Number(slot.of), to: content.to, rows };
}

type Bundling = Pick<Context, 'exchange' | 'keys'> & {
  readonly marks: Pick<Context['marks'], 'bundled' | 'bundle' | 'save'>;
};

/** Bundles what lies behind the last bundle, as far as bundles get full. Another device may do so too. */
export async function bundleUp(
  { exchange, keys, marks }: Bundling,
  until: AbortSignal,
  sizes = BUNDLE_SIZES,
): Promise<void> {
  const stop = new AbortController();
  let after = marks.bundled();
  let facts: [caseId: string, fact: string][] = [];
  let length = 0;
  let last = after;

  const write = async (to: number): Promise<void> => {
    const slot = bundleSlot(after);
    const text = `{"to":${to},"facts":[${facts.map(([id, fact]) => `[${JSON.stringify(id)},${fact}]`).join(',')}]}`;
    const done = await exchange.put(slot, await keys.seal(slotText(slot), utf8(text)));
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
      const text = JSON.stringify(packedFact(content.row));
      if (facts.length > 0 && length + text.length > sizes.characters) await write(last);
      facts.push([content.row.caseId, text]);
      [length, last] = [length + text.length, seq];
      if (facts.length >= sizes.facts) await write(seq);
    }
  };
  await exchange.read('facts', after, take, AbortSignal.any([stop.signal, until]));
  await marks.save();
}
