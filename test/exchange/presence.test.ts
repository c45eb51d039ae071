import { expect, it, vi } from 'vitest';

import { openPresence, type PresenceOptions } from '../../src/exchange/presence.ts';
import { teamKeys } from '../../src/exchange/teamKeys.ts';
import { type Bytes, randomBytes, toBase64 } from '../../src/store/crypto/bytes.ts';

type Listener = (caseId: string, bytes: Bytes) => void;

/** A line between tabs that can be cut, and turns that are taken by hand. */
async function aLine() {
  const keys = await teamKeys('north', [{ n: 1, key: toBase64(randomBytes(32)) }]);
  const listeners = new Set<Listener>();
  const open = (name: string) => {
    const told = new Set<(connected: boolean) => void>();
    let isConnected = true;
    let turn = (): void => undefined;
    const exchange: PresenceOptions['exchange'] = {
      say: (caseId, bytes) => {
        if (isConnected) for (const listener of listeners) listener(caseId, bytes);
      },
      hear: (listener) => {
        const hears: Listener = (caseId, bytes) => isConnected && listener(caseId, bytes);
        listeners.add(hears);
        return () => void listeners.delete(hears);
      },
      onConnection: (listener) => {
        told.add(listener);
        return () => void told.delete(listener);
      },
    };
    const every: PresenceOptions['every'] = (_, work) => {
      turn = work;
      return () => undefined;
    };
    const presence = openPresence({ exchange, keys, every, me: { tab: crypto.randomUUID(), name } });
    const connect = (connected: boolean): void => {
      isConnected = connected;
      for (const each of told) each(connected);
    };
    return { ...presence, connect, turn: () => turn() };
  };
  return { open };
}

const CASE = crypto.randomUUID();
const names = ({ others }: { others: (caseId: string) => readonly { name: string }[] }): string[] =>
  others(CASE).map(({ name }) => name);

it('who looks at the same child sees the other, and what they record, until they leave', async () => {
  const { open } = await aLine();
  const [here, there] = [open('A. Okafor'), open('B. Chen')];
  here.show(CASE);
  there.show(CASE, 'visit.made');
  await vi.waitFor(() => expect(names(here)).toEqual(['B. Chen']));
  await vi.waitFor(() => expect(names(there)).toEqual(['A. Okafor']));
  expect(here.others(CASE)[0]?.recording).toBe('visit.made');
  there.show(null);
  await vi.waitFor(() => expect(names(here)).toEqual([]));
  expect(names(there)).toEqual(['A. Okafor']);
});

it('who is not heard of for some turns is there no more', async () => {
  const { open } = await aLine();
  const [here, there] = [open('A. Okafor'), open('B. Chen')];
  here.show(CASE);
  there.show(CASE);
  await vi.waitFor(() => expect(names(here)).toEqual(['B. Chen']));
  there.connect(false);
  for (let turn = 0; turn < 4; turn++) here.turn();
  expect(names(here)).toEqual([]);
});

it('nobody is said to be there while nothing can be heard of them, and they are seen again afterwards', async () => {
  const { open } = await aLine();
  const [here, there] = [open('A. Okafor'), open('B. Chen')];
  here.show(CASE);
  there.show(CASE);
  await vi.waitFor(() => expect(names(here)).toEqual(['B. Chen']));
  const changed = vi.fn<() => void>();
  here.subscribe(changed);
  here.connect(false);
  expect(names(here)).toEqual([]);
  expect(changed).toHaveBeenCalled();
  here.connect(true);
  there.turn();
  await vi.waitFor(() => expect(names(here)).toEqual(['B. Chen']));
});
