import { FACT_NAMES, FACT_TYPES, type FactType } from '../../src/facts/vocabulary.ts';
import { loadSamples, type SampleAddresses, title } from './app.ts';
import { EVERY_LOOK, expectNoBarriersAnywhere, type Look, LOOKS, unfold } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';

test.describe.configure({ mode: 'parallel' });

type Visit = {
  readonly name: string;
  readonly at: (children: SampleAddresses) => string;
  /** Says that the screen is there, and does what has to be done on it first. */
  readonly prepare: (page: Page) => Promise<unknown>;
  /** Left out: both. */
  readonly looks?: readonly Look[];
};

const shows = (words: string | RegExp) => async (page: Page) => expect(title(page)).toHaveText(words);
const pressed = (name: string) => async (page: Page) => page.getByRole('button', { name, exact: true }).click();
const drawn = (name: string | RegExp) => async (page: Page) =>
  expect(page.getByRole('group', { name }).getByLabel(/\./).first()).toBeVisible();
const unfolded = (words: string) => async (page: Page) => {
  await shows(words)(page);
  await unfold(page);
};

const SCREENS: readonly Visit[] = [
  { name: 'home', at: () => '/', prepare: shows(/^What comes next/) },
  { name: 'the children', at: () => '/children', prepare: shows('Children') },
  { name: 'add a child', at: () => '/children/new', prepare: pressed('Add a made-up child') },
  {
    name: 'add a child, with errors',
    at: () => '/children/new',
    prepare: async (page) => {
      await pressed('Add a made-up child')(page);
      await pressed('Add this child')(page);
      await expect(page.getByRole('alert')).toBeFocused();
    },
  },
  { name: 'a child on a plan', at: ({ Amira }) => Amira, prepare: shows('Amira') },
  {
    name: 'a child, everything unfolded',
    looks: EVERY_LOOK,
    at: ({ Finn }) => Finn,
    prepare: unfolded('Finn'),
  },
  { name: 'a child whose plan ended', at: ({ Harvey }) => Harvey, prepare: shows('Harvey') },
  {
    name: 'a fact just saved',
    at: ({ Bilal }) => `${Bilal}/record/coreGroup.held`,
    prepare: async (page) => {
      await page.getByLabel('Chaired by').selectOption('police officer');
      await pressed('Save')(page);
      await expect(page.getByRole('status', { name: 'Saved' })).toBeVisible();
    },
  },
  { name: 'a core group to prepare', at: ({ Finn }) => `${Finn}/core-group`, prepare: unfold },
  { name: 'records of meetings', at: ({ Esme }) => `${Esme}/records`, prepare: shows('Records of meetings') },
  { name: 'a record', at: ({ Cerys }) => `${Cerys}/records/1`, prepare: unfold },
  { name: 'timeline and diagram', at: ({ Finn }) => `${Finn}/story`, prepare: drawn('The plan') },
  { name: 'an early step', at: ({ Finn }) => `${Finn}/story?step=3`, prepare: drawn('The plan') },
  {
    name: 'the timeline’s table',
    at: ({ Amira }) => `${Amira}/story`,
    prepare: async (page) => page.getByRole('region', { name: 'Timeline' }).getByText('Show as a table').click(),
  },
  { name: 'everything recorded', at: ({ Finn }) => `${Finn}/facts`, prepare: shows('Finn') },
  {
    name: 'withdrawing, with an error',
    at: ({ Grace }) => `${Grace}/facts`,
    prepare: async (page) => {
      await unfold(page);
      await pressed('Withdraw it')(page);
    },
  },
  { name: 'the policy of a child', at: ({ Amira }) => `${Amira}/authority`, prepare: shows('Amira') },
  {
    name: 'another policy',
    looks: EVERY_LOOK,
    at: ({ Amira }) => `${Amira}/authority?to=surrey`,
    prepare: unfolded('Amira'),
  },
  {
    name: 'a child as known earlier',
    looks: EVERY_LOOK,
    at: ({ Finn }) => `${Finn}?knownOn=2026-01-20`,
    prepare: unfolded('Finn'),
  },
  {
    name: 'the details of a child',
    looks: EVERY_LOOK,
    at: ({ Amira }) => `${Amira}/details`,
    prepare: unfolded('The child’s details'),
  },
  { name: 'a review to come', looks: EVERY_LOOK, at: ({ Esme }) => `${Esme}/review`, prepare: unfolded('Esme') },
  { name: 'after a plan', looks: EVERY_LOOK, at: ({ Harvey }) => `${Harvey}/review`, prepare: unfolded('Harvey') },
  {
    name: 'the concerns of a child',
    looks: EVERY_LOOK,
    at: ({ Finn }) => `${Finn}/concerns`,
    prepare: unfolded('Finn'),
  },
  {
    name: 'a concern on its ladder',
    looks: EVERY_LOOK,
    at: ({ Finn }) => `${Finn}/concerns/missed-school`,
    prepare: unfolded('Finn'),
  },
  {
    name: 'a review brought forward by a concern',
    looks: EVERY_LOOK,
    at: ({ Finn }) => `${Finn}/record/concern.decided?concern=missed-school&outcome=reviewBroughtForward`,
    prepare: unfold,
  },
  {
    name: 'a way down from the plan',
    looks: EVERY_LOOK,
    at: ({ Harvey }) => `${Harvey}/record/stepDown.agreed?route=teamAroundChild`,
    prepare: unfold,
  },
  { name: 'the policies', at: () => '/policies', prepare: shows('Policies') },
  {
    name: 'a policy, everything unfolded',
    at: () => '/policies/croydon',
    prepare: unfolded('Croydon'),
  },
  { name: 'clauses', at: () => '/policies/surrey/clauses', prepare: shows('Clauses of Surrey') },
  { name: 'a diagram', at: () => '/policies/croydon/machines/plan', prepare: drawn('The plan under Croydon') },
  { name: 'an outline', at: () => '/policies/croydon/machines/plan', prepare: pressed('Show as outline') },
  { name: 'a table of ways', at: () => '/policies/croydon/machines/plan', prepare: pressed('Show as table') },
  { name: 'no such page', at: () => '/nowhere', prepare: shows('There is no such page') },
  { name: 'no such child', at: () => '/children/x', prepare: shows('This cannot be shown') },
  { name: 'no such policy', at: () => '/policies/x', prepare: shows('There is no such policy') },
];

/** What happens to a record is kept on the page of that record. */
const OF_FORMS = FACT_TYPES.filter((type) => !type.startsWith('record.'));

/** Forms that are pages of their own, with a title of their own. */
const TITLES: Readonly<Partial<Record<FactType, string>>> = {
  'plan.written': 'Write the child protection plan',
  'supervision.held': 'Supervision',
};

/** What leads to a review. */
const OF_REVIEWS: ReadonlySet<FactType> = new Set<FactType>(['removal.recommended', 'report.shared']);

/** They are made of the same parts, so most are looked at in one look, every other one in the other. */
const FORMS: readonly Visit[] = OF_FORMS.map((type, index) => ({
  name: FACT_NAMES[type],
  looks: OF_REVIEWS.has(type) ? EVERY_LOOK : [LOOKS[index % 2] ?? LOOKS[0]],
  at: ({ Finn }) => `${Finn}/record/${type}`,
  prepare: shows(TITLES[type] ?? FACT_NAMES[type]),
}));

const ERRORS: readonly Visit[] = FORMS.filter((_, index) => index % 4 === 1).map(({ name, at }) => ({
  name: `${name}, with errors`,
  at,
  prepare: async (page) => {
    await page.getByRole('group', { name: 'When did it happen?' }).getByLabel('Day').fill('99');
    await pressed('Save')(page);
    await expect(page.getByRole('alert')).toBeFocused();
  },
}));

const half = Math.ceil(SCREENS.length / 2);
const VISITS = {
  screens: SCREENS.slice(0, half),
  'more screens': SCREENS.slice(half),
  forms: FORMS,
  'forms with errors': ERRORS,
};

for (const [kind, visits] of Object.entries(VISITS)) {
  test(`nothing stands in anybody’s way: ${kind}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(LOOKS[0].viewport);
    const children = await loadSamples(page);
    for (const { name, at, prepare, looks } of visits) {
      await test.step(name, async () => {
        await page.goto(at(children));
        await prepare(page);
        await expectNoBarriersAnywhere(page, name, looks);
      });
    }
  });
}

test('nothing stands in anybody’s way: empty screens', async ({ page }) => {
  await page.goto('/children');
  await expect(page.getByRole('button', { name: 'Load sample children' })).toBeVisible();
  await expectNoBarriersAnywhere(page, 'no children');
});

test.describe('on a device on which nobody was yet', () => {
  test.use({ samplesOnly: false });

  test('nothing stands in anybody’s way: the first screen', async ({ page }) => {
    await page.goto('/');
    await expect(title(page)).toBeVisible();
    await expectNoBarriersAnywhere(page, 'the first screen');
  });
});
