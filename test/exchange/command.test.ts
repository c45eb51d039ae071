import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

import { root } from '../../scripts/install.mjs';
import { membershipIn } from '../../src/exchange/membership.ts';
import { age } from '../../src/store/crypto/age.ts';
import { textOf } from '../../src/store/crypto/bytes.ts';
import { aFolder } from './server.ts';

const run = promisify(execFile);

it('npm run team -- invite mints a file that its passphrase opens, and the access of one who left goes', async () => {
  const folder = aFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const team = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('npx', ['tsx', 'src/cli/team/team.ts', ...args, '--folder', folder], { cwd: root });
    return stdout;
  };
  const who = ['--team', 'North', '--name', 'A. Okafor'];
  const said = await team('invite', ...who, '--authority', 'Croydon', '--role', 'chair', '--server', 'one:4222');
  const [, file = ''] = /: (\S+\.age)\n/.exec(said) ?? [];
  const [, passphrase = ''] = /another way: (\S+)\n/.exec(said) ?? [];
  const plain = await age.open(Uint8Array.from(readFileSync(file)), passphrase);
  const membership = membershipIn(plain ? textOf(plain) : '');
  expect(membership).toMatchObject({
    authority: 'Croydon',
    team: { name: 'North' },
    member: { name: 'A. Okafor', role: 'chair' },
    servers: ['one:4222'],
  });
  const access = (): string => readFileSync(join(folder, 'access.conf'), 'utf8');
  expect(access()).toContain(`facts.${membership?.team.id}.*.*`);
  await expect(team('invite', ...who, '--role', 'queen')).rejects.toMatchObject({ code: 2 });
  await team('leave', ...who);
  expect(access()).not.toContain('facts.');
  // A secret of the team never goes where a server reads.
  expect(access()).not.toContain(membership?.seed ?? 'SU');
});
