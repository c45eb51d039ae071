import { IDBObjectStore as FakeTable } from 'fake-indexeddb';

import type { Stored } from '../../../../src/store/problem.ts';
import type { Session } from '../../../../src/store/vault/session.ts';
import { childNamed, type Disk, machineWith, must, PASSPHRASE, tellOf, unlock, visitOn } from '../../world.ts';
import type { Measured, Row } from '../row.ts';

/** Something that writes, begun on a device with one case; the file is a backup of another device. */
type Work = (session: Session<unknown>, caseId: string, file: Uint8Array) => Promise<Stored | { readonly ok: true }>;

const WORKS: Readonly<Record<string, Work>> = {
  'a fact': ({ store }, id) => store.addFact(id, visitOn(9)),
  'several facts': ({ store }, id) => store.addFacts(id, [visitOn(9), visitOn(10), visitOn(11)]),
  'a new case with facts': ({ store }) =>
    store.addCase(crypto.randomUUID(), childNamed('B'), [visitOn(9), visitOn(10)]),
  'edited details': ({ store }, id) => store.updateCase(id, childNamed('A', 'surrey')),
  'an erasure': (session, id) => session.eraseCase(id),
  'a restored case': (session, _, file) => session.restore(file, PASSPHRASE),
};

/** What would be torn: a case and its facts in two transactions. */
const TORN: Work = async ({ store }) => {
  const id = crypto.randomUUID();
  const added = await store.addCase(id, childNamed('B'));
  return added.ok ? store.addFacts(id, [visitOn(9)]) : added;
};

const methods = ['add', 'put', 'delete', 'clear'] as const;

/** From the nth write on, the disk is full. Returns whether it was reached, and how to free it. */
function fillDisk(nth: number): { readonly reached: () => boolean; readonly free: () => void } {
  const table = FakeTable.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  const originals = methods.map((method) => [method, table[method]] as const);
  let writes = 0;
  for (const [method, original] of originals) {
    table[method] = function (this: unknown, ...given: unknown[]) {
      if (++writes > nth) throw new DOMException('The disk is full', 'QuotaExceededError');
      return original?.apply(this, given);
    };
  }
  return {
    reached: () => writes > nth,
    free: () => originals.forEach(([method, original]) => original && (table[method] = original)),
  };
}

async function measure(works: readonly Work[]): Promise<Measured> {
  const caseId = crypto.randomUUID();
  const machine = await machineWith();
  must(await machine.device.protect(PASSPHRASE));
  const first = await unlock(machine);
  await first.store.addCase(caseId, childNamed('A'), [visitOn(1), visitOn(2)]);
  first.close();
  const disk: Disk = await machine.disk();
  const other = await machineWith();
  must(await other.device.protect(PASSPHRASE));
  const elsewhere = await unlock(other);
  await elsewhere.store.addCase(crypto.randomUUID(), childNamed('C'), [visitOn(3), visitOn(4)]);
  const { file } = must(await elsewhere.backup(PASSPHRASE));

  let [points, torn, slowest] = [0, 0, 0];
  for (const work of works) {
    for (let nth = 0; ; nth++) {
      const device = await machineWith(disk);
      const session = await unlock(device);
      const before = await tellOf(session);
      const full = fillDisk(nth);
      const begun = performance.now();
      const done = await work(session, caseId, file);
      slowest = Math.max(slowest, performance.now() - begun);
      const reached = full.reached();
      full.free();
      const after = await tellOf(session);
      session.close();
      const again = await unlock(device);
      const whole = again.findings().length === 0 && (await tellOf(again)) === after;
      again.close();
      if (!reached) break;
      points++;
      // Refused and as before; or done, if only what is derived did not fit any more.
      if (!whole || (!done.ok && after !== before)) torn++;
    }
  }
  return {
    figure: `${torn} of ${points} write points; the message after ${Math.ceil(slowest)} ms`,
    holds: torn === 0 && slowest < 1000,
  };
}

export const quota: Row = {
  name: 'quota exhausted at every write point: torn cases; time to a message',
  target: '0; under 1 s',
  measure: () => measure(Object.values(WORKS)),
  planted: () => measure([TORN]),
};
