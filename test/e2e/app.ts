import { expect, type Locator, type Page } from './fixture.ts';

/** What a person does in Waymark, by what they see: names of questions, of answers, of links. */

/** Answers by the question's words: a day as 2026-01-31, a choice or a line as it reads. */
export type Answers = Readonly<Record<string, string>>;

export const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
export const whatWillChange = (page: Page): Locator => page.getByRole('complementary', { name: 'What will change' });
export const saved = (page: Page): Locator => page.getByRole('status', { name: 'Saved' });
export const glance = (page: Page): Locator => page.getByRole('complementary', { name: 'The plan at a glance' });
export const childRow = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Whoever left the app open comes back to its window at that moment. */
export async function comeBackAt(page: Page, instant: string): Promise<void> {
  await page.clock.setSystemTime(instant);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

/** Gives the answer to one question of a form, whatever kind of question it is. */
export async function answer(form: Page | Locator, question: string, value: string): Promise<void> {
  const group = form.getByRole('group', { name: question });
  if ((await group.count()) === 0) {
    const box = form.getByRole('textbox', { name: question }).or(form.getByRole('combobox', { name: question }));
    const isList = await box.evaluate((element) => element instanceof HTMLSelectElement);
    await (isList ? box.selectOption({ label: value }) : box.fill(value));
    return;
  }
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!day) return group.getByLabel(value, { exact: true }).check();
  const boxes = { Year: day[1], Month: day[2], Day: day[3] };
  for (const [name, part = ''] of Object.entries(boxes)) await group.getByLabel(name).fill(String(Number(part)));
}

/** Answers the questions of the form that is open, and saves it. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
  for (const [question, value] of Object.entries(answers)) await answer(page, question, value);
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
}

/** Adds a child from the list of children, and returns the child's own address. */
export async function addChild(page: Page, policy: string, answers: Answers): Promise<string> {
  await page.goto('/children/new');
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  for (const [question, value] of Object.entries(answers)) await answer(page, question, value);
  await page.getByRole('radio', { name: policy, exact: true }).check();
  await page.getByRole('button', { name: 'Add this child' }).click();
  await expect(page.getByRole('navigation', { name: 'This child' })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Records a fact at its own address. */
export async function record(page: Page, child: string, type: string, answers: Answers = {}): Promise<void> {
  await page.goto(`${child}/record/${type}`);
  await fillIn(page, answers);
  await save(page);
}

/** A child in Croydon whose plan was made on that day. */
export async function childOnPlan(page: Page, name: string, conferenceOn: string): Promise<string> {
  const child = await addChild(page, 'Croydon', { 'Name of the child': name });
  await record(page, child, 'conference.held', {
    'When did it happen?': conferenceOn,
    'Which conference': 'Initial conference',
    Decision: 'Make a plan',
  });
  return child;
}

export const SAMPLES = ['Amira', 'Bilal', 'Cerys', 'Dylan', 'Esme', 'Finn', 'Grace', 'Harvey'] as const;
export type SampleAddresses = Readonly<Record<(typeof SAMPLES)[number], string>>;

/** Loads the sample children, and returns the address of each. */
export async function loadSamples(page: Page): Promise<SampleAddresses> {
  await page.goto('/children');
  await page.getByRole('button', { name: 'Load sample children' }).click();
  await expect(page.getByRole('link', { name: 'Harvey', exact: true })).toBeVisible();
  const addresses = await Promise.all(
    SAMPLES.map(async (name) => {
      const address = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      return [name, address ?? ''] as const;
    }),
  );
  return Object.fromEntries(addresses) as SampleAddresses;
}

/** What is kept in one table of the device's database, as text. */
export const keptIn = (page: Page, table: 'drafts' | 'meta'): Promise<string> =>
  page.evaluate(
    (store) =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('waymark');
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll();
          reading.addEventListener('success', () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result));
          });
        });
      }),
    table,
  );
export const draftIn = (page: Page): Promise<string> => keptIn(page, 'drafts');

/** Waits until what was typed is kept: until then the browser would ask before it leaves the page. */
export const typedIsKept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))))
    .toBe(true);
