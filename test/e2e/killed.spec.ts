import { draftIn, keptIn, title } from './app.ts';
import { expect, type Locator, type Page, test } from './fixture.ts';
import { killTab } from './kill.ts';
import { seed, type Told } from './seed.ts';

const FACTS: readonly Told[] = [
  {
    type: 'conference.held',
    on: '2026-01-13',
    kind: 'initial',
    decision: 'plan',
    leadSocialWorker: 'A. Okafor',
    coreGroup: [{ role: 'teacher', name: 'C. Lee' }],
  },
  { type: 'coreGroup.held', on: '2026-01-22', chair: 'teamManager' },
  { type: 'record.circulated', on: '2026-01-30', meeting: 1 },
  { type: 'concern.raised', on: '2026-02-20', concern: 'school', about: 'plan' },
];

type Form = {
  readonly name: string;
  /** Of the child `at`. */
  readonly at: (child: string) => string;
  /** What one does before the box is there, also when one comes back. */
  readonly open?: (page: Page) => Promise<void>;
  /** Once only: when one comes back it is done already. */
  readonly begin?: (page: Page) => Promise<void>;
  readonly box: (page: Page) => Locator;
};

const box = (name: string | RegExp) => (page: Page) => page.getByRole('textbox', { name }).first();
const unfolded = (words: string) => async (page: Page) => page.getByText(words).first().click();
const pressed = (name: string | RegExp) => async (page: Page) => page.getByRole('button', { name }).first().click();

const FORMS: readonly Form[] = [
  {
    name: 'a conference',
    at: (child) => `${child}/record/conference.held?kind=review`,
    begin: async (page) => page.getByLabel('Continue the plan').check(),
    box: box('Lead social worker'),
  },
  { name: 'a core group to arrange', at: (child) => `${child}/core-group`, box: box('Venue') },
  { name: 'a review to arrange', at: (child) => `${child}/conference/review`, box: box('Venue') },
  { name: 'a cancelled core group', at: (child) => `${child}/record/coreGroup.cancelled`, box: box('Reason') },
  { name: 'a concern', at: (child) => `${child}/record/concern.raised`, box: box('What prompted it') },
  {
    name: 'a step of a ladder',
    at: (child) => `${child}/record/concern.stepTaken?concern=school`,
    box: box('What came of it'),
  },
  { name: 'a significant event', at: (child) => `${child}/record/event.noted`, box: box('What happened') },
  {
    name: 'the report to conference',
    at: (child) => `${child}/record/report.shared`,
    box: (page) => page.getByRole('main').locator('textarea').first(),
  },
  { name: 'supervision', at: (child) => `${child}/record/supervision.held`, box: box('What needs to be challenged?') },
  { name: 'the plan', at: (child) => `${child}/plan/write`, box: box('What must change, and by how much?') },
  {
    name: 'a disagreement with a record',
    at: (child) => `${child}/records/1`,
    begin: pressed(/^Disagrees/),
    box: box('What does'),
  },
  {
    name: 'a fact to withdraw',
    at: (child) => `${child}/facts`,
    open: unfolded('This is wrong: withdraw'),
    box: box('Why was it wrong?'),
  },
  { name: 'the child’s details', at: (child) => `${child}/details`, box: box('Name of the child') },
  { name: 'the family', at: (child) => child, open: unfolded('Say which family'), box: box('Family') },
  { name: 'another policy', at: (child) => `${child}/authority?to=surrey`, box: box('Reason') },
  {
    name: 'a child to add',
    at: () => '/children/new',
    open: pressed('Add a made-up child'),
    box: box('Name of the child'),
  },
];

test('whichever form a killed tab had open: every keystroke is offered again', async ({
  page,
  context,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.expect(/crash/i);
  const [child = ''] = await seed(page, [{ name: 'Ana', policy: 'croydon', facts: FACTS }]);
  let now = page;
  for (const { name, at, open, begin, box: find } of FORMS) {
    await test.step(name, async () => {
      const words = `Typed into ${name}`;
      await now.goto(at(child));
      await expect(title(now)).toBeVisible();
      await open?.(now);
      await begin?.(now);
      await find(now).fill('');
      await find(now).pressSequentially(words);
      await expect.poll(() => draftIn(now)).toContain(`${words}"`);
      now = await killTab(context, now);
      await now.goto(at(child));
      await expect(title(now)).toBeVisible();
      await open?.(now);
      await expect(find(now)).toHaveValue(words);
      await expect(now.getByText('This is what you typed here earlier')).toBeVisible();
    });
  }
});

test('who records is remembered at every keystroke too', async ({ page, context, complaints }) => {
  complaints.expect(/crash/i);
  const [child = ''] = await seed(page, [{ name: 'Ana', policy: 'croydon', facts: FACTS }]);
  await page.goto(`${child}/record/visit.made`);
  await box('Recorded by')(page).pressSequentially('B. Lane');
  await expect.poll(() => keptIn(page, 'meta')).toContain('B. Lane');
  const next = await killTab(context, page);
  await next.goto(`${child}/record/event.noted`);
  await expect(box('Recorded by')(next)).toHaveValue('B. Lane');
});

test('a child whose adding was cut short after it was stored is not added twice', async ({ page }) => {
  await page.goto('/children/new');
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  await box('Name of the child')(page).fill('Amira');
  await page.getByRole('radio', { name: 'Croydon', exact: true }).check();
  await expect.poll(() => draftIn(page)).toContain('croydon');
  const kept = JSON.parse(await draftIn(page)) as { id: string; caseId: string; v: number; body: unknown }[];
  await page.getByRole('button', { name: 'Add this child' }).click();
  await expect(title(page)).toHaveText('Amira');
  expect(await draftIn(page)).toBe('[]');
  // The tab was closed between the two: the child is stored, and what was typed is still there.
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('waymark');
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('drafts', 'readwrite');
          for (const row of rows) writing.objectStore('drafts').put(row);
          writing.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    kept,
  );
  await page.goto('/children/new');
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  await page.getByRole('button', { name: 'Add this child' }).click();
  await expect(title(page)).toHaveText('Amira');
  await page.goto('/children');
  await expect(page.getByRole('link', { name: 'Amira', exact: true })).toHaveCount(1);
});
