import { addressOf, call, remove, run, STORE_PAGE, temporary } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

const TABS = 8;

async function measure(writes: number): Promise<Measured> {
  const address = await addressOf(STORE_PAGE);
  const profile = temporary('tabs');
  const running = await run(profile);
  const first = await running.newPage(address);
  const [caseId = ''] = await call(first, 'begin', 1, 0);
  const tabs = await Promise.all(Array.from({ length: TABS }, () => running.newPage(address)));
  for (const tab of tabs) await call(tab, 'unlock');
  const acknowledged = (await Promise.all(tabs.map((tab) => call(tab, 'write', caseId, writes)))).flat();
  await call(first, 'unlock');
  const findings = await call(first, 'findings');
  const kept = await call(first, 'factIds', caseId);
  await running.quit();
  remove(profile);
  const lost = acknowledged.filter((id) => !new Set(kept).has(id)).length;
  const doubled = kept.length - new Set(kept).size;
  return {
    figure: `${lost} lost, ${doubled} doubled of ${acknowledged.length} acknowledged; ${findings} false alarms`,
    holds: lost + doubled + findings === 0 && acknowledged.length === TABS * writes && kept.length === TABS * writes,
  };
}

async function naive(writes: number): Promise<Measured> {
  const address = await addressOf(STORE_PAGE);
  const profile = temporary('naive');
  const running = await run(profile);
  const tabs = await Promise.all(Array.from({ length: TABS }, () => running.newPage(address)));
  const kept = Math.max(...(await Promise.all(tabs.map((tab) => call(tab, 'writeNaively', writes)))));
  await running.quit();
  remove(profile);
  const lost = TABS * writes - kept;
  return { figure: `${lost} of ${TABS * writes} lost`, holds: lost === 0 };
}

export const tabs: Row = {
  name: '8 tabs × 500 writes in one case: lost or doubled',
  target: '0',
  measure: (size) => measure(size === 'full' ? 500 : 15),
  planted: () => naive(20),
};
