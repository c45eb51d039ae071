import type { BrowserContext, Page } from '@playwright/test';

/** Kills a tab before it can do anything more, and opens another. The test expects a complaint about the crash. */
export async function killTab(context: BrowserContext, page: Page): Promise<Page> {
  const devtools = await context.newCDPSession(page);
  // The page is gone before it can answer.
  void devtools.send('Page.crash').catch(() => null);
  await page.waitForEvent('crash');
  return context.newPage();
}
