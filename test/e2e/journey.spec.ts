import { type Answers, answer, childRow, fillIn, glance, save, saved, title, comeBackAt } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

test.use({ keptOffline: true });

type Step = {
  readonly on: string;
  /** The link of the child's page that leads to the form. */
  readonly link: string;
  readonly answers?: Answers;
  readonly more?: (page: Page) => Promise<void>;
  /** What is said to have changed, once it is saved. */
  readonly says: readonly (string | RegExp)[];
  /** The fact, as the record calls it. */
  readonly fact: string;
};

const nameMembers = async (page: Page): Promise<void> => {
  for (const [index, role] of ['key worker', 'parent or carer', 'health visitor'].entries()) {
    await page.getByRole('button', { name: 'Add a member' }).click();
    const member = page.getByRole('group', { name: `Member ${index + 1}` });
    await answer(member, 'role', role);
    await answer(member, 'Name', `Person ${index + 1}`);
  }
};

const everybodyCame = async (page: Page): Promise<void> => {
  for (const role of ['key worker', 'parent or carer', 'health visitor'])
    await page.getByRole('checkbox', { name: `${role} came` }).check();
};

const heard = { "The child's views": 'The child came and was heard', 'The level of risk was reviewed': 'Yes' };

const JOURNEY: readonly Step[] = [
  {
    on: '2026-03-02',
    link: 'Record: strategy discussion held',
    fact: 'Strategy discussion held',
    says: ['Enquiries are under way', /initial child protection conference.*Mon 23 March 2026/],
  },
  {
    on: '2026-03-17',
    link: 'Record: conference held',
    fact: 'Conference held',
    answers: {
      Decision: 'Make a plan',
      'Category of harm': 'Neglect',
      'Lead social worker': 'A. Okafor',
      'Visits at least every: how many': '8',
      Quorate: 'Yes',
    },
    more: nameMembers,
    says: [
      'The child has a child protection plan.',
      /initial child protection conference.*due in 6 days.*becomes.*met/,
      /first core group.*Tue 31 March 2026/,
      /first review child protection conference.*Wed 17 June 2026/,
      /visit to the child.*Tue 12 May 2026/,
    ],
  },
  {
    on: '2026-03-26',
    link: 'Hold the first core group',
    fact: 'Core group held',
    answers: { 'Chaired by': 'team leader', ...heard },
    more: everybodyCame,
    says: [
      /first core group.*due in 5 days.*becomes.*met/,
      /next core group.*Thu 7 May 2026/,
      /core group meeting record, core group 1.*Wed 8 April 2026/,
    ],
  },
  {
    on: '2026-03-31',
    link: 'Record: core group record circulated',
    fact: 'Core group record circulated',
    says: [/core group meeting record, core group 1.*becomes.*met/],
  },
  {
    on: '2026-03-31',
    link: 'Make the outline child protection plan detailed',
    fact: 'Plan made detailed',
    says: ['No date changes'],
  },
  {
    on: '2026-04-01',
    link: 'Approve the detailed child protection plan',
    fact: 'Plan approved',
    says: ['No date changes'],
  },
  {
    on: '2026-05-06',
    link: 'Hold the next core group',
    fact: 'Core group held',
    answers: { 'Chaired by': 'key worker', ...heard },
    more: everybodyCame,
    says: [/next core group.*due tomorrow.*becomes.*met/, /next core group.*no date agreed/],
  },
  {
    on: '2026-05-07',
    link: 'Record: visit made',
    fact: 'Visit made',
    answers: { 'The child was seen alone': 'Yes' },
    says: [/visit to the child.*becomes.*met/, /visit to the child.*Thu 2 July 2026/],
  },
  {
    on: '2026-05-08',
    link: 'Record: core group record circulated',
    fact: 'Core group record circulated',
    says: [/core group meeting record, core group 2.*becomes.*met/],
  },
  {
    on: '2026-05-08',
    link: 'Agree the date of the next core group',
    fact: 'Core group arranged',
    answers: { 'Arranged for': '2026-07-02', Venue: 'Family centre' },
    says: [/next core group.*no date agreed.*becomes.*Thu 2 July 2026/],
  },
  {
    on: '2026-05-20',
    link: 'Conference arranged',
    fact: 'Conference arranged',
    answers: { 'Arranged for': '2026-06-10' },
    says: [/report to conference.*Wed 10 June 2026/, /core assessment.*Wed 10 June 2026, was Wed 17 June 2026/],
  },
  {
    on: '2026-06-03',
    link: 'Record: assessment completed',
    fact: 'Assessment completed',
    says: [/core assessment.*becomes.*met/],
  },
  {
    on: '2026-06-03',
    link: 'Record: report to conference shared',
    fact: 'Report to conference shared',
    says: [/report to conference.*becomes.*met/],
  },
  {
    on: '2026-06-10',
    link: 'Record: conference held',
    fact: 'Conference held',
    answers: { Decision: 'Continue the plan', Quorate: 'Yes' },
    says: [
      /first review child protection conference.*becomes.*met/,
      /next core group.*Mon 6 July 2026, was Thu 2 July 2026/,
      /next review child protection conference.*Thu 10 December 2026/,
    ],
  },
  {
    on: '2026-06-30',
    link: 'Record: visit made',
    fact: 'Visit made',
    says: [/visit to the child.*becomes.*met/],
  },
  {
    on: '2026-07-02',
    link: 'Record: core group held',
    fact: 'Core group held',
    answers: { 'Chaired by': 'key worker', ...heard },
    more: everybodyCame,
    says: [/next core group.*becomes.*met/, /next core group.*Wed 2 September 2026/],
  },
  {
    on: '2026-07-02',
    link: 'End of the plan recommended',
    fact: 'End of the plan recommended',
    answers: { 'The core group agreed it': 'Yes' },
    says: ['No date changes'],
  },
  {
    on: '2026-07-06',
    link: 'Record: core group record circulated',
    fact: 'Core group record circulated',
    says: [/core group meeting record, core group 3.*becomes.*met/],
  },
  {
    on: '2026-08-20',
    link: 'Record: visit made',
    fact: 'Visit made',
    says: [/visit to the child.*becomes.*met/],
  },
  {
    on: '2026-08-27',
    link: 'Hold the next review child protection conference',
    fact: 'Conference held',
    answers: { Decision: 'End the plan', Quorate: 'Yes' },
    says: [
      'ended the child protection plan; what support goes on is to be agreed',
      /next review child protection conference.*becomes.*met/,
      /next core group.*becomes.*no longer needed/,
    ],
  },
  {
    on: '2026-08-27',
    link: 'Record: support after the plan agreed',
    fact: 'Support after the plan agreed',
    answers: {
      'Support after the plan': 'Child in Need plan',
      "Parents' consent": 'Given',
      'Lead professional (optional)': 'A. Okafor',
    },
    says: ['what follows is agreed'],
  },
];

test('a plan from the strategy discussion to its end, through the forms alone', async ({ page }) => {
  test.slow();
  await page.goto('/children');
  await page.getByRole('link', { name: 'Add a child' }).click();
  await page.getByRole('button', { name: 'Add a made-up child' }).click();
  await answer(page, 'Name of the child', 'Amira');
  await answer(page, 'Date of birth', '2019-04-02');
  await answer(page, 'Family', 'Rahman');
  await answer(page, 'Whose policy guides this plan?', 'Croydon');
  await page.getByRole('button', { name: 'Add this child' }).click();
  await expect(title(page)).toHaveText('Amira');

  let today = '2026-03-02';
  for (const { on, link, answers = {}, more, says } of JOURNEY) {
    await test.step(`${on}: ${link}`, async () => {
      if (on !== today) await comeBackAt(page, `${on}T10:00:00Z`);
      today = on;
      await page.getByRole('link', { name: link, exact: true }).click();
      await fillIn(page, answers);
      await more?.(page);
      await save(page);
      for (const words of says) await expect(saved(page)).toContainText(words);
      await expect(glance(page)).toContainText('Every rule has been kept so far.');
    });
  }

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nothing is awaited' })).toBeVisible();

  await page.goto('/children');
  const row = childRow(page, 'Amira');
  await expect(row).toContainText('Plan ended on Thu 27 August 2026');
  await expect(row).toContainText('Nothing is awaited');

  await row.getByRole('link', { name: 'Amira' }).click();
  await page.getByRole('link', { name: 'Everything recorded' }).click();
  const facts = page.getByRole('main').getByRole('listitem').getByRole('strong');
  await expect(facts).toHaveText(JOURNEY.map(({ fact }) => fact).toReversed());

  await page.getByRole('link', { name: 'Timeline and diagram' }).click();
  const told = await storyOf(page);
  expect(told.filter((step) => JOURNEY.some(({ fact }) => fact === step))).toEqual(JOURNEY.map(({ fact }) => fact));
  expect(told).toContain('The first core group is near');
  expect(told.filter((step) => step.includes('overdue') || step.includes('does not count'))).toEqual([]);
});

/** What the story says at each of its steps, from the first to the last but today. */
async function storyOf(page: Page): Promise<string[]> {
  const slider = page.getByRole('slider', { name: 'Step of the case' });
  const steps = Number(await slider.getAttribute('max'));
  const words: string[] = [];
  for (let step = 1; step <= steps; step++) {
    await slider.fill(String(step));
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^${step} of ${steps}, `));
    words.push((await slider.getAttribute('aria-valuetext'))?.split(': ').slice(1).join(': ') ?? '');
  }
  return words;
}
