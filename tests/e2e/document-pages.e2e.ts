import type { FrameLocator, Page } from 'playwright-core';
import { useSite } from './support/use-site';

const macroOf = (page: Page): FrameLocator => page.frameLocator('.macro iframe');

/** As people's browsers paste; without the clipboard, which a headless browser may refuse. */
async function paste(page: Page, words: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, given);
  }, words);
}

describe('strategy on pages and beside issues', () => {
  const { open, strategy } = useSite('company');
  const newPage = async (title: string, options = {}) => {
    const visit = await open('/wiki/spaces/LEAD', { as: 'jonah', ...options });
    await visit.page.getByRole('link', { name: 'Create' }).click();
    await visit.page.getByRole('textbox', { name: 'Page title' }).fill(title);
    await visit.page.getByRole('textbox', { name: 'Text, block 1' }).focus();
    return { ...visit, macro: macroOf(visit.page) };
  };

  test('an author puts part of the strategy on a page from the keyboard, and sees it before saving', async () => {
    const visit = await newPage('Checkout, for everybody');
    const { page, macro } = visit;
    await page.keyboard.type('/strategy');
    await page
      .getByRole('listbox', { name: 'Insert' })
      .getByRole('option', { name: /Strategy/ })
      .waitFor();
    await page.keyboard.press('Enter');
    const inside = page.getByRole('dialog').frameLocator('iframe');
    await inside.getByRole('heading', { name: 'The grocer our towns choose, in store and online' }).waitFor();
    await inside.getByRole('combobox', { name: 'Show' }).focus();
    await page.keyboard.type('checkout that');
    await inside.getByRole('option', { name: /Checkout that people finish/ }).waitFor();
    await page.keyboard.press('Enter');
    await inside.getByRole('heading', { name: 'Checkout that people finish' }).waitFor();
    await inside.getByRole('listbox', { name: 'Show' }).waitFor({ state: 'hidden' });
    const work = inside.getByRole('table', { name: 'Work of Checkout that people finish' });
    await work.getByRole('columnheader', { name: 'Team' }).waitFor();
    await inside.getByRole('checkbox', { name: 'Team' }).focus();
    await page.keyboard.press('Space');
    await work.getByRole('columnheader', { name: 'Team' }).waitFor({ state: 'detached' });
    await visit.screenshot('document-inserting');
    await visit.expectAccessible();
    await inside.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await macro.getByRole('heading', { name: 'Checkout that people finish' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).press('Enter');
    await page.getByRole('heading', { name: 'Checkout, for everybody', level: 1 }).waitFor();
    await macro.getByRole('row', { name: /Guest checkout on phones/ }).waitFor();
    expect(await macro.getByRole('heading', { name: 'Grow online revenue' }).count()).toBe(0);
    expect(await macro.getByRole('columnheader', { name: 'Team' }).count()).toBe(0);
    visit.expectNoProblems();
  });

  test('the link of a node, pasted into a page, becomes its document; narrow, work keeps its titles', async () => {
    const tree = await strategy({ as: 'jonah' });
    await tree.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tree.app.getByRole('row', { name: /OBJ-7/ }).click();
    await tree.page.keyboard.press('Enter');
    const panel = tree.app.getByRole('complementary', { name: /OBJ-7/ });
    await panel.getByRole('button', { name: /Copy link/ }).click();
    await tree.app.getByText('Link to OBJ-7 copied').waitFor();
    const link = await tree.page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/node\/OBJ-7$/);

    const visit = await newPage('Pasted', { theme: 'dark' });
    await paste(visit.page, link);
    await visit.macro.getByRole('heading', { name: 'Checkout that people finish' }).waitFor();
    await visit.page.getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByRole('heading', { name: 'Pasted', level: 1 }).waitFor();
    await visit.page.setViewportSize({ width: 360, height: 900 });
    const title = visit.macro.getByRole('cell', { name: /Guest checkout on phones/ });
    await title.scrollIntoViewIfNeeded();
    expect((await title.boundingBox())?.width).toBeGreaterThan(200);
    await visit.screenshot('document-pasted-dark-360');
    await visit.expectAccessible();
    visit.expectNoProblems();
    tree.expectNoProblems();
  });

  test('an export holds the strategy as a table that Atlassian takes, and no work by name', async () => {
    const visit = await open('/wiki/spaces/LEAD', { as: 'jonah' });
    const { page } = visit;
    await page.getByRole('link', { name: 'Our strategy' }).first().click();
    await page.getByRole('heading', { name: 'Our strategy', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('link', { name: 'Export to Word' }).click();
    await page.getByRole('heading', { name: 'The grocer our towns choose, in store and online' }).waitFor();
    const table = page.getByRole('table');
    for (const name of ['Objective', 'Result', 'Expected', 'Work done', 'Health'])
      await table.getByText(name, { exact: true }).first().waitFor();
    const row = table.getByRole('row', { name: /Checkout that people finish OBJ-7/ });
    expect(await row.innerText()).toMatch(/47\s%\s+53\s%\s+9 of 17\s+At risk/);
    expect(await table.getByText(/SHOP-\d|PICK-\d|LOYAL-\d/).count()).toBe(0);
    await visit.screenshot('document-export');
    await visit.expectAccessible();
    visit.expectNoProblems();
  });

  test('closed, the panel beside an issue tells the status', async () => {
    const visit = await open('/browse/SHOP-1', { as: 'ife', theme: 'dark' });
    const closed = visit.page.getByRole('button', { name: /^Strategy/, expanded: false });
    for (const [key, words] of [
      ['SHOP-1', 'Leads to strategy'],
      ['SHOP-12', 'Finish or move'],
      ['SHOP-15', 'Delivered'],
      ['SHOP-17', 'Not linked yet'],
      ['PICK-7', 'Path interrupted'],
    ] as const) {
      await visit.goto(`/browse/${key}`);
      await closed.filter({ hasText: words }).waitFor();
    }
    await visit.screenshot('issue-closed-dark');
    await visit.expectAccessible();
    visit.expectNoProblems();
  });

  test('an outsider finds neither the issue nor the page, and no part of the app', async () => {
    const visit = await open('/browse/SHOP-1', { as: 'silas' });
    visit.problems.allow(/Answer 404/);
    await visit.page.getByText('Issue does not exist or you do not have permission to see it.').waitFor();
    expect(await visit.page.locator('iframe').count()).toBe(0);
    await visit.goto('/wiki/spaces/LEAD');
    await visit.page.getByRole('heading', { name: 'You have no access to Confluence' }).waitFor();
    expect(await visit.page.locator('iframe').count()).toBe(0);
    await visit.expectAccessible();
    visit.expectNoProblems();
  });
});
