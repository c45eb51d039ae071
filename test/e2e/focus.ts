import { expect, type Locator, type Page } from './fixture.ts';

/** Where the focus is can be seen: it is in the window, not under something else, and looks focused. */
export async function expectFocusToShow(page: Page): Promise<void> {
  expect(await lookedUnfocused(page)).toEqual([]);
  // What scrolls to the focus may take a moment.
  await expect.poll(() => hiddenFocus(page)).toBeNull();
}

/** What looked the same with the focus as without it: known of a place once the focus has moved on. */
const lookedUnfocused = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const told = window as unknown as { lastFocus?: { readonly element: Element; readonly look: string } };
    const lookOf = (element: Element): string => {
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
      return [element, ...element.querySelectorAll('*'), ...labels]
        .flatMap((part) => [null, '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)))
        .map((style) => {
          const outline = style.outlineStyle === 'none' ? '' : style.outlineColor + style.outlineWidth;
          const { boxShadow, backgroundColor, borderColor, borderWidth, fill, stroke, strokeWidth } = style;
          return [outline, boxShadow, backgroundColor, borderColor, borderWidth, fill, stroke, strokeWidth].join();
        })
        .join(';');
    };
    const before = told.lastFocus;
    const focused = document.activeElement ?? document.body;
    delete told.lastFocus;
    if (focused !== document.body) told.lastFocus = { element: focused, look: lookOf(focused) };
    return before?.element.isConnected === true && before.element !== focused && lookOf(before.element) === before.look
      ? [before.element.outerHTML.slice(0, 200)]
      : [];
  });

/** What has the focus although nothing of it can be seen; null where there is no such thing. */
const hiddenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const { left, top, right, bottom } = focused.getBoundingClientRect();
    const parts = Array.from({ length: 9 }, (_, part) => (part + 0.5) / 9);
    const isSeen = parts.some((x) =>
      parts.some((y) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return hit !== null && (focused.contains(hit) || hit.closest('label')?.control === focused);
      }),
    );
    return focused === document.body || isSeen ? null : focused.outerHTML.slice(0, 200);
  });

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the focus is there; at each place on the way it can be seen. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeAttached();
  for (let press = 0; press < 100; press++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
    await expectFocusToShow(page);
  }
  throw new Error(`A hundred times ${key} do not lead to ${target.toString()}.`);
}
