import { AxeBuilder } from '@axe-core/playwright';

import { expect, type Page, type ViewportSize } from './fixture.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Look = {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: ViewportSize;
};

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 800 };

/** How a screen is looked at: once in either scheme, once on either size. */
export const LOOKS: readonly [Look, Look] = [
  { name: 'a light desk', colorScheme: 'light', viewport: DESK },
  { name: 'a dark phone', colorScheme: 'dark', viewport: PHONE },
];

/** Either scheme on either size. */
export const EVERY_LOOK: readonly Look[] = [
  ...LOOKS,
  { name: 'a dark desk', colorScheme: 'dark', viewport: DESK },
  { name: 'a light phone', colorScheme: 'light', viewport: PHONE },
];

/** Pairs of things to press or to type in, of which one lies over the other; but for what stays while the page scrolls. */
function lyingOverEachOther(): string[] {
  const stays = (each: Element | null): boolean =>
    each !== null && (/fixed|sticky/.test(getComputedStyle(each).position) || stays(each.parentElement));
  const places = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((each) => each.closest('svg, .govuk-visually-hidden') === null && !stays(each))
    .map((each) => ({ each, rects: [...each.getClientRects()] }));
  const isOver = (one: DOMRect, other: DOMRect): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
  const name = (each: HTMLElement): string => (each.innerText || each.id || each.tagName).trim();
  return places.flatMap(({ each, rects }, index) =>
    places
      .slice(index + 1)
      .filter((other) => !each.contains(other.each) && !other.each.contains(each))
      .filter((other) => rects.some((one) => other.rects.some((rect) => isOver(one, rect))))
      .map((other) => `${name(each)} and ${name(other.each)}`),
  );
}

/**
 * Nothing on the screen stands in anybody's way: axe finds nothing, the page is no wider than its window, and nothing
 * lies over what can be pressed.
 */
async function expectNoBarriers(page: Page, name: string): Promise<void> {
  // The other mode opens a page of its own for each look, for frames of other origins; there are none.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // What is as it should be need not be told.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect.soft(told, name).toEqual([]);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(tooWide, `${name} is wider than its window by`).toBe(0);
  expect.soft(await page.evaluate(lyingOverEachOther), `${name}: over each other`).toEqual([]);
}

/** The same in each look; the page is left on a desk. */
export async function expectNoBarriersAnywhere(
  page: Page,
  name: string,
  looks: readonly Look[] = LOOKS,
): Promise<void> {
  for (const { name: look, colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expectNoBarriers(page, `${name} on ${look}`);
  }
  await page.setViewportSize(DESK);
}

/** Unfolds what is folded on the screen, once it is there. */
export async function unfold(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('One moment')).toHaveCount(0);
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('main details')) each.toggleAttribute('open', true);
  });
}
