import { spawnSync } from 'node:child_process';

import { expect, it } from 'vitest';

const start = (...given: string[]) =>
  spawnSync(process.execPath, ['scripts/start.mjs', ...given], { encoding: 'utf8', timeout: 30_000 });

it('says what it can be given', () => {
  const { status, stdout } = start('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('--port N');
});

it.each([
  [['--prot', '80'], '--prot'],
  [['--port', 'eighty'], '--port eighty: a port is a number'],
  [['--port', '70000'], '--port 70000: a port is a number'],
  [['--exchange', 'one:two'], '--exchange one:two: this is no address'],
])('%s is refused in words, before anything is built', (given, words) => {
  const { status, stdout, stderr } = start(...given);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(words);
  expect(stderr).toContain('npm start -- [--port N]');
  expect(stderr).not.toContain('node:internal');
});
