import { describe, expect, it } from 'vitest';

import type { Message, Slot } from '../../src/exchange/exchange.ts';
import { utf8 } from '../../src/store/crypto/bytes.ts';
import { aTeam, exchangeOf } from './given.ts';
import { NATS } from './server.ts';

const slotOf = (n: number): Slot => ({ kind: 'facts', of: 'case', id: String(n) });

/** What a test waits for, and says itself when it is so. */
function event() {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happen: () => happen(), happened };
}

describe.skipIf(!NATS)('whoever follows the exchange', () => {
  it('takes in together what came while something was taken in, in order and each once', async () => {
    const team = await aTeam();
    const exchange = await exchangeOf(await team.join('A. Okafor'));
    await exchange.put(slotOf(0), utf8('0'));

    const batches: string[][] = [];
    const [begun, free, whole] = [event(), event(), event()];
    const stop = new AbortController();
    const take = async (batch: readonly Message[]): Promise<void> => {
      batches.push(batch.flatMap(({ slot }) => (slot.kind === 'facts' ? slot.id : [])));
      begun.happen();
      if (batches.flat().length === 41) whole.happen();
      await free.happened;
    };
    const following = exchange.follow(0, take, stop.signal);
    await begun.happened;
    for (let n = 1; n <= 40; n++) await exchange.put(slotOf(n), utf8(String(n)));
    free.happen();
    await whole.happened;
    stop.abort();
    await following;

    expect(batches.flat()).toEqual(Array.from({ length: 41 }, (_, n) => String(n)));
    expect(batches.length).toBeLessThan(10);
  });

  it('is told what failed while it was taken in, and takes in nothing after it', async () => {
    const team = await aTeam();
    const exchange = await exchangeOf(await team.join('A. Okafor'));
    await exchange.put(slotOf(0), utf8('0'));
    let calls = 0;
    const take = async (): Promise<void> => {
      calls += 1;
      throw new Error('The disk is full.');
    };
    await expect(exchange.follow(0, take, new AbortController().signal)).rejects.toThrow('The disk is full.');
    expect(calls).toBe(1);
  });
});
