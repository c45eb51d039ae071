import { readFile } from 'node:fs/promises';

import { childRow, loadSamples, title } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { expect, test } from './fixture.ts';

test('a policy author tries a longer time for the record, proves it, keeps it and hands it on', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await page.goto('/policies');
  await page.getByRole('link', { name: 'Croydon', exact: true }).click();
  await page.getByRole('link', { name: 'All clauses' }).click();
  await page.getByLabel('Find a clause').fill('10.3');
  const clause = page.getByRole('listitem').filter({ hasText: 'croydon.10.3.b' });
  await clause.getByRole('button', { name: '10.3' }).click();
  const open = page.getByRole('region', { name: 'The clause' });
  await expect(open).toContainText('The record goes out inside seven working days.');
  await open.getByRole('link', { name: /Sending out the core group meeting record/ }).click();
  await expect(title(page)).toHaveText('The record of a core group');
  const state = page.getByRole('region', { name: 'The state' });
  await expect(state.getByRole('heading', { name: 'Awaiting circulation' })).toBeVisible();
  await expect(state).toContainText('7 working days after the meeting');
  await expect(open, 'the clause stays open beside the state').toBeVisible();

  await page.getByRole('button', { name: 'Contents', exact: true }).click();
  await page.getByRole('link', { name: 'Make a new edition' }).click();
  const record = page.getByLabel('Sending out the core group meeting record: how many');
  await expect(record).toHaveValue('7');
  await expect(page.getByText('Nothing changes for anybody.')).toBeVisible({ timeout: 30_000 });
  await record.fill('10');
  const numbers = page.getByRole('status').filter({ hasText: 'dates that change' });
  await expect(numbers).toContainText(/[1-9]\d* of 1,000/, { timeout: 30_000 });

  await page.getByRole('button', { name: 'YAML' }).click();
  const file = page.getByRole('textbox', { name: 'The policy’s file, in YAML' });
  await expect(file).toHaveValue(/recordCirculation: \{ within: 10 working days/);
  const right = await file.inputValue();
  await file.fill(right.replace('roles: [teamManager', 'roles: [teamManger'));
  await expect(page.getByText('"teamManger" is not a role Waymark knows')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep on this device' })).toBeDisabled();
  await file.fill(right);

  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
  await page.getByRole('combobox', { name: 'Diagram' }).selectOption('The record of a core group');
  const drawn = page.getByRole('group', { name: 'The record of a core group as it would be' });
  await expect(drawn.getByLabel(/10 working days after the meeting/).first()).toBeVisible();

  await page.reload();
  await expect(page.getByText('What you typed earlier and did not keep is here again.')).toBeVisible();
  await expect(record).toHaveValue('10');

  await page.getByRole('button', { name: 'Proofs' }).click();
  await expect(page.getByText('Everything holds.')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(title(page)).toHaveText('Edit your policy');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the file' }).click();
  const path = await (await downloading).path();

  await page.goto('/policies');
  await page.getByRole('link', { name: 'Croydon, edition 2011, revised (yours)' }).click();
  await expect(page.getByRole('row', { name: /Sending out the core group meeting record/ })).toContainText(
    '10 working days',
  );

  const { Amira } = await loadSamples(page);
  await page.goto(`${Amira}/authority`);
  await page.getByRole('link', { name: 'Croydon, edition 2011, revised', exact: true }).click();
  await page.getByRole('button', { name: /^Adopt Croydon, edition 2011, revised/ }).click();
  await expect(page.getByRole('main')).toContainText('What Croydon, edition 2011, revised asks');
  await page.reload();
  await expect(page.getByRole('main'), 'read before the case is').toContainText('edition 2011, revised asks');
  await page.goto('/children');
  await expect(childRow(page, 'Amira')).toContainText('Croydon, edition 2011, revised');
  await page.goto('/policies/croydon@2011-revised/impact');
  await expect(page.getByLabel(/who follow Croydon, edition 2011, revised \(1\)/)).toBeVisible();

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await elsewhere.addInitScript(() => {
    if (window.origin !== 'null') localStorage.setItem('waymark.samplesOnly', 'yes');
  });
  const other = await elsewhere.newPage();
  await other.goto('/policies');
  await other.getByLabel('Read a policy from a file').setInputFiles({
    name: 'croydon.yaml',
    mimeType: 'text/yaml',
    buffer: await readFile(path),
  });
  await expect(title(other)).toHaveText('Croydon, edition 2011, revised (yours)');
  await elsewhere.close();
});

test('the form changes any rule, keeps the rest of the file, and says at the field what is wrong', async ({ page }) => {
  await page.goto('/policies/croydon/edit');
  const fold = (name: RegExp) => page.locator('summary').filter({ hasText: name }).first();
  await fold(/^Who has to be there/).click();
  await fold(/^The first core group was not chaired/).click();
  await page.getByRole('button', { name: 'Take out operational manager' }).click();
  await page.getByLabel('Which roles: add one').selectOption('child protection chair');
  await page.getByLabel('How firmly it binds').selectOption('usually');

  const says = page.getByLabel('In words');
  await says.fill('');
  const atField = page.getByText('This is empty. Write it, or take out what needs it. (Line');
  await expect(atField).toBeVisible();
  await expect(fold(/^Who has to be there/)).toContainText('one thing is wrong');
  await fold(/^Who has to be there/).click();
  await page.getByRole('button', { name: 'checks[0].says' }).click();
  await expect(says).toBeFocused();
  await says.fill('The first core group had another chair: "one of us".');
  await expect(atField).toBeHidden();

  await fold(/^Clauses/).click();
  await page.getByLabel('Add a clause, by its id').fill('croydon.14.1');
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  await expect(page.getByRole('heading', { name: '2 things are wrong' })).toBeVisible();

  await page.getByRole('button', { name: 'YAML' }).click();
  const file = await page.getByRole('textbox', { name: 'The policy’s file, in YAML' }).inputValue();
  expect(file).toContain(
    '{ on: coreGroup.held, first: true, require: chairedBy, roles: [teamManager, conferenceChair], strength: usual, clauses: [croydon.7.2], says: "The first core group had another chair: \\"one of us\\"." }',
  );
  expect(file).toMatch(/^ {2}croydon\.14\.1: \{ at: "", says: "", strength: must, kind: deadline, phase: always \}$/m);
  expect(file).toContain('# yaml-language-server');
});

test('policies are compared by what they say and on a case', async ({ page }) => {
  await page.goto('/policies/compare?with=croydon,surrey');
  await expect(page.getByText(/^They part on/)).toBeVisible();
  const says = page.getByRole('region', { name: 'What the policies say' });
  await expect(says.getByRole('row', { name: /Sending out the core group meeting record/ })).toContainText('differs');
  await page.getByLabel('Oxfordshire').check();
  await expect(says.getByRole('columnheader', { name: 'Oxfordshire' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Oxfordshire')).toBeChecked();
});

test('two editions are compared, and what proves the newer one wrong is played', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/policies/croydon/edit');
  await page.getByLabel('The first core group: how many').fill('15');
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(title(page)).toHaveText('Edit your policy');

  await page.goto('/policies/compare?with=croydon,croydon@2011-revised');
  await expect(page.getByText('They differ in 1 thing, each marked')).toBeVisible();
  await expect(page.getByText(/^They part on/)).toContainText('the first core group');
  const says = page.getByRole('region', { name: 'What the policies say' });
  const row = says.getByRole('row', { name: /The first core group/ });
  await expect(row).toContainText('10 working days');
  await expect(row).toContainText('15 working days');
  await row
    .getByRole('button', { name: /Croydon.* 5\.2/ })
    .last()
    .click();
  await expect(page.getByRole('region', { name: 'The clause' })).toContainText('Where it acts');

  await page.goto('/policies/croydon@2011-revised/proofs');
  const failing = page.getByRole('listitem').filter({ hasText: 'No rule is looser than England’s' });
  await expect(failing).toContainText('Fails', { timeout: 90_000 });
  await failing.getByRole('button', { name: 'Play it in the workshop' }).first().click();
  await expect(page.getByRole('main')).toContainText('Croydon, edition 2011, revised');
  await expect(page.getByRole('group', { name: /^The plan/ }).first()).toBeVisible();
});

test('an edition that guides a child is followed by another, never edited; an authority is added in the app', async ({
  page,
}) => {
  await page.goto('/policies/croydon/edit');
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(title(page)).toHaveText('Edit your policy');
  const { Amira } = await loadSamples(page);
  await page.goto(`${Amira}/authority?to=croydon@2011-revised`);
  await page.getByRole('button', { name: /^Adopt Croydon, edition 2011, revised/ }).click();
  await expect(page.getByRole('main')).toContainText('edition 2011, revised asks');
  await page.goto('/policies/croydon@2011-revised/edit');
  await expect(page.getByText(/1 child follows this edition, so it stays as it is/)).toBeVisible();
  await expect(page.getByLabel('Edition', { exact: true })).toHaveValue('2011, revised, revised');

  await page.goto('/policies');
  await page.getByRole('link', { name: 'Add an authority' }).click();
  await page.getByLabel('Authority', { exact: true }).fill('Kent');
  await page.getByLabel('Its short name').fill('kent');
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(title(page)).toHaveText('Edit your policy');
  await page.goto('/policies/compare?with=england,kent@1');
  await expect(page.getByRole('columnheader', { name: /^Kent, edition 1/ }).first()).toBeVisible();
});

test('a run is played from a state, inspected on the page, and kept as a golden case', async ({ page }) => {
  await page.goto('/policies/croydon/machines/plan#plan.onPlan.meetings.awaitingFirstCoreGroup');
  await page.getByRole('region', { name: 'The state' }).getByRole('button', { name: 'Play from here' }).click();
  const run = page.getByRole('region', { name: 'The run' });
  await run
    .getByRole('button', { name: /^Core group held/ })
    .first()
    .click();
  const drawn = page.getByRole('group', { name: 'The plan under Croydon' });
  await expect(drawn.getByLabel(/^Awaiting next core group\. The case is here/)).toBeVisible();
  const inspector = run.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Actors' }).click();
  await expect(inspector).toContainText('record 1');
  await run.getByRole('button', { name: 'Keep as a golden case' }).click();
  await run.getByRole('link', { name: 'See them all' }).click();
  await expect(page.getByText('The golden case comes out as expected.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What no case has tried' })).toContainText(/[1-9]\d* of \d+/);
});

test('a diagram is searched, and saved as a picture, for Mermaid and for XState', async ({ page }) => {
  await page.goto('/policies/croydon/machines/plan');
  await page.getByLabel('Find a state').fill('next review');
  await page.getByLabel('Find a state').press('Enter');
  const state = page.getByRole('region', { name: 'The state' });
  await expect(state.getByRole('heading', { level: 2 })).toHaveText('Awaiting next review');
  const drawn = page.getByRole('group', { name: 'The plan under Croydon' });
  await expect(drawn.getByLabel(/^Awaiting next review\./)).toBeInViewport();
  // What was found lay over the diagram, and is closed.
  await expect(page.getByRole('search', { name: 'States' }).getByRole('button')).toHaveCount(0);
  const saved = async (name: string): Promise<string> => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    return readFile(await (await downloading).path(), 'latin1');
  };
  const svg = await saved('SVG');
  expect(svg).toContain('Awaiting next review');
  expect(svg).not.toMatch(/ (class|tabindex|data-item)=/);
  expect((await saved('PNG')).slice(1, 4)).toBe('PNG');
  expect(await saved('Mermaid')).toContain('stateDiagram-v2');
  expect(JSON.parse(await saved('XState'))).toMatchObject({ id: 'plan', initial: 'beforePlan' });
});

test('on a phone a diagram that is wider than it opens where its machine starts', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/policies/croydon/machines/plan');
  const drawn = page.getByRole('group', { name: 'The plan under Croydon' });
  await expect(drawn.getByLabel(/^No enquiry\./)).toBeInViewport({ ratio: 1 });
});

test('a diagram is laid out once: opened again it is drawn without the layout worker', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const layers = () => workers.filter((url) => url.includes('elk-worker')).length;
  await page.goto('/policies/croydon/machines/record');
  const drawn = page.getByRole('group', { name: 'The record of a core group under Croydon' });
  await expect(drawn.getByLabel(/^Awaiting circulation/)).toBeVisible();
  expect(layers()).toBe(1);
  await page.reload();
  await expect(drawn.getByLabel(/^Awaiting circulation/)).toBeVisible();
  expect(layers()).toBe(1);
});

test('the panels of the desk are sized with keys, and stay so', async ({ page }) => {
  await page.goto('/policies/croydon');
  const handle = page.getByRole('separator', { name: 'Width of the contents' });
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await handle.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 24));
  await page.reload();
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 24));
});

for (const path of [
  '/policies',
  '/policies/croydon',
  '/policies/croydon/cases',
  '/policies/croydon/machines/record',
  '/policies/new/edit',
  '/policies/compare?with=croydon,surrey',
  '/policies/croydon/impact',
  '/policies/croydon/proofs',
  '/policies/croydon/edit',
]) {
  test(`nothing stands in anybody’s way: ${path}`, async ({ page }) => {
    test.slow();
    await page.goto(path);
    await expect(title(page)).not.toHaveText('');
    await page.waitForLoadState('networkidle');
    await expectNoBarriersAnywhere(page, path);
  });
}
