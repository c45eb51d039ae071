import { bucketOf } from '../../../../src/app/trust/bucket.ts';
import { placeIn } from '../../../../src/store/anchor/place.ts';
import { ageInWorker, argonInWorker } from '../../../../src/store/crypto/inWorker.ts';
import type { Read } from '../../../../src/store/problem.ts';
import { deviceWith } from '../../../../src/store/vault/device.ts';
import type { Session } from '../../../../src/store/vault/session.ts';

/** The device that this page is, with the store that the app uses. */

export const PASSPHRASE = 'three otters by the weir';
/** Where nothing is measured about unlocking, it is cheap. */
export const CHEAP = { memory: 64, passes: 1 };

export const deviceOf = (cost = CHEAP) =>
  deviceWith<string>({
    place: placeIn(localStorage),
    stretch: argonInWorker,
    age: ageInWorker,
    now: () => '2026-02-03T10:00:00.000Z',
    cost,
    workFactor: 2,
    onStale: () => undefined,
    copyIn: async () => (hasCopy ? bucketOf(navigator) : null),
  });

let session: Session<string> | null = null;
let hasCopy = true;

/** From here on as in a browser that keeps no second copy. */
export function withoutCopy(): void {
  hasCopy = false;
}

export function must<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.message}`);
  return read.value;
}

export const opened = (): Session<string> => {
  if (!session) throw new Error('Nothing is unlocked.');
  return session;
};

export function hold(next: Session<string>): void {
  session = next;
}

export const close = (): void => session?.close();
