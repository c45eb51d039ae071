import { addChild, answer, childOnPlan, comeBackAt, fillIn, loadSamples, record, saved, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

test.describe.configure({ mode: 'parallel' });

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.describe('over Easter', () => {
  test.use({ now: '2026-03-31T10:00:00Z' });

  test('a date is counted out, and the bank holidays that were skipped are named', async ({ page }) => {
    const child = await childOnPlan(page, 'Amira', '2026-03-31');
    await page.goto(child);
    await expect(page.getByRole('region', { name: 'Agree the date of the first core group' })).toContainText(
      '10 working days from the initial child protection conference, Tue 31 March 2026: Thu 16 April 2026. ' +
        'Not counted: Fri 3 Apr (Good Friday), Mon 6 Apr (Easter Monday).',
    );
  });
});

test('what can be recorded is grouped by what one is doing, and what cannot has its reason', async ({ page }) => {
  const { Esme, Harvey } = await loadSamples(page);
  await page.goto(Esme);
  const groups = section(page, 'Record something else').getByRole('heading', { level: 3 });
  await expect(groups).toHaveText([
    'Conference and review',
    'Meeting',
    'The child’s life',
    'The plan and its actions',
    'The record of a meeting',
    'A concern',
    'The case',
  ]);
  await expect(section(page, 'The child’s life').getByRole('link')).toHaveText([
    'Visit made',
    'Significant event noted',
    'Child changed school',
  ]);
  const concern = section(page, 'A concern');
  await concern.getByText('Not possible yet').click();
  await expect(concern).toContainText('No concern has been raised.');
  await page.goto(Harvey);
  await expect(groups.first(), 'after a plan a conference is the likeliest').toHaveText('Conference and review');
});

test('deadlines, meetings and windows ahead, what happened behind, and long gaps folded', async ({ page }) => {
  const { Esme, Finn } = await loadSamples(page);
  await page.goto(Esme);
  const ahead = section(page, 'Ahead').getByRole('listitem');
  await expect(ahead.filter({ hasText: 'Review' }).first()).toContainText('arranged');
  await expect(ahead.filter({ hasText: 'Window' })).toContainText('from Tue 17 February 2026 to Tue 10 March 2026');
  await expect(section(page, 'Behind').getByRole('listitem').first()).toContainText('Fri 27 February 2026');

  await page.goto(Finn);
  await expect(section(page, 'Ahead')).toContainText('3 months without anything');
  await section(page, 'Behind').getByText('Earlier').click();
  await expect(section(page, 'Behind')).toContainText('Initial conference: plan made');
});

test('a child as known on an earlier day, by a form and by its address', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-02-24');
  await comeBackAt(page, '2026-03-09T10:00:00Z');
  await record(page, child, 'coreGroup.held', { 'When did it happen?': '2026-03-04', 'Chaired by': 'team leader' });
  await page.goto(child);
  await expect(section(page, 'Behind')).toContainText('Core group 1 held');

  await page.getByText('See what was known on an earlier day').click();
  await answer(page, 'As known at the end of', '2026-03-10');
  await page.getByRole('button', { name: 'Show that day' }).click();
  await expect(page.getByText('That day has not come. Enter an earlier one')).toBeVisible();
  await answer(page, 'As known at the end of', '2026-03-05');
  await page.getByRole('button', { name: 'Show that day' }).click();
  await expect(page).toHaveURL(/knownOn=2026-03-05$/);
  // It was held by then, and nobody had written it down.
  await expect(section(page, 'Behind')).not.toContainText('Core group 1 held');
  await expect(section(page, 'Record something else')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Record: / })).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to today' }).click();
  await expect(section(page, 'Behind')).toContainText('Core group 1 held');
});

test('details are mended, and what cannot be or hardly is gets a clear message', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await page.goto(child);
  await page.getByRole('link', { name: 'Change details' }).click();
  const alert = page.getByRole('alert');
  const save = page.getByRole('button', { name: 'Save' });
  const born = async (day: string): Promise<void> => {
    await answer(page, 'Date of birth', day);
    await save.click();
  };

  await born('2027-05-01');
  await expect(alert).toContainText('The date of birth, Sat 1 May 2027, lies in the future.');
  await born('1950-05-01');
  await expect(alert).toContainText('this person is 75 and no child');
  await answer(page, 'Name of the child', 'a'.repeat(10_000));
  await save.click();
  await expect(alert).toContainText('The name has 10,000 characters, and at most 200 can be kept');
  await expect(page.getByLabel('Name of the child')).toHaveValue('a'.repeat(10_000));

  await answer(page, 'Name of the child', 'Amira');
  await born('2026-02-10');
  await expect(alert).toContainText('Check the date of birth');
  await expect(page.getByText('right only if the plan was made for an unborn child')).toBeVisible();
  await page.getByLabel('Yes, it is right').check();
  await answer(page, 'Family', 'Rahman');
  await save.click();
  await expect(title(page)).toHaveText('Amira');
  await expect(page.getByRole('main')).toContainText('under a year old');
  await expect(page.getByRole('main')).toContainText('Rahman family');
});

for (const name of ['<script>alert(1)</script>', 'أميرة بنت سعيد', '👩‍👧 Ẹlẹ́dàá', '"><img src=x onerror=alert(1)>']) {
  test(`a child called ${name} is called just that`, async ({ page }) => {
    const child = await addChild(page, 'Croydon', { 'Name of the child': name, Family: name });
    await page.goto(child);
    await expect(title(page)).toHaveText(name);
    await expect(page.getByRole('main')).toContainText(`${name} family`);
    await record(page, child, 'event.noted', { 'What happened': name, 'Who said so': name });
    await expect(section(page, 'Behind')).toContainText(name);
    for (const place of ['details', 'review', 'concerns', 'facts', 'authority']) {
      await page.goto(`${child}/${place}`);
      await expect(page.getByRole('main')).toContainText(place === 'details' ? 'Date of birth' : name);
    }
  });
}

test('a day beyond all sense is asked about, and what happened is not refused', async ({ page }) => {
  const child = await childOnPlan(page, 'Amira', '2026-01-20');
  await page.goto(`${child}/record/visit.made`);
  await fillIn(page, { 'When did it happen?': '2062-03-02' });
  await expect(page.getByText('Thu 2 March 2062, in 36 years: that day has not come.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Check the day, and say whether it is right');
  await page.getByLabel('Yes, it is right').check();
  await fillIn(page, { 'When did it happen?': '2072-03-02' });
  await expect(page.getByLabel('Yes, it is right'), 'another day is another question').not.toBeChecked();
  await page.getByLabel('Yes, it is right').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toContainText('It lies ahead, so it counts from its day on.');

  await page.goto(`${child}/record/coreGroup.arranged`);
  await fillIn(page, { 'Arranged for': '2036-03-02' });
  await expect(page.getByText('Arranged for: Sun 2 March 2036, in 10 years.')).toBeVisible();
});
