import { draftIn, saved, title, whatWillChange } from './app.ts';
import { EVERY_LOOK, expectNoBarriersAnywhere, unfold } from './barriers.ts';
import { expect, type Locator, type Page, test } from './fixture.ts';
import { tabTo } from './focus.ts';
import { killTab } from './kill.ts';
import { seed, type Told } from './seed.ts';

const GROUP = [
  { role: 'leadSocialWorker', name: 'A. Okafor' },
  { role: 'parentOrCarer', name: 'M. Cole' },
  { role: 'parentOrCarer', name: 'J. Cole' },
  { role: 'teacher', name: 'C. Lee', agency: 'Hill School' },
  { role: 'healthVisitor', name: 'H. Shah' },
];

/** Three children of one family in Oxfordshire, with a plan each, whose first core group is behind them. */
const family = (): { name: string; policy: string; family: string; facts: Told[] }[] =>
  ['Ana', 'Bea', 'Cal'].map((name) => ({
    name,
    policy: 'oxfordshire',
    family: 'Cole',
    facts: [
      {
        type: 'conference.held',
        on: '2026-01-13',
        kind: 'initial',
        decision: 'plan',
        leadSocialWorker: 'A. Okafor',
        coreGroup: GROUP,
      },
      { type: 'coreGroup.held', on: '2026-01-22', chair: 'teamManager' },
      { type: 'conference.arranged', on: '2026-01-22', kind: 'review', for: '2026-04-09' },
      {
        type: 'plan.written',
        on: '2026-01-22',
        needs: [
          {
            need: 'school',
            says: 'To be at school every day',
            outcome: `${name} is there nine days in ten`,
            by: '2026-04-01',
          },
        ],
      },
      { type: 'coreGroup.arranged', on: '2026-01-22', for: '2026-03-02', venue: 'Hill School' },
    ],
  }));

/** Acts, and counts what a person does besides writing. */
function counted(page: Page) {
  let inputs = 0;
  const then = async (act: Promise<unknown>): Promise<void> => {
    inputs++;
    await act;
  };
  return {
    press: (target: Locator) => then(target.click()),
    choose: (question: string | RegExp, choice: string) =>
      then(page.getByRole('group', { name: question }).getByLabel(choice, { exact: true }).check()),
    pick: (question: string, choice: string) => then(page.getByLabel(question).selectOption({ label: choice })),
    count: () => inputs,
  };
}

test('Oxfordshire: a joint core group for three siblings takes at most twelve inputs beyond writing', async ({
  page,
}) => {
  test.slow();
  const [ana = '', bea = '', cal = ''] = await seed(page, family());
  await page.goto(ana);
  const act = counted(page);
  await act.press(page.getByRole('link', { name: 'Record: core group held' }));
  await expect(title(page)).toHaveText('Core group held');

  // Arranged for the same day and place, so the three are together already.
  for (const name of ['Bea', 'Cal']) await expect(page.getByLabel(name, { exact: true })).toBeChecked();
  await expect(
    page.getByText('Oxfordshire asks for the lead social worker or deputy lead to chair later core groups'),
  ).toBeVisible();
  await act.pick('Chaired by', 'lead social worker');
  await act.press(page.getByRole('button', { name: 'Everyone came' }));
  await act.choose('The child\u0027s views', 'The child did not come; their views were sought before and recorded');
  await act.choose(/^Ana: To be at school/, 'Is getting better');
  await act.choose(/^Bea: To be at school/, 'Is achieved');
  await act.choose(/^Cal: To be at school/, 'Is the same');
  await act.choose('The plan was changed', 'Yes');
  await act.press(page.getByRole('button', { name: 'Add a new action' }));
  await page.getByLabel('What is to be done').fill('Agree a morning routine');
  await page.getByLabel('Who will do it').fill('J. Cole');
  await act.choose('By when', 'By the next core group');
  await act.choose('The next core group', 'Mon 13 April 2026');
  await expect(whatWillChange(page)).toContainText('Ana, Bea and Cal');
  await act.press(page.getByRole('button', { name: 'Save' }));
  await expect(saved(page)).toBeVisible();
  expect(act.count()).toBeLessThanOrEqual(12);

  for (const [address, name, progress] of [
    [ana, 'Ana', 'is getting better'],
    [bea, 'Bea', 'is achieved'],
    [cal, 'Cal', 'is the same'],
  ] as const) {
    await page.goto(`${address}/facts`);
    await expect(title(page)).toHaveText(name);
    const held = page.getByRole('listitem').filter({ hasText: 'Core group held' }).filter({ hasText: '2 March 2026' });
    await expect(held).toHaveCount(1);
    await expect(held).toContainText(progress);
    await expect(held).toContainText('J. Cole');
    await expect(page.getByText('Agree a morning routine')).toHaveCount(1);
    await expect(page.getByRole('listitem').filter({ hasText: 'Core group arranged' })).toHaveCount(2);
  }
});

test('the same by keyboard alone, and the invitation before it', async ({ page }) => {
  test.slow();
  const [ana = ''] = await seed(page, family().slice(0, 1));
  await page.goto(`${ana}/core-group`);
  await expect(page.getByRole('complementary', { name: 'Who is expected' })).toContainText('H. Shah, health visitor');
  await tabTo(page, page.getByRole('link', { name: 'Invitation to print' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You are invited to a meeting about Ana: Mon 2 March 2026, Hill School.')).toBeVisible();
  await page.goBack();
  await tabTo(page, page.getByRole('link', { name: 'Record the meeting' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Chaired by'));
  await page.keyboard.type('lead');
  await tabTo(page, page.getByRole('button', { name: 'Everyone came' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('C. Lee, teacher sent apologies'));
  await page.keyboard.press('Space');
  await expect(page.getByLabel('C. Lee, teacher came')).not.toBeChecked();
  await tabTo(page, page.getByRole('textbox', { name: 'Who stood in for C. Lee?' }));
  await page.keyboard.type('F. Reed');
  await tabTo(page, page.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await expect(saved(page)).toBeVisible();
  await page.goto(`${ana}/records/2`);
  await expect(page.getByLabel('C. Lee, teacher')).toBeChecked();
});

const HILL = [
  { role: 'leadSocialWorker', name: 'A. Okafor' },
  { role: 'parentOrCarer', name: 'M. Hill' },
  { role: 'teacher', name: 'C. Lee' },
];

test('Surrey: a record goes to manager, chair and members, comes back signed, and is agreed', async ({ page }) => {
  test.slow();
  const [dee = ''] = await seed(page, [
    {
      name: 'Dee',
      policy: 'surrey',
      facts: [
        {
          type: 'conference.held',
          on: '2026-02-10',
          kind: 'initial',
          decision: 'plan',
          leadSocialWorker: 'A. Okafor',
          coreGroup: HILL,
        },
        { type: 'coreGroup.held', on: '2026-02-19', chair: 'teamManager' },
      ],
    },
  ]);
  await page.goto(dee);
  await page
    .getByRole('link', { name: 'Send out the core group record' })
    .or(page.getByRole('link', { name: 'Record: core group record circulated' }))
    .first()
    .click();
  await expect(title(page)).toHaveText('Record of core group 1');
  for (const name of ['M. Hill, parent or carer', 'first line manager', 'conference chair'])
    await expect(page.getByLabel(name, { exact: true })).toBeChecked();
  await page.getByRole('button', { name: 'Save that it was sent' }).click();
  await expect(saved(page)).toContainText('Core group record circulated', { ignoreCase: true });
  await page.goto(`${dee}/records/1`);
  await expect(page.getByText('Sent out on Mon 2 March 2026.')).toBeVisible();
  const dates = page.getByRole('complementary', { name: 'Dates of this record' });
  await expect(dates).toContainText('Mon 16 March 2026');

  const agreement = page.getByRole('region', { name: 'Do the members agree?' });
  await expect(agreement.getByRole('button', { name: 'Record that it is agreed' })).toHaveCount(0);
  for (const name of ['A. Okafor', 'M. Hill'])
    await agreement.getByRole('button', { name: new RegExp(`^Agrees.*${name}`) }).click();
  await expect(agreement.getByRole('status')).toHaveText('2 of 3 have answered.');
  await agreement.getByRole('button', { name: /^Disagrees.*C\. Lee/ }).click();
  await agreement.getByRole('textbox').fill('I said that attendance had fallen.');
  await agreement.getByRole('button', { name: 'Record the disagreement' }).click();
  await expect(agreement).toContainText('I said that attendance had fallen.');
  await agreement.getByRole('button', { name: /^Agrees.*C\. Lee/ }).click();
  await expect(agreement.getByRole('status')).toHaveText('All have agreed.');
  await agreement.getByRole('button', { name: 'Record that it is agreed' }).click();
  await expect(page.getByText('Nothing is left to do for this record.')).toBeVisible();
  await page.goto(`${dee}/records`);
  await expect(page.getByText('Agreed on Mon 2 March 2026.')).toBeVisible();
});

test('a killed tab loses no keystroke: what was typed is offered again, wherever it was', async ({
  page,
  context,
  complaints,
}) => {
  test.slow();
  complaints.expect(/crash/i);
  const [ana = ''] = await seed(page, family());
  const form = `${ana}/record/coreGroup.held`;
  const kill = async (last: Page): Promise<Page> => {
    const next = await killTab(context, last);
    await next.goto(form);
    await expect(next.getByText('This is what you typed here earlier')).toBeVisible();
    return next;
  };
  await page.goto(form);
  await page.getByRole('button', { name: 'Everyone came' }).click();
  await page.waitForTimeout(0);
  let now = page;
  now = await kill(now);
  await expect(now.getByLabel('C. Lee, teacher came')).toBeChecked();

  await now.getByRole('button', { name: 'Add a new action' }).click();
  await now.getByLabel('What is to be done').pressSequentially('Agree a morning routine');
  await expect.poll(() => draftIn(now)).toContain('Agree a morning routine');
  now = await kill(now);
  await expect(now.getByLabel('What is to be done')).toHaveValue('Agree a morning routine');

  await now.getByText('Core group minutes and action plan: 6 questions').click();
  await now
    .getByRole('textbox', { name: 'What was seen on joint visits?' })
    .pressSequentially('Toys, and a warm kitchen');
  await expect.poll(() => draftIn(now)).toContain('a warm kitchen');
  now = await kill(now);
  await expect(now.getByRole('textbox', { name: 'What was seen on joint visits?' })).toHaveValue(
    'Toys, and a warm kitchen',
  );
});

test('a save cut short between two children goes on where it stopped, and stores nothing twice', async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its database
    const real = IDBDatabase.prototype.transaction;
    const told = window as unknown as { factsWritten?: number };
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const isOfFacts = mode === 'readwrite' && [stores].flat().includes('facts');
      if (isOfFacts && told.factsWritten !== undefined && ++told.factsWritten > 1)
        throw new DOMException('No space', 'QuotaExceededError');
      return real.call(this, stores, mode, options);
    };
  });
  const [ana = '', bea = ''] = await seed(page, family().slice(0, 2));
  await page.goto(`${ana}/record/coreGroup.held`);
  await page.getByLabel('Chaired by').selectOption('leadSocialWorker');
  // From the second child's facts on there is no space.
  await page.evaluate(() => Object.assign(window, { factsWritten: 0 }));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'This core group is not saved completely' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('● saved')).toHaveCount(1);
  await page.getByRole('button', { name: 'Finish saving' }).click();
  await expect(saved(page)).toBeVisible();
  for (const address of [ana, bea]) {
    await page.goto(`${address}/facts`);
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Core group held' }).filter({ hasText: 'lead social worker' }),
    ).toHaveCount(1);
  }
});

test('a drift between brothers and sisters is pointed out on the child’s page', async ({ page }) => {
  const children = family();
  children[1]?.facts.push({ type: 'conference.arranged', on: '2026-02-10', kind: 'review', for: '2026-04-02' });
  const [ana = ''] = await seed(page, children);
  await page.goto(ana);
  const note = page.getByRole('complementary', { name: 'Brothers and sisters' });
  await expect(note).toContainText(
    'The next review of Ana is arranged for Thu 9 April 2026, of Bea arranged for Thu 2 April 2026.',
  );
  await note.getByText('Family: Cole').click();
  await note.getByLabel('Family').fill('Somebody else');
  await note.getByRole('button', { name: 'Keep this family' }).click();
  await expect(note).toContainText('No other child of Somebody else is on this device.');
});

test('nothing stands in anybody’s way, in light and dark, on a desk and on a phone', async ({ page }) => {
  test.slow();
  const [ana = ''] = await seed(page, family());
  for (const screen of ['/core-group', '/core-group/invitation', '/records', '/records/1', '']) {
    await page.goto(ana + screen);
    await unfold(page);
    await expectNoBarriersAnywhere(page, screen, EVERY_LOOK);
  }
  await page.goto(`${ana}/record/coreGroup.held`);
  await page.getByRole('button', { name: 'Everyone came' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectNoBarriersAnywhere(page, 'a core group with errors', EVERY_LOOK);
});

const HOSTILE = `"><script>hacked=1</script><img src=x onerror=hacked=1> \u202Eoduo\u202C مرحبا 👩🏽‍⚕️ __proto__`;

test('hostile text stays text, and what is too long or too far ahead is said at its question', async ({ page }) => {
  test.slow();
  const [ana = ''] = await seed(page, family().slice(0, 1));
  await page.goto(`${ana}/record/coreGroup.held`);
  await page.getByLabel('Chaired by').selectOption('leadSocialWorker');
  await page.getByRole('button', { name: 'Add somebody else' }).click();
  const guest = page.getByRole('group', { name: 'Somebody else 1' });
  await guest.getByLabel('Role').selectOption('police');
  await guest.getByLabel('Name').fill('x'.repeat(10_000));
  await page.getByRole('button', { name: 'Add a new action' }).click();
  await page.getByLabel('What is to be done').fill(HOSTILE);
  await page.getByLabel('Who will do it').fill(HOSTILE);
  await page.getByRole('group', { name: 'By when' }).getByLabel('By a day').check();
  const day = page.getByRole('group', { name: 'Which day' });
  for (const [part, value] of [
    ['Day', '1'],
    ['Month', '3'],
    ['Year', '2199'],
  ] as const)
    await day.getByLabel(part).fill(value);
  await page.getByRole('button', { name: 'Save' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('The name of somebody else: this has more than 200 characters; shorten it');
  await expect(summary).toContainText('Action 1: the day is more than 3 years ahead; check the year');
  await expect(guest.getByLabel('Name')).toHaveValue('x'.repeat(10_000));
  await guest.getByLabel('Name').fill(HOSTILE);
  await day.getByLabel('Year').fill('2026');
  await day.getByLabel('Month').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
  await page.goto(`${ana}/records/2`);
  await expect(page.getByLabel(/^"><script>/)).toBeChecked();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
