import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { dayRows } from './days.ts';
import { englandRows } from './england.ts';
import { impactRows, proofRows } from './impact.ts';
import { runRows } from './runs.ts';
import { screenRows } from './screens.ts';
import { steppingRows } from './stepping.ts';
import { stepRows } from './steps.ts';
import { teamRows } from './team.ts';
import { type Row, tableText } from './table.ts';

/** The parts of the table, in its order. Each makes its own rows, and takes the seed of the children it measures with. */
const PARTS: Readonly<Record<string, (seed: number) => Row[] | Promise<Row[]>>> = {
  steps: stepRows,
  runs: runRows,
  impact: impactRows,
  proofs: proofRows,
  days: dayRows,
  screens: screenRows,
  stepping: steppingRows,
  team: teamRows,
  england: englandRows,
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    part: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
});

const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (values.part && !values.part.includes(name)) continue;
  rows.push(...(await part(Number(values.seed))));
}
const head = `${availableParallelism()} cores, Node ${process.versions.node}, seed ${values.seed}`;
process.stdout.write(`${head}; times are the processor's, not the clock's\n\n${tableText(rows)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
