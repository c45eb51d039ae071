import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

import { HEADERS } from '../../scripts/headers.mjs';
import { serviceWorkerFor } from '../../scripts/offline.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A site of its own with a copy of the build, that a test can take off the network or bring up to date. */
export type Site = {
  readonly address: string;
  /** Puts another build in place, whose page says `mark` in its head. */
  readonly publish: (mark: string) => void;
  /** From now on nobody answers. */
  readonly stop: () => Promise<void>;
};

export async function aSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-site-'));
  cpSync('dist', folder, { recursive: true });
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = existsSync(path) && statSync(path).isFile() ? path : join(folder, 'index.html');
    response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((listening) => {
    server.listen(0, 'localhost', listening);
  });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    publish: (mark) => {
      const marked = page.replace('</head>', `<meta name="build" content="${mark}" /></head>`);
      writeFileSync(join(folder, 'index.html'), marked);
      writeFileSync(join(folder, 'service-worker.js'), serviceWorkerFor(folder));
    },
    stop: async () => {
      if (!server.listening) return;
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true });
    },
  };
}
