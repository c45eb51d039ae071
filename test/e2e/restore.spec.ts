import { title } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, prepare, test } from './fixture.ts';
import {
  addAmira,
  addNamed,
  aBackup,
  anExport,
  box,
  button,
  choosePassphrase,
  isLocked,
  PASSPHRASE,
  protect,
  restore,
  toChildren,
  unlock,
  withoutCopy,
} from './protected.ts';

test.use({ samplesOnly: false });

const child = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
async function safety(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Safety' }).click();
  await expect(title(page)).toHaveText('Safety');
}
const merged = (page: Page) => page.getByRole('status').filter({ hasText: 'The backup was merged' });

/** Does something to what the browser stores while Waymark is closed. */
async function behindItsBack(page: Page, work: () => unknown): Promise<void> {
  await page.goto('/icon.svg');
  await page.evaluate(work);
}

test('one child’s record goes to another device, and nobody else’s', async ({
  page,
  browser,
  baseURL,
  now,
  complaints,
}) => {
  await protect(page);
  await addAmira(page);
  await addNamed(page, 'Bilal');
  await safety(page);
  const { name, file } = await anExport(page, 'Amira');
  expect(name).toBe('waymark-record-2026-03-02.age');
  await expect(page.getByRole('status')).toContainText('The record is in your downloads');

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  complaints.listenTo(elsewhere);
  await prepare(elsewhere, now, false);
  const other = await elsewhere.newPage();
  await protect(other);
  await safety(other);
  await restore(other, file);
  await expect(merged(other)).toContainText('One child was added.');
  await toChildren(other);
  await expect(child(other, 'Amira')).toBeVisible();
  await expect(child(other, 'Bilal')).toHaveCount(0);
  await elsewhere.close();
});

test('a record that was erased does not come back with an older backup', async ({ page }) => {
  await protect(page);
  await addAmira(page);
  await addNamed(page, 'Bilal');
  await safety(page);
  const { file } = await aBackup(page);
  await page.getByLabel('Which child').selectOption({ label: 'Amira' });
  await page.getByLabel(/Type the child’s name/).fill('Amira');
  await button(page, 'Erase this record for good').click();
  await expect(page.getByText('The record was erased')).toBeVisible();
  await restore(page, file);
  await expect(merged(page)).toContainText('One child was left out, because the record was erased on this device.');
  await toChildren(page);
  await expect(child(page, 'Bilal')).toBeVisible();
  await expect(child(page, 'Amira')).toHaveCount(0);
});

test('after the passphrase was changed an older backup opens with its own', async ({ page }) => {
  await protect(page);
  await addAmira(page);
  await safety(page);
  const { file } = await aBackup(page);
  await page.getByText('Change the passphrase, recovery key or passkey').click();
  await box(page, 'Your present passphrase, or the recovery key').fill(PASSPHRASE);
  await box(page, 'New passphrase').fill('nine marmalade herons');
  await box(page, 'New passphrase again').fill('nine marmalade herons');
  await button(page, 'Change the passphrase').click();
  await expect(page.getByText('The passphrase was changed')).toBeVisible();
  await page.goto('/safety');
  await unlock(page);
  await expect(page.getByRole('alert')).toContainText('does not unlock');
  await unlock(page, 'nine marmalade herons');
  await restore(page, file);
  await expect(merged(page)).toBeVisible();
});

test('whoever forgot the passphrase comes in with the recovery key and sets a new one', async ({ page }) => {
  const recoveryKey = await protect(page);
  await button(page, 'Lock').click();
  await button(page, 'Use the recovery key instead').click();
  await box(page, 'Recovery key').fill(recoveryKey);
  await button(page, 'Unlock').click();
  await safety(page);
  await page.getByText('Change the passphrase, recovery key or passkey').click();
  await box(page, 'Your present passphrase, or the recovery key').fill(recoveryKey);
  await box(page, 'New passphrase').fill('nine marmalade herons');
  await box(page, 'New passphrase again').fill('nine marmalade herons');
  await button(page, 'Change the passphrase').click();
  await expect(page.getByText('The passphrase was changed')).toBeVisible();
  await button(page, 'Lock').click();
  await unlock(page, 'nine marmalade herons');
  await expect(title(page)).toHaveText('Safety');
});

test('the record kept apart cleared alone: told, and made anew by this device’s backup', async ({ page }) => {
  await protect(page);
  await addAmira(page);
  await safety(page);
  const { file } = await aBackup(page);
  await behindItsBack(page, () => localStorage.clear());
  await page.goto('/children');
  await unlock(page);
  await expect(title(page)).toHaveText('Something is not as it was left');
  await expect(page.getByRole('main')).toContainText('The note that Waymark keeps apart from the records');
  await expectNoBarriersAnywhere(page, 'a note that was lost');
  await restore(page, file);
  await expect(title(page)).toHaveText('Everything is whole again');
  await button(page, 'Continue').click();
  await expect(child(page, 'Amira')).toBeVisible();
});

for (const table of ['facts', 'cases', 'keys', 'heads', 'meta', 'vault']) {
  test(`a database from which “${table}” is gone: told, and nothing is lost once a backup is restored`, async ({
    page,
  }) => {
    await withoutCopy(page);
    await protect(page);
    await addAmira(page);
    await page.goto(`${page.url()}/record/strategyDiscussion.held`);
    await unlock(page);
    await button(page, 'Save').click();
    await expect(page.getByRole('status', { name: 'Saved' })).toBeVisible();
    await safety(page);
    const { file } = await aBackup(page);
    await expect(page.getByText('The backup is in your downloads: 1 child, 1 entry.')).toBeVisible();
    await page.goto('/icon.svg');
    await page.evaluate(
      (gone) =>
        new Promise((resolve) => {
          const opening = indexedDB.open('waymark');
          opening.addEventListener('success', () => {
            const clearing = opening.result.transaction(gone, 'readwrite');
            clearing.objectStore(gone).clear();
            clearing.addEventListener('complete', () => resolve(opening.result.close()));
          });
        }),
      table,
    );
    await page.goto('/children');
    await unlock(page);
    if (table === 'vault') return expect(child(page, 'Amira')).toBeVisible();
    if (table === 'meta') return expect(page.getByText('A setting of this device').first()).toBeVisible();
    await expect(title(page)).toHaveText('Something is not as it was left');
    await restore(page, file);
    await expect(title(page)).toHaveText('Everything is whole again');
    await button(page, 'Continue').click();
    await child(page, 'Amira').click();
    await page.getByRole('link', { name: 'Everything recorded' }).click();
    await expect(page.getByRole('main')).toContainText('Strategy discussion held');
  });
}

test('a page that is closed while it shows the recovery key is asked about it when it is unlocked', async ({
  page,
}) => {
  await page.goto('/');
  const first = await choosePassphrase(page);
  await page.reload();
  await unlock(page);
  await expect(page.getByText('Do you have the recovery key on paper?')).toBeVisible();
  await expectNoBarriersAnywhere(page, 'a reminder of the recovery key');
  await page.getByRole('link', { name: 'Make a new recovery key' }).click();
  await page.getByText('Change the passphrase, recovery key or passkey').click();
  await box(page, 'Your present passphrase, or the recovery key').fill(PASSPHRASE);
  await button(page, 'Make a new recovery key').click();
  await expect(page.locator('.wm-recovery')).not.toHaveText(first);
  await page.getByRole('checkbox').check();
  await button(page, 'Continue').click();
  await expect(page.getByText('Do you have the recovery key on paper?')).toHaveCount(0);
});

test('a tab that still offers the first choice sees that another one protected the device', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto('/');
  await expect(title(other)).toHaveText('How will you use Waymark here?');
  await protect(page);
  await isLocked(other);
});

test('one tab is locked and the other works: each does what it should', async ({ page, context }) => {
  await protect(page);
  await addAmira(page);
  const other = await context.newPage();
  await other.goto('/children');
  await isLocked(other);
  await addNamed(page, 'Bilal');
  await unlock(other);
  await expect(child(other, 'Bilal')).toBeVisible();
  await addNamed(other, 'Cerys');
  await toChildren(page);
  await expect(child(page, 'Cerys')).toBeVisible();
});
