import { childRow, loadSamples, title } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

/** A sheet of A4 between its margins, as the browser lays it out. */
const PAPER = { width: 680, height: 960 };

async function onPaper(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(PAPER);
  await page.goto(address);
  await expect(title(page)).toBeVisible();
  await expect(page.getByText('One moment')).toHaveCount(0);
}

const main = (page: Page) => page.getByRole('main');

/** What the style sheets add to the words of a link. */
const addedToLinks = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a')]
      .map((link) => getComputedStyle(link, '::after').content)
      .filter((added) => !['none', 'normal'].includes(added)),
  );

const fontsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('main *')]
        .filter((each) => each.getClientRects().length > 0)
        .map((each) => getComputedStyle(each).fontFamily),
    ),
  ]);

test('on paper: what one reads and no more, whole, in ink on white, with its day', async ({ page }) => {
  test.slow();
  const { Finn } = await loadSamples(page);
  for (const address of ['/children', '/team', '/calendar', Finn, `${Finn}/review`, `${Finn}/facts`, `${Finn}/story`]) {
    await test.step(address, async () => {
      await onPaper(page, address);
      expect(await addedToLinks(page), 'addresses that nobody can press').toEqual([]);
      expect(await fontsOf(page)).toHaveLength(1);
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
      await expect(page.getByText('Correct as printed on Mon 2 March 2026').filter({ visible: true })).toHaveCount(1);
      await expect(page.getByRole('navigation')).toHaveCount(0);
      await expect(page.getByRole('button', { name: /Print|Save|Forward|Make|Load|Show all/ })).toHaveCount(0);
      const tooWide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
          .map((each) => each.outerHTML.slice(0, 120)),
      );
      expect(tooWide, 'cut off at the edge of the sheet').toEqual([]);
    });
  }
});

test('on paper a list of children names families, and a child’s page leaves out what is for a screen', async ({
  page,
}) => {
  const { Finn } = await loadSamples(page);
  await onPaper(page, '/children');
  await expect(childRow(page, 'Amira')).toContainText('Croydon · Rahman');
  await expect(childRow(page, 'Amira').getByText('Rahman')).toBeVisible();
  await onPaper(page, Finn);
  await expect(page.getByRole('heading', { name: 'At a glance' })).toBeVisible();
  for (const words of ['Record something else', 'See what was known on an earlier day', 'Prepare the core group'])
    await expect(main(page).getByText(words)).toBeHidden();
  await expect(page.getByText('Earlier (12)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Send out the changed child protection plan' })).toBeVisible();
  // What somebody opened to have it on paper is printed.
  const asks = page.getByRole('heading', { name: 'What Oxfordshire asks, by moment' });
  await expect(asks).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByText(/^At a conference/).click();
  await page.emulateMedia({ media: 'print' });
  await expect(asks).toBeVisible();
  await onPaper(page, `${Finn}/story`);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
});
