import { answer, childOnPlan, childRow, comeBackAt, glance, loadSamples, record, title } from './app.ts';
import { expect, test } from './fixture.ts';

test('adopting a policy shows which dates move, and is then a fact', async ({ page }) => {
  const { Amira } = await loadSamples(page);
  await page.goto(Amira);
  const before = await glance(page).innerText();
  await page.getByRole('link', { name: 'Policy', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This plan follows Croydon' })).toBeVisible();
  await page.getByRole('link', { name: 'Surrey', exact: true }).click();

  const change = page.getByRole('region', { name: 'If this plan followed Surrey' });
  await expect(change).toContainText(/The core assessment is not asked for any more/);
  await expect(change).toContainText(/Sending out the core group record, core group 1.*becomes/);
  await expect(change).toContainText('What was not kept before that day stays as it was under Croydon.');
  await page.getByRole('link', { name: 'Next steps' }).click();
  expect(await glance(page).innerText(), 'looking changes nothing').toBe(before);

  await page.goBack();
  await answer(page, 'Reason', 'The family moved to Reigate');
  await page.getByRole('button', { name: 'Adopt Surrey' }).click();
  await expect(title(page)).toHaveText('Amira');
  await expect(page.getByRole('main')).toContainText('What Surrey asks');
  await expect(glance(page)).not.toContainText('core assessment');
  await expect(glance(page), 'what was late in Croydon stays so').toContainText('under Croydon');

  await page.getByRole('link', { name: 'Everything recorded' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Policy adopted' })).toContainText(
    'The family moved to Reigate',
  );
  await page.goto('/children');
  await expect(childRow(page, 'Amira')).toContainText('Surrey');
});

test('an earlier day is seen under the policy of then', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-02-24');
  await comeBackAt(page, '2026-03-09T10:00:00Z');
  await page.goto(`${child}/authority?to=surrey`);
  await page.getByRole('button', { name: 'Adopt Surrey' }).click();
  await expect(page.getByRole('main')).toContainText('What Surrey asks');
  await page.goto(`${child}?knownOn=2026-03-08`);
  await expect(page.getByRole('region', { name: 'An earlier day' })).toContainText('Sun 8 March 2026');
  await expect(page.getByRole('main')).toContainText('What Croydon asks');
  await page.goto(`${child}/authority`);
  await expect(page.getByRole('main')).toContainText(/Croydon, edition 2011\s*from the beginning/);
  await expect(page.getByRole('main')).toContainText(/Surrey, edition 2012\s*from Mon 9 March 2026/);
});

test('a day to come is no day of adoption, and a policy chosen by mistake is mended', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await page.goto(`${child}/authority?to=oxfordshire`);
  await expect(page.getByRole('button', { name: 'Adopt Oxfordshire' })).toBeVisible();
  await answer(page, 'Adopted on', '2026-03-20');
  await page.getByRole('button', { name: 'Adopt Oxfordshire' }).click();
  await expect(page.getByRole('alert')).toContainText('Fri 20 March 2026 has not come: adopt it on that day');
  await page.getByText('The wrong policy was chosen when the child was added').click();
  await page.getByRole('button', { name: 'It was Oxfordshire from the beginning' }).click();
  await expect(page.getByRole('main')).toContainText('What Oxfordshire asks');
  await page.getByRole('link', { name: 'Everything recorded' }).click();
  await expect(page.getByText('Policy adopted')).toHaveCount(0);
});

test('who adopts it, in more letters than a name has, is told so', async ({ page }) => {
  const { Amira } = await loadSamples(page);
  await page.goto(`${Amira}/authority?to=surrey`);
  await page.getByRole('textbox', { name: 'Recorded by' }).fill('x'.repeat(201));
  await page.getByRole('button', { name: 'Adopt Surrey' }).click();
  await expect(page.getByRole('alert')).toContainText('Recorded by: this is too long; shorten it');
});

test('a withdrawn adoption leaves the policy as it was', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await page.goto(`${child}/authority?to=surrey`);
  await page.getByRole('button', { name: 'Adopt Surrey' }).click();
  await expect(page.getByRole('main')).toContainText('What Surrey asks');
  await page.goto(`${child}/facts`);
  const adopted = page.getByRole('listitem').filter({ hasText: 'Policy adopted' });
  await adopted.getByText('This is wrong').click();
  await adopted.getByLabel('Why was it wrong?').fill('It was the other child');
  await adopted.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(adopted.getByText('This is wrong')).toHaveCount(0);
  await page.goto(child);
  await expect(page.getByRole('main')).toContainText('What Croydon asks');
  await record(page, child, 'visit.made');
});
