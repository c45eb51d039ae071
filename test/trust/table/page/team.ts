import { connectTo } from '../../../../src/exchange/nats/browser.ts';
import { natsExchange } from '../../../../src/exchange/nats/nats.ts';
import type { Membership } from '../../../../src/exchange/membership.ts';
import type { Fact } from '../../../../src/facts/vocabulary.ts';
import type { ChildRecord } from '../../../../src/store/child.ts';
import {
  casesOf,
  type Held,
  isTogether,
  share,
  type Shared,
  stored,
  unacknowledged,
} from '../../../exchange/replica.ts';
import { deviceOf, hold, must, opened, PASSPHRASE } from './device.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let shared: Shared | null = null;

const sharedWith = (): Shared => {
  if (!shared) throw new Error('This device belongs to no team.');
  return shared;
};

/** What devices of a team do inside a browser. Times are in milliseconds, by the clock of the machine. */
export const team = {
  /** Protects the device, opens it, and shares with the team from then on; `isHasty`: what was sent counts as stored. */
  async join(membership: Membership, isHasty: boolean): Promise<void> {
    must(await deviceOf().protect(PASSPHRASE));
    const session = must(await deviceOf().unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));
    hold(session);
    const address = new URL('/exchange', window.location.href);
    address.protocol = 'ws:';
    const connect = () => connectTo(address.href, membership, window);
    const exchange = natsExchange(membership.team.id, { connect, pause });
    const through = isHasty ? unacknowledged(exchange) : exchange;
    shared = await share({ session, membership, exchange: through, indexedDB, pause });
  },

  async addCase(caseId: string, record: ChildRecord): Promise<void> {
    const done = await opened().store.addCase(caseId, record);
    if (!done.ok) throw new Error(done.problem.message);
  },

  /** When it was begun, once the fact is stored. */
  async record(caseId: string, fact: Fact): Promise<number> {
    const began = Date.now();
    const done = await opened().store.addFact(caseId, fact);
    if (!done.ok) throw new Error(done.problem.message);
    return began;
  },

  untilShared: (): Promise<void> => sharedWith().until(isTogether),
  untilRead: (last: number): Promise<void> => sharedWith().untilRead(last),

  /** When the store holds this fact. */
  async sees(caseId: string, factId: string): Promise<number> {
    const { store } = opened();
    await stored(store, async () => {
      const read = await store.case(caseId);
      return read.ok && read.value.facts.some(({ id }) => id === factId);
    });
    return Date.now();
  },

  held: (): Promise<Held[]> => casesOf(opened().store),
};
