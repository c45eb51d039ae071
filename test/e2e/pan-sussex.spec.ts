import { addChild, comeBackAt, saved, title, whatWillChange } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { byKeyboard, byMouse, type Hands } from './hands.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ now: '2026-01-20T10:00:00Z' });

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'This child' }).getByRole('link', { name, exact: true });
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

async function saveBy(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(saved(page)).toBeVisible();
}

for (const hand of [byMouse, byKeyboard]) {
  test(`Pan Sussex, from the conference to the review, with the checklist printed, ${hand.name}`, async ({ page }) => {
    test.slow();
    await countPrints(page);
    const hands = hand(page);
    const child = await addChild(page, 'Pan Sussex', { 'Name of the child': 'Amira', Family: 'Rahman' });

    await test.step('the conference makes a plan and names a group', async () => {
      await page.goto(child);
      await hands.press(link(page, 'Conference held'));
      await hands.answer({ Decision: 'Make a plan', 'Lead social worker': 'A. Okafor' });
      await hands.press(page.getByRole('button', { name: 'Add a member' }));
      const member = page.getByRole('group', { name: 'Member 1' });
      await hands.choose(member.getByLabel('Role'), 'health visitor');
      await hands.write(member.getByLabel('Name'), 'B. Nurse');
      await saveBy(page, hands);
      await expect(saved(page)).toContainText(/first core group.*Tue 3 February 2026/);
    });

    await test.step('the first core group is held', async () => {
      await comeBackAt(page, '2026-01-29T10:00:00Z');
      await hands.press(link(page, 'Hold the first core group'));
      await hands.answer({ 'Chaired by': 'lead social worker' });
      await hands.tick(page.getByRole('checkbox', { name: 'B. Nurse, health visitor came' }));
      await saveBy(page, hands);
    });

    await test.step('its checklist is found, ticked by what is known, and printed', async () => {
      await hands.press(place(page, 'Documents'));
      await hands.press(link(page, 'Core group meeting checklist').first());
      await expect(title(page)).toHaveText('Core group meeting checklist');
      await expect(title(page)).toBeFocused();
      await expect(sheet(page)).toContainText('Not Pan Sussex’s own form');
      const inTime = sheet(page).getByRole('row', { name: /Was it in time/ });
      await expect(inTime.getByRole('cell').nth(1)).toHaveText('☒');
      await expect(inTime).toContainText('Thu 29 January 2026, due by Tue 3 February 2026');
      await hands.press(page.getByRole('button', { name: 'Print' }));
      expect(await prints(page)).toBe(1);
    });

    await test.step('the plan is written', async () => {
      await hands.press(link(page, 'Amira'));
      await hands.press(place(page, 'The plan'));
      await hands.press(link(page, /^Write the/));
      const need = page.getByRole('group', { name: 'Need 1', exact: true });
      await hands.write(need.getByLabel('What does the child need, or what is the worry?'), 'Amira misses meals');
      await hands.write(need.getByLabel('What must change, and by how much?'), 'Three meals on every day');
      await hands.tick(page.getByLabel('The plan is detailed enough to work from'));
      await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
      await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
    });

    await test.step('the record goes out', async () => {
      await comeBackAt(page, '2026-02-05T10:00:00Z');
      await hands.press(place(page, 'Next steps'));
      await hands.press(link(page, /^(Send out|Record:) .*record/).first());
      await hands.press(page.getByRole('button', { name: 'Save that it was sent' }));
      await expect(saved(page)).toContainText(/becomes.*met/);
    });

    await test.step('a later core group is chaired by another, and that is said before it is saved', async () => {
      await comeBackAt(page, '2026-03-10T10:00:00Z');
      await hands.press(link(page, /^(Record: core group held|Hold the next core group)$/).first());
      await hands.answer({ 'Chaired by': 'health visitor' });
      await expect(whatWillChange(page)).toContainText('The core group was not chaired by the lead social worker.');
      await saveBy(page, hands);
    });

    await test.step('the review is arranged inside its limit, and its dates follow', async () => {
      await hands.press(place(page, 'Review'));
      await hands.press(link(page, 'Arrange the review'));
      await hands.answer({ 'Arranged for': '2026-04-15' });
      await expect(whatWillChange(page)).toContainText(/report to conference.*Fri 10 April 2026/);
      await expect(whatWillChange(page)).toContainText(/shortly before the review/);
      await saveBy(page, hands);
    });

    await test.step('each core group has a checklist of its own', async () => {
      await comeBackAt(page, '2026-04-08T10:00:00Z');
      await hands.press(place(page, 'Documents'));
      await hands.press(link(page, 'Core group meeting checklist').first());
      const chaired = sheet(page).getByRole('row', { name: /Did the lead social worker chair it/ });
      await expect(chaired.getByRole('cell').nth(2)).toHaveText('☒');
      await hands.choose(page.getByLabel('Which core group?'), 'Core group 1, Thu 29 January 2026');
      await expect(chaired.getByRole('cell').nth(1)).toHaveText('☒');
      await page.getByLabel('Which core group?').selectOption('blank');
      await expect(chaired.getByRole('cell').nth(1)).toHaveText('☐');
    });

    await test.step('the report is assembled, and shared', async () => {
      await hands.press(link(page, 'Amira'));
      await hands.press(place(page, 'Documents'));
      await hands.press(link(page, /^Social worker.s report to/).first());
      await expect(sheet(page)).toContainText('from the last conference on Tue 20 January 2026 to Wed 8 April 2026');
      await expect(sheet(page)).toContainText('Three meals on every day');
      await expect(sheet(page)).toContainText('The core group was not chaired by the lead social worker.');
      await expect(sheet(page)).toContainText('☐ The plan goes on.');
      await hands.press(link(page, 'Amira'));
      await hands.press(place(page, 'Review'));
      await hands.press(link(page, "The social worker's report to conference"));
      await saveBy(page, hands);
      await expect(saved(page)).toContainText(/report to conference.*becomes.*met/);
    });

    await test.step('the review decides that the plan goes on, and the family reads until when', async () => {
      await comeBackAt(page, '2026-04-15T10:00:00Z');
      await hands.press(place(page, 'Review'));
      await hands.press(link(page, 'Record the decision'));
      await hands.answer({ Decision: 'Continue the plan' });
      await saveBy(page, hands);
      await hands.press(place(page, 'Documents'));
      await hands.press(link(page, 'Our plan, in plain words').first());
      await expect(sheet(page)).toContainText('The big meeting: it decides whether the plan goes on');
      await expect(sheet(page)).toContainText('Not later than Thu 15 October 2026');
    });
  });
}
