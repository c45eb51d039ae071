import { readFileSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';

import { DOCUMENT_IDS } from '../../src/documents/ids.ts';
import { addChild, answer, comeBackAt, fillIn, loadSamples, record, save, saved, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { tabTo } from './focus.ts';

test.use({ now: '2026-01-20T10:00:00Z' });

const sheet = (page: Page) => page.getByRole('article');

/** From here on the printer's dialog is only counted. */
async function countPrints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told = window as unknown as { prints: number };
    told.prints = 0;
    window.print = () => void told.prints++;
  });
}
const prints = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { prints: number }).prints);

/** A plan in Pan Sussex from its conference to its first review. */
async function panSussex(page: Page): Promise<string> {
  const child = await addChild(page, 'Pan Sussex', { 'Name of the child': 'Amira', Family: 'Rahman' });
  await page.goto(`${child}/record/conference.held`);
  await fillIn(page, { Decision: 'Make a plan', 'Lead social worker': 'A. Okafor' });
  await page.getByRole('button', { name: 'Add a member' }).click();
  await answer(page.getByRole('group', { name: 'Member 1' }), 'role', 'health visitor');
  await answer(page.getByRole('group', { name: 'Member 1' }), 'Name', 'B. Nurse');
  await save(page);
  return child;
}

test('Pan Sussex from conference to review, with the checklist printed', async ({ page }) => {
  test.slow();
  await countPrints(page);
  const child = await panSussex(page);
  const documents = page.getByRole('navigation', { name: 'This child' }).getByRole('link', { name: 'Documents' });

  await test.step('the first core group, and its checklist', async () => {
    await comeBackAt(page, '2026-01-29T10:00:00Z');
    await page.goto(`${child}/record/coreGroup.held`);
    await fillIn(page, { 'Chaired by': 'lead social worker' });
    await page.getByRole('checkbox', { name: 'health visitor came' }).check();
    await save(page);
    await documents.click();
    await page.getByRole('link', { name: 'Core group meeting checklist' }).first().click();
    await expect(title(page)).toHaveText('Core group meeting checklist');
    await expect(sheet(page)).toContainText('Not Pan Sussex’s own form');
    const inTime = sheet(page).getByRole('row', { name: /Was it in time/ });
    await expect(inTime.getByRole('cell').nth(1)).toHaveText('☒');
    await expect(inTime).toContainText('Thu 29 January 2026, due by Tue 3 February 2026');
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await prints(page)).toBe(1);
  });

  await test.step('the plan is written', async () => {
    await page.goto(`${child}/plan/write`);
    const need = page.getByRole('group', { name: 'Need 1', exact: true });
    await need.getByLabel('What does the child need, or what is the worry?').fill('Amira misses meals');
    await need.getByLabel('What must change, and by how much?').fill('Three meals on every day');
    await page.getByLabel('The plan is detailed enough to work from').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
  });

  await comeBackAt(page, '2026-03-10T10:00:00Z');
  await page.goto(`${child}/records/1`);
  await page.getByRole('button', { name: 'Save that it was sent' }).click();
  await expect(saved(page)).toBeVisible();
  await record(page, child, 'coreGroup.held', { 'Chaired by': 'health visitor' });
  await record(page, child, 'conference.arranged', { 'Arranged for': '2026-04-15' });
  await comeBackAt(page, '2026-04-08T10:00:00Z');

  await test.step('the report to the review is assembled', async () => {
    await page.goto(`${child}/documents/report`);
    await expect(sheet(page)).toContainText('from the last conference on Tue 20 January 2026 to Wed 8 April 2026');
    await expect(sheet(page)).toContainText('Three meals on every day');
    await expect(sheet(page)).toContainText('The core group was not chaired by the lead social worker.');
    await expect(sheet(page)).toContainText('☐ The plan goes on.');
  });

  await test.step('each core group has its own checklist', async () => {
    await page.goto(`${child}/documents/checklist`);
    const chaired = sheet(page).getByRole('row', { name: /Did the lead social worker chair it/ });
    await expect(chaired.getByRole('cell').nth(2)).toHaveText('☒');
    await page.getByLabel('Which core group?').selectOption({ label: 'Core group 1, Thu 29 January 2026' });
    await expect(chaired.getByRole('cell').nth(1)).toHaveText('☒');
    await page.getByLabel('Which core group?').selectOption('blank');
    await expect(chaired.getByRole('cell').nth(1)).toHaveText('☐');
  });

  await record(page, child, 'report.shared');
  await comeBackAt(page, '2026-04-15T10:00:00Z');
  await record(page, child, 'conference.held', { Decision: 'Continue the plan' });
  await page.goto(`${child}/documents/family`);
  await expect(sheet(page)).toContainText('The big meeting: it decides whether the plan goes on');
  await expect(sheet(page)).toContainText('Not later than Thu 15 October 2026');
});

test('the checklist is found and printed by keyboard alone', async ({ page }) => {
  test.slow();
  await countPrints(page);
  const child = await panSussex(page);
  await page.goto(child);
  await tabTo(page, page.getByRole('navigation', { name: 'This child' }).getByRole('link', { name: 'Documents' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Core group meeting checklist' }).first());
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Print' }));
  await page.keyboard.press('Enter');
  expect(await prints(page)).toBe(1);
});

test('a Word file is made in the browser, under its strict headers, and holds the case', async ({ page }) => {
  test.slow();
  const child = await panSussex(page);
  await page.goto(`${child}/documents/plan`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a Word file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('plan.docx');
  const xml = strFromU8(unzipSync(readFileSync(await file.path()))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('Amira');
  expect(xml).toContain('B. Nurse, health visitor');
});

test('on paper there is the sheet alone, in ink on white, with pages numbered', async ({ page }) => {
  const child = await panSussex(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto(`${child}/documents/terms`);
  await expect(sheet(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(title(page)).toBeHidden();
  const colours = await sheet(page).evaluate((element) => [
    getComputedStyle(element).color,
    getComputedStyle(element).backgroundColor,
  ]);
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  const rules = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((each) => [...each.cssRules].map(({ cssText }) => cssText)).join(),
  );
  expect(rules).toContain('Correct as printed on Tue 20 January 2026');
  expect(rules).toContain('counter(pages)');
});

const HOSTILE = `"><script>hacked=1</script><img src=x onerror=hacked=1> مرحبا 👩🏽‍⚕️ \u202Etxet\u202C \u0007`;

test('texts of every kind stay text in every document', async ({ page }) => {
  test.slow();
  const child = await addChild(page, 'Oxfordshire', { 'Name of the child': HOSTILE, Family: HOSTILE });
  await record(page, child, 'conference.held', { Decision: 'Make a plan', 'Lead social worker': HOSTILE });
  await page.goto(`${child}/plan/write`);
  const need = page.getByRole('group', { name: 'Need 1', exact: true });
  await need.getByLabel('What does the child need, or what is the worry?').fill(HOSTILE);
  await need.getByLabel('What must change, and by how much?').fill(HOSTILE);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const place of ['plan', 'plan/write', 'documents', ...DOCUMENT_IDS.map((id) => `documents/${id}`)]) {
    await page.goto(`${child}/${place}`);
    await expect(page.getByRole('main')).toContainText('<script>hacked=1</script>');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide, `${place} is wider than its window by`).toBe(0);
  }
});

test.describe('nothing stands in anybody’s way', () => {
  test.use({ now: '2026-03-02T10:00:00Z' });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      test(`in ${colorScheme}, ${width} wide`, async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { Esme } = await loadSamples(page);
        await page.goto(`${Esme}/plan/write`);
        const need = page.getByRole('group', { name: 'Need 1', exact: true });
        await need.getByLabel('What does the child need, or what is the worry?').fill('Esme needs better meals');
        await need.getByLabel('What must change, and by how much?').fill('Better meals, ongoing');
        await page.getByRole('button', { name: 'Add an action to need 1' }).click();
        const look = async (name: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();
          expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
            `${name} is wider than its window by`,
          ).toBe(0);
        };
        await page.getByText('What Pan Sussex asks of the plan').waitFor();
        await look('the editor');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
        await page.goto(`${Esme}/plan/write`);
        await need.getByLabel('What must change, and by how much?').fill('');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await look('the editor with errors');
        await need.getByLabel('What must change, and by how much?').fill('Three meals on every day');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await expect(page.getByRole('link', { name: 'What changed from text 1' })).toBeVisible();
        await look('the plan');
        await page.getByRole('link', { name: 'What changed from text 1' }).click();
        await expect(page.getByRole('status')).toContainText('changed');
        await look('two texts');
        await page.goto(`${Esme}/documents`);
        await expect(page.getByRole('link', { name: 'Chronology' })).toBeVisible();
        await look('the documents');
        for (const id of DOCUMENT_IDS) {
          await page.goto(`${Esme}/documents/${id}`);
          await expect(sheet(page)).toBeVisible();
          await look(`the ${id}`);
        }
      });
    }
  }
});
