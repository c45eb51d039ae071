import { type Attack, ATTACKS } from './attacks.ts';
import type { Chance } from './random.ts';
import { type Disk, machineWith, PASSPHRASE, tellOf, type World } from './world.ts';

/** `harmless`: everything reads as it was. `silent`: something is otherwise, and nobody was told. */
export type Outcome = 'detected' | 'harmless' | 'silent';

/** Opens a device after something happened to it. `blind` leaves the check out: so must a fault be silent. */
export async function openAfter(disk: Disk, truth: string, blind = false): Promise<Outcome> {
  const { device } = await machineWith(disk);
  const looked = await device.look();
  if (!blind && (!looked.ok || looked.value.kind !== 'locked' || looked.value.wiped)) return 'detected';
  const opened = await device.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  if (!opened.ok) return 'detected';
  const session = opened.value;
  const told = !blind && session.findings().length > 0;
  const same = (await tellOf(session)) === truth;
  session.close();
  return told ? 'detected' : same ? 'harmless' : 'silent';
}

export async function strike(name: string, world: World, chance: Chance, blind = false): Promise<Outcome> {
  const attack: Attack | undefined = ATTACKS[name];
  if (!attack) throw new Error(`There is no attack called “${name}”.`);
  return openAfter(await attack(world, chance), world.truth, blind);
}
