import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { leftOut, type Row } from './table.ts';

const BUILT = new URL('../dist/', import.meta.url);
const KB = 1024;

/** What the page loads before it is used: the scripts that its first file names. */
function firstLoadRow(): Row {
  const what = 'first load, compressed JavaScript';
  const target = '≤ 160 kB';
  const page = new URL('index.html', BUILT);
  if (!existsSync(page)) return leftOut(what, target, 'The app is not built: npm run build first.');
  const scripts = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)];
  const bytes = scripts.map(([, path = '']) => gzipSync(readFileSync(new URL(path, BUILT))).length);
  const sum = bytes.reduce((total, size) => total + size, 0);
  return {
    what,
    value: `${Math.round(sum / KB)} kB`,
    target,
    met: sum <= 160 * KB,
    why: `${bytes.length} files that index.html of dist/ names. Most of it: react-dom, dexie, zod, the six policies with all their clauses, the backup's encryption.`,
    figures: { bytes: sum },
  };
}

const NOT_YET = 'No driver for Chromium in the benchmark yet.';

export const screenRows = (): Row[] => [
  firstLoadRow(),
  leftOut('impact on 1,000 children in Chromium', '≤ 50 ms', `${NOT_YET} The row above has it in Node.`),
  leftOut('caseload of 10,000 children, to first usable list', '≤ 1 s', NOT_YET),
  leftOut('search keystroke in 10,000 children', '≤ 50 ms', NOT_YET),
  leftOut('open a case of 200 facts', '≤ 100 ms', `${NOT_YET} Its run alone is in a row above.`),
  leftOut('record a fact, 95th percentile', '≤ 20 ms', NOT_YET),
  leftOut('statechart, first layout and step', '≤ 400 ms, ≤ 16 ms', NOT_YET),
  leftOut('scion-core', '', 'Not installed: no longer maintained (its 2.x says Node 4).'),
  leftOut('bpmn-engine', '', 'BPMN has no statecharts: a process drawn for it would not be the same work.'),
];
