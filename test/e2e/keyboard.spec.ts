import { addChild, glance, loadSamples, record, saved, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';
import { expectFocusToShow, tabTo } from './focus.ts';

const press = (page: Page, ...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

test('the first tab stop leads past the header into the page', async ({ page }) => {
  await page.goto('/');
  await expect(title(page)).toBeVisible();
  await press(page, 'Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await expectFocusToShow(page);
  await press(page, 'Enter', 'Tab');
  await expect(page.getByRole('link', { name: 'Practise' })).toBeFocused();
});

test('the first steps of a plan by keyboard alone', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: 'Practise' }));
  await press(page, 'Enter');
  await expect(title(page)).toHaveText('Children');
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Add a child' }));
  await press(page, 'Enter');
  await expect(title(page)).toHaveText('Add a child');
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Add a made-up child' }));
  await press(page, 'Enter');

  await test.step('a failed save leads to the error summary, and from there to the question', async () => {
    const submit = page.getByRole('button', { name: 'Add this child' });
    await tabTo(page, submit);
    await press(page, 'Enter');
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(summary).toBeFocused();
    await tabTo(page, page.getByRole('link', { name: 'Enter the child’s name' }));
    await press(page, 'Enter');
    await expect(page.getByLabel('Name of the child')).toBeFocused();
    await page.keyboard.type('Amira');
    await tabTo(page, submit);
    await press(page, 'Enter');
    await expect(summary).toBeFocused();
    await expect(summary).not.toContainText('Enter the child’s name');
    await tabTo(page, page.getByRole('link', { name: 'Choose whose policy guides this plan' }));
    await press(page, 'Enter');
    await expect(page.getByRole('radio', { name: 'Surrey' })).toBeFocused();
    await press(page, 'ArrowDown', 'ArrowDown');
    await expect(page.getByRole('radio', { name: 'Croydon' })).toBeChecked();
    await tabTo(page, submit);
    await press(page, 'Space');
  });

  await expect(title(page)).toHaveText('Amira');
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Record: strategy discussion held' }));
  await press(page, 'Enter');
  await expect(title(page)).toHaveText('Strategy discussion held');
  await expect(title(page)).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Yesterday' }));
  await press(page, 'Space');
  await tabTo(page, page.getByRole('button', { name: 'Save' }));
  await press(page, 'Space');
  await expect(saved(page)).toContainText('Enquiries are under way');
  await expect(title(page)).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'Record: conference held' }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('radio', { name: 'Make a plan' }));
  await press(page, 'Space');
  await tabTo(page, page.getByRole('button', { name: 'Add a member' }));
  await press(page, 'Enter');
  const role = page.getByRole('combobox', { name: 'Member 1: role' });
  await tabTo(page, role, 'Shift+Tab');
  await page.keyboard.type('key');
  await expect(role).toHaveValue('leadSocialWorker');
  await tabTo(page, page.getByLabel('Recorded by'));
  await page.keyboard.type('A. O.');
  await press(page, 'Enter');
  await expect(saved(page)).toContainText('The child has a child protection plan.');

  await tabTo(page, page.getByRole('link', { name: 'Hold the first core group' }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('button', { name: 'Save' }));
  await press(page, 'Enter');
  await tabTo(page, page.getByRole('link', { name: 'Choose: chaired by' }));
  await press(page, 'Enter');
  const chair = page.getByLabel('Chaired by');
  await expect(chair).toBeFocused();
  await page.keyboard.type('team l');
  await expect(chair).toHaveValue('teamManager');
  await tabTo(page, page.getByRole('checkbox', { name: 'key worker came' }));
  await press(page, 'Space');
  await tabTo(page, page.getByRole('radio', { name: 'The child came and was heard' }));
  await press(page, 'Space');
  await tabTo(page, page.getByRole('button', { name: 'Save' }));
  await press(page, 'Enter');
  await expect(saved(page)).toContainText(/The first core group.*becomes.*met/);
  await expect(glance(page)).toContainText('The next core group');
});

test('the keys step through a case, and diagram and timeline follow', async ({ page }) => {
  const child = await addChild(page, 'Croydon', { 'Name of the child': 'Amira' });
  await record(page, child, 'strategyDiscussion.held', { 'When did it happen?': '2026-02-02' });
  await record(page, child, 'conference.held', { 'When did it happen?': '2026-02-20', Decision: 'Make a plan' });
  await page.getByRole('link', { name: 'Timeline and diagram' }).click();

  const slider = page.getByRole('slider', { name: 'Step of the case' });
  const player = page.getByRole('region', { name: 'Step through the case' });
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  const isHere = page.getByRole('region', { name: 'The plan' }).getByLabel('The case is here');
  const expectStep = async (step: RegExp, day: string, places: readonly string[]): Promise<void> => {
    await expect(slider).toHaveAttribute('aria-valuetext', step);
    await expect(player).toContainText(day);
    await expect(isHere).toHaveCount(places.length);
    for (const place of places) await expect(isHere.and(page.getByLabel(place))).toHaveCount(1);
  };
  const onPlan = ['Awaiting first core group', 'Awaiting first review', 'No open concern'];

  await expectStep(/^4 of 4, /, 'Mon 2 March 2026', onPlan);
  await tabTo(page, slider);
  await press(page, 'Home');
  await expectStep(/^0 of 4, before anything was recorded/, 'Mon 2 February 2026', ['No enquiry']);
  await press(page, 'ArrowRight');
  await expectStep(/^1 of 4, .*Strategy discussion held/, 'Mon 2 February 2026', ['Awaiting initial conference']);
  await expect(timeline).toContainText(/Looking at,? Mon 2 Feb/);
  await press(page, 'ArrowRight');
  await expectStep(/^2 of 4, .*The initial child protection conference is near/, 'Mon 16 February 2026', [
    'Awaiting initial conference. The case is here. Due in 7 days',
  ]);
  await expect(timeline).toContainText(/Looking at,? Mon 16 Feb/);

  await tabTo(page, page.getByRole('button', { name: 'Forward' }));
  await press(page, 'Enter');
  await expectStep(/^3 of 4, .*Conference held/, 'Fri 20 February 2026', onPlan);
  await press(page, 'ArrowLeft');
  await expectStep(/^2 of 4, /, 'Mon 16 February 2026', ['Awaiting initial conference']);
  await press(page, 'ArrowRight', 'ArrowRight');
  await expectStep(/^4 of 4, /, 'Mon 2 March 2026', onPlan);
  await expect(timeline).not.toContainText('Looking at');

  await test.step('the timeline: from item to item, and Enter goes to its day', async () => {
    await tabTo(page, timeline.getByRole('group', { name: /^Timeline/ }).locator('[tabindex="0"]'));
    await press(page, 'Home');
    await expect(timeline.getByRole('button', { name: /Strategy discussion held/ })).toBeFocused();
    await expectFocusToShow(page);
    await press(page, 'Enter');
    await expect(slider).toHaveAttribute('aria-valuetext', /^1 of 4, /);
  });

  await test.step('the diagram: from box to box', async () => {
    const diagram = page.getByRole('region', { name: 'The plan' });
    await tabTo(page, diagram.getByRole('group', { name: 'The plan' }).locator('[tabindex="0"]'));
    const words: string[] = [];
    for (let step = 0; step < 4; step++) {
      await press(page, 'ArrowDown');
      await expectFocusToShow(page);
      words.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    }
    expect(new Set(words).size).toBeGreaterThan(2);
  });
});

const SCREENS = ['', '/story', '/facts', '/authority?to=surrey', '/record/coreGroup.held', '/record/conference.held'];

test('the focus can be seen at every tab stop, forwards and backwards', async ({ page }) => {
  test.slow();
  const { Finn } = await loadSamples(page);
  for (const address of [
    ...SCREENS.map((screen) => Finn + screen),
    '/policies/croydon',
    '/policies/croydon/machines/plan',
  ]) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let stop = 0; stop < 30; stop++) {
          await page.keyboard.press(key);
          await expectFocusToShow(page);
        }
      }
    });
  }
});
