import type { FrameLocator, Locator, Page } from 'playwright-core';
import { rowOf } from './strategy';

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === element.ownerDocument.activeElement);

/** Waits until the element has the focus. @throws when it does not get it */
export async function expectFocus(locator: Locator): Promise<void> {
  await locator.waitFor();
  const deadline = Date.now() + 5_000;
  while (!(await hasFocus(locator))) {
    if (Date.now() > deadline) throw new Error(`The focus is not on ${String(locator)}.`);
    await locator.page().waitForTimeout(50);
  }
}

/** Presses Tab until the element has the focus. @throws when that takes more than forty */
export async function tabTo(page: Page, locator: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await locator.waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(locator)}.`);
}

/** By keyboard alone: into the tree, to its first row, and down to the row with this key. */
export async function goToRow(page: Page, app: FrameLocator, key: string): Promise<void> {
  const row = rowOf(app, key);
  const first = rowOf(app, 'VIS-1');
  await first.waitFor();
  for (let presses = 0; presses < 40 && !(await inTree(app)); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await expectFocus(first);
  for (let rounds = 0; rounds < 10; rounds += 1) {
    if (await isThere(row)) return;
    const below = await rowsBelowFocus(app, key);
    for (let presses = 0; presses < below; presses += 1) await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow down does not lead to ${key}.`);
}

const isThere = async (row: Locator): Promise<boolean> => (await row.count()) > 0 && (await hasFocus(row));

/** From the row with the focus down to the row with this key, or as far as rows are there: only those in sight are. */
const rowsBelowFocus = (app: FrameLocator, key: string): Promise<number> =>
  app.getByRole('treegrid').evaluate((tree, wanted) => {
    const rows = [...tree.querySelectorAll('[data-row-id]')].sort(
      (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
    );
    const from = rows.indexOf(tree.ownerDocument.activeElement ?? tree);
    const to = rows.findIndex((row) => new RegExp(`${wanted}(?!\\d)`).test(row.textContent));
    return Math.max(1, (to < 0 ? rows.length - 1 : to) - from);
  }, key);

const inTree = (app: FrameLocator): Promise<boolean> =>
  app.getByRole('treegrid').evaluate((tree) => {
    const active = tree.ownerDocument.activeElement;
    return active?.getAttribute('role') === 'row' && tree.contains(active);
  });
