import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { passOn } from '../../../scripts/exchange.mjs';
import { findOrInstallNats, NO_NATS } from '../../../scripts/nats.mjs';
import type { Membership } from '../../exchange/membership.ts';
import type { Role } from '../../exchange/roles.ts';
import { londonDay } from '../../facts/instant.ts';
import { builtInPolicies } from '../policies.ts';
import { apply } from './apply.ts';
import { type Authority, invite, newAuthority } from './authority.ts';
import { sealedInvitation } from './members.ts';
import { accessConf, localConf } from './serverConf.ts';
import { freePort, untilReady } from './starting.ts';
import { runWorker } from './worker/worker.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Ports = { readonly clients: number; readonly routes: number; readonly websocket: number };

/** Three servers, two people and a worker on this machine, to try a team; all of it goes when it is ended. */
export async function demoCommand(): Promise<string> {
  const nats = findOrInstallNats();
  if (!nats) return NO_NATS;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-team-'));
  const ports: Ports[] = [];
  for (let n = 0; n < 3; n++)
    ports.push({ clients: await freePort(), routes: await freePort(), websocket: await freePort() });
  let authority = newAuthority(
    'Demonstration',
    ports.map(({ clients }) => `127.0.0.1:${clients}`),
  );
  const memberOf = async (name: string, role: Role): Promise<Membership> => {
    const invited = await invite(authority, 'North', name, role);
    ({ authority } = invited);
    return invited.membership;
  };
  const people = [await memberOf('A. Okafor', 'worker'), await memberOf('B. Chen', 'chair')];
  const reminder = await memberOf('Reminders', 'reminder');
  const nodes = startNodes(nats, folder, ports, authority);
  const end = (): void => {
    for (const { node } of nodes) node.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  let areNeeded = true;
  try {
    const isMade = untilReady(async () => (areNeeded ? apply(authority, 3) : undefined), 60, 500);
    await Promise.race([isMade, ...nodes.map(({ ended }) => ended)]);
  } catch (error) {
    areNeeded = false;
    end();
    throw error;
  }

  const websockets = ports.map(({ websocket }) => `127.0.0.1:${websocket}`);
  const lines = await serve(folder, people, websockets);
  const calendar = join(folder, 'team.ics');
  void runWorker({
    membership: reminder,
    policies: builtInPolicies(),
    config: { addresses: {}, calendar, naming: 'initials' },
    clock: { now: () => new Date().toISOString(), today: () => londonDay(new Date().toISOString()) },
    pause,
    log: (line) => console.log(`Worker: ${line}`),
  });
  console.log(
    [
      'Three servers run on this machine, with a team called North. Open both addresses, each is a device of its own:',
      ...lines,
      'On each: protect the device, then Safety, Working as a team, the invitation and its passphrase.',
      `The worker reads along; its calendar is ${calendar}.`,
      'End one server to see nothing happen:',
      ...nodes.map(({ node: { pid } }, index) => `  kill -9 ${pid}   (server ${index + 1})`),
      'Ctrl+C ends all of it, and erases it here.',
    ].join('\n'),
  );
  await new Promise(() => undefined);
  return '';
}

type Node = {
  readonly node: ChildProcess;
  /** Rejects with what it said when it ended. */
  readonly ended: Promise<never>;
};

function startNodes(nats: string, folder: string, ports: readonly Ports[], authority: Authority): Node[] {
  const routes = ports.map((each) => each.routes);
  return ports.map(({ clients, routes: port, websocket }, index) => {
    const own = join(folder, `server-${index + 1}`);
    mkdirSync(own, { mode: 0o700 });
    writeFileSync(join(own, 'access.conf'), accessConf(authority));
    const cluster = { name: `n${index + 1}`, port, routes };
    writeFileSync(
      join(own, 'server.conf'),
      localConf({ port: clients, store: join(own, 'store'), websocket, cluster }),
    );
    const log = join(own, 'log');
    const node = spawn(nats, ['-c', join(own, 'server.conf'), '-l', log], { stdio: 'ignore' });
    const ended = new Promise<never>((_, reject) => {
      node.once('error', reject);
      node.once('exit', () => {
        const said = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) : '';
        reject(new Error(`Server ${index + 1} ended: ${said}`));
      });
    });
    return { node, ended };
  });
}

/** The app once for each, at addresses of their own: so each has a storage of its own. */
async function serve(folder: string, people: readonly Membership[], websockets: readonly string[]): Promise<string[]> {
  const { build, preview } = await import('vite');
  await build({ logLevel: 'warn' });
  const lines: string[] = [];
  for (const membership of people) {
    const server = await preview({ preview: { port: await freePort(), strictPort: true, open: false } });
    passOn(server.httpServer, websockets);
    const { passphrase, file } = await sealedInvitation(membership);
    const path = join(folder, `${membership.member.name.replaceAll(/\W+/g, '-')}.age`);
    writeFileSync(path, file, { mode: 0o600 });
    const [address = ''] = server.resolvedUrls?.local ?? [];
    lines.push(`  ${address}   ${membership.member.name}, invitation ${path}, passphrase ${passphrase}`);
  }
  return lines;
}
