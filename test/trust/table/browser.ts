import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';

import { findBrowser } from '../../../scripts/browser.mjs';
import { passOn } from '../../../scripts/exchange.mjs';
import type { TrustPage } from './page/page.ts';

export const temporary = (what: string): string => mkdtempSync(join(tmpdir(), `waymark-${what}-`));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const built = new Map<string, Promise<string>>();

/** The folder in which a page lies built. */
async function builtFrom(root: string): Promise<string> {
  const outDir = temporary('page');
  await build({ root, logLevel: 'error', base: '/', build: { outDir, emptyOutDir: true } });
  return outDir;
}

/** Builds a page and serves it on this machine; every address that is no file gives the page. `exchange`: see `passOn`. */
export async function serve(root: string, exchange: readonly string[] = []): Promise<string> {
  const building = built.get(root) ?? builtFrom(root);
  built.set(root, building);
  const folder = await building;
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = existsSync(path) && extname(path) !== '' ? path : join(folder, 'index.html');
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  passOn(server, exchange);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

const pages = new Map<string, Promise<string>>();
export function addressOf(root: string): Promise<string> {
  const known = pages.get(root) ?? serve(root);
  pages.set(root, known);
  return known;
}

export const STORE_PAGE = join(import.meta.dirname, 'page');
export const THE_APP = join(import.meta.dirname, '../../..');

/** A browser over a profile on disk, in processes of its own that can be killed. */
export type Running = {
  readonly browser: Browser;
  readonly newPage: (address: string) => Promise<Page>;
  readonly kill: () => Promise<void>;
  /** Ends as a person would end it: everything is written. */
  readonly quit: () => Promise<void>;
};

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function run(profile: string): Promise<Running> {
  const executable = process.env['WAYMARK_BROWSER'] ?? (await findBrowser());
  process.env['WAYMARK_BROWSER'] = executable;
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const port = await portOf(portFile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    browser,
    newPage: async (address) => {
      const context = browser.contexts()[0];
      if (!context) throw new Error('The browser has no window.');
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    kill: async () => {
      // The whole group: the browser and every process it started.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    },
    quit: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

async function portOf(file: string, child: ChildProcess): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The browser ended with ${child.exitCode}.`);
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port) return port;
    await pause(50);
  }
  throw new Error('The browser did not start.');
}

/** Calls one of the page's functions. */
export function call<Name extends keyof TrustPage>(
  page: Page,
  name: Name,
  ...given: Parameters<TrustPage[Name]>
): Promise<Awaited<ReturnType<TrustPage[Name]>>> {
  return page.evaluate(
    async ([called, args]) => {
      const { trust } = window as unknown as { trust: Record<string, (...all: unknown[]) => unknown> };
      return trust[called]?.(...args);
    },
    [name, given] as [string, unknown[]],
  ) as Promise<Awaited<ReturnType<TrustPage[Name]>>>;
}

export function copied(profile: string): string {
  const copy = temporary('copy');
  cpSync(profile, copy, { recursive: true, filter: (path) => !/Singleton|Cache|Safe Browsing|Crashpad/.test(path) });
  return copy;
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
