import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

import { apply } from '../../src/cli/team/apply.ts';
import { invite } from '../../src/cli/team/authority.ts';
import { accessConf } from '../../src/cli/team/serverConf.ts';
import { freePort } from '../../src/cli/team/starting.ts';
import { aTeam } from './given.ts';
import { aFolder, NATS, serverIn, startAll } from './server.ts';

/** A port that somebody else listens on: the one that would be given next. */
async function takenPort(): Promise<number> {
  const [server, port] = [createServer(), (await freePort()) + 1];
  await new Promise((resolve) => void server.once('error', resolve).listen(port, '127.0.0.1', () => resolve(null)));
  onTestFinished(() => void server.close());
  return port;
}

describe('a free port', () => {
  it('is given once: servers that start together do not take each other’s', async () => {
    const ports = await Promise.all(Array.from({ length: 500 }, freePort));
    expect(new Set(ports).size).toBe(500);
  });

  it('is not one that somebody listens on', async () => {
    const port = await takenPort();
    expect(await Promise.all(Array.from({ length: 500 }, freePort))).not.toContain(port);
  });
});

describe.skipIf(!NATS)('a server whose port for routes is taken', () => {
  it('says so when it is started, and leaves nothing to be waited for', async () => {
    const folder = aFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const route = await takenPort();
    const cluster = { name: 'n1', port: route, routes: [route] };
    const server = serverIn(folder, { access: '', port: await freePort(), cluster });
    await expect(startAll([server])).rejects.toThrow(/address already in use/);
    await server.kill();
  });
});

describe.skipIf(!NATS)('a team that is to lie on more servers than there are', () => {
  it('is not made, and what to look at is said', async () => {
    const team = await aTeam(3);
    const { authority } = await invite(team.authority(), 'North', 'A. Okafor', 'worker');
    for (const server of team.servers) await server.reload(accessConf(authority));
    const outcome = (): Promise<string> => apply(authority, 5).then(() => 'made', String);
    await expect.poll(outcome, { timeout: 60_000 }).toMatch(/kept on 5 servers, and fewer see each other/);
  });
});
