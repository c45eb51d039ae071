import { answer, title } from './app.ts';
import { expect, type Page } from './fixture.ts';

/** What a person does on a protected device. */

export const PASSPHRASE = 'three otters by the weir';

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** A browser that has no place for a second copy, as all but Chromium. */
export const withoutCopy = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'storageBuckets', { value: undefined }));

/** Chooses a passphrase on a device on which nobody was yet. The recovery key is shown then; returns it. */
export async function choosePassphrase(page: Page): Promise<string> {
  await button(page, 'Protect now').click();
  await box(page, 'Passphrase').fill(PASSPHRASE);
  await box(page, 'Passphrase again').fill(PASSPHRASE);
  await button(page, 'Protect this device').click();
  await expect(title(page)).toHaveText('Your recovery key');
  return page.locator('.wm-recovery').innerText();
}

export async function protect(page: Page): Promise<string> {
  await page.goto('/children');
  const recoveryKey = await choosePassphrase(page);
  await page.getByRole('checkbox').check();
  await button(page, 'Continue').click();
  await expect(button(page, 'Lock')).toBeVisible();
  return recoveryKey;
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await box(page, 'Passphrase').fill(passphrase);
  await button(page, 'Unlock').click();
}

export const toChildren = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Waymark' }).getByRole('link', { name: 'Children' }).click();

export async function addNamed(page: Page, name: string): Promise<void> {
  await toChildren(page);
  await page.getByRole('link', { name: 'Add a child' }).click();
  await answer(page, 'Name of the child', name);
  await page.getByRole('radio', { name: 'Croydon', exact: true }).check();
  await button(page, 'Add this child').click();
  await expect(title(page)).toHaveText(name);
}

export const addAmira = (page: Page): Promise<void> => addNamed(page, 'Amira');

export async function isLocked(page: Page): Promise<void> {
  await expect(title(page)).toHaveText('Unlock Waymark');
  expect(await page.locator('html').innerHTML()).not.toContain('Amira');
  expect(await page.title()).not.toContain('Amira');
}

/** Presses a button that hands a file to the downloads. */
async function downloaded(page: Page, name: string): Promise<{ name: string; file: string }> {
  const downloading = page.waitForEvent('download');
  await button(page, name).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), file: await download.path() };
}

/** Of everything, from the safety screen that is open. */
export async function aBackup(page: Page): Promise<{ name: string; file: string }> {
  await box(page, 'Passphrase for this backup').fill(PASSPHRASE);
  await box(page, 'Passphrase for this backup again').fill(PASSPHRASE);
  return downloaded(page, 'Make a backup');
}

/** Of one child, from the safety screen that is open. */
export async function anExport(page: Page, child: string): Promise<{ name: string; file: string }> {
  await page.getByLabel('Which child').selectOption({ label: child });
  await box(page, 'Passphrase for this file').fill(PASSPHRASE);
  await box(page, 'Passphrase for this file again').fill(PASSPHRASE);
  return downloaded(page, 'Export this record');
}

export async function restore(page: Page, file: string): Promise<void> {
  await page.getByLabel('Backup file').setInputFiles(file);
  await box(page, 'Passphrase of the backup').fill(PASSPHRASE);
  await button(page, 'Restore').click();
}
