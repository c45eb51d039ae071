// Writes the service worker of a build: what it keeps is what the build made, so it comes last.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../src/offline/service-worker.js', import.meta.url));

/** Every file in a folder, by its address: `/assets/index-1.js`. The page itself is `/`. */
function filesOf(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, address: `/${relative(folder, path).split(sep).join('/')}` }))
    .map(({ path, address }) => ({ path, address: address === '/index.html' ? '/' : address }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** Old browsers' second copy of each typeface: whoever has a service worker has the first. */
const isKept = (/** @type {{ address: string }} */ { address }) => !address.endsWith('.woff');

/** The text of a service worker that keeps what is in a folder; another content, another version. */
export function serviceWorkerFor(/** @type {string} */ folder) {
  const source = readFileSync(SOURCE, 'utf8');
  const files = filesOf(folder).filter(isKept);
  const hash = createHash('sha256').update(source);
  for (const { path, address } of files) hash.update(`${address}\n`).update(readFileSync(path));
  const build = { version: hash.digest('hex').slice(0, 16), files: files.map(({ address }) => address) };
  return `const BUILD = ${JSON.stringify(build)};\n${source}`;
}

/** @returns {import('vite').Plugin} */
export const offline = () => {
  let folder = 'dist';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: () => writeFileSync(join(folder, 'service-worker.js'), serviceWorkerFor(folder)),
  };
};
