// Finds a Chromium for the browser tests, or installs one. `node scripts/browser.mjs` prints its path.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { installFromDebian, runAloud } from './debian.mjs';
import { ensureInstalled, root, stop } from './install.mjs';

const onLinux = process.platform === 'linux';
// Chromium without windows: the browser tests take a quarter less time in it.
const SHELL = 'chromium-headless-shell';
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

// The last that still runs on Node 20.19; later ones ask for Node 22.
const SPARTICUZ = '@sparticuz/chromium@147.0.0';

/** Being there is not enough: Ubuntu's chromium-browser, for one, may be a stub that only asks for snap. */
function works(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  return !onLinux || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function installedOnSystem(/** @type {readonly string[]} */ names) {
  const { PATH = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
  const programFolders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA];
  if (process.platform === 'darwin')
    return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).find(works);
  if (!onLinux) return programFolders.flatMap((folder) => WINDOWS.map((file) => join(folder, file))).find(works);
  return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))).find(works);
}

async function installedByPlaywright() {
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath()].find(works);
}

const fromDebian = (/** @type {string} */ name) => (installFromDebian(name) ? installedOnSystem([name]) : undefined);

/** Unpacks the package's Chromium by hand: its own code leaves the libraries out unless it runs on AWS. */
async function fromNpm() {
  if (!onLinux) return undefined;
  const folder = join(root, 'node_modules/.cache/browser');
  const browser = join(folder, 'browser.sh');
  if (works(browser)) return browser;
  mkdirSync(folder, { recursive: true });
  if (!runAloud('npm', ['install', '--no-save', '--prefix', folder, SPARTICUZ])) return undefined;
  const packed = join(folder, 'node_modules/@sparticuz/chromium/bin');
  for (const name of ['chromium', 'al2023.tar', 'swiftshader.tar']) {
    const out = createWriteStream(join(folder, name), { mode: 0o755 });
    await pipeline(createReadStream(join(packed, `${name}.br`)), createBrotliDecompress(), out);
    if (name.endsWith('.tar')) runAloud('tar', ['-xf', join(folder, name), '-C', folder, '--no-same-owner']);
  }
  const script = 'cd "$(dirname "$0")" && LD_LIBRARY_PATH="$PWD/lib:$PWD" exec ./chromium "$@"';
  writeFileSync(browser, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return [browser].find(works);
}

async function downloadedByPlaywright() {
  runAloud('playwright', ['install', 'chromium']);
  return installedByPlaywright();
}

/**
 * The path of a Chromium, Chrome or Edge that runs here.
 * @param {{ forTests?: boolean }} [options] for tests one without windows is preferred; what is measured is measured in a whole one
 */
export async function findBrowser({ forTests = false } = {}) {
  const named = process.env.WAYMARK_BROWSER;
  if (named !== undefined && !works(named)) stop(`WAYMARK_BROWSER is ${named}, which does not run.`);
  return (
    named ??
    installedOnSystem(forTests ? [SHELL, ...NAMES] : NAMES) ??
    (await installedByPlaywright()) ??
    (forTests ? fromDebian(SHELL) : undefined) ??
    fromDebian('chromium') ??
    (await fromNpm()) ??
    (await downloadedByPlaywright()) ??
    stop('No browser for the tests: install Chrome, Chromium or Edge, or name one in WAYMARK_BROWSER.')
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  console.log(await findBrowser());
}
