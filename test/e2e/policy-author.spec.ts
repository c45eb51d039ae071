import AxeBuilder from '@axe-core/playwright';

import { childRow, loadSamples, title } from './app.ts';
import { expect, test } from './fixture.ts';

test('a policy author tries a longer time for the record, proves it, keeps it and hands it on', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await page.goto('/policies/croydon/clauses');
  await page.getByLabel('Find a clause').fill('10.3');
  const clause = page.getByRole('listitem').filter({ hasText: 'croydon.10.3.b' });
  await clause.getByRole('link', { name: /Sending out the core group meeting record/ }).click();
  await expect(title(page)).toHaveText('The record of a core group');

  await page.goto('/policies/croydon');
  await page.getByRole('link', { name: 'Make a new edition' }).click();
  const record = page.getByLabel('Sending out the core group meeting record', { exact: true });
  await expect(record).toHaveValue('7');
  await expect(page.getByText('Nothing changes for anybody.')).toBeVisible({ timeout: 30_000 });
  await record.fill('10');
  const numbers = page.getByRole('status').filter({ hasText: 'dates that change' });
  await expect(numbers).toContainText(/[1-9]\d* of 1000/, { timeout: 30_000 });

  await page.getByRole('button', { name: 'YAML' }).click();
  const file = page.getByRole('textbox', { name: 'The policy’s file, in YAML' });
  await expect(file).toHaveValue(/recordCirculation: \{ within: 10 working days/);
  const right = await file.inputValue();
  await file.fill(right.replace('roles: [teamManager', 'roles: [teamManger'));
  await expect(page.getByText('"teamManger" is not a role Waymark knows')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep on this device' })).toBeDisabled();
  await file.fill(right);

  await page.getByRole('button', { name: 'Proofs' }).click();
  await expect(page.getByText('Everything holds.')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(title(page)).toHaveText('Edit your policy');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the file' }).click();
  const path = await (await downloading).path();

  await page.goto('/policies');
  await page.getByRole('link', { name: 'Croydon, edition 2011, revised (yours)' }).click();
  await expect(page.getByRole('row', { name: /Sending out the core group meeting record/ })).toContainText(
    '10 working days',
  );

  const { Amira } = await loadSamples(page);
  await page.goto(`${Amira}/authority`);
  await page.getByRole('link', { name: 'Croydon, edition 2011, revised', exact: true }).click();
  await page.getByRole('button', { name: 'Follow Croydon, edition 2011, revised from now on' }).click();
  await expect(page.getByRole('main')).toContainText('What Croydon, edition 2011, revised asks');
  await page.reload();
  await expect(page.getByRole('main'), 'read before the case is').toContainText('edition 2011, revised asks');
  await page.goto('/children');
  await expect(childRow(page, 'Amira')).toContainText('Croydon, edition 2011, revised');

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await elsewhere.addInitScript(() => {
    if (window.origin !== 'null') localStorage.setItem('waymark.samplesOnly', 'yes');
  });
  const other = await elsewhere.newPage();
  await other.goto('/policies');
  await other.getByLabel('Read a policy from a file').setInputFiles({
    name: 'croydon.yaml',
    mimeType: 'text/yaml',
    buffer: await (await import('node:fs/promises')).readFile(path),
  });
  await expect(title(other)).toHaveText('Croydon, edition 2011, revised (yours)');
  await elsewhere.close();
});

test('policies are compared by what they say and on a case', async ({ page }) => {
  await page.goto('/policies/compare?with=croydon,surrey');
  await expect(page.getByText(/^They part on/)).toBeVisible();
  const says = page.getByRole('region', { name: 'What the policies say' });
  await expect(says.getByRole('row', { name: /Sending out the core group meeting record/ })).toContainText('differs');
  await page.getByLabel('Oxfordshire').check();
  await expect(says.getByRole('columnheader', { name: 'Oxfordshire' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Oxfordshire')).toBeChecked();
});

for (const path of [
  '/policies',
  '/policies/compare?with=croydon,surrey',
  '/policies/croydon/impact',
  '/policies/croydon/proofs',
  '/policies/croydon/edit',
]) {
  test(`nothing that WCAG 2.2 AA forbids: ${path}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.goto(path);
    await expect(title(page)).not.toHaveText('');
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
