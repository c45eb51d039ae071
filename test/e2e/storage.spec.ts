import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type BrowserContext } from '@playwright/test';

import { addChild, answer, childOnPlan, childRow, fillIn, record, save, saved, title, typedIsKept } from './app.ts';
import { expect, type Locator, type Page, prepare, test as base } from './fixture.ts';

const test = base.extend<{
  /** Opens a browser that keeps what it stores, the same one at each call. */
  readonly openBrowser: () => Promise<BrowserContext>;
}>({
  openBrowser: async ({ launchOptions, baseURL, locale, timezoneId, complaints, now, samplesOnly }, run) => {
    const options = { ...launchOptions, baseURL: baseURL ?? '', locale: locale ?? '', timezoneId: timezoneId ?? '' };
    const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
    const opened: BrowserContext[] = [];
    await run(async () => {
      const context = await chromium.launchPersistentContext(folder, options);
      opened.push(context);
      complaints.listenTo(context);
      await prepare(context, now, samplesOnly);
      return context;
    });
    for (const context of opened) await context.close();
    await rm(folder, { recursive: true, force: true });
  },
});

const facts = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });

/** Every fact of a child, as its record calls them, newest first. */
async function factsOf(page: Page, child: string): Promise<string[]> {
  await page.goto(`${child}/facts`);
  await expect(facts(page, 'Recorded').first()).toBeVisible();
  return facts(page, 'Recorded').getByRole('strong').allInnerTexts();
}

test('what was recorded is there when the browser is opened again', async ({ openBrowser }) => {
  const before = await openBrowser();
  const page = await before.newPage();
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  await record(page, child, 'visit.made', { 'Recorded by': 'A. Okafor' });
  await before.close();

  const again = await (await openBrowser()).newPage();
  await again.goto('/children');
  await expect(childRow(again, 'Amira')).toContainText('On a plan, day 1');
  expect(await factsOf(again, child)).toEqual(['Visit made', 'Conference held']);
  await again.goto(`${child}/record/plan.detailed`);
  await expect(again.getByLabel('Recorded by'), 'who records is remembered').toHaveValue('A. Okafor');
});

test('what is said to be saved survives a crash of the browser', async ({ openBrowser }) => {
  const before = await openBrowser();
  const page = await before.newPage();
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  const session = await before.browser()?.newBrowserCDPSession();
  const closed = before.waitForEvent('close');
  await Promise.allSettled([session?.send('Browser.crash'), closed]);

  expect(await factsOf(await (await openBrowser()).newPage(), child)).toEqual(['Conference held']);
});

test('two tabs show the same, whichever one saves', async ({ page, context }) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  const list = await context.newPage();
  await list.goto('/children');
  await expect(childRow(list, 'Amira')).toContainText('Agree the date of the first core group');
  const other = await context.newPage();
  await other.goto(child);
  await expect(title(other)).toHaveText('Amira');

  await record(page, child, 'coreGroup.arranged', { 'Arranged for': '2026-03-10' });
  await expect(childRow(list, 'Amira')).toContainText('Hold the first core group');
  await expect(other.getByRole('heading', { name: 'Hold the first core group' })).toBeVisible();

  await other.getByRole('link', { name: 'Record: core group held' }).click();
  await fillIn(other, { 'Chaired by': 'team leader' });
  await save(other);
  await page.goto(`${child}/facts`);
  await expect(facts(page, 'Recorded').getByRole('strong')).toHaveText([
    'Core group held',
    'Core group arranged',
    'Conference held',
  ]);
  await addChild(other, 'Surrey', { 'Name of the child': 'Bilal' });
  await expect(childRow(list, 'Bilal')).toBeVisible();
});

test('the same form in two tabs stores two facts, and neither is lost', async ({ page, context }) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`${child}/record/visit.made`);
    await fillIn(tab, { 'The child was seen alone': tab === page ? 'Yes' : 'No' });
  }
  await Promise.all([save(page), save(other)]);
  expect(await factsOf(page, child)).toEqual(['Visit made', 'Visit made', 'Conference held']);
});

test('pressing Save twice stores one fact', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  await page.goto(`${child}/record/visit.made`);
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await expect(saved(page)).toBeVisible();
  expect(await factsOf(page, child)).toEqual(['Visit made', 'Conference held']);
});

type Refusal = { refused?: string };

/** From now on the database refuses to store anything, for this reason, until it is told otherwise. */
const refuse = (page: Page, reason: string | null): Promise<void> =>
  page.evaluate((name) => {
    const told = window as unknown as Refusal;
    if (name === null) delete told.refused;
    else told.refused = name;
  }, reason);

const watchTheDatabase = (): void => {
  const told = window as unknown as Refusal;
  // They are called on the object that they are put back on.
  // oxlint-disable-next-line typescript/unbound-method
  const { add, put } = IDBObjectStore.prototype;
  const check = (): void => {
    if (told.refused !== undefined) throw new DOMException('refused by the test', told.refused);
  };
  IDBObjectStore.prototype.add = function addUnlessRefused(...given) {
    check();
    return add.apply(this, given);
  };
  IDBObjectStore.prototype.put = function putUnlessRefused(...given) {
    check();
    return put.apply(this, given);
  };
};

const REFUSALS = {
  QuotaExceededError: 'There is no space left on this device.',
  UnknownError: 'The browser could not do this',
};

for (const [reason, message] of Object.entries(REFUSALS)) {
  test(`a fact that cannot be stored (${reason}) stays in its form, and is saved once it can be`, async ({ page }) => {
    await page.addInitScript(watchTheDatabase);
    const child = await childOnPlan(page, 'Amira', '2026-03-02');
    await page.goto(`${child}/record/coreGroup.cancelled`);
    await fillIn(page, { Reason: 'The chair' });
    await refuse(page, reason);
    await fillIn(page, { Reason: 'The chair is ill', 'Recorded by': 'B. Lane', 'When did it happen?': '2026-03-01' });

    const alert = page.getByRole('alert').filter({ hasText: message });
    for (const attempt of ['first', 'second']) {
      await test.step(`${attempt} attempt`, async () => {
        await page.getByRole('button', { name: 'Save' }).click();
        await expect(alert).toContainText('What you typed is kept on this page.');
        await expect(alert).toBeInViewport();
        await expect(alert).toBeFocused();
        await expect(page.getByLabel('Reason')).toHaveValue('The chair is ill');
        await expect(page.getByLabel('Recorded by')).toHaveValue('B. Lane');
      });
    }
    await refuse(page, null);
    await save(page);
    expect(await factsOf(page, child)).toEqual(['Conference held', 'Core group cancelled']);
    await expect(facts(page, 'Core group cancelled')).toContainText('The chair is ill');
    await expect(facts(page, 'Core group cancelled')).toContainText('Recorded by B. Lane');
  });
}

test('a child or a sample that cannot be stored says so, and is added once it can be', async ({ page }) => {
  await page.addInitScript(watchTheDatabase);
  await page.goto('/children');
  const load = page.getByRole('button', { name: 'Load sample children' });
  await expect(load).toBeVisible();
  await refuse(page, 'QuotaExceededError');
  await load.click();
  await expect(page.getByRole('alert')).toContainText('There is no space left on this device.');

  await page.getByRole('link', { name: 'Add a child' }).click();
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  await answer(page, 'Name of the child', 'Amira');
  await answer(page, 'Whose policy guides this plan?', 'Croydon');
  const add = page.getByRole('button', { name: 'Add this child' });
  await add.click();
  await expect(page.getByRole('alert')).toContainText('There is no space left on this device.');
  await expect(page.getByLabel('Name of the child')).toHaveValue('Amira');
  await refuse(page, null);
  await add.click();
  await expect(title(page)).toHaveText('Amira');
  await page.goto('/children');
  await expect(page.getByRole('row')).toHaveCount(2);
});

/** Opens the database of this place in another version, as code of another age would, and holds it. */
const openAs = (page: Page, version: number): Promise<void> =>
  page.evaluate(
    (number) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('waymark', number);
        opening.addEventListener('upgradeneeded', () => {
          const names = opening.result.objectStoreNames;
          if (!names.contains('cases')) opening.result.createObjectStore('cases', { keyPath: 'id' });
          if (!names.contains('facts'))
            opening.result.createObjectStore('facts', { keyPath: 'id' }).createIndex('caseId', 'caseId');
        });
        opening.addEventListener('success', () => {
          (window as unknown as { held?: IDBDatabase }).held = opening.result;
          resolve();
        });
        opening.addEventListener('error', () => reject(opening.error ?? new Error('It did not open.')));
      }),
    version,
  );
const letGo = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as { held?: IDBDatabase }).held?.close());

/** A page of this place that is not Waymark. */
async function strangerIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/icon.svg');
  return page;
}

test('while a newer Waymark takes the database over, what is typed stays and is told to be unsaved', async ({
  page,
  context,
}) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  await page.goto(`${child}/record/coreGroup.cancelled`);
  await fillIn(page, { Reason: 'The chair is ill' });
  await (
    await strangerIn(context)
  ).evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('waymark', 9000);
        // It changes its mind: the database is as it was, but everybody else has let go of it.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('error', () => resolve());
      }),
  );
  await expect(page.getByRole('alert')).toContainText('this page can no longer save');

  await answer(page, 'Recorded by', 'B. Lane');
  await page.getByRole('button', { name: 'Save' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'This page is no longer connected' });
  await expect(alert).toContainText('What you typed is kept on this page.');
  await expect(page.getByLabel('Reason')).toHaveValue('The chair is ill');
  await expect(page.getByLabel('Recorded by')).toHaveValue('B. Lane');

  const newer = await context.newPage();
  await newer.goto(`${child}/record/coreGroup.cancelled`);
  await expect(newer.getByLabel('Reason')).toHaveValue('The chair is ill');
  await save(newer);
  expect(await factsOf(newer, child)).toEqual(['Core group cancelled', 'Conference held']);
});

test('an older Waymark does not touch what a newer one stored', async ({ page, context }) => {
  const stranger = await strangerIn(context);
  await openAs(stranger, 9000);
  await page.goto('/children');
  await expect(page.getByRole('alert')).toContainText('stored by a newer version of Waymark');
  await expect(page.getByRole('link', { name: 'Add a child' })).toHaveCount(0);
});

test('Waymark waits for an older one to be closed, and then opens by itself', async ({ page, context }) => {
  const stranger = await strangerIn(context);
  await openAs(stranger, 10);
  await page.goto('/children');
  await expect(page.getByRole('alert')).toContainText('An older version of Waymark is open in another tab');
  await letGo(stranger);
  await expect(page.getByRole('link', { name: 'Add a child' })).toBeVisible();
});

test('a browser that stores nothing is told from an empty one', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused by the test', 'SecurityError');
    };
  });
  await page.goto('/children');
  await expect(page.getByRole('alert')).toContainText('does not let Waymark store anything on this device');
});

test('what is being typed when the tab is closed is there again, and gone once it is saved', async ({
  page,
  context,
}) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  const reason = 'The chair has been ill since yesterday and nobody else can take the meeting';
  await page.goto(`${child}/record/coreGroup.cancelled`);
  await page.getByLabel('Reason').pressSequentially(reason.slice(0, 40));
  await typedIsKept(page);
  await page.getByLabel('Reason').pressSequentially(reason.slice(40));
  await page.close();

  const again = await context.newPage();
  await again.goto(`${child}/record/coreGroup.cancelled`);
  await expect(again.getByRole('main')).toContainText('This is what you typed here earlier and did not save.');
  const kept = await again.getByLabel('Reason').inputValue();
  expect(reason.slice(0, kept.length), 'all of it but the last letters, which were still on their way').toBe(kept);
  expect(kept.length).toBeGreaterThanOrEqual(40);
  await save(again);
  await again.goto(`${child}/record/coreGroup.cancelled`);
  await expect(again.getByLabel('Reason')).toHaveValue('');
  await expect(again.getByRole('button', { name: 'Start afresh' })).toHaveCount(0);
});

test('the newest of what was typed fast is what is kept', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-03-02');
  await page.goto(`${child}/record/coreGroup.cancelled`);
  await page.getByLabel('Reason').pressSequentially('The chair is ill');
  await page.getByRole('link', { name: 'Back without saving' }).click();
  await expect(title(page)).toHaveText('Amira');
  await expect(async () => {
    await page.goto(`${child}/record/coreGroup.cancelled`);
    await expect(page.getByLabel('Reason')).toHaveValue('The chair is ill', { timeout: 1000 });
  }).toPass();
});

test('a draft is of one form and one child, and can be thrown away', async ({ page }) => {
  const amira = await childOnPlan(page, 'Amira', '2026-03-02');
  const bilal = await childOnPlan(page, 'Bilal', '2026-03-02');
  await page.goto(`${amira}/record/coreGroup.cancelled`);
  await fillIn(page, { Reason: 'About Amira' });
  await typedIsKept(page);
  for (const other of [`${bilal}/record/coreGroup.cancelled`, `${amira}/record/conference.arranged`]) {
    await page.goto(other);
    await expect(page.getByLabel('Reason')).toHaveValue('');
  }
  await page.goto(`${amira}/record/coreGroup.cancelled`);
  await expect(page.getByLabel('Reason')).toHaveValue('About Amira');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByLabel('Reason')).toHaveValue('');
  await typedIsKept(page);
  await page.reload();
  await expect(page.getByLabel('Reason')).toHaveValue('');
});
