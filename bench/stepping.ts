import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';

import { findBrowser } from '../scripts/browser.mjs';
import { median } from './measure.ts';
import { leftOut, ms, type Row } from './table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WHAT = 'workshop, one step of the largest case to its picture, 95th percentile';
const FRAME = 16;
const TARGET = `≤ ${FRAME} ms`;
/** The library's case with the most stops. */
const CASE = '/workshop/model-case?step=0';
const ROUNDS = 3;
const LAYOUT = 400;
const LAYOUTS = 7;

type Stepped = {
  /** Milliseconds of the page's own thread for each step: the key, React, style, layout and paint. */
  readonly worked: readonly number[];
  /** The same on the clock, from the key to the end of the paint, with all that other programs took of it. */
  readonly waited: readonly number[];
  /** What was asked of the worker that lays diagrams out. */
  readonly layouts: number;
  /** Whether every box and arrow stood where it stood, at every step. */
  readonly isStill: boolean;
};

/** The stage in Chromium on a projector, stepped from the case's start to its end and back by the arrow keys. */
export async function steppingRows(): Promise<Row[]> {
  if (!existsSync(`${ROOT}dist/index.html`)) {
    return [leftOut(WHAT, TARGET, 'The app is not built: npm run build first.')];
  }
  const server = await preview({ root: ROOT, logLevel: 'silent', preview: { port: 0, open: false } });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    // tsx has functions keep their names by a function of its own, which the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(prepare);
    await page.goto(new URL(CASE, server.resolvedUrls?.local[0]).href);
    await page.locator('.statechart-drawing').waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await stepped(page, session, 1);
    const rows = [rowOf(await stepped(page, session, ROUNDS))];
    return [await layoutRow(browser, page.url()), ...rows];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** How long a diagram that nobody has opened yet takes: each round a browser's window of its own, with its own worker. */
async function layoutRow(browser: Browser, url: string): Promise<Row> {
  const took: number[] = [];
  for (let round = -1; round < LAYOUTS; round++) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.addInitScript(prepare);
    await page.goto(url);
    await page.locator('.statechart-drawing').waitFor();
    if (round >= 0)
      took.push(await page.evaluate(() => (globalThis as unknown as { firstLayout: number }).firstLayout));
    await page.close();
  }
  const middle = median(took);
  return {
    what: "statechart: first layout of the plan's diagram, in its worker",
    value: ms(middle),
    target: `≤ ${LAYOUT} ms`,
    met: middle <= LAYOUT,
    why: `Median of ${took.length} windows, on the clock, from the worker's start to its answer, ELK read and started; slowest ${ms(Math.max(...took))}. The page goes on meanwhile.`,
    figures: { ms: middle, worst: Math.max(...took) },
  };
}

const shareOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function rowOf({ worked, waited, layouts, isStill }: Stepped): Row {
  const [middle, p95, clock] = [median(worked), shareOf(worked, 0.95), shareOf(waited, 0.95)];
  const stays = layouts === 0 && isStill;
  return {
    what: WHAT,
    value: ms(p95),
    target: TARGET,
    met: p95 <= FRAME && stays,
    why: `${worked.length} steps by key: script, style, layout and paint; median ${ms(middle)}, on the clock ${ms(clock)}. ${
      stays ? 'The diagram was not laid out again: nothing in it moved.' : 'The diagram was laid out again.'
    }`,
    figures: { median: middle, p95, clock, layouts },
  };
}

/** Before the first page: the choice of that screen is made, and whatever a worker is asked counts. */
const prepare = (): void => {
  localStorage.setItem('waymark.samplesOnly', 'yes');
  const counted = globalThis as unknown as { layouts: number; firstLayout?: number };
  counted.layouts = 0;
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      const from = performance.now();
      this.addEventListener('message', ({ data }: MessageEvent<{ data?: { children?: unknown } }>) => {
        if (data.data?.children) counted.firstLayout ??= performance.now() - from;
      });
    }
    override postMessage(told: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      counted.layouts += 1;
      super.postMessage(told, options as StructuredSerializeOptions);
    }
  };
};

async function stepped(page: Page, session: CDPSession, rounds: number): Promise<Stepped> {
  const stops = Number(/of (\d+)/.exec(await page.locator('.ws-date__day').innerText())?.[1]);
  const layouts = (): Promise<number> => page.evaluate(() => (globalThis as unknown as { layouts: number }).layouts);
  const [laidBefore, before] = [await layouts(), await page.evaluate(places)];
  const [worked, waited]: [number[], number[]] = [[], []];
  let isStill = true;
  for (let n = 0; n < stops * 2 * rounds; n++) {
    const key = Math.floor(n / stops) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
    const from = await threadMs(session);
    waited.push(await page.evaluate(step, key));
    worked.push((await threadMs(session)) - from);
    isStill &&= (await page.evaluate(places)) === before;
  }
  return { worked, waited, layouts: (await layouts()) - laidBefore, isStill };
}

/** The processor's time of the page's thread so far. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

const places = (): string =>
  Array.from(document.querySelectorAll('.statechart-drawing [data-item]'), (item) =>
    [item.getAttribute('data-item'), item.getAttribute('transform')].join(' '),
  ).join('\n');

const step = (key: string): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const line = new MessageChannel();
      const from = performance.now();
      // What is sent in a frame arrives once the frame is painted.
      line.port1.addEventListener('message', () => done(performance.now() - from));
      line.port1.start();
      document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      line.port2.postMessage(null);
    });
  });
