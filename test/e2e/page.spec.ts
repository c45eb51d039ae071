import { HEADERS } from '../../scripts/headers.mjs';
import { Complaints, expect, test } from './fixture.ts';

test('the server sends every header of the table', async ({ request }) => {
  for (const path of ['/', '/children/new', '/service-worker.js']) {
    const sent = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(HEADERS)) expect(sent[name.toLowerCase()], name).toBe(value);
  }
});

/** Each is tried by code that runs in the page, as if something hostile had got in. */
const ATTEMPTS: Readonly<Record<string, () => unknown>> = {
  'markup from text': () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x" alt="">');
  },
  'code from text': () => {
    // Later, in the page itself: what a test evaluates is exempt.
    requestAnimationFrame(() => {
      // oxlint-disable-next-line no-eval -- this is what must not run
      globalThis.eval('document.title = "ran"');
    });
  },
  'a script in the page': () => {
    const script = document.createElement('script');
    script.text = 'document.title = "ran"';
    document.body.append(script);
  },
  'a script of somebody else': () => {
    const script = document.createElement('script');
    script.src = 'https://elsewhere.example/a.js';
    document.body.append(script);
  },
  'a worker of somebody else': () => {
    // oxlint-disable-next-line no-new -- this is what must not start
    new Worker('data:text/javascript,postMessage(1)');
  },
  'a style in the page': () => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(style);
  },
  'a request elsewhere': () => fetch('https://elsewhere.example/?name=Amira'),
  'a frame': async () => {
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    document.body.append(frame);
    await new Promise((done) => {
      document.addEventListener('securitypolicyviolation', done, { once: true });
    });
  },
};

for (const [what, attempt] of Object.entries(ATTEMPTS)) {
  test(`the page refuses ${what}, and the tests notice it`, async ({ page, context, baseURL, complaints }) => {
    complaints.expect(/./);
    await page.goto('/');
    // Before it, on a busy machine, there is the page that asks for a moment.
    await expect(page.getByRole('heading', { level: 1, name: 'What comes next for a child on a plan' })).toBeVisible();
    const planted = new Complaints(baseURL ?? '');
    planted.listenTo(context);
    const before = await page.title();
    await page.evaluate(attempt).catch(() => undefined);
    await expect.poll(() => planted.heard.length, { message: 'nothing was noticed' }).toBeGreaterThan(0);
    expect(await page.title()).toBe(before);
    expect(() => planted.check()).toThrow(/violation of|a request to/);
  });
}
