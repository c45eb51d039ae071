import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, mergeConfig } from 'vite';

import { HEADERS } from '../scripts/headers.mjs';
import config from '../vite.config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const APP = join(ROOT, 'dist');
const PAGE = join(ROOT, 'node_modules/.cache/bench');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type Site = { readonly origin: string; readonly close: () => void };

/** The built app, and beside it on one origin a page that reaches the app's own parts. Null where nothing is built. */
export async function openSite(): Promise<Site | null> {
  if (!existsSync(join(APP, 'index.html'))) return null;
  await build(
    mergeConfig(config, {
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: PAGE,
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: { input: join(ROOT, 'bench/page/main.ts'), output: { entryFileNames: 'bench.js' } },
      },
    }),
  );
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = [join(APP, path), join(PAGE, path)].find((each) => extname(path) !== '' && existsSync(each));
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader(
      'content-type',
      `${TYPES[extname(file ?? 'index.html')] ?? 'application/octet-stream'}; charset=utf-8`,
    );
    if (file) response.end(readFileSync(file));
    else if (path === '/bench') response.end('<!doctype html><script type="module" src="/bench.js"></script>');
    else response.end(readFileSync(join(APP, 'index.html')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}
