import { readFileSync } from 'node:fs';

import { strFromU8, unzipSync } from 'fflate';

import { DOCUMENT_IDS } from '../../src/documents/ids.ts';
import { addChild, answer, fillIn, loadSamples, record, save, title } from './app.ts';
import { EVERY_LOOK, expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';

test.use({ now: '2026-01-20T10:00:00Z' });

const sheet = (page: Page) => page.getByRole('article');

/** A plan in Pan Sussex, and its group of one. */
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

test.describe('six weeks later', () => {
  test.use({ now: '2026-03-02T10:00:00Z' });

  test('nothing stands in anybody’s way', async ({ page }) => {
    test.slow();
    const { Esme } = await loadSamples(page);
    await page.goto(`${Esme}/plan/write`);
    const need = page.getByRole('group', { name: 'Need 1', exact: true });
    const change = need.getByLabel('What must change, and by how much?');
    await need.getByLabel('What does the child need, or what is the worry?').fill('Esme needs better meals');
    await change.fill('Better meals, ongoing');
    await page.getByRole('button', { name: 'Add an action to need 1' }).click();
    await page.getByText('What Pan Sussex asks of the plan').waitFor();
    await expectNoBarriersAnywhere(page, 'the editor', EVERY_LOOK);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
    await page.goto(`${Esme}/plan/write`);
    await change.fill('');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectNoBarriersAnywhere(page, 'the editor with errors', EVERY_LOOK);
    await change.fill('Three meals on every day');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('link', { name: 'What changed from text 1' })).toBeVisible();
    await expectNoBarriersAnywhere(page, 'the plan', EVERY_LOOK);
    await page.getByRole('link', { name: 'What changed from text 1' }).click();
    await expect(page.getByRole('status')).toContainText('changed');
    await expectNoBarriersAnywhere(page, 'two texts', EVERY_LOOK);
    await page.goto(`${Esme}/documents`);
    await expect(page.getByRole('link', { name: 'Chronology' })).toBeVisible();
    await expectNoBarriersAnywhere(page, 'the documents', EVERY_LOOK);
    for (const id of DOCUMENT_IDS) {
      await page.goto(`${Esme}/documents/${id}`);
      await expect(sheet(page)).toBeVisible();
      await expectNoBarriersAnywhere(page, `the ${id}`, EVERY_LOOK);
    }
  });
});
