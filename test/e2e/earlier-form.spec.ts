import { draftIn, save } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { seed, type Told } from './seed.ts';

test.describe.configure({ mode: 'parallel' });

const FACTS: readonly Told[] = [
  { type: 'conference.held', on: '2026-01-13', kind: 'initial', decision: 'plan', leadSocialWorker: 'A. Okafor' },
  { type: 'coreGroup.held', on: '2026-01-22', chair: 'teamManager' },
  { type: 'coreGroup.arranged', on: '2026-01-22', for: '2026-03-05', venue: 'Hill School' },
];
const ON = { day: '27', month: '2', year: '2026' };

/** Ana, with a draft as the form that was for one child alone kept it, and her sister Bea. */
async function begunBefore(page: Page, form: string, typed: object): Promise<string> {
  const child = { policy: 'oxfordshire', family: 'Cole', facts: FACTS };
  const [ana = ''] = await seed(page, [
    { ...child, name: 'Ana', drafts: { [form]: typed } },
    { ...child, name: 'Bea' },
  ]);
  await page.goto(`${ana}/record/${form}`);
  await expect(page.getByText('This is what you typed here earlier')).toBeVisible();
  const day = page.getByRole('group', { name: 'When did it happen?' });
  await expect(day.getByLabel('Day')).toHaveValue('27');
  return ana;
}

test('a cancelled core group begun in the earlier form is offered in the new one, and gone once it is saved', async ({
  page,
}) => {
  const ana = await begunBefore(page, 'coreGroup.cancelled', { on: ON, reason: 'Half of the group has flu.' });
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Half of the group has flu.');
  await save(page);
  expect(await draftIn(page)).not.toContain('flu');
  await page.goto(`${ana}/record/coreGroup.cancelled`);
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('');
});

test('a conference begun in the earlier form is offered in the new one; what is typed then is kept over it', async ({
  page,
}) => {
  const ana = await begunBefore(page, 'conference.held', {
    kind: 'review',
    on: ON,
    decision: 'continue',
    leadSocialWorker: 'B. Lane',
    quorate: 'yes',
  });
  const lead = page.getByRole('textbox', { name: 'Lead social worker' });
  await expect(lead).toHaveValue('B. Lane');
  await expect(page.getByRole('group', { name: 'Ana: decision' }).getByLabel('Continue the plan')).toBeChecked();
  await lead.fill('C. Byrne');
  await expect.poll(() => draftIn(page)).toContain('C. Byrne');
  await page.reload();
  await expect(lead).toHaveValue('C. Byrne');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(lead).toHaveCount(0);
  await page.goto(`${ana}/record/conference.held?kind=review`);
  await expect(page.getByRole('group', { name: 'Ana: decision' })).toBeVisible();
  await expect(lead).toHaveCount(0);
  expect(await draftIn(page)).toBe('[]');
});
