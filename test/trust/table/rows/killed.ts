import { setTimeout as pause } from 'node:timers/promises';

import type { Chance } from '../../random.ts';
import { addressOf, call, remove, run, STORE_PAGE, temporary } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

/**
 * Kills a browser that writes, again and again over one profile, and counts what was acknowledged and is not there. Now
 * and then such a browser empties its database (see emptied.ts); that it was filled again is told, and no false alarm.
 */
async function measure(times: number, chance: Chance, hasty: boolean): Promise<Measured> {
  const address = await addressOf(STORE_PAGE);
  const profile = temporary('killed');
  const first = await run(profile);
  const [caseId = ''] = await call(await first.newPage(address), 'begin', 1, 0);
  await first.quit();

  const acknowledged = new Set<string>();
  const found: string[] = [];
  for (let time = 0; time < times; time++) {
    const running = await run(profile);
    const page = await running.newPage(address);
    page.on('console', (message) => {
      const [, id] = /^stored (.+)$/.exec(message.text()) ?? [];
      if (id) acknowledged.add(id);
    });
    await call(page, 'unlock');
    found.push(...(await call(page, 'found')));
    void call(page, 'writeForever', caseId, hasty).catch(() => undefined);
    await pause(150 + chance.below(600));
    await running.kill();
  }
  const last = await run(profile);
  const page = await last.newPage(address);
  await call(page, 'unlock');
  found.push(...(await call(page, 'found')));
  const kept = new Set(await call(page, 'factIds', caseId));
  await last.quit();
  remove(profile);
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
  const refilled = found.filter((what) => what === 'refilled').length;
  const alarms = found.length - refilled;
  return {
    figure: `${lost} of ${acknowledged.size} lost, killed ${times} times; emptied by the browser and filled again ${refilled} times; ${alarms} false alarms`,
    holds: lost === 0 && alarms === 0 && acknowledged.size > 0,
  };
}

export const killed: Row = {
  name: 'browser killed (SIGKILL) while writing: acknowledged facts lost',
  target: '0',
  measure: (size, chance) => measure(size === 'full' ? 50 : 3, chance, false),
  planted: (chance) => measure(8, chance, true),
};
