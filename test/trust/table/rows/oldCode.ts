import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import { placeInMemory } from '../../../../src/store/anchor/place.ts';
import { age } from '../../../../src/store/crypto/age.ts';
import { argon2id } from '../../../../src/store/crypto/argon.ts';
import { deviceWith } from '../../../../src/store/vault/device.ts';
import type { Session } from '../../../../src/store/vault/session.ts';
import { childNamed, must, PASSPHRASE, visitOn } from '../../world.ts';
import type { Measured, Row } from '../row.ts';

/** A tab that was opened with code 1; then code `next` is opened beside it, and the first goes on writing. */
async function measure(rounds: number, next: number): Promise<Measured> {
  let accepted = 0;
  let tried = 0;
  for (let round = 0; round < rounds; round++) {
    const options = {
      name: `old ${round}`,
      indexedDB: new IDBFactory(),
      place: placeInMemory(),
      stretch: argon2id,
      age,
      now: () => '2026-02-03T10:00:00.000Z',
      cost: { memory: 8, passes: 1 },
      onStale: () => undefined,
    };
    const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
    const old = deviceWith({ ...options, code: 1 });
    must(await old.protect(PASSPHRASE));
    const tab: Session<unknown> = must(await old.unlock(secret));
    const id = crypto.randomUUID();
    await tab.store.addCase(id, childNamed('Amira'));
    must(await deviceWith({ ...options, code: next }).unlock(secret)).close();
    const writes = [
      tab.store.addFact(id, visitOn(3)),
      tab.store.addCase(crypto.randomUUID(), childNamed('Bilal')),
      tab.store.updateCase(id, childNamed('Amira', 'surrey')),
      tab.store.saveDraft(id, 'visit.made', {}),
      tab.store.saveSetting('recorder', 'A'),
      tab.eraseCase(id),
    ];
    for (const write of [...(await Promise.all(writes)), await tab.store.eraseEverything()]) {
      tried++;
      if (write.ok) accepted++;
    }
    tab.close();
  }
  return { figure: `${accepted} of ${tried} stale writes`, holds: accepted === 0 };
}

export const oldCode: Row = {
  name: 'old-code tab after an upgrade: stale writes accepted',
  target: '0',
  measure: (size) => measure(size === 'full' ? 50 : 3, 2),
  planted: () => measure(1, 1),
};
