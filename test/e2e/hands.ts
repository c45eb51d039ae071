import { type Answers, fillIn } from './app.ts';
import { expect, type Locator, type Page } from './fixture.ts';

/** How a person works the app: with a mouse, or with the keyboard alone. */
export type Hands = {
  readonly name: string;
  /** Presses a link or a button. */
  readonly press: (target: Locator) => Promise<void>;
  /** Answers questions by their words, as `answer` does. */
  readonly answer: (answers: Answers) => Promise<void>;
  /** Replaces what stands in a box. */
  readonly write: (box: Locator, text: string) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
  /** Chooses from a list by the words of the choice. */
  readonly choose: (list: Locator, choice: string) => Promise<void>;
};

export const byMouse = (page: Page): Hands => ({
  name: 'by mouse',
  press: (target) => target.click(),
  answer: (answers) => fillIn(page, answers),
  write: (box, text) => box.fill(text),
  tick: (box) => box.check(),
  choose: async (list, choice) => void (await list.selectOption({ label: choice })),
});

export const byKeyboard = (page: Page): Hands => ({
  name: 'by keyboard alone',
  press: async (target) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  answer: async (answers) => {
    await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
    for (const [question, value] of Object.entries(answers)) await type(page, question, value);
  },
  write: (box, text) => write(page, box, text),
  tick: async (box) => {
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  },
  choose: (list, choice) => pick(page, list, choice),
});

/** Presses Tab until the focus is there: a page has fewer places than this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let press = 0; press < 250; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}.`);
}

/** Replaces what stands in a box. */
async function write(page: Page, box: Locator, text: string): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** The letters one types lead to a choice that begins with them. */
async function pick(page: Page, list: Locator, choice: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(choice);
  await expect(list.locator('option:checked')).toHaveText(choice);
}

async function type(page: Page, question: string, value: string): Promise<void> {
  const group = page.getByRole('group', { name: question });
  if ((await group.count()) === 0) {
    const box = page.getByRole('textbox', { name: question }).or(page.getByRole('combobox', { name: question }));
    const isList = await box.evaluate((element) => element instanceof HTMLSelectElement);
    if (!isList) return write(page, box, value);
    return pick(page, box, value);
  }
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!day) return choose(page, group, value);
  const boxes = { Day: day[3], Month: day[2], Year: day[1] };
  for (const [name, part = ''] of Object.entries(boxes))
    await write(page, group.getByLabel(name), String(Number(part)));
}

/** Tab leads to the group, the space bar or the arrow keys to the answer in it. */
async function choose(page: Page, group: Locator, value: string): Promise<void> {
  const radios = group.getByRole('radio');
  const count = await radios.count();
  const checked = group.getByRole('radio', { checked: true });
  await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
  const wanted = group.getByLabel(value, { exact: true });
  await page.keyboard.press('Space');
  for (let press = 0; press < count && !(await wanted.isChecked()); press++) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}
