import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { callOf, seedOf } from '../scripts/call.mjs';
import { stop } from '../scripts/install.mjs';
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

const USAGE = `npm run bench -- [--part NAME …] [--seed N] [--json FILE]

  --part NAME  this part, and others that are named; otherwise all: ${Object.keys(PARTS).join(', ')}
  --seed N     of the children it measures with (otherwise 1)
  --json FILE  the figures, as a file`;

const { values } = callOf(USAGE, {
  options: {
    seed: { type: 'string', default: '1' },
    part: { type: 'string', multiple: true, default: Object.keys(PARTS) },
    json: { type: 'string' },
  },
});
const seed = seedOf(values.seed, USAGE);
const unknown = values.part.find((part) => !Object.hasOwn(PARTS, part));
if (unknown !== undefined) stop(`--part ${unknown}: there is no such part.\n\n${USAGE}`);

const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (values.part.includes(name)) rows.push(...(await part(seed)));
}
const head = `${availableParallelism()} cores, Node ${process.versions.node}, seed ${values.seed}`;
process.stdout.write(`${head}; times are the processor's, not the clock's\n\n${tableText(rows)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
