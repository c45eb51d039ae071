// Only Node's own modules here and in the other scripts: they run before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs one command line with the project's own tools on the path; its exit code. */
export function run(/** @type {string} */ commandLine) {
  return spawnSync(commandLine, { cwd: root, shell: true, stdio: 'inherit' }).status ?? 1;
}

/**
 * Ends the program with one sentence on standard error.
 * @param {string} sentence
 * @returns {never}
 */
export function stop(sentence, exitCode = 1) {
  console.error(sentence);
  process.exit(exitCode);
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/** What npm wrote down as wanted (in the project) or as there (in node_modules), by folder. */
function packagesOf(/** @type {string} */ lockFile) {
  return /** @type {{ packages: Packages }} */ (JSON.parse(readFileSync(join(root, lockFile), 'utf8'))).packages;
}

function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const there = packagesOf('node_modules/.package-lock.json');
  // Optional packages are for other systems than this one, mostly: they may be missing.
  return Object.entries(packagesOf('package-lock.json')).every(
    ([folder, { version, optional }]) =>
      folder === '' || there[folder]?.version === version || (optional && !there[folder]),
  );
}

/** Installs exactly what package-lock.json says, if node_modules is missing or differs from it. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Waymark needs Node 20.19 or later; this is ${process.version}.`);
  process.env.PATH = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;
  if (isInstalled()) return;
  console.log('Installing what package-lock.json names …');
  if (run('npm ci --include=dev') !== 0) stop('npm could not install the packages: its own message above says why.');
}
