import { clockFault } from '../../clockFault.ts';
import type { Chance } from '../../random.ts';
import type { Measured, Row } from '../row.ts';

async function measure(rounds: number, chance: Chance, how?: 'undefended'): Promise<Measured> {
  let wrong = 0;
  for (let round = 0; round < rounds; round++) if ((await clockFault(chance, how)) !== 'as it was') wrong++;
  return { figure: `${wrong} of ${rounds}`, holds: wrong === 0 };
}

export const clock: Row = {
  name: 'clock faults (a day, a year, ten years, both ways): deadlines early or lost',
  target: '0',
  measure: (size, chance) => measure(size === 'full' ? 300 : 20, chance),
  planted: (chance) => measure(30, chance, 'undefended'),
};
