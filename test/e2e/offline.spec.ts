import { expect, type Page, test as base } from './fixture.ts';
import { aSite, type Site } from './site.ts';

const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  site: async ({}, run) => {
    const site = await aSite();
    await run(site);
    await site.stop();
  },
  baseURL: async ({ site }, run) => run(site.address),
});

test.use({ keptOffline: true });

const UPDATE = 'Use the new version';
const offer = (page: Page) => page.getByRole('button', { name: UPDATE });
const build = (page: Page) => page.locator('meta[name="build"]').getAttribute('content');

/** Opens Waymark, and waits until it is kept for use without a network. */
async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'What comes next' })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((taken) => {
        navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true });
      });
  });
}

/** Asks for a newer version as a return to the tab does, and waits until it is there and waiting. */
const fetchUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (registration.waiting || !installing) return;
    await new Promise<void>((done) => {
      installing.addEventListener('statechange', () => installing.state === 'installed' && done());
    });
  });

test('after the first visit Waymark opens without a network, at any address, diagrams too', async ({
  page,
  site,
  complaints,
}) => {
  await open(page);
  // Looking for a newer version finds nobody.
  complaints.expect(/ERR_CONNECTION_REFUSED|service-worker\.js/);
  await site.stop();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'What comes next' })).toBeVisible();
  await page.goto('/policies/croydon/clauses');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Croydon');
  await page.goto('/policies/croydon/machines/plan');
  await expect(page.locator('svg').first()).toBeVisible();
});

test('once it is kept, Waymark itself answers an address that is none', async ({ page }) => {
  await open(page);
  await page.goto('/%E0%A4%A');
  await expect(page.getByRole('main')).toContainText('There is no such page');
});

test('without the service worker the same visit fails once the network is gone', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.address });
  const page = await context.newPage();
  // Planted: the address of the service worker answers with nothing that can be one.
  await page.addInitScript(() => {
    navigator.serviceWorker.register = async () => Promise.reject(new Error('planted'));
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await site.stop();
  await expect(page.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await context.close();
});

test('a new version waits while somebody works, and is used when a person chooses it', async ({ page, site }) => {
  site.publish('first');
  await open(page);
  site.publish('second');
  await page.goto('/children');
  await fetchUpdate(page);
  await page.reload();
  expect(await build(page)).toBe('first');
  await expect(offer(page)).toBeVisible();

  await page.goto('/children/new');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button').first()).toBeVisible();
  await expect(offer(page)).toBeHidden();
  expect(await build(page)).toBe('first');

  await page.goto('/');
  await offer(page).click();
  await expect.poll(() => build(page)).toBe('second');
  await expect(page.getByRole('heading', { level: 1, name: 'What comes next' })).toBeVisible();
  await expect(offer(page)).toBeHidden();
});

test('a new version is refused while another tab still runs the old one', async ({ page, site, context }) => {
  site.publish('first');
  await open(page);
  const other = await context.newPage();
  await other.goto('/children/new');
  site.publish('second');
  await fetchUpdate(page);
  await offer(page).click();
  await expect(page.getByText('Close that one first')).toBeVisible();
  expect(await build(page)).toBe('first');
  expect(await build(other)).toBe('first');

  await other.close();
  await offer(page).click();
  await expect.poll(() => build(page)).toBe('second');
});

test('with every tab closed the next visit has the new version', async ({ page, site, context }) => {
  site.publish('first');
  await open(page);
  site.publish('second');
  await fetchUpdate(page);
  await page.close();
  const next = await context.newPage();
  await expect
    .poll(async () => {
      await next.goto('about:blank');
      await next.goto('/');
      return build(next);
    })
    .toBe('second');
});
