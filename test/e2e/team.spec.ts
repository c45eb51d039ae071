import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';

import { apply } from '../../src/cli/team/apply.ts';
import { type Authority, invite, newAuthority } from '../../src/cli/team/authority.ts';
import { accessConf } from '../../src/cli/team/serverConf.ts';
import { freePort } from '../../src/cli/team/starting.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import type { Role } from '../../src/exchange/roles.ts';
import { teamKeys } from '../../src/exchange/teamKeys.ts';
import { age } from '../../src/store/crypto/age.ts';
import { utf8 } from '../../src/store/crypto/bytes.ts';
import { caseload } from '../../bench/caseload.ts';
import { bundleAll, fill, inTurn, sealed } from '../exchange/filled.ts';
import { aFolder, NATS, type Server, serverIn } from '../exchange/server.ts';
import { connectedExchange, untilReady } from '../exchange/world.ts';
import { fillIn, save, title } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { type Complaints, expect, type Page, prepare, test } from './fixture.ts';
import { addAmira, box, button, protect, toChildren, unlock } from './protected.ts';

test.use({ samplesOnly: false });
// They share the one nats-server that the page's own server passes on to.
test.describe.configure({ mode: 'serial' });
test.skip(!NATS, 'There is no nats-server here.');

const INVITED = 'the passphrase of the invitation';

type Team = {
  readonly server: Server;
  readonly invitation: (name: string, role?: Role) => Promise<Buffer>;
  readonly member: (name: string, role?: Role) => Promise<Membership>;
};

/** A nats-server where the page's server looks for one (see playwright.config.ts). */
async function withTeam(
  browser: Browser,
  baseURL: string | undefined,
  work: (team: Team) => Promise<void>,
): Promise<void> {
  const folder = aFolder();
  const port = await freePort();
  const websocket = Number(new URL(baseURL ?? '').port) + 1000;
  let authority: Authority = newAuthority('Croydon', [`127.0.0.1:${port}`]);
  const server = serverIn(join(folder, 'server'), {
    access: accessConf(authority),
    port,
    websocket,
  });
  const member: Team['member'] = async (name, role = 'worker') => {
    const invited = await invite(authority, 'North', name, role);
    ({ authority } = invited);
    await server.reload(accessConf(authority));
    await untilReady(() => apply(authority, 1));
    return invited.membership;
  };
  await server.start();
  try {
    await work({
      server,
      member,
      invitation: async (name, role) =>
        Buffer.from(await age.seal(utf8(JSON.stringify(await member(name, role))), INVITED, 2)),
    });
    // Before their server goes: it would be missed.
    for (const page of browser.contexts().flatMap((context) => context.pages())) await page.goto('about:blank');
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const line = (page: Page) => page.locator('.wm-team').first();
const shared = 'North: Connected; everything recorded here is shared.';

async function joinTeam(page: Page, invitation: Buffer): Promise<void> {
  await page.getByRole('link', { name: 'Safety' }).click();
  await page
    .getByLabel('Invitation', { exact: true })
    .setInputFiles({ name: 'invitation.age', mimeType: 'application/octet-stream', buffer: invitation });
  await box(page, 'Passphrase of the invitation').fill(INVITED);
  await button(page, 'Open the invitation').click();
  await expect(page.getByText('You are invited to North of Croydon')).toBeVisible();
  await button(page, 'Join and share').click();
  await expect(line(page)).toContainText(shared);
}

/** A colleague on a device of their own, who joined. */
async function aColleague(
  browser: Browser,
  baseURL: string | undefined,
  { now, complaints, invitation }: { now: string; complaints: Complaints; invitation: Buffer },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  complaints.listenTo(context);
  await prepare(context, now, false);
  const page = await context.newPage();
  await protect(page);
  await joinTeam(page, invitation);
  return page;
}

test('colleagues join with an invitation, see each other and what each records, without a reload', async ({
  page: here,
  browser,
  baseURL,
  now,
  complaints,
}) => {
  await withTeam(browser, baseURL, async ({ invitation }) => {
    await protect(here);
    await addAmira(here);
    await joinTeam(here, await invitation('A. Okafor'));
    await expectNoBarriersAnywhere(here, 'just joined');

    const there = await aColleague(browser, baseURL, {
      now,
      complaints,
      invitation: await invitation('B. Chen', 'chair'),
    });
    await toChildren(there);
    await there.getByRole('link', { name: 'Amira', exact: true }).click();
    await expect(title(there)).toHaveText('Amira');
    await toChildren(here);
    await here.getByRole('link', { name: 'Amira', exact: true }).click();
    await expect(here.getByText('B. Chen has this child’s record open too.')).toBeVisible();
    await expect(there.getByText('A. Okafor has this child’s record open too.')).toBeVisible();

    const child = new URL(here.url()).pathname;
    const address = (page: Page, fact: string) =>
      page.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `${child}/record/${fact}`);
    await address(here, 'strategyDiscussion.held');
    await address(there, 'strategyDiscussion.held');
    await expect(here.getByText('B. Chen is recording the same just now')).toBeVisible();
    await expect(there.getByText('A. Okafor is recording the same just now')).toBeVisible();
    await expectNoBarriersAnywhere(there, 'two recording the same');

    await expect(here.getByRole('textbox', { name: 'Recorded by' })).toHaveValue('A. Okafor');
    await fillIn(here, { 'When did it happen?': '2026-02-27' });
    await save(here);
    await expect(there.getByText('Amira: A. Okafor recorded “Strategy discussion held”')).toContainText(
      '27 February 2026',
    );
    await fillIn(there, { 'When did it happen?': '2026-02-27', 'Recorded by': 'B. C., chair' });
    await save(there);
    await expect(here.getByText('is now recorded more than once, by B. C., chair and A. Okafor')).toBeVisible();
    await expectNoBarriersAnywhere(here, 'recorded twice');
  });
});

test('what is recorded without a connection waits, survives closing, and is shared later', async ({
  page: here,
  browser,
  baseURL,
  now,
  complaints,
}) => {
  await withTeam(browser, baseURL, async ({ server, invitation }) => {
    await protect(here);
    await joinTeam(here, await invitation('A. Okafor'));
    const there = await aColleague(browser, baseURL, { now, complaints, invitation: await invitation('B. Chen') });

    complaints.expect(/WebSocket connection to .* failed/);
    await server.stop();
    await expect(line(here)).toContainText('Not connected since 10:0');
    await addAmira(here);
    await expect(line(here)).toContainText('1 entry is saved here and waits to be shared, since 10:0');
    await here.reload();
    await unlock(here);
    await expect(line(here)).toContainText('1 entry is saved here and waits to be shared, since 10:0');

    await server.start();
    await expect(line(here)).toContainText(shared);
    await toChildren(there);
    await expect(there.getByRole('link', { name: 'Amira', exact: true })).toBeVisible();

    // The socket over the network before may seem to stand for a minute.
    const anew = here.waitForEvent('websocket');
    await here.evaluate(() => void dispatchEvent(new Event('online')));
    await anew;
    await expect(line(here)).toContainText(shared);
  });
});

test('who may erase for the team is told so; anybody else erases on their own device alone', async ({
  page: here,
  browser,
  baseURL,
  now,
  complaints,
}) => {
  await withTeam(browser, baseURL, async ({ invitation }) => {
    await protect(here);
    await addAmira(here);
    await joinTeam(here, await invitation('A. Okafor'));
    const officer = await aColleague(browser, baseURL, {
      now,
      complaints,
      invitation: await invitation('C. Diaz', 'eraser'),
    });

    await here.getByLabel('Which child').selectOption({ label: 'Amira' });
    await expect(here.getByText('You erase it on this device only')).toBeVisible();
    await expectNoBarriersAnywhere(here, 'erasing on this device');
    await toChildren(here);
    await expect(here.getByRole('link', { name: 'Amira', exact: true })).toBeVisible();

    await officer.getByLabel('Which child').selectOption({ label: 'Amira' });
    await expect(officer.getByText('You erase for the whole team')).toBeVisible();
    await expectNoBarriersAnywhere(officer, 'erasing for the team');
    await officer.getByLabel(/Type the child’s name/).fill('Amira');
    await button(officer, 'Erase this record for the whole team').click();
    await expect(officer.getByText('The record was erased for the team')).toBeVisible();
    await expect(here.getByRole('link', { name: 'Amira', exact: true })).toHaveCount(0);
  });
});

test('who joins a team with a large caseload has all of it, each child whole, also after unlocking again', async ({
  page,
  browser,
  baseURL,
}) => {
  await withTeam(browser, baseURL, async ({ invitation, member }) => {
    const membership = await member('A. Okafor');
    const keys = await teamKeys(membership.team.id, membership.epochs);
    const exchange = await connectedExchange(membership);
    await fill(exchange, inTurn(await sealed(keys, caseload(3, 12))));
    await bundleAll(exchange, keys, { from: 0, facts: 200, bytes: 500_000 });
    await exchange.close();

    await protect(page);
    await joinTeam(page, await invitation('B. Chen'));
    for (const unlocks of [false, true]) {
      if (unlocks) {
        await page.reload();
        await unlock(page);
        await expect(line(page)).toContainText(shared);
      }
      await page.getByRole('link', { name: 'Safety' }).click();
      await expect(page.getByText('12 children')).toBeVisible();
      await expect(page.getByText('could not be exchanged')).toHaveCount(0);
      await expectNoBarriersAnywhere(page, 'safety, in a team');
    }
  });
});
