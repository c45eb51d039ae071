import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expectNoBarriersAnywhere, unfold } from './barriers.ts';
import { expect, type Page, prepare, test } from './fixture.ts';

/** A workshop as a trainer would run it, and what a second person sees of it. */

const CASE = '/workshop/late-first-core-group';

const date = (page: Page) => page.getByRole('region', { name: 'Play the case' }).locator('time');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).first().click();
const playInject = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^Play this now.*${title}`) }).click();
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

/** The states that the diagram shows the case to be in, by the outline that says the same. */
async function picture(page: Page): Promise<string[]> {
  await press(page, 'Show as outline');
  const here = await page.locator('.statechart-outline [aria-current="true"] > strong').allInnerTexts();
  await press(page, 'Diagram');
  return [await date(page).innerText(), ...here];
}

async function guess(page: Page, table: string, step: string, who: string, by: string): Promise<void> {
  const group = page.getByRole('group', { name: table, exact: true });
  await group.getByLabel('Next step').selectOption({ label: step });
  await group.getByLabel('Who').selectOption({ label: who });
  await group.getByLabel('By which day').fill(by);
}

test('a workshop: play, predict, let a meeting be cancelled, fork, compare, go back, reveal, end, debrief, share', async ({
  page,
  browser,
  baseURL,
  now,
}) => {
  test.setTimeout(180_000);
  await page.goto('/workshop');
  await page.getByRole('link', { name: 'The first core group comes late' }).click();
  await expect(page.getByText('Simulated', { exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Controls' }).getByRole('button')).toHaveCount(7);

  await expect(panel(page, 'What comes next')).toContainText('Play to the first pause and let the room count the days');
  await test.step('play to the first pause, whatever was open', async () => {
    await press(page, 'More');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press(' ');
    await page.clock.runFor(10_000);
    await expect(date(page)).toHaveText('Thu 26 March 2026');
    await expect(page.getByText('Stopped at a pause point.')).toBeVisible();
    await expect(panel(page, 'What comes next').getByRole('button', { name: 'Ask this' })).toBeVisible();
  });

  await test.step('two tables predict, and nothing on the stage gives the answer away', async () => {
    await press(page, 'Ask this');
    await press(page, 'Ask');
    await guess(page, 'Table 1', 'Core group held', 'key worker', '2026-04-13');
    await guess(page, 'Table 2', 'Visit made', 'police officer', '2026-04-09');
    await expect(panel(page, 'Ask the room').getByText('10 working days from')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'The time of the case' })).toHaveCount(0);
  });

  await test.step('let the meeting be cancelled: it goes into a branch', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    for (const _ of [1, 2]) await page.keyboard.press('ArrowRight');
    await expect(date(page)).toHaveText('Thu 9 April 2026');
    await press(page, 'Let something happen');
    await open(page, 'The chair falls ill');
    await expect(page.locator('details[open] dl')).toContainText('Meant for Thu 16 April 2026');
    await playInject(page, 'The chair falls ill');
    await expect(page.getByText('/ Croydon / With: The chair falls ill')).toBeVisible();
    await expect(page.getByText('Core group cancelled', { exact: true }).first()).toBeVisible();
  });

  await test.step('fork under another authority, and compare', async () => {
    await press(page, 'More');
    await open(page, 'Branches');
    await page.getByLabel('Under the policy of').selectOption({ label: 'Surrey' });
    await press(page, 'Branch here');
    await expect(page.getByText('/ Surrey / Under Surrey')).toBeVisible();
    await page.getByRole('link', { name: 'Compare two branches side by side' }).click();
    await page.getByLabel('One branch', { exact: true }).selectOption({ label: 'As written (Croydon)' });
    await expect(page.getByRole('heading', { name: /^They first differ on/ })).toBeVisible();
    await page.getByLabel('The other', { exact: true }).selectOption({ label: 'With: The chair falls ill (Croydon)' });
    await expect(page.getByRole('heading', { name: 'They first differ on Thu 9 April 2026' })).toBeVisible();
    await expect(page.getByRole('row', { name: /The first core group/ })).toContainText('met 40 days later');
    await page.getByRole('link', { name: 'The first core group comes late' }).click();
  });

  await test.step('go back eight steps: there the room still thinks', async () => {
    await press(page, 'More');
    await open(page, 'Branches');
    await page.getByRole('radio', { name: /As written/ }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
    await expect(date(page)).toHaveText('Wed 29 April 2026');
    const before = await picture(page);
    await page.getByRole('heading', { level: 1 }).click();
    for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowLeft');
    for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowRight');
    expect(await picture(page)).toEqual(before);
    await page.getByRole('heading', { level: 1 }).click();
    for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowLeft');
    await expect(date(page)).toHaveText('Thu 26 March 2026');
    await expect(page.getByRole('heading', { name: 'The room is thinking' })).toBeVisible();
  });

  await test.step('the answer is revealed with its arithmetic and clause, and what each table scored', async () => {
    await press(page, 'Back to the question');
    await page.getByRole('button', { name: 'Reveal the answer' }).scrollIntoViewIfNeeded();
    await press(page, 'Reveal the answer');
    const answer = panel(page, 'Ask the room');
    await expect(answer.getByRole('heading', { name: 'The answer' })).toBeInViewport();
    await expect(answer.getByText(/10 working days from the initial .* Mon 13 April 2026/)).toBeVisible();
    await expect(answer.getByText('Croydon, 5.2, sentence 3')).toBeVisible();
    await expect(answer.getByRole('row', { name: 'Table 1' })).toContainText('3 of 3');
    await expect(answer.getByRole('row', { name: 'The room' })).toContainText('4 of 6');
    await press(page, 'Carry on');
  });

  await test.step('go to the end', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    for (let n = 0; n < 13; n++) await page.keyboard.press('ArrowRight');
    await expect(page.getByText('step 12 of 12')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Forward', exact: true })).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('print the debrief, and it names what the room said', async () => {
    await press(page, 'More');
    await open(page, 'Room view, debrief and sharing');
    await page.getByRole('link', { name: 'Debrief: the trainer’s copy' }).click();
    await expect(page.getByRole('heading', { name: 'What was not kept' })).toBeVisible();
    await expect(page.getByText('Table 1: core group held, key worker, by Mon 13 April 2026. 3 of 3.')).toBeVisible();
    await page.getByRole('link', { name: 'See the participants’ copy' }).click();
    await expect(page.getByText('Table 1: core group held')).toBeHidden();
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(20_000);
    await page.getByRole('link', { name: 'The first core group comes late' }).click();
  });

  const shared = await test.step('make a link to this step', async () => {
    await press(page, 'More');
    await open(page, 'Room view, debrief and sharing');
    await press(page, 'Make a link to this step');
    return page.getByLabel('Link to this step').inputValue();
  });
  const mine = await picture(page);

  await test.step('another person opens the link and lands at the same step with the same picture', async () => {
    const other = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    await prepare(other, now, true);
    const theirs = await other.newPage();
    await theirs.goto(shared);
    await expect(theirs).toHaveURL(/\/workshop\/[0-9a-f-]+\?step=\d+/);
    expect(new URL(theirs.url()).search).toBe(new URL(shared).search);
    expect(await picture(theirs)).toEqual(mine);
    await theirs.goto(shared.slice(0, -200));
    await expect(theirs.getByRole('alert')).toContainText('The link was cut short');
    await other.close();
  });
});

test('stepping draws on the diagram and never lays it out again', async ({ page, context }) => {
  await context.addInitScript(() => {
    const counted = globalThis as unknown as { layouts: number };
    counted.layouts = 0;
    globalThis.Worker = class extends Worker {
      override postMessage(told: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
        counted.layouts += 1;
        super.postMessage(told, options as StructuredSerializeOptions);
      }
    };
  });
  await page.goto('/workshop/premature-step-down?step=0');
  const drawing = page.locator('.statechart-drawing');
  await expect(drawing).toBeVisible();
  const picture_ = () =>
    page.evaluate(() => ({
      layouts: (globalThis as unknown as { layouts: number }).layouts,
      places: Array.from(
        document.querySelectorAll('.statechart-drawing [data-item]'),
        (item) => `${item.getAttribute('data-item')} ${item.getAttribute('transform')}`,
      ),
    }));
  const before = await picture_();
  expect(before.layouts).toBeGreaterThan(0);
  for (const [key, last] of [
    ['ArrowRight', 'step 12 of 12'],
    ['ArrowLeft', 'step 0 of 12'],
  ] as const) {
    for (let n = 0; n < 20; n++) await page.keyboard.press(key);
    await expect(page.getByText(last)).toBeVisible();
    expect(await picture_()).toEqual(before);
  }
});

test('where the case is stays in view when the window becomes narrow', async ({ page }) => {
  await page.goto('/workshop/late-first-core-group?step=0');
  const here = page.locator('.statechart-drawing [data-item$="noEnquiry"]');
  const frame = page.locator('.statechart-frame-scroll');
  await expect(here).toBeVisible();
  const isSeen = async () => {
    const [box, around] = [await here.boundingBox(), await frame.boundingBox()];
    return box && around ? box.x >= around.x && box.x + box.width <= around.x + around.width : null;
  };
  await expect.poll(isSeen).toBe(true);
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(isSeen).toBe(true);
});

async function compareTwoBranches(page: Page): Promise<void> {
  await page.goto(`${CASE}?step=2`);
  await press(page, 'More');
  await open(page, 'Branches');
  await press(page, 'Branch here');
  await page.getByRole('link', { name: 'Compare two branches side by side' }).click();
  await expect(page.getByRole('button', { name: 'Show everything' })).toHaveCount(2);
}

test('side by side both diagrams show where the case is, also once what is elsewhere was folded away', async ({
  page,
}) => {
  await compareTwoBranches(page);
  const tops = () =>
    page.locator('.statechart-frame-scroll').evaluateAll((frames) =>
      frames.map((frame) => {
        const here = frame.querySelector('[data-item$="awaitingNextCoreGroup"]')?.getBoundingClientRect();
        const around = frame.getBoundingClientRect();
        return here ? here.top >= around.top && here.top < around.bottom : null;
      }),
    );
  await expect.poll(tops).toEqual([true, true]);
});

test('the room’s view keeps in step in a second window, and shows no answer before it is revealed', async ({
  page,
  context,
}) => {
  await page.goto(`${CASE}?step=1`);
  await expect(date(page)).toHaveText('Fri 6 March 2026');
  const room = await context.newPage();
  await room.setViewportSize({ width: 375, height: 667 });
  await room.goto(`${CASE}/room`);
  const roomDate = room.getByRole('heading', { level: 1 });
  await expect(roomDate).toHaveText('Fri 6 March 2026');
  await press(page, 'Forward');
  await expect(roomDate).toHaveText('Thu 26 March 2026');
  await expect(room.getByText('13 April')).toBeHidden();
  await expect(room.getByText(/due in/)).toHaveCount(0);
  // At a pause point even the state would be a hint.
  await expect(room.getByText('Awaiting first core group')).toHaveCount(0);

  await press(page, 'Ask this');
  await press(page, 'Ask');
  await expect(room.getByRole('heading', { name: /The plan is made today/ })).toBeVisible();
  await expect(room.getByText('Mon 13 April 2026')).toHaveCount(0);
  await press(page, 'Reveal the answer');
  await expect(room.getByText(/key worker, by Mon 13 April 2026/)).toBeVisible();
  await press(page, 'Carry on');
  await press(page, 'Forward');
  await expect(roomDate).toHaveText('Thu 2 April 2026');
  await expect(room.getByText('Awaiting first core group')).toBeVisible();
  await expect(room.getByText('10 working days')).toHaveCount(0);
  const overflow = await room.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a branch, its scores and its place are there again after a reload, and never among the children', async ({
  page,
}) => {
  await page.goto(`${CASE}?step=3`);
  await press(page, 'Let something happen');
  await open(page, 'The child changes school');
  await playInject(page, 'The child changes school');
  await expect(page.getByText('Child changed school').first()).toBeVisible();
  await page.clock.runFor(1000);
  await page.goto('/children');
  await expect(page.getByText('Amira')).toHaveCount(0);
  await page.goto(CASE);
  await expect(page.getByText('/ Croydon / With: The child changes school')).toBeVisible();
});

test('a fact of one’s own, through its form; what cannot be says why', async ({ page }) => {
  await page.goto(`${CASE}?step=1`);
  await press(page, 'Let something happen');
  await open(page, 'The child changes school');
  await expect(
    page.locator('details[open]').getByText('no plan runs, because no initial conference has made one yet'),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, 'Forward');
  await press(page, 'Let something happen');
  await press(page, 'Concern raised');
  await expect(page.getByRole('heading', { name: 'Concern raised' })).toBeInViewport();
  await page.getByLabel('The plan or the child’s safety').check();
  await expect(page.getByRole('region', { name: 'What will change' })).toBeVisible();
  await press(page, 'Let it happen');
  await expect(page.getByText('/ Croydon / With: concern raised')).toBeVisible();
  await expect(page.locator('.ws-happened')).toHaveText('Concern raised');
});

test('a case is edited, saved as a file, and the file opens again', async ({ page }) => {
  await page.goto(`${CASE}/edit`);
  await page.getByLabel('Title', { exact: true }).fill('');
  await expect(page.getByRole('heading', { name: 'Not yet right' })).toBeVisible();
  await page.getByLabel('Title', { exact: true }).fill('My own late meeting');
  await expect(page.getByRole('heading', { name: 'The case is whole' })).toBeVisible();
  await page.getByRole('button', { name: /^Add it.*to the case$/ }).click();
  const added = page.getByRole('form', { name: 'Visit made' });
  await added.getByLabel('Day').fill('2');
  await added.getByLabel('Month').fill('3');
  await expect(added.getByText(/It would not count on that day: .*no plan runs/)).toBeVisible();
  await added.getByLabel('Day').fill('');
  await expect(added.getByText(/Still to do: Enter/)).toBeVisible();
  await added.getByLabel('Day').fill('2');
  await added.getByLabel('Month').fill('6');
  await press(page, 'Add the fact');
  await page.getByRole('button', { name: /^Edit.*Visit made, Tue 2 June 2026/ }).click();
  await page.getByRole('form', { name: 'Visit made' }).getByRole('radio', { name: 'Yes' }).first().check();
  await press(page, 'Change the fact');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as a file')]);
  expect(download.suggestedFilename()).toBe('my-own-late-meeting.yaml');
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toMatch(/on: 2026-06-02, type: visit.made,.* seenAlone: true/);
  // What the form wrote runs on the command line too.
  const ran = spawnSync('npm', ['run', '-s', 'scenario', '--', await download.path()], { encoding: 'utf8' });
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  await page.goto('/workshop');
  await page.getByLabel('Open a file').setInputFiles(await download.path());
  await expect(page.getByRole('heading', { level: 1, name: 'My own late meeting' })).toBeVisible();

  await page.goto('/workshop');
  await page.getByLabel('Open a file').setInputFiles({
    name: 'wrong.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from('title: A\npolicy: croydon\nfacts:\n  - { on: 2026-02-30, type: visit.made }\n'),
  });
  await expect(page.getByRole('alert')).toContainText('wrong.yaml: This is not a case that Waymark can read. Line 4');
});

test('Y8, Y11: whatever is wrong with a file or a link is said, nothing is kept of it, and no real name comes in', async ({
  page,
}) => {
  const openFile = (name: string, text: string | Buffer) =>
    page
      .getByLabel('Open a file')
      .setInputFiles({ name, mimeType: 'text/yaml', buffer: typeof text === 'string' ? Buffer.from(text) : text });
  const alert = page.getByRole('alert');
  const whole = 'title: Brought along\npolicy: surrey\nchild: { name: Kevin Smith }\nfacts: []\nasOf: 2026-01-01\n';
  await page.goto('/workshop');
  await openFile('large.yaml', Buffer.alloc(10_000_000, 'x'));
  await expect(alert).toContainText('large.yaml: The file has 10.0 MB; a case has at most 4 MB. Nothing was opened.');
  await openFile('later.yaml', `version: 7\n${whole}`);
  await expect(alert).toContainText('version is 7: another version of Waymark wrote this case');
  for (const [fragment, message] of [
    ['', 'The link holds no case'],
    ['2.9.abc.AAAAAAAAA', 'The link was made by another version of Waymark'],
    ['1.9.abc.AAAA', 'The link was cut short'],
    ['1.4.abc.AAAA', 'The link was changed on its way'],
    [`1.${'A'.repeat(31_000)}`, 'The link is longer than any that Waymark makes'],
  ] as const) {
    await page.goto(`/workshop/shared?step=2#${fragment}`);
    await page.reload();
    await expect(alert).toContainText(message);
  }
  await page.goto('/workshop');
  await expect(page.getByRole('heading', { name: 'On this device' })).toHaveCount(0);
  await openFile('whole.yaml', whole);
  await expect(page.getByRole('heading', { level: 1, name: 'Brought along' })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}/edit`);
  await expect(page.getByLabel('The child’s name')).toHaveValue('Amira');
  await page.goto('/workshop');
  await expect(page.getByRole('heading', { name: 'On this device' })).toBeVisible();
});

test('keyboard alone: to a case, through it, a question asked and answered, and out again', async ({ page }) => {
  const focused = page.locator(':focus');
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press('Tab');
      if (name.test((await focused.count()) > 0 ? ((await focused.textContent()) ?? '') : '')) return;
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await page.goto('/workshop');
  await tabTo(/^The first core group comes late$/);
  await page.keyboard.press('Enter');
  await expect(date(page)).toHaveText('Fri 6 March 2026');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(date(page)).toHaveText('Thu 26 March 2026');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(date(page)).toHaveText('Thu 26 March 2026');
  await tabTo(/^Ask this$/);
  await page.keyboard.press('Enter');
  // What was pressed is gone: the focus stays where it was, in the panel.
  await expect(panel(page, 'Ask the room')).toBeFocused();
  await tabTo(/^Ask$/);
  await page.keyboard.press('Enter');
  await tabTo(/^Reveal the answer$/);
  await page.keyboard.press('Enter');
  await tabTo(/^Carry on$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect(date(page)).toHaveText('Thu 2 April 2026');
});

test('under reduced motion nothing moves by itself', async ({ page }) => {
  await page.goto(`${CASE}?step=2`);
  await expect(page.locator('.statechart-drawing')).toBeVisible();
  const moving = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('*')).flatMap((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each);
        const lasts = transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0);
        return lasts || animationName !== 'none' ? [each.outerHTML.slice(0, 80)] : [];
      }),
    );
  expect(await moving()).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key);
    expect(await moving()).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

for (const address of ['/workshop', `${CASE}?step=2`, `${CASE}/edit`, `${CASE}/debrief`, `${CASE}/compare`]) {
  test(`nothing stands in anybody’s way: ${address}`, async ({ page }) => {
    test.slow();
    await page.goto(address);
    await unfold(page);
    await expectNoBarriersAnywhere(page, address);
  });
}

test('nothing stands in anybody’s way where two branches are compared', async ({ page }) => {
  test.slow();
  await page.goto(`${CASE}/compare`);
  await expect(page.getByText('This case has one branch so far.')).toBeVisible();
  await compareTwoBranches(page);
  await expectNoBarriersAnywhere(page, 'two branches');
  await page.getByLabel('The other', { exact: true }).selectOption({ label: 'As written (Croydon)' });
  await expect(page.getByText('Both are the same branch')).toBeVisible();
});
