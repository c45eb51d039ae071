import { type Figures, importHostile, importWithoutDefence } from '../../hostileImports.ts';
import type { Measured, Row } from '../row.ts';

const measured = ({ imports, refused, executed, crashes, over, slowest }: Figures): Measured => ({
  figure:
    `${executed} executed, ${crashes} crashes, ${over} over 3 s of ${imports} (${refused} refused); ` +
    `slowest ${Math.round(slowest.took)} ms of processor time, a ${slowest.kind} of ${Math.ceil(slowest.size / 1000)} kB`,
  holds: executed + crashes + over === 0 && refused > imports / 2,
});

export const hostile: Row = {
  name: 'hostile imports (backups, policies, scenarios, links): executed, crashes, over 3 s',
  target: '0',
  measure: async (size, chance) => measured(await importHostile(size === 'full' ? 5000 : 120, chance)),
  planted: async () => measured(await importWithoutDefence()),
};
