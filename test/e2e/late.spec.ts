import { childOnPlan, childRow, comeBackAt, fillIn, glance, save, saved, whatWillChange } from './app.ts';
import { expect, test } from './fixture.ts';

const BREACH = 'The first core group was due by Mon 16 March 2026, and had not happened.';

test('a core group held on time and recorded late was held on time', async ({ page }) => {
  await childOnPlan(page, 'Amira', '2026-03-02');
  const overdue = glance(page).getByRole('listitem').filter({ hasText: 'The first core group' });
  await expect(overdue.first()).toContainText('due in 14 days');

  await comeBackAt(page, '2026-03-20T09:00:00Z');
  await expect(overdue.first()).toContainText('4 days late');
  await expect(glance(page)).toContainText(BREACH);

  await page.getByRole('link', { name: 'Hold the first core group' }).click();
  await expect(whatWillChange(page)).toContainText('Answer the questions');
  await fillIn(page, {
    'When did it happen?': '2026-03-12',
    'Chaired by': 'team leader',
    "The child's views": 'The child came and was heard',
  });

  const says = [
    /The first core group.*4 days late.*becomes.*met/,
    /The next core group.*Thu 23 April 2026/,
    `no longer a breach: ${BREACH}`,
  ];
  for (const words of says) await expect(whatWillChange(page)).toContainText(words);
  await save(page);
  for (const words of says) await expect(saved(page)).toContainText(words);
  await expect(glance(page)).not.toContainText(BREACH);
  await expect(glance(page)).toContainText('Every rule has been kept so far.');

  await page.getByRole('link', { name: 'Everything recorded' }).click();
  const fact = page.getByRole('listitem').filter({ hasText: 'Core group held' }).first();
  await expect(fact).toContainText('Thu 12 March 2026');
  await expect(fact).toContainText('Recorded on Fri 20 March 2026');

  await page.goto('/children');
  await expect(childRow(page, 'Amira')).not.toContainText('late');
});

test('a core group held late stays late, however it is recorded', async ({ page }) => {
  await childOnPlan(page, 'Amira', '2026-03-02');
  await comeBackAt(page, '2026-03-20T09:00:00Z');
  await page.getByRole('link', { name: 'Hold the first core group' }).click();
  await fillIn(page, {
    'When did it happen?': '2026-03-18',
    'Chaired by': 'key worker',
    "The child's views": 'The child came and was heard',
  });
  await expect(whatWillChange(page)).toContainText(/The first core group.*4 days late.*becomes.*met 2 days late/);
  await expect(whatWillChange(page)).toContainText(/Breach The first core group was not chaired by/);
  await save(page);
  await expect(glance(page)).toContainText(BREACH);
});
