import { CLOCK_FAULTS, clockFault } from '../../clockFault.ts';
import type { Chance } from '../../random.ts';
import type { Measured, Row } from '../row.ts';

async function measure(rounds: number, chance: Chance, how?: 'undefended'): Promise<Measured> {
  let wrong = 0;
  for (let round = 0; round < rounds; round++) {
    const fault = CLOCK_FAULTS[round % CLOCK_FAULTS.length] ?? '';
    if ((await clockFault(fault, chance, how)) !== 'as it should be') wrong++;
  }
  return { figure: `${wrong} of ${rounds} (${CLOCK_FAULTS.length} kinds)`, holds: wrong === 0 };
}

export const clock: Row = {
  name: 'clock faults (a day, a year, ten years, summer time, sleep, throttled tab): deadlines early or lost',
  target: '0',
  measure: (size, chance) => measure(size === 'full' ? 300 : 27, chance),
  planted: (chance) => measure(45, chance, 'undefended'),
};
