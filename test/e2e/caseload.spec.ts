import { readFile } from 'node:fs/promises';

import { childRow, loadSamples, SAMPLES, title } from './app.ts';
import { EVERY_LOOK, expectNoBarriersAnywhere, unfold } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';

const rowsOf = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
const names = (page: Page): Promise<string[]> => rowsOf(page).getByRole('link').allTextContents();

async function makeUp(page: Page, size: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Made-up children' });
  if (!(await form.isVisible())) await page.getByText('Made-up children', { exact: true }).click();
  await form.getByLabel('How many').selectOption(size);
  await form.getByLabel('Seed, a whole number').fill('7');
  await form.getByRole('button', { name: 'Make up children' }).click();
}

test('children are searched as one types, filtered, grouped and found again by the address', async ({ page }) => {
  await loadSamples(page);
  expect((await names(page)).toSorted()).toEqual([...SAMPLES]);

  await page.getByRole('searchbox').fill('rah');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByRole('status').filter({ hasText: '2 of 8 children' })).toBeVisible();
  await expect(page).toHaveURL(/\/children#search=rah$/);

  await page.getByRole('button', { name: 'Show all children' }).click();
  await page.getByLabel('Authority', { exact: true }).selectOption('Oxfordshire');
  await page.getByLabel('Where in the plan').selectOption('Plan ended');
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(childRow(page, 'Harvey')).toBeVisible();
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(page.getByLabel('Authority', { exact: true })).toHaveValue('Oxfordshire');

  await page.getByRole('button', { name: 'Show all children' }).click();
  await page.getByLabel('Families together').check();
  await expect(page.getByRole('rowheader', { name: 'Rahman family 2 children' })).toBeVisible();
  await page.getByRole('button', { name: 'Show only the Rahman family' }).first().click();
  await expect(rowsOf(page)).toHaveCount(2);

  // There and back: the list is as it was left.
  await page.getByRole('link', { name: 'Bilal', exact: true }).click();
  await expect(title(page)).toHaveText('Bilal');
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(2);
});

test('a child opened in the middle of typing stays open', async ({ page }) => {
  await loadSamples(page);
  // No pause comes to an end while the clock stands.
  await page.clock.pauseAt('2026-03-02T11:00:00Z');
  await page.getByRole('searchbox').fill('harvey');
  await expect(rowsOf(page)).toHaveCount(1);
  await childRow(page, 'Harvey')
    .getByRole('link', { name: 'Harvey' })
    .evaluate((link: HTMLAnchorElement) => link.click());
  await page.clock.runFor(1000);
  await expect(title(page)).toHaveText('Harvey');
  await expect(page).toHaveURL(/\/children\/[^/#]+$/);
});

test('by keyboard alone: what is overdue, then a search that finds nobody, then a child', async ({ page }) => {
  await loadSamples(page);
  const overdue = page.getByRole('button', { name: 'with something overdue' });
  await overdue.focus();
  const count = Number((await overdue.textContent())?.replace(/\D/g, ''));
  await page.keyboard.press('Enter');
  await expect(overdue).toHaveAttribute('aria-pressed', 'true');
  await expect(rowsOf(page)).toHaveCount(count);

  for (let steps = 0; steps < 30; steps++) {
    await page.keyboard.press('Tab');
    if (await page.getByRole('searchbox').evaluate((box) => box === document.activeElement)) break;
  }
  await page.keyboard.type('nobody is called this');
  await expect(page.getByText('No child is like that.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('finn');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await overdue.focus();
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'Finn', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Finn');
});

test('a thousand made-up children: made with progress, listed in part, printed whole, saved without formulas', async ({
  page,
}) => {
  test.slow();
  await page.goto('/children');
  await makeUp(page, '1,000');
  await expect(page.getByRole('status').filter({ hasText: '1,000 children are in the list.' })).toBeVisible({
    timeout: 90_000,
  });
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
  expect(await rowsOf(page).count()).toBeLessThan(100);
  const first = (await names(page))[0] ?? '';

  // Going down brings others, and up again the same.
  await page.mouse.wheel(0, 30_000);
  await expect.poll(async () => (await names(page))[0]).not.toBe(first);
  await expect(rowsOf(page).last()).toHaveAttribute('aria-rowindex', /\d{2,}/);
  await page.keyboard.press('Home');

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(rowsOf(page)).toHaveCount(1000);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(async () => rowsOf(page).count()).toBeLessThan(100);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a spreadsheet file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('waymark-children-2026-03-02.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1001);
  expect(lines.filter((line) => /(^|,)"[=+@-]/.test(line))).toEqual([]);

  // The same seed brings the same children, so there are no more of them.
  await makeUp(page, '100');
  await expect(page.getByRole('status').filter({ hasText: '100 children are in the list.' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
});

test('nothing stands in anybody’s way on the list of children', async ({ page }) => {
  await loadSamples(page);
  await page.getByLabel('Families together').check();
  await unfold(page);
  await expect(page.getByRole('button', { name: 'Make up children' })).toBeVisible();
  await expectNoBarriersAnywhere(page, 'the list of children', EVERY_LOOK);
});
