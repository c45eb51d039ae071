import type { BrowserContext } from '@playwright/test';

import { title } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';
import {
  addAmira,
  aBackup,
  box,
  button,
  isLocked,
  PASSPHRASE,
  protect,
  restore,
  toChildren,
  unlock,
  withoutCopy,
} from './protected.ts';

test.use({ samplesOnly: false });

test('the first start offers protection; the passphrase must be a good one, typed twice', async ({ page }) => {
  await page.goto('/');
  await expect(title(page)).toHaveText('How will you use Waymark here?');
  await expectNoBarriersAnywhere(page, 'the first start');
  await button(page, 'Protect now').click();
  await box(page, 'Passphrase').fill('short');
  await button(page, 'Protect this device').click();
  await expect(page.getByRole('alert')).toContainText('choose at least 14');
  await box(page, 'Passphrase').fill(PASSPHRASE);
  await box(page, 'Passphrase again').fill('something else entirely');
  await button(page, 'Protect this device').click();
  await expect(page.getByRole('alert')).toContainText('The two passphrases differ');
  await expectNoBarriersAnywhere(page, 'a passphrase with errors');
});

test('with sample data only, a new child asks for protection first, and what is here is taken along', async ({
  page,
}) => {
  await page.goto('/children');
  await button(page, 'Use sample data only').click();
  await button(page, 'Load sample children').click();
  await expect(page.getByRole('link', { name: 'Harvey', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Add a child' }).click();
  await expect(page.getByRole('heading', { name: 'This device is not protected' })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expectNoBarriersAnywhere(page, 'a device that is not protected');
  await page.reload();
  await button(page, 'Protect now').click();
  await box(page, 'Passphrase').fill(PASSPHRASE);
  await box(page, 'Passphrase again').fill(PASSPHRASE);
  await button(page, 'Protect this device').click();
  await page.getByRole('checkbox').check();
  await expectNoBarriersAnywhere(page, 'the recovery key');
  await button(page, 'Continue').click();
  await toChildren(page);
  await expect(page.getByRole('link', { name: 'Harvey', exact: true })).toBeVisible();
});

test('locked, nothing is left on the screen; unlocked, the same page is there with what was typed', async ({
  page,
}) => {
  const recoveryKey = await protect(page);
  await addAmira(page);
  await page.goto(`${page.url()}/record/strategyDiscussion.held`);
  await unlock(page, 'not the passphrase');
  await expect(page.getByRole('alert')).toContainText('does not unlock');
  await expectNoBarriersAnywhere(page, 'a wrong passphrase');
  await unlock(page);
  await box(page, 'Day').fill('17');
  await page.keyboard.press('Control+Shift+L');
  await isLocked(page);
  await button(page, 'Use the recovery key instead').click();
  await box(page, 'Recovery key').fill(recoveryKey.slice(1));
  await button(page, 'Unlock').click();
  await expect(page.getByRole('alert')).toContainText('mistyped');
  await box(page, 'Recovery key').fill(recoveryKey);
  await button(page, 'Unlock').click();
  await expect(box(page, 'Day')).toHaveValue('17');
});

test('left alone for 15 minutes it locks itself; so does every other tab when one is locked', async ({
  page,
  context,
}) => {
  await protect(page);
  await addAmira(page);
  await page.clock.runFor(14 * 60_000);
  await expect(title(page)).toHaveText('Amira');
  await page.clock.runFor(90_000);
  await isLocked(page);
  await expect(page.getByRole('status')).toContainText('nobody had used it');
  await unlock(page);
  const other = await context.newPage();
  await other.goto('/children');
  await unlock(other);
  await expect(other.getByRole('link', { name: 'Amira', exact: true })).toBeVisible();
  await button(page, 'Lock').click();
  await isLocked(other);
});

test('a device that slept is locked', async ({ page }) => {
  await protect(page);
  await addAmira(page);
  await page.clock.fastForward('04:00:00');
  await isLocked(page);
  await expect(page.getByRole('status')).toContainText('asleep');
});

test('a clock that went back is pointed out, and nothing is dropped', async ({ page }) => {
  await page.goto('/children');
  await button(page, 'Use sample data only').click();
  await button(page, 'Load sample children').click();
  await expect(page.getByRole('link', { name: 'Harvey', exact: true })).toBeVisible();
  await page.clock.setSystemTime('2026-02-28T10:00:00Z');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('status').first()).toContainText('clock went back by');
  await expect(page.getByRole('link', { name: 'Harvey', exact: true })).toBeVisible();
});

/** What a browser does that finds its database damaged. */
async function emptyDatabase(page: Page, context: BrowserContext): Promise<void> {
  await page.goto('about:blank');
  const behind = await context.newPage();
  await behind.goto('/icon.svg');
  await behind.evaluate(
    () => new Promise((resolve) => indexedDB.deleteDatabase('waymark').addEventListener('success', resolve)),
  );
  await behind.close();
}

test('a database that the browser emptied is filled again from the second copy, and goes on', async ({
  page,
  context,
}) => {
  test.slow();
  await protect(page);
  await addAmira(page);
  await page.getByRole('link', { name: 'Safety' }).click();
  await expect(page.getByRole('main')).toContainText('A second copy lies beside them');
  await emptyDatabase(page, context);
  await page.goto('/children');
  await expect(page.getByRole('alert')).toContainText('it puts back what its second copy holds');
  await unlock(page);
  await expect(page.getByRole('status').first()).toContainText('put back from the second copy on this device');
  await expectNoBarriersAnywhere(page, 'put back from the second copy');
  await button(page, 'Understood').click();
  await expect(page.getByText('put back from the second copy')).toHaveCount(0);
  await page.getByRole('link', { name: 'Amira', exact: true }).click();
  const address = page.url();
  await page.goto(`${address}/record/strategyDiscussion.held`);
  await unlock(page);
  await button(page, 'Save').click();
  await expect(page.getByRole('status', { name: 'Saved' })).toBeVisible();
});

test('a database that was wiped: told at once, read-only, and whole again from the backup', async ({
  page,
  context,
}) => {
  test.slow();
  await withoutCopy(page);
  await protect(page);
  await addAmira(page);
  await page.getByRole('link', { name: 'Safety' }).click();
  await expect(title(page)).toHaveText('Safety');
  await expectNoBarriersAnywhere(page, 'safety');
  const { name, file } = await aBackup(page);
  expect(name).toBe('waymark-backup-2026-03-02.age');

  await emptyDatabase(page, context);

  await page.goto('/children');
  await expect(page.getByRole('alert')).toContainText('The records on this device are gone');
  await expect(page.getByRole('alert')).toContainText('puts it back from a backup');
  await expect(page.getByRole('alert')).not.toContainText('second copy');
  await unlock(page);
  await expect(title(page)).toHaveText('Something is not as it was left');
  await expect(page.getByRole('main')).toContainText('All records on this device are gone');
  await expectNoBarriersAnywhere(page, 'records that are gone');
  await restore(page, file);
  await expect(title(page)).toHaveText('Everything is whole again');
  await button(page, 'Continue').click();
  await expect(page.getByRole('link', { name: 'Amira', exact: true })).toBeVisible();
});
