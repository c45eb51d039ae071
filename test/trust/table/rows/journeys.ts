import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Journey, PLANTED } from '../../../e2e/journal.ts';
import { remove, temporary } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

/** The rows of this table that start browsers of their own make no journey. */
const JOURNEYS = 'e2e/(?!trust)[a-z-]+\\.spec\\.ts';
const FEW = ['page', 'samples'].map((name) => `${name}.spec.ts`);

/** Runs browser tests, and reads what each wrote down of its browser. */
async function walk(files: readonly string[], planted = ''): Promise<Measured> {
  const folder = temporary('journeys');
  const env = { ...process.env, WAYMARK_JOURNAL: folder, [PLANTED]: planted };
  const port = process.env['WAYMARK_PORT'] ?? '14183';
  await new Promise<void>((resolve) => {
    const child = spawn('npx', ['playwright', 'test', '--reporter=dot', ...files], {
      env: { ...env, WAYMARK_PORT: port },
      stdio: 'ignore',
    });
    child.once('exit', () => resolve());
  });
  const journeys = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Journey);
  remove(folder);
  const sum = (count: (journey: Journey) => number): number => journeys.reduce((all, each) => all + count(each), 0);
  const [outside, violations] = [sum((each) => each.outside), sum((each) => each.violations)];
  const passed = sum(({ status }) => (status === 'passed' ? 1 : 0));
  return {
    figure:
      `${outside} of ${sum((each) => each.requests)} requests, ${violations} violations, ` +
      `in ${journeys.length} journeys (${passed} passed)`,
    holds: journeys.length > 0 && passed > 0 && outside + violations === 0,
  };
}

export const journeys: Row = {
  name: 'requests off the origin, CSP and Trusted Types violations, over all browser journeys',
  target: '0',
  measure: (size) => walk(size === 'full' ? [JOURNEYS] : FEW),
  planted: () => walk(['samples.spec.ts'], 'yes'),
};
