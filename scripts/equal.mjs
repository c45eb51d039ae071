// The engine's tables beside XState on random logs; 0 where no step differs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { callOf } from './call.mjs';
import { stop } from './install.mjs';

const USAGE = 'npm run equal -- [LOGS, otherwise 1000] [--seed N, otherwise 11]';
const { values, positionals } = callOf(USAGE, {
  options: { seed: { type: 'string', default: '11' } },
  allowPositionals: true,
});
const [logs = '1000'] = positionals;
if (![logs, values.seed].every((text) => /^[1-9]\d{0,6}$/.test(text)))
  stop(`How many logs, and which seed, are whole numbers from 1.\n\n${USAGE}`, 2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/engine/tables.test.ts', '-t', 'logs of facts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, LOGS: logs, SEED: values.seed },
  stdio: 'inherit',
});
process.exit(status ?? 1);
