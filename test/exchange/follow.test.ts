import { describe, expect, it } from 'vitest';

import type { Message, Slot } from '../../src/exchange/exchange.ts';
import { utf8 } from '../../src/store/crypto/bytes.ts';
import { aTeam, exchangeOf } from './given.ts';
import { connectThrough, countedTooHigh } from './onItsWay.ts';
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

  it('takes in what is there though the server says that one more is left', async () => {
    const team = await aTeam();
    const exchange = await exchangeOf(await team.join('A. Okafor'), connectThrough(countedTooHigh));
    for (let n = 0; n < 3; n++) await exchange.put(slotOf(n), utf8(String(n)));
    const stop = new AbortController();
    const read: Message[] = [];
    const take = async (batch: readonly Message[]): Promise<void> => {
      read.push(...batch);
      if (batch.at(-1)?.left === 0) stop.abort();
    };
    await exchange.follow(0, take, stop.signal);
    expect(read.map(({ slot }) => slot)).toEqual([0, 1, 2].map(slotOf));
  });

  it('begins anew where the server gives nothing, though there is something', async () => {
    const team = await aTeam();
    let given = 0;
    const nothing = connectThrough(() => {
      given += 1;
      return null;
    });
    const exchange = await exchangeOf(await team.join('A. Okafor'), nothing);
    await exchange.put(slotOf(0), utf8('0'));
    // It resolves though nobody stops it: whoever reads asks again.
    await exchange.follow(0, async () => undefined, new AbortController().signal);
    expect(given).toBe(1);
  });

  it('is not kept waiting for what it reads when the server goes', async () => {
    const team = await aTeam();
    const asked = event();
    const nothing = connectThrough(() => {
      asked.happen();
      return null;
    });
    const exchange = await exchangeOf(await team.join('A. Okafor'), nothing);
    await exchange.put(slotOf(0), utf8('0'));
    const reading = exchange.read('facts', 0, async () => undefined, new AbortController().signal);
    await asked.happened;
    await Promise.all([team.servers[0].kill(), expect(reading).rejects.toThrow('timeout')]);
  });
});
