import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './install.mjs';

const onLinux = process.platform === 'linux';

/** Messages go to standard error: standard output is for the path alone. */
export function runAloud(/** @type {string} */ command, /** @type {string[]} */ args) {
  console.error(`${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: !onLinux }).status === 0;
}

/** Installs a package of the distribution, where it is Debian's or Ubuntu's and we may. */
export function installFromDebian(/** @type {string} */ name) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  runAloud('apt-get', ['update', '-q']);
  return runAloud('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
}
