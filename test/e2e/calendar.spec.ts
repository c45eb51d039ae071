import { readFile } from 'node:fs/promises';

import ICAL from 'ical.js';

import { fillIn, loadSamples, save, title } from './app.ts';
import { EVERY_LOOK, expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime('2026-03-10T10:00:00Z');
  await loadSamples(page);
});

test('the calendar: month and list, by keyboard, and a file for another calendar without names', async ({ page }) => {
  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(title(page)).toHaveText('Calendar');
  const table = page.getByRole('table', { name: 'Meetings and due dates in March 2026' });
  await expect(table.getByRole('link', { name: 'Esme' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'List' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/calendar?view=agenda');
  await page.getByRole('link', { name: 'April 2026' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'April 2026', exact: true })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL('/calendar?month=2026-04&view=agenda');
  await expect(page.getByRole('heading', { name: /^Overdue/ })).toBeVisible();

  await page.getByText('Put these dates into another calendar').click();
  await page.getByRole('radio', { name: /Nobody/ }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the calendar file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('waymark.ics');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).not.toMatch(/Esme|Amira/);
  const events = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]).getAllSubcomponents('vevent');
  expect(events.length).toBeGreaterThan(20);
  await expect(page.getByText('The file holds the dates of 8 children.')).toBeVisible();
});

test('the calendar of one child is a place of the child', async ({ page }) => {
  await page.getByRole('link', { name: 'Esme', exact: true }).click();
  await page.getByRole('navigation', { name: 'This child' }).getByRole('link', { name: 'Calendar' }).click();
  await expect(title(page)).toHaveText('Esme');
  const table = page.getByRole('table', { name: 'Meetings and due dates in March 2026' });
  await expect(table.getByText(/review/i).first()).toBeVisible();
  await expect(page.getByText('Amira')).toHaveCount(0);
});

/** The entries of the calendar file that is made on this page, by their names in the other calendar. */
async function fileOf(page: Page): Promise<Map<string, ICAL.Event>> {
  await page.getByText('Put these dates into another calendar').click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the calendar file' }).click(),
  ]);
  const parsed = ICAL.parse(await readFile(await file.path(), 'utf8')) as [string, unknown[], unknown[]];
  const events = new ICAL.Component(parsed).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const byName = new Map(events.map((event) => [event.uid, event]));
  expect(byName.size, 'each entry has a name of its own').toBe(events.length);
  return byName;
}

test('a second calendar file of the same child moves what the first one made, and doubles nothing', async ({
  page,
}) => {
  const esme = (await page.getByRole('link', { name: 'Esme', exact: true }).getAttribute('href')) ?? '';
  const calendar = `${esme}/calendar`;
  await page.goto(calendar);
  const first = await fileOf(page);
  const review = [...first.values()].find(({ summary }) => summary === 'E., Review child protection conference');
  await page.goto(`${esme}/record/conference.arranged?kind=review`);
  await fillIn(page, { 'Arranged for': '2026-03-17' });
  await save(page);
  await page.goto(calendar);
  const second = await fileOf(page);
  const moved = second.get(review?.uid ?? '');
  expect(moved?.startDate.toString()).toContain('2026-03-17');
  expect(moved?.sequence).toBeGreaterThan(review?.sequence ?? Infinity);
  expect([...second.values()].filter(({ summary }) => summary === review?.summary)).toHaveLength(1);
});

test('team measures: each number opens the children behind it', async ({ page }) => {
  await page.getByRole('link', { name: 'Team measures' }).click();
  await page.getByRole('link', { name: /^Records and plans sent out in time, not kept: 1/ }).click();
  const behind = page.getByRole('heading', { name: /at least one that was not \(1\)/ });
  await expect(behind).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Amira');
  await page.goBack();
  await page.getByRole('combobox', { name: 'Authority' }).selectOption('Surrey');
  await expect(page).toHaveURL(/authority=Surrey/);
  await expect(page.getByText('There is no such child.')).toBeVisible();
});

test('nothing stands in anybody’s way in the calendar and the measures', async ({ page }) => {
  for (const address of ['/calendar', '/calendar?view=agenda', '/team?show=records.notKept']) {
    await page.goto(address);
    await expect(title(page)).toHaveText(/^(Calendar|Team measures)$/);
    await expect(page.getByText('still being read')).toBeHidden();
    await expectNoBarriersAnywhere(page, address, EVERY_LOOK);
  }
});
