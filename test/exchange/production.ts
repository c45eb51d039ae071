import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

import { root } from '../../scripts/install.mjs';
import { freePort } from '../../src/cli/team/starting.ts';
import { must } from '../../src/facts/must.ts';
import { NATS, type Server, serverOf, startAll } from './server.ts';

const NAMES = ['one', 'two', 'three'] as const;
type Name = (typeof NAMES)[number];

export type Production = {
  readonly servers: readonly Server[];
  /** As a member is told them. */
  readonly clients: readonly string[];
  readonly websockets: readonly string[];
  /** The file of the authority that signed their certificates. */
  readonly ca: string;
};

type Ports = { readonly client: number; readonly websocket: number; readonly route: number; readonly http: number };

/** Three servers as docs/nats-server.conf has them: with its TLS, and certificates of an authority of their own. */
export async function productionIn(
  folder: string,
  access: (clients: readonly string[]) => Promise<string>,
): Promise<Production> {
  const ca = await certificatesIn(folder);
  const ports = new Map<Name, Ports>();
  for (const name of NAMES)
    ports.set(name, {
      client: await freePort(),
      websocket: await freePort(),
      route: await freePort(),
      http: await freePort(),
    });
  const each = <T>(of: (ports: Ports, name: Name) => T): T[] =>
    NAMES.map((name) => of(must(ports.get(name), name), name));
  const clients = each(({ client }) => `tls://localhost:${client}`);
  const text = await access(clients);
  const servers = each(({ client }, name) =>
    serverOf(join(folder, name), { access: text, port: client, text: confOf(folder, name, ports) }),
  );
  await startAll(servers);
  return { servers, clients, websockets: each(({ websocket }) => `wss://localhost:${websocket}`), ca };
}

/** The file in the docs, with the ports and folders of this machine. */
function confOf(folder: string, name: Name, ports: ReadonlyMap<Name, Ports>): string {
  const { client, websocket, route, http } = must(ports.get(name), name);
  let text = readFileSync(join(root, 'docs/nats-server.conf'), 'utf8');
  const put = (there: string, here: string): void => {
    if (!text.includes(there)) throw new Error(`docs/nats-server.conf says nothing of ${there}.`);
    text = text.replaceAll(there, here);
  };
  put('server_name: one\n', `server_name: ${name}\n`);
  put('/etc/nats/one.', `${folder}/${name}.`);
  put('/etc/nats/ca.pem', `${folder}/ca.pem`);
  put('/var/lib/nats', join(folder, name, 'store'));
  put('0.0.0.0:4222', `127.0.0.1:${client}`);
  put('10.0.0.1:8443', `127.0.0.1:${websocket}`);
  put('0.0.0.0:6222', `127.0.0.1:${route}`);
  put('127.0.0.1:8222', `127.0.0.1:${http}`);
  for (const each of NAMES) put(`nats://${each}.example:6222`, `nats://localhost:${must(ports.get(each), each).route}`);
  if (!knowsSyncAlways()) put('sync_interval: always', '');
  return text;
}

/** Servers before 2.10 refuse a configuration with it. */
function knowsSyncAlways(): boolean {
  const { stdout } = spawnSync(must(NATS, 'a nats-server'), ['--version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = (/v(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
  return major > 2 || minor >= 10;
}

/** An authority, and a certificate of it for each server. */
async function certificatesIn(folder: string): Promise<string> {
  const own = { keyType: 'ec', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'An authority of this test' }], {
    ...own,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  for (const name of NAMES) {
    const { cert, private: key } = await generate([{ name: 'commonName', value: `${name}.example` }], {
      ...own,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
        { name: 'subjectAltName', altNames: [`${name}.example`, 'localhost'].map((value) => ({ type: 2, value })) },
      ],
    });
    writeFileSync(join(folder, `${name}.pem`), cert);
    writeFileSync(join(folder, `${name}.key`), key, { mode: 0o600 });
  }
  const file = join(folder, 'ca.pem');
  writeFileSync(file, authority.cert);
  return file;
}
