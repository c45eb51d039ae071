import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { type BrowserContext, chromium, type Page } from '@playwright/test';

import { findBrowser } from '../scripts/browser.mjs';
import { median } from './measure.ts';
import { openSite } from './site.ts';
import { leftOut, ms, type Row, times } from './table.ts';

const KB = 1024;
const ROUNDS = 7;
const CHILDREN = 10_000;
const PROTECTED = 300;

/** What bench/page/main.ts offers in the page. */
type InPage = {
  readonly fill: (children: number, seed: number, asOf: string) => Promise<number>;
  readonly record: (rounds: number) => Promise<{ ours: number[]; raw: number[] }>;
  readonly recordProtected: (children: number, seed: number, rounds: number) => Promise<number[]>;
  readonly impact: (children: number, facts: number) => Promise<{ first: number; later: number[]; longest: number }>;
};

/** The app in Chromium, on a device of its own that is thrown away: a whole authority's children stored on it. */
export async function screenRows(seed: number): Promise<Row[]> {
  const site = await openSite();
  if (!site) return [leftOut('the app in Chromium', '', 'The app is not built: npm run build first.')];
  const device = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const context = await chromium.launchPersistentContext(device, {
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Europe/London',
  });
  try {
    await context.addInitScript('globalThis.__name = (named) => named');
    await context.addInitScript(() => localStorage.setItem('waymark.samplesOnly', 'yes'));
    const load = [
      await firstLoad(site.origin, '/', 'first load, compressed JavaScript: the start'),
      await firstLoad(site.origin, '/children', 'first load, compressed JavaScript: the list of children'),
    ];
    const bench = await context.newPage();
    await bench.goto(`${site.origin}/bench`);
    const impact = [...(await impactRows(bench, 1000, 50)), ...(await impactRows(bench, CHILDREN, 500))];
    const asOf = new Date().toISOString().slice(0, 10);
    const filled = await bench.evaluate(
      ([children, with_, day]) => (globalThis as unknown as { bench: InPage }).bench.fill(children, with_, day),
      [CHILDREN, seed, asOf] as const,
    );
    const recorded = recordRows(
      await bench.evaluate(() => (globalThis as unknown as { bench: InPage }).bench.record(100)),
    );
    await bench.close();
    return [
      ...load,
      ...impact,
      {
        what: `${CHILDREN.toLocaleString('en-GB')} made-up children, made, summed up and stored`,
        value: `${(filled / 1000).toFixed(0)} s`,
        target: '',
        met: null,
        figures: { ms: filled },
      },
      ...(await listRows(context, site.origin)),
      ...recorded,
      await protectedRow(site.origin, seed),
    ];
  } finally {
    await context.close();
    site.close();
    rmSync(device, { recursive: true, force: true });
  }
}

/** Every script that a first visit loads until the screen is there, workers too; what is kept for later is not. */
async function firstLoad(origin: string, path: string, what: string): Promise<Row> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(() => localStorage.setItem('waymark.samplesOnly', 'yes'));
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js'))
      bodies.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  await page.locator('main h1').waitFor();
  const sizes = await Promise.all(bodies);
  await browser.close();
  const sum = sizes.reduce((total, size) => total + size, 0);
  return {
    what,
    value: `${(sum / KB).toFixed(1)} kB`,
    target: '≤ 160 kB',
    met: sum <= 160 * KB,
    why: `${sizes.length} files, as Chromium asked for them.`,
    figures: { bytes: sum },
  };
}

async function impactRows(page: Page, children: number, target: number): Promise<Row[]> {
  const { first, later, longest } = await page.evaluate(
    (count) => (globalThis as unknown as { bench: InPage }).bench.impact(count, 60),
    children,
  );
  const each = median(later);
  const worst = Math.max(...later);
  const name = children.toLocaleString('en-GB');
  return [
    {
      what: `impact of a changed period on ${name} children × 60 facts, in Chromium, two workers`,
      value: ms(each),
      target: `≤ ${target} ms`,
      met: each <= target,
      why: `Median of ${later.length} answers, every limit of Croydon dragged in turn; slowest ${ms(worst)}. Once before that the caseload is followed: ${ms(first)}.`,
      figures: { ms: each, worst, first },
    },
    {
      what: 'the longest task of the page meanwhile, following included',
      value: longest === 0 ? 'under 50 ms' : ms(longest),
      target: '≤ 50 ms',
      met: longest <= 50,
      figures: { ms: longest },
    },
  ];
}

const shareOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function recordRows({ ours, raw }: { ours: number[]; raw: number[] }): Row[] {
  const p95 = shareOf(ours, 0.95);
  const bare = shareOf(raw, 0.95);
  const over = median(ours.map((each, round) => each / (raw[round] ?? Number.NaN)));
  return [
    {
      what: 'record a fact, strictly durable, 10,000 children stored: 95th percentile',
      value: ms(p95),
      target: '≤ 20 ms',
      met: p95 <= 20,
      why: `${ours.length} facts; median ${ms(median(ours))}. The same rows by bare IndexedDB, in turn: median ${ms(median(raw))}, 95th percentile ${ms(bare)}.`,
      figures: { p95, median: median(ours), rawP95: bare, rawMedian: median(raw) },
    },
    {
      what: 'the same against bare IndexedDB, median of pairs',
      value: times(over),
      target: '≤ 2 ×',
      met: over <= 2,
      why: 'Both write the fact and its summary, strictly durable, into the same database. Only ours asks first, in the same transaction, whether this tab may write, whether the child is there and whether the fact is.',
      figures: { ratio: over },
    },
  ];
}

/** The same where records are protected, on a device of its own. */
async function protectedRow(origin: string, seed: number): Promise<Row> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(`${origin}/bench`);
  const took = await page.evaluate(
    ([children, with_, rounds]) =>
      (globalThis as unknown as { bench: InPage }).bench.recordProtected(children, with_, rounds),
    [PROTECTED, seed, 100] as const,
  );
  await browser.close();
  const p95 = shareOf(took, 0.95);
  return {
    what: `record a fact in a protected database, ${PROTECTED.toLocaleString('en-GB')} children stored: 95th percentile`,
    value: ms(p95),
    target: '',
    met: null,
    why: `${took.length} facts; median ${ms(median(took))}. The fact is sealed and chained, the child's head with it, and noted outside the database.`,
    figures: { p95, median: median(took) },
  };
}

/** Notes in the page when the first child is in the list, when a title is there, and how long keys took to be seen. */
function watch(): void {
  const seen = globalThis as unknown as { firstRow?: number; keys: number[]; titled: { title: string; at: number }[] };
  seen.keys = [];
  seen.titled = [];
  const look = (): void => {
    if (seen.firstRow === undefined && document.querySelector('.wm-caseload tbody th a'))
      seen.firstRow = performance.now();
    const title = document.querySelector('main h1')?.textContent ?? '';
    if (seen.titled.at(-1)?.title !== title) seen.titled.push({ title, at: performance.now() });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener(
    'input',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => seen.keys.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function listRows(context: BrowserContext, origin: string): Promise<Row[]> {
  await context.addInitScript(watch);
  const page = await context.newPage();
  const firsts: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    await page.goto(`${origin}/children`);
    await page.waitForFunction(() => (globalThis as unknown as { firstRow?: number }).firstRow !== undefined, null, {
      timeout: 120_000,
    });
    const first = await page.evaluate(() => (globalThis as unknown as { firstRow: number }).firstRow);
    if (round >= 0) firsts.push(first);
  }
  const search = page.getByRole('searchbox');
  await search.pressSequentially('zebedee', { delay: 120 });
  await page.getByRole('link', { name: 'Zebedee' }).waitFor();
  await search.fill('');
  await search.pressSequentially('ash okafor', { delay: 120 });
  const keys = await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys);

  const opened: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    await search.fill('zebedee');
    await page.getByRole('link', { name: 'Zebedee' }).waitFor();
    const took = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const from = performance.now();
          const look = (): void => {
            if (document.querySelector('main h1')?.textContent !== 'Zebedee') return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { childList: true, subtree: true, characterData: true });
          document.querySelector<HTMLElement>('.wm-caseload tbody th a')?.click();
        }),
    );
    if (round >= 0) opened.push(took);
    await page.goBack();
    await search.waitFor();
  }
  await page.close();
  const key95 = shareOf(keys, 0.95);
  return [
    {
      what: 'list of 10,000 children: from navigation to the first children, warm',
      value: ms(median(firsts)),
      target: '≤ 1 s',
      met: median(firsts) <= 1000,
      why: `Median of ${firsts.length} visits; slowest ${ms(Math.max(...firsts))}.`,
      figures: { ms: median(firsts), worst: Math.max(...firsts) },
    },
    {
      what: 'search in 10,000 children: a key to its picture, 95th percentile',
      value: ms(key95),
      target: '≤ 50 ms',
      met: key95 <= 50,
      why: `${keys.length} keys, median ${ms(median(keys))}; until the frame with what was typed is drawn, the shorter list follows.`,
      figures: { p95: key95, median: median(keys) },
    },
    {
      what: 'open a case of 200 facts from the list',
      value: ms(median(opened)),
      target: '≤ 100 ms',
      met: median(opened) <= 100,
      why: `Median of ${opened.length}, from the click to the drawn page.`,
      figures: { ms: median(opened) },
    },
  ];
}
