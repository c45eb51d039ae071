import { glance, loadSamples, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

test('clauses are found by their words, by what they act as, and by their address', async ({ page }) => {
  await page.goto('/policies/croydon/clauses');
  const count = page.getByRole('status');
  const clauses = page.getByRole('list', { name: 'Clauses' }).getByRole('listitem');
  await expect(count).toHaveText(/^(\d+) of \1 clauses$/);
  const all = await clauses.count();

  await page.getByLabel('Find a clause').fill('INTERPRETER');
  await expect(count).toHaveText(`1 of ${all} clauses`);
  await expect(clauses).toContainText(['interpreter']);
  await page.getByLabel('Find a clause').fill('no clause says this');
  await expect(count).toHaveText(`0 of ${all} clauses`);
  await page.getByLabel('Find a clause').fill('');
  await page.getByLabel('That acts as').selectOption('a date');
  await expect(clauses).not.toHaveCount(all);
  await expect(clauses.filter({ hasText: /acts as .*a date/ })).toHaveCount(await clauses.count());

  const chosen = clauses.filter({ hasText: 'croydon.10.3.b ·' });
  await page.goto('/policies/croydon/clauses#croydon.10.3.b');
  await expect(chosen).toBeInViewport();
});

test('a clause on a child’s page leads to where it stands in its document', async ({ page }) => {
  const { Amira } = await loadSamples(page);
  await page.goto(Amira);
  await glance(page).getByText('Croydon, 10.3').first().click();
  await page.getByRole('link', { name: 'croydon.10.3.b: where it acts' }).first().click();
  await expect(title(page)).toHaveText('Clauses of Croydon');
  await expect(page.getByRole('listitem').filter({ hasText: 'croydon.10.3.b ·' })).toBeInViewport();
});

test('a policy’s dates name the intervals that people may set for one child', async ({ page }) => {
  const row = (words: RegExp) => page.getByRole('row', { name: words });
  await page.goto('/policies/croydon');
  await expect(row(/as its conference sets/)).toContainText('never less oftenusually');
  await row(/as its group agrees/)
    .getByRole('button', { name: /5\.2/ })
    .click();
  await expect(page.getByText('needs can call for meetings more often.').first()).toBeVisible();
  await page.goto('/policies/surrey');
  await expect(row(/as its conference sets/)).toContainText('As often as the conference sets');
  await expect(row(/as its group agrees/)).toHaveCount(0);
});

test('outline and table of a diagram say the same as its picture', async ({ page }) => {
  await page.goto('/policies/croydon');
  await page.getByRole('link', { name: 'The plan', exact: true }).click();
  const panel = page.getByRole('region', { name: 'The plan under Croydon' });
  const drawn = panel.getByRole('group', { name: 'The plan under Croydon' });
  await expect(drawn.getByLabel(/^Awaiting first core group\./)).toBeVisible();
  const told = await drawn
    .getByLabel(/\./)
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
  const isEdge = (words: string): boolean => / (From .* to |Stays in )[^.]*\.$/.test(words);
  const boxes = told.filter((words) => !isEdge(words)).map((words) => words.replace(/\..*/, ''));
  expect(boxes.length).toBeGreaterThan(15);

  await panel.getByRole('button', { name: 'Show as outline' }).click();
  const outline = await panel.getByRole('listitem').getByRole('strong').allInnerTexts();
  expect(new Set([...boxes, 'Plan', 'Overdue'])).toEqual(new Set(outline));

  await panel.getByRole('button', { name: 'Show as table' }).click();
  const rows = await panel
    .getByRole('row')
    .evaluateAll((all) => all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent)));
  const ways = told.filter(isEdge).join('\n');
  for (const [from = '', , , to = ''] of rows) {
    const isDrawnInside = to === `${from}, overdue`;
    const way = from === to ? `Stays in ${from}` : `From ${from} to ${to}.`;
    if (!isDrawnInside) expect.soft(ways).toContain(way);
  }
  expect(rows.length).toBeGreaterThan(15);
});

const screens = (child: string): readonly (readonly [address: string, title: RegExp])[] => [
  ['/', /^What comes next/],
  ['/children', /^Children$/],
  ['/children/new', /^Add a child$/],
  [child, /^Amira$/],
  [`${child}/story`, /^Amira$/],
  [`${child}/story?step=2`, /^Amira$/],
  [`${child}/facts`, /^Amira$/],
  [`${child}/authority`, /^Amira$/],
  [`${child}/authority?to=surrey`, /^Amira$/],
  [`${child}/record/coreGroup.held`, /^Core group held$/],
  [`${child}/record/record.circulated?meeting=1`, /^Record of core group 1$/],
  ['/policies', /^Policies$/],
  ['/policies/england', /^England/],
  ['/policies/surrey', /^Surrey$/],
  ['/policies/pan-sussex/clauses', /^Clauses of Pan Sussex$/],
  ['/policies/oxfordshire/machines/record', /record/],
];

const expectScreen = async (page: Page, words: RegExp): Promise<void> => {
  await expect(title(page)).toHaveText(words);
  await expect(page).toHaveTitle(/ · Waymark$/);
};

test('every address opens its screen, and the browser’s Back and Forward lead through them', async ({ page }) => {
  test.slow();
  const { Amira } = await loadSamples(page);
  const all = screens(Amira);
  for (const [address, words] of all) {
    await page.goto(address);
    await expectScreen(page, words);
  }
  const [beforeLast, earlier] = [all.at(-2), all.at(-3)];
  await page.goBack();
  await expectScreen(page, beforeLast?.[1] ?? /none/);
  await page.goBack();
  await expectScreen(page, earlier?.[1] ?? /none/);
  await page.goForward();
  await expectScreen(page, beforeLast?.[1] ?? /none/);
});

test('Back and Forward work within the app, and a saved form is not gone back to', async ({ page }) => {
  await loadSamples(page);
  await page.getByRole('link', { name: 'Amira', exact: true }).click();
  await expect(title(page)).toHaveText('Amira');
  await page.getByRole('link', { name: 'School', exact: false }).first().click();
  await expect(title(page)).toHaveText('Child changed school');
  await page.goBack();
  await expect(title(page)).toHaveText('Amira');
  await page.goForward();
  await expect(title(page)).toHaveText('Child changed school');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status', { name: 'Saved' })).toBeVisible();
  await page.goBack();
  await expect(title(page)).toHaveText('Amira');
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await page.goBack();
  await expect(title(page)).toHaveText('Children');
});

const NOWHERE: readonly (readonly [address: string, says: RegExp])[] = [
  ['/nowhere', /There is no such page/],
  ['/children/a/b/c', /There is no such page/],
  ['/children/00000000-0000-4000-8000-000000000000', /This case is not on this device/],
  ['/children/%3Cscript%3E/facts', /This case is not on this device/],
  ['/children/x/record/coreGroup.held', /This case is not on this device/],
  ['/children/x/record/no.such.fact', /There is no such page/],
  ['/policies/atlantis', /There is no such policy/],
  ['/policies/atlantis/clauses', /There is no such policy/],
  ['/policies/croydon/machines/atlantis', /There is no such diagram/],
  ['/policies/croydon/atlantis', /There is no such page/],
];

test('an address that leads nowhere says so, and offers a way on', async ({ page }) => {
  for (const [address, says] of NOWHERE) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByRole('main')).toContainText(says);
      await expect(page.getByRole('link', { name: 'Children' }).first()).toBeVisible();
    });
  }
});

test('a step, a policy or a saved fact that is not there does no harm', async ({ page }) => {
  const { Amira } = await loadSamples(page);
  await page.goto(`${Amira}/story?step=9999`);
  await expect(page.getByRole('region', { name: 'Step through the case' })).toContainText('Today');
  await page.goto(`${Amira}/story?step=-1`);
  await expect(page.getByRole('region', { name: 'Step through the case' })).toContainText('Today');
  await page.goto(`${Amira}/authority?to=atlantis`);
  await expect(page.getByRole('button', { name: /^Adopt / })).toHaveCount(0);
  await page.goto(`${Amira}?saved=nothing`);
  await expect(page.getByRole('status', { name: 'Saved' })).toHaveCount(0);
  await page.goto(`${Amira}/record/record.circulated?meeting=77`);
  await expect(page.getByText('There is no core group 77.')).toBeVisible();
});
