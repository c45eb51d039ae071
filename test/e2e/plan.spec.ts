import { addChild, answer, draftIn, fillIn, record, save, title } from './app.ts';
import { expect, type Locator, type Page, test } from './fixture.ts';
import { tabTo } from './focus.ts';

test.use({ now: '2026-01-29T10:00:00Z' });

const NEED = 'What does the child need, or what is the worry?';
const OUTCOME = 'What must change, and by how much?';

async function childWithMembers(page: Page, policy = 'Pan Sussex'): Promise<string> {
  const child = await addChild(page, policy, { 'Name of the child': 'Amira', Family: 'Rahman' });
  await page.goto(`${child}/record/conference.held`);
  await fillIn(page, {
    'When did it happen?': '2026-01-20',
    Decision: 'Make a plan',
    'Lead social worker': 'A. Okafor',
  });
  await page.getByRole('button', { name: 'Add a member' }).click();
  const member = page.getByRole('group', { name: 'Member 1' });
  await answer(member, 'role', 'health visitor');
  await answer(member, 'Name', 'B. Nurse');
  await save(page);
  return child;
}

const need = (page: Page, n: number): Locator => page.getByRole('group', { name: `Need ${n}`, exact: true });
const action = (page: Page, n: number, of: number): Locator =>
  page.getByRole('group', { name: `Action ${n} of need ${of}`, exact: true });

/** The first need with one action, by the boxes' names. */
async function writeNeed(page: Page): Promise<void> {
  await need(page, 1).getByLabel(NEED).fill('Amira misses meals');
  await need(page, 1).getByLabel(OUTCOME).fill('Three meals on every day');
  await need(page, 1).getByLabel('How will everybody know?').fill('The meal diary');
  await answer(need(page, 1), 'By when must it have changed?', '2026-03-31');
  await page.getByRole('button', { name: 'Add an action to need 1' }).click();
  await action(page, 1, 1).getByLabel('what is to be done?').fill('Help with the shopping list');
  await action(page, 1, 1).getByLabel('Who does it?').fill('B. Nurse');
  await answer(action(page, 1, 1), 'By when?', '2026-02-10');
}

const savePlan = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
};

test('a plan is written, changed, compared, approved and sent out', async ({ page }) => {
  test.slow();
  const child = await childWithMembers(page);
  await page.getByRole('navigation', { name: 'This child' }).getByRole('link', { name: 'The plan' }).click();
  await page.getByRole('link', { name: 'Write the plan' }).click();
  await expect(title(page)).toHaveText('Write the child protection plan');

  await writeNeed(page);
  const prompts = page.getByRole('region', { name: 'Need 1: worth another look' });
  await expect(prompts).toHaveCount(0);
  await need(page, 1).getByLabel(OUTCOME).fill('Better meals, ongoing');
  await expect(prompts).toContainText('“ongoing” is not a timescale');
  await expect(prompts).toContainText('By how much? People can read “Better” in different ways.');
  await prompts.getByRole('link').first().click();
  await expect(need(page, 1).getByLabel(OUTCOME)).toBeFocused();
  await page.getByRole('group', { name: 'B. Nurse, health visitor' }).getByLabel('Who stands in?').fill('C. Deputy');
  await page.getByLabel('The plan is detailed enough to work from').check();
  await expect(
    page.getByText('Text 1 of the plan, 1 agreed action, that the plan is detailed, 1 member'),
  ).toBeVisible();
  await savePlan(page);

  const far = page.getByRole('complementary', { name: 'How far the plan has come' });
  await expect(far).toContainText('Detailed · done');
  await expect(far).toContainText('Approved · next');
  await expect(far).toContainText('Nobody is named to approve the plan.');
  await expect(far).toContainText('C. Deputy stands in');
  await expect(page.getByRole('main')).toContainText('B. Nurse, by Tue 10 February 2026. Not done yet.');

  await test.step('a second text starts from the first', async () => {
    await page.getByRole('link', { name: 'Change the plan' }).click();
    await expect(need(page, 1).getByLabel(OUTCOME)).toHaveValue('Better meals, ongoing');
    await expect(action(page, 1, 1)).toContainText('Agreed on Thu 29 January 2026.');
    await need(page, 1).getByLabel(OUTCOME).fill('Three meals on every day');
    await page.getByRole('button', { name: 'Add a need' }).click();
    await need(page, 2).getByLabel(NEED).fill('Amira is late for school');
    await need(page, 2).getByLabel(OUTCOME).fill('In class by nine on each school day');
    await savePlan(page);
  });

  await test.step('side by side', async () => {
    await page.getByRole('link', { name: 'What changed from text 1' }).click();
    await expect(page.getByRole('status')).toContainText('3 of 7 lines changed.');
    const row = page.getByRole('row', { name: /Need 1: what must change/ });
    await expect(row.getByRole('deletion').first()).toContainText('Better');
    await expect(row.getByRole('insertion').first()).toContainText('Three');
    await expect(page.getByRole('row', { name: /Need 2: what the child needs New/ })).toBeVisible();
    await page.getByRole('button', { name: 'Show all lines' }).click();
    await expect(page.getByRole('row', { name: /Need 1: how we will know/ })).toContainText('The same');
  });

  await record(page, child, 'plan.approved');
  await record(page, child, 'plan.distributed');
  await page.goto(`${child}/plan`);
  await expect(far).toContainText('Approved · done');
  await expect(far).toContainText('Sent out · done');
  await expect(far.getByText(/^Thu 29 January 2026, text 2/)).toHaveCount(2);
});

test('every keystroke survives a closed tab, and a save that was cut off is not made twice', async ({
  page,
  context,
}) => {
  test.slow();
  const child = await childWithMembers(page);
  await page.goto(`${child}/record/plan.written`);
  await writeNeed(page);
  await need(page, 1).getByLabel(NEED).press('End');
  await page.keyboard.type(' at weekends');
  await expect.poll(() => draftIn(page)).toContain('Amira misses meals at weekends');
  await page.close();

  const again = await context.newPage();
  await again.goto(`${child}/plan`);
  await again.getByRole('link', { name: 'Go on with your draft' }).click();
  await expect(again.getByText('This is what you typed here earlier and did not save.')).toBeVisible();
  await expect(need(again, 1).getByLabel(NEED)).toHaveValue('Amira misses meals at weekends');
  await expect(action(again, 1, 1).getByLabel('Who does it?')).toHaveValue('B. Nurse');

  const other = await context.newPage();
  await other.goto(`${child}/plan/write`);
  await expect(need(other, 1).getByLabel(NEED)).toHaveValue('Amira misses meals at weekends');
  await savePlan(again);
  // The other tab held the same draft: it finds its text saved and shows the plan.
  await expect(other.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
  await other.goto(`${child}/facts`);
  await expect(other.getByRole('main').getByText('Plan written', { exact: true })).toHaveCount(1);
  await expect(other.getByRole('main').getByText('Action agreed', { exact: true })).toHaveCount(1);
  await other.goto(`${child}/plan`);
  await expect(other.getByRole('link', { name: 'Change the plan' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Go on with your draft' })).toHaveCount(0);
});

test('what is wrong is said at its box, and nothing typed is lost', async ({ page }) => {
  const child = await childWithMembers(page, 'Croydon');
  await page.goto(`${child}/plan/write`);
  await need(page, 1).getByLabel(OUTCOME).fill('x'.repeat(10_001));
  await need(page, 1).getByLabel('Day', { exact: true }).fill('31');
  await need(page, 1).getByLabel('Month').fill('2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Need 1: say what the child needs');
  await expect(summary).toContainText('Need 1: this has more than 10,000 characters; shorten it');
  await summary.getByRole('link', { name: 'Need 1: enter a real day' }).click();
  await expect(need(page, 1).getByLabel('Day', { exact: true })).toBeFocused();
  await expect(need(page, 1).getByLabel(OUTCOME)).toHaveValue('x'.repeat(10_001));
});

test('a plan is written by keyboard alone', async ({ page }) => {
  test.slow();
  const child = await childWithMembers(page, 'Nottinghamshire');
  await page.goto(`${child}/plan`);
  await tabTo(page, page.getByRole('link', { name: 'Write the plan' }));
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeFocused();
  await tabTo(page, need(page, 1).getByLabel(NEED));
  await page.keyboard.type('Amira misses meals');
  await tabTo(page, need(page, 1).getByLabel(OUTCOME));
  await page.keyboard.type('Meals regularly');
  await tabTo(page, page.getByRole('button', { name: 'Add an action to need 1' }));
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    page.getByRole('region', { name: 'Need 1: worth another look' }).getByRole('link').first(),
    'Shift+Tab',
  );
  await page.keyboard.press('Enter');
  await expect(need(page, 1).getByLabel(OUTCOME)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'How far it has come' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Meals regularly');
});
