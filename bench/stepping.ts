import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';

import { findBrowser } from '../scripts/browser.mjs';
import { leftOut, ms, type Row } from './table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WHAT = 'workshop, one step of the largest case to its picture, 95th percentile';
const FRAME = 16;
const TARGET = `≤ ${FRAME} ms`;
/** The library's case with the most stops. */
const CASE = '/workshop/model-case?step=0';
const ROUNDS = 3;

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
    return [rowOf(await stepped(page, session, ROUNDS))];
  } finally {
    await browser.close();
    await server.close();
  }
}

const shareOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function rowOf({ worked, waited, layouts, isStill }: Stepped): Row {
  const [median, p95, clock] = [shareOf(worked, 0.5), shareOf(worked, 0.95), shareOf(waited, 0.95)];
  const stays = layouts === 0 && isStill;
  return {
    what: WHAT,
    value: ms(p95),
    target: TARGET,
    met: p95 <= FRAME && stays,
    why: `${worked.length} steps by key: script, style, layout and paint; median ${ms(median)}, on the clock ${ms(clock)}. ${
      stays ? 'The diagram was not laid out again: nothing in it moved.' : 'The diagram was laid out again.'
    }`,
    figures: { median, p95, clock, layouts },
  };
}

/** Before the first page: the choice of that screen is made, and whatever a worker is asked counts. */
const prepare = (): void => {
  localStorage.setItem('waymark.samplesOnly', 'yes');
  const counted = globalThis as unknown as { layouts: number };
  counted.layouts = 0;
  globalThis.Worker = class extends Worker {
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
