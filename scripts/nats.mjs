// Finds a nats-server for the tests of teams and for trying them. `node scripts/nats.mjs` installs it where that can be
// done, and prints its path.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installFromDebian } from './debian.mjs';
import { stop } from './install.mjs';

const works = (/** @type {string} */ path) =>
  existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

function onSystem() {
  const name = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';
  // Debian puts it where only root's path looks.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(works);
}

/** The path of a nats-server that runs here; undefined where there is none. */
export function findNats() {
  const named = process.env.WAYMARK_NATS;
  if (named !== undefined && !works(named)) stop(`WAYMARK_NATS is ${named}, which does not run.`);
  return named ?? onSystem();
}

/** The same, installed first where that can be done. */
export const findOrInstallNats = () => findNats() ?? (installFromDebian('nats-server') ? onSystem() : undefined);

export const NO_NATS =
  'No nats-server here: what needs one is SKIPPED. Install the package nats-server, or name one in WAYMARK_NATS.';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findOrInstallNats() ?? stop(NO_NATS));
