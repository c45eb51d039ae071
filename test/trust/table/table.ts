// Measures the promises about the records and prints a table.
import { callOf, seedOf } from '../../../scripts/call.mjs';
import { stop } from '../../../scripts/install.mjs';
import { chanceFrom } from '../random.ts';
import type { Measured, Row } from './row.ts';
import { ROWS } from './rows.ts';

const USAGE = `npm run trust -- [--short] [--seed N] [--only WORDS]

  --short       a small form of each row
  --seed N      what is struck, and where (otherwise 20260203)
  --only WORDS  the rows whose name has these words`;

const { values } = callOf(USAGE, {
  options: { short: { type: 'boolean' }, seed: { type: 'string', default: '20260203' }, only: { type: 'string' } },
});
const seed = seedOf(values.seed, USAGE);
const size = values.short ? 'short' : 'full';
const rows = ROWS.filter(({ name }) => name.includes(values.only ?? ''));
if (rows.length === 0)
  stop(`--only ${values.only}: no row has this. There are:\n${ROWS.map(({ name }) => `  ${name}`).join('\n')}`);

console.log(
  `Seed ${seed}, ${size} form. Ids, keys and nonces are random; the seed decides what is struck, and where.\n`,
);
console.log('| | target | measured | holds | without the defence |');
console.log('| --- | --- | --- | --- | --- |');

let failed = 0;
for (const row of rows) {
  const measured = await attempt(() => row.measure(size, chanceFrom(seed)));
  // A planted fault that breaks shows nothing: it counts as not caught.
  const planted = await attempt(() => row.planted(chanceFrom(seed)), true);
  if (!measured.holds || planted.holds) failed++;
  console.log(line(row, measured, planted));
}
if (failed > 0) console.log(`\n${failed} of ${rows.length} rows do not hold, or cannot fail.`);
process.exit(failed > 0 ? 1 : 0);

function line({ name, target }: Row, { figure, holds }: Measured, planted: Measured): string {
  const caught = planted.holds ? `NOT CAUGHT: ${planted.figure}` : `caught: ${planted.figure}`;
  return `| ${name} | ${target} | ${figure} | ${holds ? 'yes' : 'NO'} | ${caught} |`;
}

async function attempt(work: () => Promise<Measured>, holds = false): Promise<Measured> {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    return { figure: `could not be measured: ${String(error)}`, holds };
  }
}
