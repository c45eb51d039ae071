import { childOnPlan, comeBackAt, fillIn, glance, record, saved, title, whatWillChange } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { byKeyboard, byMouse, type Hands } from './hands.ts';

test.describe.configure({ mode: 'parallel' });

const heard = { "The child's views": 'The child came and was heard', 'The level of risk was reviewed': 'Yes' };
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });

async function saveBy(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(saved(page)).toBeVisible();
}

for (const hand of [byMouse, byKeyboard]) {
  test(`Croydon, from a change of school to a Team around the Child, ${hand.name}`, async ({ page }) => {
    test.slow();
    const hands = hand(page);
    const child = await childOnPlan(page, 'Bilal', '2026-01-20');
    await record(page, child, 'coreGroup.held', {
      'When did it happen?': '2026-01-29',
      'Chaired by': 'team leader',
      ...heard,
    });

    await test.step('the school changes, and a core group at the new school is due', async () => {
      await page.goto(child);
      await hands.press(link(page, 'Child changed school'));
      await expect(title(page)).toHaveText('Child changed school');
      await hands.answer({ 'New school': 'Hill Primary' });
      await expect(whatWillChange(page)).toContainText('Mon 16 March 2026');
      await saveBy(page, hands);
      await expect(page.getByRole('main')).toContainText(
        '10 working days from the change of school, Mon 2 March 2026: Mon 16 March 2026.',
      );
    });

    await comeBackAt(page, '2026-03-10T10:00:00Z');
    await record(page, child, 'coreGroup.held', { 'Chaired by': 'key worker', 'Held at': 'The school', ...heard });
    await expect(saved(page)).toContainText(/core group at the new school.*becomes.*met/);

    await test.step('the review is arranged inside its limit', async () => {
      await hands.press(link(page, 'Review'));
      await expect(page.getByRole('main')).toContainText(
        '3 months from the initial child protection conference, Tue 20 January 2026: Mon 20 April 2026.',
      );
      await hands.press(link(page, 'Mon 20 April 2026'));
      await expect(page.getByRole('main')).toContainText('would be on the last day of the limit');
      await saveBy(page, hands);
      await expect(saved(page)).toContainText(/report to conference.*Mon 20 April 2026/);
    });

    await test.step('the core group recommends that the plan ends, and one member disagrees', async () => {
      await hands.press(link(page, 'Review'));
      await hands.press(link(page, 'Record the recommendation'));
      await hands.answer({ 'The core group agreed it': 'Yes', 'Key worker': 'Agrees', 'Parent or carer': 'Disagrees' });
      await hands.answer({ 'What the parent or carer says': 'It is too early.' });
      await saveBy(page, hands);
      await hands.press(link(page, 'Review'));
      await expect(page.getByRole('main')).toContainText('The core group agreed that the plan can end');
      await expect(page.getByRole('listitem').filter({ hasText: 'Parent or carer disagrees' })).toContainText(
        'It is too early.',
      );
    });

    await test.step('the report is shared, with its questions answered', async () => {
      await hands.press(link(page, "The key worker's report to conference"));
      await hands.answer({ 'How is the plan going, and any contingency plan?': 'Bilal is safe and well.' });
      await saveBy(page, hands);
      await expect(saved(page)).toContainText(/report to conference.*becomes.*met/);
    });

    await comeBackAt(page, '2026-04-20T10:00:00Z');
    await test.step('the review ends the plan', async () => {
      await hands.press(link(page, 'Review'));
      await hands.press(link(page, 'Record the decision'));
      await hands.answer({ Decision: 'End the plan' });
      await saveBy(page, hands);
      await expect(saved(page)).toContainText('what support goes on is to be agreed');
      await expect(glance(page)).not.toContainText('without a recommendation');
    });

    await test.step('a Team around the Child goes on, with consent and a lead professional', async () => {
      await hands.press(link(page, 'Review'));
      await expect(page.getByRole('main')).toContainText('Support after the plan needs the parents to consent.');
      await hands.press(link(page, 'Team around the Child'));
      await hands.answer({ "Parents' consent": 'Given' });
      await expect(whatWillChange(page)).toContainText('No lead professional is named for the Team around the Child.');
      await hands.answer({
        'Lead professional (optional)': 'J. Mensah, school nurse',
        'Which services go on, and by when': 'Reading club from May',
        'When the support is reviewed': '2026-07-20',
      });
      await expect(whatWillChange(page)).not.toContainText('No lead professional');
      await saveBy(page, hands);
      await hands.press(link(page, 'Review'));
      const agreed = page.getByRole('main');
      for (const words of ['Team around the Child', 'J. Mensah, school nurse', 'Reading club', 'Mon 20 July 2026'])
        await expect(agreed).toContainText(words);
    });
  });
}

test('consent that is refused: what the document says, what Waymark chose, and support later', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await record(page, child, 'conference.held', { 'Which conference': 'Review conference', Decision: 'End the plan' });
  await page.goto(`${child}/record/stepDown.agreed?route=childInNeed`);
  await fillIn(page, { "Parents' consent": 'Refused' });
  const note = page.getByRole('region', { name: 'What the policy says about this' });
  await expect(note).toContainText('Support after the plan needs the parents to consent.');
  await expect(note).toContainText('Waymark’s judgement');
  await expect(page.getByRole('textbox', { name: 'Lead professional (optional)' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Consent was refused' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Tell the child protection chair.');
  await page.getByRole('link', { name: 'Child in Need plan' }).click();
  await fillIn(page, { "Parents' consent": 'Given', 'Lead professional (optional)': 'A. Okafor' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What was agreed' })).toBeVisible();
});

test('a review arranged after its limit, or on a day off, is said to be so and not refused', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await page.goto(`${child}/record/conference.arranged?kind=review`);
  await fillIn(page, { 'Arranged for': '2026-05-04' });
  await expect(page.getByRole('main')).toContainText('would be 14 days after the limit, Mon 20 April 2026.');
  await expect(page.getByRole('main')).toContainText('Mon 4 May 2026 is the early May bank holiday.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('14 days after the limit');
});
