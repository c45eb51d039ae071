import { type BrowserContext, test as base } from '@playwright/test';

import { type Journey, misbehave, note, PLANTED } from './journal.ts';

export { expect, type Locator, type Page, type ViewportSize } from '@playwright/test';

type Surroundings = {
  /** The moment at which the app is opened; from there the clock runs on. */
  readonly now: string;
  /** What the browser complained of and must not have; a test that provokes a complaint says which one. */
  readonly complaints: Complaints;
  /** The first screen's choice is made already: sample data only. False: a device on which nobody was yet. */
  readonly samplesOnly: boolean;
  /** Waymark keeps itself on the device. Only for what is about that: it costs each browser more than most tests do. */
  readonly keptOffline: boolean;
};

/** A test in a browser with a clock of its own, that fails on any complaint of the browser's. */
export const test = base.extend<Surroundings>({
  now: ['2026-03-02T10:00:00Z', { option: true }],
  complaints: [
    async ({ context, baseURL }, run, { status }) => {
      const complaints = new Complaints(baseURL ?? '');
      complaints.listenTo(context);
      await run(complaints);
      note({ status: status ?? 'passed', ...complaints.counts() });
      complaints.check();
    },
    { auto: true },
  ],
  samplesOnly: [true, { option: true }],
  keptOffline: [false, { option: true }],
  context: async ({ context, now, samplesOnly, keptOffline }, run) => {
    await prepare(context, now, samplesOnly, keptOffline);
    await run(context);
  },
});

/** A browser as the tests want it, before its first page. */
export async function prepare(
  context: BrowserContext,
  now: string,
  samplesOnly: boolean,
  keptOffline = false,
): Promise<void> {
  await context.clock.install({ time: now });
  await context.addInitScript(tellViolations);
  if (process.env[PLANTED]) await context.addInitScript(misbehave);
  if (samplesOnly) await context.addInitScript(chooseSamples);
  if (!keptOffline) await context.addInitScript(withoutServiceWorker);
}

/** What the page's headers forbade, with its place; the browser's own words name none. */
const tellViolations = (): void =>
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
    console.error(`violation of ${violatedDirective}: ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`);
  });

const withoutServiceWorker = (): void => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

/** An empty page, which every tab begins with, has no storage. */
const chooseSamples = (): void => {
  if (window.origin !== 'null') localStorage.setItem('waymark.samplesOnly', 'yes');
};

const OUTSIDE = 'a request to';
const VIOLATION = 'violation of';

/** Errors, warnings, and requests that leave this machine. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #origin: string;
  #requests = 0;
  #expected: RegExp | null = null;

  constructor(address: string) {
    this.#origin = new URL(address).origin;
  }

  listenTo(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#hear(message.text());
    });
    context.on('weberror', (error) => this.#hear(error.error().message));
    context.on('request', (request) => {
      this.#requests++;
      const { origin, protocol } = new URL(request.url());
      const isInside = origin === this.#origin || protocol === 'data:' || protocol === 'blob:';
      if (!isInside) this.#hear(`${OUTSIDE} ${request.url()}`);
    });
  }

  /** From now on the browser may say this. */
  expect(words: RegExp): void {
    this.#expected = words;
  }

  counts(): Pick<Journey, 'requests' | 'outside' | 'violations'> {
    const count = (start: string): number => this.#heard.filter((words) => words.startsWith(start)).length;
    return { requests: this.#requests, outside: count(OUTSIDE), violations: count(VIOLATION) };
  }

  get heard(): readonly string[] {
    return this.#heard;
  }

  check(): void {
    if (this.#heard.length > 0) throw new Error(`The browser complained of:\n${this.#heard.join('\n')}`);
  }

  #hear(words: string): void {
    if (this.#expected?.test(words) !== true) this.#heard.push(words);
  }
}
