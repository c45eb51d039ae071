import { addChild, answer, childRow, glance, record } from './app.ts';
import { expect, type Locator, type Page, test } from './fixture.ts';

/** A child with an agreed action due today, and the child's own page open. */
async function actionDueToday(page: Page, today: string): Promise<string> {
  const child = await addChild(page, 'Croydon', { 'Name of the child': 'Amira' });
  await record(page, child, 'conference.held', { Decision: 'Make a plan' });
  await record(page, child, 'action.agreed', {
    'What is to be done': 'Call the school',
    'Who will do it': 'B. Lane',
    'By when': today,
  });
  return child;
}

const action = (page: Page): Locator =>
  glance(page).getByRole('listitem').filter({ hasText: 'Call the school' }).first();

/** The page is the same as ever and was not loaded anew: what is written on it now is there later. */
const write = (page: Page): Promise<string> => page.evaluate(() => (document.documentElement.title = 'kept'));
const written = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.title);

const NIGHTS = [
  { name: 'in winter', day: '2026-01-15', evening: '2026-01-15T23:59:00Z' },
  { name: 'in summer', day: '2026-07-01', evening: '2026-07-01T22:59:00Z' },
  { name: 'after the clocks went forward', day: '2026-03-29', evening: '2026-03-29T22:59:00Z' },
  { name: 'after the clocks went back', day: '2026-10-25', evening: '2026-10-25T23:59:00Z' },
];

for (const { name, day, evening } of NIGHTS) {
  test.describe(() => {
    test.use({ now: `${day}T12:00:00Z` });

    test(`a date passes at midnight in London while the app is open, ${name}`, async ({ page }) => {
      await actionDueToday(page, day);
      await write(page);
      await page.clock.pauseAt(evening);
      await expect(action(page)).toContainText('due today');
      await page.clock.runFor('00:55');
      await expect(action(page)).toContainText('due today');

      await page.clock.runFor('00:40');
      await expect(action(page)).toContainText('1 day late');
      await expect(glance(page)).toContainText('The agreed action was due by');
      expect(await written(page)).toBe('kept');
    });
  });
}

/** What the browser tells a page when people come back to it. */
const RETURNS = {
  'the window is shown again': () => document.dispatchEvent(new Event('visibilitychange')),
  'the window is chosen again': () => window.dispatchEvent(new Event('focus')),
  'the page comes out of the history': () => window.dispatchEvent(new PageTransitionEvent('pageshow')),
  'the connection is back': () => window.dispatchEvent(new Event('online')),
};

test('after a sleep in which no timer ran, the day is read again when people come back', async ({ page }) => {
  await actionDueToday(page, '2026-03-02');
  await write(page);
  await page.clock.pauseAt('2026-03-02T18:00:00Z');
  let stood = 'due today';
  for (const [index, [name, comeBack]] of Object.entries(RETURNS).entries()) {
    await test.step(name, async () => {
      await page.clock.setSystemTime(`2026-03-0${index + 3}T08:00:00Z`);
      await expect(action(page)).toContainText(stood);
      await page.evaluate(comeBack);
      stood = `${index + 1} ${index === 0 ? 'day' : 'days'} late`;
      await expect(action(page)).toContainText(stood);
    });
  }
  expect(await written(page)).toBe('kept');
});

test('the list of children turns at midnight too', async ({ page }) => {
  await actionDueToday(page, '2026-03-02');
  await page.getByRole('link', { name: 'Children' }).first().click();
  await write(page);
  const row = childRow(page, 'Amira');
  await expect(row).toContainText('due today');

  await page.clock.pauseAt('2026-03-02T23:59:00Z');
  await page.clock.runFor('02:00');
  await expect(row).toContainText('1 day late');
  await expect(row).toContainText('On a plan, day 2');
  await expect(page.getByText('with something overdue').locator('..')).toContainText('1');
  expect(await written(page)).toBe('kept');
});

test('what stands in a form at midnight stays, and the preview counts from the new day', async ({ page }) => {
  const child = await actionDueToday(page, '2026-03-02');
  await page.goto(`${child}/record/action.done`);
  await answer(page, 'Recorded by', 'C. Night');
  const preview = page.getByRole('complementary', { name: 'What will change' });
  await expect(preview).toContainText(/due today.*becomes.*met/);

  await page.clock.pauseAt('2026-03-02T23:59:00Z');
  await page.clock.runFor('02:00');
  await expect(preview).toContainText(/1 day late.*becomes.*met/);
  await expect(page.getByRole('group', { name: 'When did it happen?' }).getByLabel('Day')).toHaveValue('2');
  await expect(page.getByLabel('Recorded by')).toHaveValue('C. Night');
});
