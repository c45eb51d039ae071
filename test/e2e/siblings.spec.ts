import { draftIn, saved, title, whatWillChange } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';
import { byKeyboard, byMouse, type Hands } from './hands.ts';
import { seed, type Told } from './seed.ts';

test.describe.configure({ mode: 'parallel' });

const GROUP = [
  { role: 'parentOrCarer', name: 'M. Cole' },
  { role: 'teacher', name: 'C. Lee', agency: 'Hill School' },
];
const plan: Told = {
  type: 'conference.held',
  on: '2026-01-13',
  kind: 'initial',
  decision: 'plan',
  leadSocialWorker: 'A. Okafor',
  coreGroup: GROUP,
};
const met: Told = { type: 'coreGroup.held', on: '2026-01-22', chair: 'teamManager' };

const family = (policy: string, ...facts: Told[]) =>
  ['Ana', 'Bea', 'Cal'].map((name) => ({ name, policy, family: 'Cole', facts }));

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const recorded = (page: Page, what: string) => page.getByRole('listitem').filter({ hasText: what });

async function saveBy(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(saved(page)).toBeVisible();
}

for (const hand of [byMouse, byKeyboard]) {
  test(`Oxfordshire, three siblings from a joint date to a joint review, ${hand.name}`, async ({ page }) => {
    test.slow();
    const hands = hand(page);
    const children = family('oxfordshire', plan, met);
    const [ana = '', bea = '', cal = ''] = await seed(page, children);

    await test.step('one date for the core group of all three, proposed so that it keeps every limit', async () => {
      await page.goto(ana);
      await hands.press(link(page, 'Choose the day'));
      await expect(title(page)).toHaveText('Prepare the core group');
      for (const name of ['Bea', 'Cal']) await expect(page.getByLabel(name, { exact: true })).toBeChecked();
      await expect(page.getByText('Thu 5 March 2026 is the latest working day that keeps every limit.')).toBeVisible();
      await hands.answer({ 'At what time': '14:30', Venue: 'Hill School' });
      await saveBy(page, hands);
      await expect(link(page, 'Invitation to print')).toBeVisible();
      await expect(saved(page)).toContainText('core group arranged, for Ana, Bea and Cal');
      await hands.press(link(page, 'Invitation to print'));
      await expect(page.getByRole('article')).toContainText(
        'You are invited to a meeting about Ana, Bea and Cal: Thu 5 March 2026 at 14:30, Hill School.',
      );
      await expect(page.getByRole('listitem').filter({ hasText: 'C. Lee, teacher' })).toHaveCount(1);
      for (const address of [bea, cal]) {
        await page.goto(`${address}/core-group`);
        await expect(page.getByText('Arranged for Thu 5 March 2026, Hill School')).toBeVisible();
      }
    });

    await test.step('one record sent out, to each child’s own people', async () => {
      await page.goto(`${ana}/records/1`);
      await hands.press(page.getByRole('button', { name: 'Save that it was sent' }));
      await expect(saved(page)).toBeVisible();
      await page.goto(`${cal}/records/1`);
      await expect(page.getByText('Sent out on Mon 2 March 2026.').first()).toBeVisible();
    });

    await test.step('one date for the review', async () => {
      await page.goto(`${ana}/review`);
      await hands.press(link(page, 'Arrange the review'));
      await expect(title(page)).toHaveText('Arrange the child protection review conference');
      await hands.press(page.getByRole('button', { name: 'Thu 2 April 2026' }));
      await saveBy(page, hands);
      await page.goto(`${bea}/review`);
      await expect(page.getByRole('main')).toContainText('Thu 2 April 2026');
    });

    await test.step('one review with three outcomes, begun on one child’s page and finished from another’s', async () => {
      await page.goto(`${ana}/review`);
      await hands.press(link(page, 'Record the decision'));
      for (const name of ['Bea', 'Cal']) await expect(page.getByLabel(name, { exact: true })).toBeChecked();
      await hands.answer({ 'Ana: decision': 'Continue the plan', 'Ana: category of harm': 'Neglect' });
      await hands.press(page.getByRole('button', { name: 'The same for Bea and Cal: continue the plan, neglect' }));
      await hands.answer({ 'Bea: decision': 'End the plan' });
      await expect.poll(() => draftIn(page)).toContain('discontinue');

      await page.goto(bea);
      const begun = page.getByRole('region', { name: 'Begun and not saved' });
      await expect(begun).toContainText(
        'A conference for Ana, Bea and Cal is begun and not saved; it was begun on Ana’s page.',
      );
      await hands.press(begun.getByRole('link', { name: 'Go on with it' }));
      await expect(page.getByText('This is what you typed here earlier')).toBeVisible();
      await hands.press(page.locator('summary').filter({ hasText: 'Bea: support that is agreed already' }));
      await hands.answer({
        'Bea: support after the plan': 'Child in Need plan',
        'Bea: parents\u0027 consent': 'Given',
      });
      await hands.press(page.getByRole('button', { name: /^Different for each child.*Core groups at least every/ }));
      await hands.answer({ 'Cal: core groups at least every: how many': '4' });
      await expect(whatWillChange(page)).toContainText('Bea');
      await saveBy(page, hands);
      await expect(page.getByRole('region', { name: 'Begun and not saved' })).toHaveCount(0);
      // What changed is shown for each of them, not for the child one stands at alone.
      await expect(saved(page).getByRole('heading', { name: 'Bea', exact: true })).toBeVisible();
      await expect(saved(page)).toContainText(/what follows is agreed/);
    });

    await test.step('each child keeps a plan of their own', async () => {
      for (const [address, decision, interval] of [
        [ana, 'Continue the plan', 0],
        [cal, 'Continue the plan', 1],
        [bea, 'End the plan', 0],
      ] as const) {
        await page.goto(`${address}/facts`);
        const held = recorded(page, 'Conference held').filter({ hasText: '2 March 2026' });
        await expect(held).toHaveCount(1);
        await expect(held).toContainText(decision);
        await expect(held.filter({ hasText: '4 weeks' })).toHaveCount(interval);
        await expect(recorded(page, 'Support after the plan agreed')).toHaveCount(address === bea ? 1 : 0);
      }
      await page.goto(ana);
      await expect(page.getByRole('complementary', { name: 'Brothers and sisters' })).toContainText(
        'Bea’s plan ended on Mon 2 March 2026; Ana’s goes on.',
      );
    });
  });
}

test('by keyboard alone, Surrey: a joint record is sent out, comes back signed and is agreed', async ({ page }) => {
  test.slow();
  const hands = byKeyboard(page);
  const late: Told = { type: 'coreGroup.held', on: '2026-02-26', chair: 'teamManager' };
  const [ana = '', bea = ''] = await seed(page, family('surrey', plan, late).slice(0, 2));
  await page.goto(ana);
  await hands.press(
    link(page, 'Send out the core group record').or(link(page, 'Record: core group record circulated')).first(),
  );
  await expect(page.getByLabel('Bea', { exact: true })).toBeChecked();
  await hands.press(page.getByRole('button', { name: 'Save that it was sent' }));
  await expect(saved(page)).toContainText('core group record circulated');
  await page.goto(`${bea}/records/1`);
  const dates = page.getByRole('complementary', { name: 'Dates of this record' });
  await expect(dates).toContainText('Mon 16 March 2026');
  const agreement = page.getByRole('region', { name: 'Do the members agree?' });
  for (const name of ['A. Okafor', 'M. Cole'])
    await hands.press(agreement.getByRole('button', { name: new RegExp(`^Agrees.*${name}`) }));
  await hands.press(agreement.getByRole('button', { name: /^Disagrees.*C\. Lee/ }));
  await expect(agreement.getByRole('textbox')).toBeVisible();
  await hands.press(agreement.getByRole('textbox'));
  await page.keyboard.type('I said that attendance had fallen.');
  await hands.press(agreement.getByRole('button', { name: 'Record the disagreement' }));
  await expect(agreement).toContainText('“I said that attendance had fallen.');
  await hands.press(agreement.getByRole('button', { name: 'Record that it is agreed' }));
  await expect(page.getByText('Nothing is left to do for this record.')).toBeVisible();
  // The answers were given once, and hold for Ana's record too.
  await page.goto(`${ana}/records/1`);
  await expect(agreement).toContainText('“I said that attendance had fallen.');
  await expect(page.getByText('Nothing is left to do for this record.')).toBeVisible();
});

test('by keyboard alone: a joint core group is cancelled once, for those who were to meet', async ({ page }) => {
  const hands = byKeyboard(page);
  const arranged: Told = { type: 'coreGroup.arranged', on: '2026-01-22', for: '2026-03-05', venue: 'Hill School' };
  const [ana = '', bea = '', cal = ''] = await seed(page, family('oxfordshire', plan, met, arranged));
  await page.goto(`${ana}/core-group`);
  await hands.press(link(page, 'It is cancelled'));
  await expect(page.getByText('It was arranged for Thu 5 March 2026.')).toBeVisible();
  await page.getByLabel('Cal', { exact: true }).press('Space');
  await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByRole('alert')).toContainText('Enter: reason');
  await hands.answer({ Reason: 'Half of the group has flu.' });
  await expect(whatWillChange(page)).toContainText('Core group of Thu 5 March 2026: not arranged any more.');
  await saveBy(page, hands);
  await expect(saved(page)).toContainText('core group cancelled, for Ana and Bea');
  for (const [address, says] of [
    [bea, 'When is it?'],
    [cal, 'Arranged for Thu 5 March 2026, Hill School'],
  ] as const) {
    await page.goto(`${address}/core-group`);
    await expect(page.getByRole('heading', { name: says })).toBeVisible();
  }
});

test('Croydon: the record also goes to whoever has a task, and supervision sees how the case stands', async ({
  page,
}) => {
  test.slow();
  const task: Told = {
    type: 'action.agreed',
    on: '2026-01-22',
    action: 'club',
    what: 'Find a place in the breakfast club',
    who: 'F. Reed',
    by: '2026-02-20',
  };
  const [ana = ''] = await seed(page, family('croydon', plan, met, task).slice(0, 1));
  await page.goto(`${ana}/records/1`);
  await expect(page.getByLabel('F. Reed, who has a task')).toBeChecked();
  await page.getByRole('button', { name: 'Save that it was sent' }).click();
  await expect(saved(page)).toBeVisible();

  await link(page, 'Supervision: how the case stands').click();
  const standing = page.getByRole('region', { name: 'How the case stands' });
  await expect(standing).toContainText('Last on Thu 22 January 2026');
  await expect(standing).toContainText('1 of 1 sent out.');
  await expect(standing).toContainText(/Find a place in the breakfast club.*10 days late/);
  await page.getByRole('textbox', { name: 'What needs to be challenged?' }).fill('The late action');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toContainText('supervision held');
  await link(page, 'Supervision: how the case stands').click();
  await expect(standing).toContainText('Mon 2 March 2026');
});

test('where a policy is silent about supervision, that is said, with what holds in England', async ({ page }) => {
  const [ana = ''] = await seed(page, family('oxfordshire', plan, met).slice(0, 1));
  await page.goto(`${ana}/record/supervision.held`);
  const asked = page.getByRole('complementary', { name: 'What is asked of supervision' });
  await expect(asked).toContainText('Oxfordshire’s document sets no questions for supervision');
  await expect(asked).toContainText('The first review conference is held within 3 months of the initial conference.');
  await page.getByRole('textbox', { name: 'What was talked about, and what follows from it?' }).fill('The visits');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  await page.goto(`${ana}/facts`);
  await expect(recorded(page, 'Supervision held')).toContainText('The visits');
});

test('nothing stands in anybody’s way of a family', async ({ page }) => {
  test.slow();
  const [ana = ''] = await seed(page, family('oxfordshire', plan, met));
  for (const screen of ['/core-group', '/conference/review', '/record/supervision.held', '/records/1']) {
    await page.goto(ana + screen);
    await expect(page.getByText('One moment')).toHaveCount(0);
    await expectNoBarriersAnywhere(page, screen);
  }
  await page.goto(`${ana}/record/conference.held?kind=review`);
  await page.getByRole('group', { name: 'Ana: decision' }).getByLabel('End the plan').check();
  await page.getByRole('group', { name: 'Bea: decision' }).getByLabel('Continue the plan').check();
  await page.getByText('Ana: support that is agreed already').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Cal: Choose: decision');
  await expectNoBarriersAnywhere(page, 'a conference with errors');
});
