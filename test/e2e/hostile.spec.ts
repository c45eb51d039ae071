import { addChild, answer, type Answers, fillIn, save, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

test.describe.configure({ mode: 'parallel' });

const TEXTS = {
  markup: `"><script>hacked=1</script><img src=x onerror=hacked=1><b>{{7*7}}</b> {child}`,
  'letters of every kind': '\u202Eoduo si siht\u202C مرحبا 👩🏽‍⚕️ Zoë 🇬🇧 Z̸̡̛a̷l̵g̶o \u0000\u0007 𠜎',
  'one long word': 'W'.repeat(100),
  'the name of something in JavaScript': '__proto__',
};

type Form = {
  readonly type: string;
  /** Its boxes for any text. */
  readonly boxes: readonly string[];
  /** What else it needs. */
  readonly answers?: Answers;
  readonly more?: (page: Page, text: string) => Promise<void>;
};

const nameMember = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add a member' }).click();
  const member = page.getByRole('group', { name: 'Member 1' });
  await answer(member, 'role', 'key worker');
  await answer(member, 'Name', text);
  await answer(member, 'Agency', text);
};

const FORMS: readonly Form[] = [
  {
    type: 'conference.held',
    boxes: ['Category of harm', 'Lead social worker'],
    answers: { Decision: 'Make a plan' },
    more: nameMember,
  },
  {
    type: 'conference.arranged',
    boxes: ['Reason, if it was moved'],
    answers: { 'Arranged for': '2026-06-01' },
  },
  { type: 'coreGroup.arranged', boxes: ['Venue'], answers: { 'Arranged for': '2026-03-20' } },
  { type: 'coreGroup.cancelled', boxes: ['Reason'] },
  {
    type: 'coreGroup.held',
    boxes: ['What was it about?'],
    answers: { 'Chaired by': 'key worker', 'Disagreement to be noted': 'Yes' },
  },
  {
    type: 'action.agreed',
    boxes: ['Action', 'What is to be done', 'Who will do it'],
    answers: { 'By when': '2026-03-20' },
  },
  {
    type: 'concern.raised',
    boxes: ['Concern', 'What prompted it'],
    answers: { 'What the concern is about': 'How the core group works' },
  },
];

async function expectNoHarm(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.getByRole('main').getByRole('img', { name: /^$/ })).toHaveCount(0);
  const tooWide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > room);
    return wide
      .filter((each) => !wide.some((inner) => inner !== each && each.contains(inner)))
      .map((each) => each.outerHTML.slice(0, 200));
  });
  expect(tooWide, `wider than the window at ${page.url()}`).toEqual([]);
}

/** What a text looks like where it is shown. */
const shown = (text: string): string => text.replace(/\s+/g, ' ').trim();

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name}: text stays text, wherever it is typed and shown`, async ({ page }) => {
    test.slow();
    const child = await addChild(page, 'Croydon', { 'Name of the child': text, Family: text });
    await expect(title(page)).toHaveText(shown(text));
    for (const { type, boxes, answers = {}, more } of FORMS) {
      await test.step(type, async () => {
        await page.goto(`${child}/record/${type}`);
        await fillIn(page, answers);
        for (const box of boxes)
          await page
            .getByRole('textbox', { name: box })
            .or(page.getByRole('combobox', { name: box }))
            .fill(text);
        await page.getByLabel('Recorded by').fill(text);
        await more?.(page, text);
        await save(page);
      });
    }

    await page.setViewportSize({ width: 320, height: 700 });
    for (const screen of [
      '',
      '/facts',
      '/story',
      '/authority?to=surrey',
      '/record/action.done',
      '/record/concern.stepTaken',
    ]) {
      await page.goto(child + screen);
      await expect(page.getByRole('main')).toContainText(shown(text));
      await expectNoHarm(page);
    }
    await page.goto(`${child}/facts`);
    const count = FORMS.reduce((sum, { boxes }) => sum + boxes.length, 0);
    const values = page.getByRole('definition').filter({ hasText: shown(text) });
    await expect(values).toHaveCount(count + 1);
    await page.goto('/children');
    await expect(page.getByRole('link', { name: shown(text), exact: true })).toBeVisible();
    await expectNoHarm(page);
  });
}

test('what is too long is said to be too long, and nothing of it is lost', async ({ page }) => {
  const long = 'long '.repeat(2000);
  const child = await addChild(page, 'Croydon', { 'Name of the child': 'Amira' });

  await page.goto('/children/new');
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  await answer(page, 'Name of the child', long);
  await answer(page, 'Family', long);
  await answer(page, 'Whose policy guides this plan?', 'Croydon');
  await page.getByRole('button', { name: 'Add this child' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The name has 9,999 characters, and at most 200 can be kept; shorten it');
  await expect(page.getByLabel('Name of the child')).toHaveValue(long);
  await answer(page, 'Name of the child', 'Bilal');
  await page.getByRole('button', { name: 'Add this child' }).click();
  await expect(alert).toContainText('The family’s name has 9,999 characters, and at most 200 can be kept; shorten it');

  const expectTooLong = async (type: string, answers: Answers, message: string): Promise<void> => {
    await page.goto(`${child}/record/${type}`);
    await fillIn(page, answers);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(alert).toContainText(message);
  };
  const plan = { Decision: 'Make a plan' };
  await expectTooLong(
    'conference.held',
    { ...plan, 'Lead social worker': long },
    'Lead social worker: this is too long',
  );
  await expectTooLong('strategyDiscussion.held', { 'Recorded by': long }, 'Recorded by: this is too long');
  const action = { 'What is to be done': 'Call', 'Who will do it': 'B. Lane', 'By when': '2026-03-20' };
  await expectTooLong('action.agreed', { ...action, Action: long }, 'Action: this is too long');
  await expectTooLong('coreGroup.cancelled', { Reason: `${long}!` }, 'Reason: this is too long');
  await expectNoHarm(page);
});

test('a fact withdrawn with ten thousand characters of reason', async ({ page }) => {
  const child = await addChild(page, 'Croydon', { 'Name of the child': 'Amira' });
  await page.goto(`${child}/record/strategyDiscussion.held`);
  await save(page);
  await page.getByRole('link', { name: 'Everything recorded' }).click();
  await page.getByText('This is wrong: withdraw').click();
  const reason = 'x'.repeat(10_000);
  await page.getByLabel('Why was it wrong?').fill(`${reason}!`);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByRole('main')).toContainText(/too long/);
  await page.getByLabel('Why was it wrong?').fill(reason);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('Withdrawn: it does not count.')).toBeVisible();
  await expectNoHarm(page);
});
