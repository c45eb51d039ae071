import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Chance } from '../../random.ts';
import { addressOf, call, remove, run, STORE_PAGE, temporary } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

/** The head of a record of LevelDB's log, and nothing after it: what is left where a browser dies between two writes. */
function tear(profile: string, chance: Chance): void {
  const folder = join(profile, 'Default/IndexedDB');
  const database = join(folder, readdirSync(folder).find((name) => name.endsWith('.leveldb')) ?? '');
  const logs = readdirSync(database).filter((name) => name.endsWith('.log'));
  const head = Buffer.from([
    chance.below(256),
    chance.below(256),
    chance.below(256),
    chance.below(256),
    0x50,
    0x01,
    0x01,
  ]);
  appendFileSync(join(database, logs.toSorted().at(-1) ?? ''), head);
}

/**
 * A browser was killed in the middle of a write, and is opened twice. The first opening writes on behind the torn record;
 * the second finds it damaged, and Chromium empties the whole database. Counts the acknowledged facts that are gone.
 */
async function measure(times: number, chance: Chance, hasCopy: boolean): Promise<Measured> {
  const address = await addressOf(STORE_PAGE);
  let [lost, written, emptied, told] = [0, 0, 0, 0];
  for (let time = 0; time < times; time++) {
    const profile = temporary('emptied');
    const open = async () => {
      const running = await run(profile);
      const page = await running.newPage(address);
      if (!hasCopy) await call(page, 'withoutCopy');
      return { page, quit: running.quit };
    };
    const first = await open();
    const [caseId = ''] = await call(first.page, 'begin', 1, 0);
    const acknowledged = await call(first.page, 'write', caseId, 5 + chance.below(20));
    await first.quit();
    tear(profile, chance);
    const second = await open();
    await call(second.page, 'unlock');
    acknowledged.push(...(await call(second.page, 'write', caseId, 5)));
    await second.quit();
    const third = await open();
    await call(third.page, 'unlock');
    const found = await call(third.page, 'found');
    const kept = new Set(await call(third.page, 'factIds', caseId).catch(() => []));
    await third.quit();
    remove(profile);
    written += acknowledged.length;
    lost += acknowledged.filter((id) => !kept.has(id)).length;
    if (found.includes('wiped') || found.includes('refilled')) emptied++;
    if (found.length > 0) told++;
  }
  return {
    figure: `${lost} of ${written} lost; emptied by the browser ${emptied} of ${times} times, told ${told} times`,
    holds: lost === 0 && emptied > 0 && told >= emptied,
  };
}

export const emptied: Row = {
  name: 'database emptied by the browser after a torn write: acknowledged facts lost',
  target: '0',
  measure: (size, chance) => measure(size === 'full' ? 10 : 1, chance, true),
  planted: (chance) => measure(1, chance, false),
};
