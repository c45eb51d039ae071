import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { addressOf, remove, run, type Running, temporary, THE_APP } from '../browser.ts';
import type { Measured, Row } from '../row.ts';

const NAME = 'Zephyrine Quillfeather';
const SENTENCE = 'The velocipede stood behind the haberdashery';
const PASSPHRASE = 'nine marmalade herons asleep';

/** Files of the profile that hold one of the words, in either way in which browsers write text. */
function filesWith(profile: string, words: readonly string[]): string[] {
  const wanted = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return (readdirSync(profile, { recursive: true }) as string[]).filter((path) => {
    const file = join(profile, path);
    try {
      const bytes = statSync(file).isFile() ? readFileSync(file) : Buffer.alloc(0);
      return wanted.some((each) => bytes.includes(each));
    } catch {
      return false;
    }
  });
}

const pressed = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function choose(page: Page, title: string): Promise<void> {
  await page.getByLabel(title, { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(`${title} again`, { exact: true }).fill(PASSPHRASE);
}

async function addChild(page: Page, address: string): Promise<void> {
  await goTo(page, `${address}children`);
  await page.getByRole('link', { name: 'Add a child' }).click();
  const madeUp = page.getByRole('button', { name: 'Add a made-up child' });
  await page.getByRole('textbox', { name: 'Name of the child' }).or(madeUp).first().waitFor();
  if (await madeUp.isVisible()) await madeUp.click();
  await page.getByRole('textbox', { name: 'Name of the child' }).fill(NAME);
  await page.getByRole('radio', { name: 'Croydon', exact: true }).check();
  await pressed(page, 'Add this child');
  await page.getByRole('navigation', { name: 'This child' }).waitFor();
  // A sentence as a draft, typed and left.
  const child = page.url();
  await goTo(page, `${child}/record/fact.withdrawn`);
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  for (const box of await page.getByRole('textbox').all()) await box.fill(SENTENCE).catch(() => undefined);
}

/** A page that is opened by its address is locked: its keys were in the memory of the page before. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const lock = page.getByRole('heading', { name: 'Unlock Waymark' });
  await lock
    .or(page.getByRole('link', { name: 'Waymark', exact: true }))
    .first()
    .waitFor();
  if (!(await lock.isVisible())) return;
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await pressed(page, 'Unlock');
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

/** Long enough for the browser to write what it holds back: its local storage and sessions come late. */
const written = (page: Page): Promise<void> => page.waitForTimeout(6000);

async function measure(protecting: boolean): Promise<Measured> {
  const address = await addressOf(THE_APP);
  const profile = temporary('clear');
  const running: Running = await run(profile);
  const page = await running.newPage(address);
  const words = [NAME, 'Quillfeather', SENTENCE, 'haberdashery', PASSPHRASE];
  const found: Record<string, readonly string[]> = {};
  if (protecting) {
    await pressed(page, 'Protect now');
    await choose(page, 'Passphrase');
    await pressed(page, 'Protect this device');
    await page.getByRole('heading', { name: 'Your recovery key' }).waitFor();
    const groups = await page.locator('.wm-recovery span').allInnerTexts();
    words.push(groups.map((group) => group.trim()).join('-'), groups.map((group) => group.trim()).join(''));
    await page.getByLabel('I have printed').check();
    await pressed(page, 'Continue');
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  } else await pressed(page, 'Use sample data only');
  await addChild(page, address);
  await written(page);
  found['in use'] = filesWith(profile, words);
  if (protecting) {
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'Unlock Waymark' }).waitFor();
    await written(page);
    found['locked'] = filesWith(profile, words);
    await goTo(page, `${address}safety`);
    await page.getByLabel('Which child').selectOption({ label: NAME });
    await page.getByLabel(/Type the child’s name/).fill(NAME);
    await pressed(page, 'Erase this record for good');
    await page.getByText('The record was erased').waitFor();
    await written(page);
    found['erased'] = filesWith(profile, words);
  }
  await running.quit();
  found['closed'] = filesWith(profile, words);
  remove(profile);
  const files = new Set(Object.values(found).flat());
  const where = Object.entries(found).map(([when, paths]) => `${when} ${paths.length}`);
  return {
    figure: `${files.size} files (${where.join(', ')})${files.size > 0 ? `: ${[...files].slice(0, 3).join(', ')}` : ''}`,
    holds: files.size === 0,
  };
}

export const inClear: Row = {
  name: 'a name, a sentence, the passphrase or the recovery key in the raw profile',
  target: '0 files',
  measure: () => measure(true),
  planted: () => measure(false),
};
