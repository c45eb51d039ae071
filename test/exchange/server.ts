import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localConf, type NodeOptions } from '../../src/cli/team/serverConf.ts';
import { findNats, NO_NATS } from '../../scripts/nats.mjs';

/** Where there is none, what needs it is left out and says so; in CI it must run. */
export const NATS = findNats();
if (!NATS && process.env['CI']) throw new Error(NO_NATS);
if (!NATS) console.warn(NO_NATS);

/** One nats-server of its own folder, which can be killed, put back and started again. */
export type Server = {
  readonly url: string;
  readonly folder: string;
  start(): Promise<void>;
  /** Without a word, as when the power goes. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Hears and says nothing any more, though its connections stay: a node that is cut off. */
  freeze(): void;
  thaw(): void;
  reload(access: string): Promise<void>;
  /** What lies on its disk, kept and put back. It must be stopped. */
  copyTo(name: string): void;
  putBack(name: string): void;
};

export type ServerOptions = Omit<NodeOptions, 'store'> & { readonly access: string };

/** One of this machine alone. */
export const serverIn = (folder: string, { access, ...node }: ServerOptions): Server =>
  serverOf(folder, { access, port: node.port, text: localConf({ ...node, store: join(folder, 'store') }) });

export type ConfOptions = { readonly access: string; readonly port: number; readonly text: string };

/** One with a configuration that listens on this port, and keeps what it stores in `store` in its folder. */
export function serverOf(folder: string, { access, port, text }: ConfOptions): Server {
  mkdirSync(folder, { recursive: true });
  const conf = join(folder, 'server.conf');
  writeFileSync(join(folder, 'access.conf'), access);
  writeFileSync(conf, text);
  let running: ChildProcess | null = null;
  let log = '';
  /** Resolves once its log says all of these. */
  const says = (...words: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!words.every((each) => log.includes(each))) return;
        log = '';
        done();
        resolve();
      };
      const fail = (): void => {
        done();
        reject(new Error(`nats-server ended: ${log}`));
      };
      const done = (): void => {
        running?.stderr?.off('data', look);
        running?.off('exit', fail);
      };
      running?.stderr?.on('data', look);
      running?.on('exit', fail);
    });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = running;
    if (!ending) return;
    running = null;
    // It may have ended by itself.
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await ended;
  };
  return {
    url: `127.0.0.1:${port}`,
    folder,
    start: async () => {
      log = '';
      running = spawn(NATS ?? 'nats-server', ['-c', conf], { stdio: ['ignore', 'ignore', 'pipe'] });
      running.stderr?.on('data', (said: Buffer) => (log += said.toString()));
      await says('Server is ready', ...(text.includes('cluster {') ? ['Listening for route connections'] : []));
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    reload: async (next) => {
      writeFileSync(join(folder, 'access.conf'), next);
      // One that is down reads it when it starts.
      if (!running) return;
      const reloaded = says('Reloaded server configuration');
      running.kill('SIGHUP');
      await reloaded;
    },
    copyTo: (name) => cpSync(join(folder, 'store'), join(folder, name), { recursive: true }),
    putBack: (name) => {
      rmSync(join(folder, 'store'), { recursive: true, force: true });
      cpSync(join(folder, name), join(folder, 'store'), { recursive: true });
    },
  };
}

/** Starts them all, or leaves none running. */
export async function startAll(servers: readonly Server[]): Promise<void> {
  try {
    await Promise.all(servers.map((server) => server.start()));
  } catch (error) {
    await Promise.all(servers.map((server) => server.kill()));
    throw error;
  }
}

export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-nats-'));
