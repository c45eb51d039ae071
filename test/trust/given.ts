import { onTestFinished } from 'vitest';

import { type AnchorPlace, placeInMemory } from '../../src/store/anchor/place.ts';
import { age } from '../../src/store/crypto/age.ts';
import { argon2id } from '../../src/store/crypto/argon.ts';
import { type Device, type DeviceOptions, deviceWith } from '../../src/store/vault/device.ts';
import type { Session } from '../../src/store/vault/session.ts';
import { aDevice, aName, valueOf } from '../store/given.ts';

export const PASSPHRASE = 'three otters by the weir';

/** A device with protection; cheap to unlock, since these tests are not about that. */
export type Given = {
  readonly name: string;
  readonly indexedDB: IDBFactory;
  readonly place: AnchorPlace;
  readonly options: DeviceOptions;
  readonly device: Device<unknown>;
};

export function aMachine(more: Partial<DeviceOptions> = {}): Given {
  const name = more.name ?? aName();
  const indexedDB = more.indexedDB ?? aDevice();
  const place = more.place ?? placeInMemory();
  const options: DeviceOptions = {
    onStale: () => undefined,
    stretch: argon2id,
    age,
    now: () => '2026-02-03T10:00:00.000Z',
    cost: { memory: 8, passes: 1 },
    workFactor: 2,
    ...more,
    name,
    indexedDB,
    place,
  };
  return { name, indexedDB, place, options, device: deviceWith(options) };
}

export async function unlocked(given: Given, passphrase = PASSPHRASE): Promise<Session<unknown>> {
  const session = valueOf(await given.device.unlock({ kind: 'passphrase', passphrase }));
  onTestFinished(() => session.close());
  return session;
}

export async function aProtectedMachine(more: Partial<DeviceOptions> = {}): Promise<Given & { recoveryKey: string }> {
  const given = aMachine(more);
  const { recoveryKey } = valueOf(await given.device.protect(PASSPHRASE));
  return { ...given, recoveryKey };
}
