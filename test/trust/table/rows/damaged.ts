import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Chance } from '../../random.ts';
import { addressOf, call, copied, remove, run, STORE_PAGE, temporary } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

type Prepared = { readonly profile: string; readonly address: string; readonly truth: string };

/** A profile with records, closed as a person closes it. */
async function prepare(hasCopy = true): Promise<Prepared> {
  const address = await addressOf(STORE_PAGE);
  const profile = temporary('damaged');
  const running = await run(profile);
  const page = await running.newPage(address);
  if (!hasCopy) await call(page, 'withoutCopy');
  await call(page, 'begin', 4, 12);
  const truth = await call(page, 'text');
  await running.quit();
  return { profile, address, truth };
}

/** The files in which the browser keeps what a site stores. */
const stored = (profile: string): string[] =>
  (readdirSync(profile, { recursive: true }) as string[])
    .filter((path) => /IndexedDB|Local Storage|WebStorage/.test(path))
    .map((path) => join(profile, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size > 0);

async function measure(times: number, chance: Chance, blind = false): Promise<Measured> {
  const { profile, address, truth } = await prepare(!blind);
  const counts = { detected: 0, harmless: 0, silent: 0 };
  for (let time = 0; time < times; time++) {
    const copy = copied(profile);
    const files = stored(copy).map((path) => ({ path, size: statSync(path).size }));
    // Every byte is as likely as any other.
    let at = chance.below(files.reduce((sum, { size }) => sum + size, 0));
    const hit = files.find(({ size }) => (at < size ? true : ((at -= size), false)));
    if (!hit) throw new Error('There is nothing to damage.');
    const bytes = readFileSync(hit.path);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + chance.below(255));
    writeFileSync(hit.path, bytes);
    const running = await run(copy);
    const page = await running.newPage(address);
    if (blind) await call(page, 'withoutCopy');
    const found = await call(page, 'open').catch(() => ({ told: true, text: '' }));
    await running.kill();
    remove(copy);
    if (found.told && !blind) counts.detected++;
    else if (found.text === truth) counts.harmless++;
    else counts.silent++;
  }
  remove(profile);
  const effective = counts.detected + counts.silent;
  return {
    figure: `${counts.detected} of ${effective} that had an effect; ${counts.silent} silent; ${counts.harmless} of ${times} changed nothing`,
    holds: counts.silent === 0,
  };
}

export const damaged: Row = {
  name: 'random byte damages to the profile on disk: detected',
  target: '100 %, none silent',
  measure: (size, chance) => measure(size === 'full' ? 200 : 4, chance),
  planted: (chance) => measure(25, chance, true),
};

/** The browser's own folder of databases is deleted while it is closed. */
async function wipe(times: number, keepsAnchor: boolean): Promise<Measured> {
  const { profile, address } = await prepare();
  let noticed = 0;
  for (let time = 0; time < times; time++) {
    const copy = copied(profile);
    for (const path of stored(copy)) if (path.includes('IndexedDB') || !keepsAnchor) rmSync(path);
    const running = await run(copy);
    const found = await call(await running.newPage(address), 'open');
    await running.kill();
    remove(copy);
    if (found.wiped && found.told) noticed++;
  }
  remove(profile);
  return { figure: `${noticed} of ${times}`, holds: noticed === times };
}

export const wiped: Row = {
  name: 'whole database wiped behind its back: noticed at start',
  target: '100 %',
  measure: (size) => wipe(size === 'full' ? 20 : 1, true),
  // Without the record outside the database there is nothing to notice it by.
  planted: () => wipe(1, false),
};
