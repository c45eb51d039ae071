import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect as connectPlainly } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nkeys } from '@nats-io/nats-core';
import { describe, expect, it, onTestFinished } from 'vitest';

import { root } from '../../scripts/install.mjs';
import { connect } from '../../src/cli/team/connect.ts';
import { accessConf } from '../../src/cli/team/serverConf.ts';
import { invite, newAuthority, writeAuthority } from '../../src/cli/team/authority.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { must } from '../../src/facts/must.ts';
import { aTeam } from './given.ts';
import { productionIn } from './production.ts';
import { aFolder, NATS } from './server.ts';
import { untilReady } from './world.ts';

const MEMBER = fileURLToPath(new URL('./overTls.ts', import.meta.url));

/** Runs a program of ours that trusts this authority, or none but those that everybody does. */
function run(script: string, args: readonly string[], ca: string | null, input = '') {
  const env = { ...process.env, ...(ca === null ? {} : { NODE_EXTRA_CA_CERTS: ca }) };
  const options = ['--experimental-websocket', '--import', 'tsx', script, ...args];
  const running = promisify(execFile)(process.execPath, options, { cwd: root, env });
  running.child.stdin?.end(input);
  return running;
}

/** What a server says to a member who proves who they are, though without TLS; until it hangs up, or has answered. */
const saidTo = (port: number, { seed }: Membership): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const socket = connectPlainly(port, '127.0.0.1');
    socket.on('data', (data) => {
      said += data.toString();
      const [, info] = /^INFO ([^\r]*)\r\n$/.exec(said) ?? [];
      if (info !== undefined) socket.write(`CONNECT ${JSON.stringify(proofFor(info, seed))}\r\nPING\r\n`);
      if (said.includes('PONG\r\n')) socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });

function proofFor(info: string, seed: string) {
  const { nonce } = JSON.parse(info) as { readonly nonce: string };
  const [pair, text] = [nkeys.fromSeed(new TextEncoder().encode(seed)), new TextEncoder().encode(nonce)];
  return { nkey: pair.getPublicKey(), sig: Buffer.from(pair.sign(text)).toString('base64url'), verbose: false };
}

describe.skipIf(!NATS)('three servers as docs/nats-server.conf has them', { timeout: 300_000 }, () => {
  it('let a member in over TLS, from a program and from a page, and nobody without it', async () => {
    const folder = aFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    let membership: Membership | null = null;
    const { servers, clients, websockets, ca } = await productionIn(folder, async (at) => {
      const invited = await invite(newAuthority('Croydon', at), 'North', 'A. Okafor', 'worker');
      ({ membership } = invited);
      writeAuthority(folder, invited.authority);
      return accessConf(invited.authority);
    });
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.kill()))));
    const member = must<Membership>(membership, 'a member');
    const given = JSON.stringify({ membership: member, websockets });
    const apply = (trusting: string | null) => run('src/cli/team/team.ts', ['apply', '--folder', folder], trusting);
    await untilReady(async () => void (await apply(ca)));

    const program = await run(MEMBER, ['program'], ca, given);
    const page = await run(MEMBER, ['page'], ca, given);
    expect([program, page].map(({ stdout }) => JSON.parse(stdout) as unknown)).toMatchObject([{ seq: 1 }, { seq: 2 }]);

    await expect(apply(null)).rejects.toThrow(/certificate/);
    for (const at of clients) expect(await saidTo(Number(new URL(at).port), member)).not.toContain('PONG');
  });

  it('are found out by a look that can fail: a server without TLS answers, and tls:// does not connect to it', async () => {
    const team = await aTeam();
    const member = await team.join('A. Okafor');
    const { url } = team.servers[0];
    expect(await saidTo(Number(url.split(':')[1]), member)).toContain('PONG');
    await expect(connect([`tls://${url}`], { seed: member.seed, member: member.member.id })).rejects.toThrow(/'tls'/);
  });
});
