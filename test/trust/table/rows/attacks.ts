import { ATTACKS } from '../../attacks.ts';
import type { Chance } from '../../random.ts';
import { strike } from '../../strike.ts';
import { aWorld } from '../../world.ts';
import type { Measured, Row } from '../row.ts';

// What is only derived is thrown away when it was tampered with, and made again.
const NAMES = Object.keys(ATTACKS).filter((name) => !name.includes('summary'));

async function measure(each: number, chance: Chance, blind = false): Promise<Measured> {
  const missed = new Map<string, number>();
  for (const name of NAMES) {
    const world = await aWorld();
    for (let round = 0; round < each; round++)
      if ((await strike(name, world, chance, blind)) !== 'detected') missed.set(name, (missed.get(name) ?? 0) + 1);
  }
  const all = NAMES.length * each;
  const lost = [...missed.values()].reduce((sum, count) => sum + count, 0);
  const which = [...missed].map(([name, count]) => `${name}: ${count}`).join(', ');
  return {
    figure: `${all - lost} of ${all} (${NAMES.length} kinds, ${each} each)${lost > 0 && !blind ? `; missed: ${which}` : ''}`,
    holds: lost === 0,
  };
}

export const attacks: Row = {
  name: 'attacks on the log: detected',
  target: '100 %',
  measure: (size, chance) => measure(size === 'full' ? 100 : 3, chance),
  planted: (chance) => measure(1, chance, true),
};
