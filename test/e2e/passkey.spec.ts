import type { CDPSession } from '@playwright/test';

import { title } from './app.ts';
import { expectNoBarriersAnywhere } from './barriers.ts';
import { expect, type Page, test } from './fixture.ts';
import { addAmira, box, button, isLocked, PASSPHRASE, protect, unlock } from './protected.ts';

test.use({ samplesOnly: false });

/** A passkey's keeper inside the browser, that a person always says yes to. */
async function withAuthenticator(page: Page, hasPrf: boolean): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return { cdp, id: authenticatorId };
}

async function openLocks(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Safety' }).click();
  await page.getByText('Change the passphrase, recovery key or passkey').click();
  await box(page, 'Your present passphrase, or the recovery key').fill(PASSPHRASE);
}

test('a passkey unlocks, after a reload too; taken out, it does not', async ({ page }) => {
  await withAuthenticator(page, true);
  await protect(page);
  await addAmira(page);
  await openLocks(page);
  await button(page, 'Add a passkey').click();
  await expect(page.getByRole('status')).toContainText('You can unlock with the passkey from now on');

  await button(page, 'Lock').click();
  await isLocked(page);
  await expectNoBarriersAnywhere(page, 'locked, with a passkey');
  await button(page, 'Use a passkey').click();
  await expect(title(page)).toHaveText('Safety');
  await page.goto('/children');
  await isLocked(page);
  await button(page, 'Use a passkey').click();
  await expect(page.getByRole('link', { name: 'Amira', exact: true })).toBeVisible();

  await openLocks(page);
  await button(page, 'Remove all passkeys').click();
  await expect(page.getByRole('status')).toContainText('do not unlock Waymark any more');
  await button(page, 'Lock').click();
  await isLocked(page);
  await expect(button(page, 'Use a passkey')).toHaveCount(0);
  await unlock(page);
  await expect(title(page)).toHaveText('Safety');
});

test('a passkey that is lost says so, and the passphrase still unlocks', async ({ page }) => {
  const { cdp, id } = await withAuthenticator(page, true);
  await protect(page);
  await openLocks(page);
  await button(page, 'Add a passkey').click();
  await expect(page.getByRole('status')).toContainText('You can unlock with the passkey');
  await button(page, 'Lock').click();
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id });
  await withAuthenticator(page, true);
  await button(page, 'Use a passkey').click();
  await expect(page.getByRole('alert')).toContainText('passkey');
  await unlock(page);
  await expect(title(page)).toHaveText('Safety');
});

test('an authenticator that computes no secret is told apart, and nothing changes', async ({ page }) => {
  await withAuthenticator(page, false);
  await protect(page);
  await openLocks(page);
  await button(page, 'Add a passkey').click();
  await expect(page.getByRole('alert')).toContainText('No passkey was made');
  await button(page, 'Lock').click();
  await isLocked(page);
  await expect(button(page, 'Use a passkey')).toHaveCount(0);
});
