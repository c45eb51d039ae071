import { addChild, fillIn, record, save, saved, title, whatWillChange } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { byKeyboard, byMouse, type Hands } from './hands.ts';
import { seed, type Told } from './seed.ts';

test.describe.configure({ mode: 'parallel' });

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const rung = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words }).last();

const SURREY: readonly Told[] = [
  {
    type: 'conference.held',
    on: '2026-01-20',
    kind: 'initial',
    decision: 'plan',
    leadSocialWorker: 'A. Okafor',
    coreGroup: [
      { role: 'leadSocialWorker', name: 'A. Okafor' },
      { role: 'parentOrCarer', name: 'M. Hill' },
    ],
  },
  { type: 'coreGroup.held', on: '2026-02-26', chair: 'teamManager' },
];

async function planIn(page: Page, policy: string): Promise<string> {
  const child = await addChild(page, policy, { 'Name of the child': 'Cerys' });
  await record(page, child, 'conference.held', {
    'When did it happen?': '2026-01-20',
    'Which conference': 'Initial conference',
    Decision: 'Make a plan',
  });
  return child;
}

async function saveBy(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(saved(page)).toBeVisible();
}

for (const hand of [byMouse, byKeyboard]) {
  test(`Surrey, from a record that is signed and sent back to section 47 enquiries along its ladder, ${hand.name}`, async ({
    page,
  }) => {
    test.slow();
    const hands = hand(page);
    const [child = ''] = await seed(page, [{ name: 'Cerys', policy: 'surrey', facts: SURREY }]);
    await test.step('the record goes out, comes back signed, and is agreed', async () => {
      await page.goto(child);
      await hands.press(link(page, /^(Send out the|Record:) core group record/).first());
      await hands.press(page.getByRole('button', { name: 'Save that it was sent' }));
      await expect(saved(page)).toContainText('core group record circulated');
      await hands.press(link(page, /^(Sign the core group record|Record: core group record a)/).first());
      for (const name of ['A. Okafor', 'M. Hill'])
        await hands.press(page.getByRole('button', { name: new RegExp(`^Agrees.*${name}`) }));
      await hands.press(page.getByRole('button', { name: 'Record that it is agreed' }));
      await expect(page.getByText('Nothing is left to do for this record.')).toBeVisible();
    });

    await page.goto(`${child}/concerns`);
    await hands.press(link(page, 'A concern about whether the plan works'));
    await hands.answer({ 'What prompted it': 'The risk of harm has grown' });
    await saveBy(page, hands);

    await hands.press(link(page, 'Concerns'));
    await hands.press(link(page, 'The risk of harm has grown'));
    await expect(rung(page, 'Tell the lead social worker.')).toContainText('next');
    await expect(rung(page, 'Tell the lead social worker.')).toContainText('immediately');

    await test.step('the steps are taken one after the other, each recorded once', async () => {
      for (const [words, next] of [
        ['Tell the lead social worker.', 'Tell your manager.'],
        ['Tell your manager.', 'Decide whether the child must be protected at once.'],
        ['Decide whether the child must be protected at once.', 'Decide whether a section 47 enquiry'],
      ] as const) {
        await hands.press(link(page, new RegExp(`^Record this step ?: ${words.replaceAll('.', '\\.')}`)));
        await hands.answer({ 'What came of it': `Done: ${words}` });
        await saveBy(page, hands);
        await page.goto(`${child}/concerns/concern-1`);
        await expect(rung(page, words)).toContainText('taken on Mon 2 March 2026');
        await expect(rung(page, next)).toContainText('next');
      }
      await page.goto(`${child}/facts`);
      await expect(page.getByRole('listitem').filter({ hasText: 'Manager told of the concern' })).toHaveCount(1);
    });

    await test.step('a section 47 enquiry is decided on, and the strategy discussion recorded with it', async () => {
      await page.goto(`${child}/concerns/concern-1`);
      await hands.press(link(page, 'Open a section 47 enquiry'));
      await hands.answer({
        'When was the strategy discussion held?': '2026-03-02',
        'Why, and what follows': 'A new injury',
      });
      await saveBy(page, hands);
      await expect(saved(page)).toContainText('concern decided, strategy discussion held');
      await page.goto(`${child}/concerns/concern-1`);
      const outcome = page.getByRole('complementary', { name: 'The outcome' });
      await expect(outcome).toContainText('Open a section 47 enquiry');
      await expect(outcome).toContainText('A new injury');
      await expect(outcome).toContainText('The strategy discussion is recorded; the plan goes on meanwhile.');
    });

    await test.step('and it is resolved', async () => {
      await hands.press(link(page, 'Record that it is resolved'));
      await hands.answer({ 'How it was resolved': 'Enquiries are complete; the plan was changed.' });
      await saveBy(page, hands);
      await page.goto(`${child}/concerns/concern-1`);
      await expect(page.getByRole('heading', { name: 'Resolved' })).toBeVisible();
      await expect(link(page, 'Record that it is resolved')).toHaveCount(0);
    });
  });

  test(`Nottinghamshire is silent: a date is agreed, then an interval by the group itself, and a tighter one by the review, ${hand.name}`, async ({
    page,
  }) => {
    test.slow();
    const hands = hand(page);
    const child = await planIn(page, 'Nottinghamshire');
    await record(page, child, 'coreGroup.held', {
      'When did it happen?': '2026-01-29',
      'Chaired by': 'lead professional (social worker)',
    });
    await page.goto(child);
    const main = page.getByRole('main');
    await expect(main).toContainText('no date agreed');
    await hands.press(link(page, 'Agree the date of the next core group'));
    await expect(title(page)).toHaveText('Prepare the core group');
    await hands.answer({ 'Arranged for': '2026-03-12' });
    await expect(whatWillChange(page)).toContainText('Thu 12 March 2026');
    await saveBy(page, hands);
    await expect(main).toContainText('Agreed for Thu 12 March 2026.');

    await test.step('the group meets, and agrees how often it will', async () => {
      await hands.press(link(page, 'Record: core group held'));
      await hands.answer({
        'When did it happen?': '2026-02-26',
        'Chaired by': 'lead professional (social worker)',
        'The group will meet at least every: how many': 'often',
      });
      await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
      await expect(page.getByRole('alert')).toContainText('How often the group will meet: enter a whole number');
      await hands.answer({ 'The group will meet at least every: how many': '4' });
      await expect(page.getByRole('group', { name: 'The next core group' })).toContainText(
        '4 weeks from Thu 26 February 2026, as the group agreed: Thu 26 March 2026.',
      );
      await expect(page.getByRole('radio', { name: 'Thu 26 March 2026' })).toBeVisible();
      await saveBy(page, hands);
      await expect(main).toContainText('4 weeks from Thu 26 February 2026, as the group agreed: Thu 26 March 2026.');
    });

    await test.step('the review sets a tighter one, and a looser one of the group moves nothing', async () => {
      await hands.press(link(page, 'Review'));
      await hands.press(link(page, 'Record the decision'));
      await hands.answer({ Decision: 'Continue the plan', 'Core groups at least every: how many': '3' });
      await expect(whatWillChange(page)).toContainText('Thu 19 March 2026');
      await saveBy(page, hands);
      await expect(main).toContainText(
        '3 weeks from Thu 26 February 2026, as agreed for this child: Thu 19 March 2026. The group agreed to meet every 4 weeks; that is later, and this limit stays.',
      );
    });
  });
}

test('a review brought forward moves what has to be ready for it, shown before it is saved', async ({ page }) => {
  const child = await planIn(page, 'Pan Sussex');
  await record(page, child, 'conference.arranged', {
    'Which conference': 'Review conference',
    'Arranged for': '2026-04-16',
  });
  await record(page, child, 'concern.raised', { 'What the concern is about': 'The plan or the child’s safety' });
  await page.goto(`${child}/concerns/concern-1`);
  await page.getByRole('link', { name: 'Bring the review conference forward' }).click();
  await fillIn(page, { 'When is the review child protection conference to be?': '2026-03-19' });
  await expect(whatWillChange(page)).toContainText(/report to conference.*Sat 14 March 2026, was Sat 11 April 2026/);
  await save(page);
  await expect(saved(page)).toContainText('concern decided, conference arranged');
  await expect(saved(page)).toContainText(/report to conference.*Sat 14 March 2026/);
  await page.goto(`${child}/concerns/concern-1`);
  await expect(page.getByRole('main')).toContainText('is arranged for Thu 19 March 2026.');
});

test('a concern that is not there leads to those that are', async ({ page }) => {
  const child = await planIn(page, 'Croydon');
  await page.goto(`${child}/concerns/nothing`);
  await expect(title(page)).toHaveText('Cerys');
  await expect(page.getByRole('main')).toContainText('There is no concern of this name.');
});
