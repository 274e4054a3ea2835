import { expectFocus, goToRow } from './support/keyboard';
import { openPanel, panelOf, rowOf, shownKeys } from './support/strategy';
import { useSite } from './support/use-site';

describe('the tree of the company', () => {
  const { strategy, open } = useSite('company');

  test('shows result, expected, health, owner and last check-in of every kind of node', async () => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'wren' });
    await app.getByRole('treegrid', { name: 'Larkfield to 2027' }).waitFor();
    const objective = rowOf(app, 'OBJ-7');
    await objective.getByRole('button', { name: 'Result: 47 %, 53 % expected. Explain' }).waitFor();
    await objective.getByRole('button', { name: 'Health: At risk. Explain' }).waitFor();
    for (const words of ['Checkout that people finish', 'Ife Adeyemi', 'Storefront', '2 days']) {
      await objective.getByText(words, { exact: true }).waitFor();
    }
    expect(await rowOf(app, 'KR-8').textContent()).toMatch(/66\.4 → 75\s%/);
    expect(await rowOf(app, 'INI-3').textContent()).toContain('3 of 5 milestones');
    await rowOf(app, 'OBJ-10').getByRole('button', { name: 'Health: Outdated. Explain' }).waitFor();
    expect((await shownKeys(app)).slice(0, 6)).toEqual(['VIS-1', 'THM-1', 'OBJ-7', 'KR-8', 'KR-9', 'OBJ-15']);
    await screenshot('tree-light');
    await expectAccessible();
    expectNoProblems();
  });

  test.each([
    ['dark', 1440],
    ['light', 360],
    ['dark', 360],
  ] as const)('%s at %i px', async (theme, width) => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'jonah', theme, width });
    await rowOf(app, 'OBJ-7').waitFor();
    await screenshot(`tree-${theme}-${width}`);
    await expectAccessible();
    const panel = await openPanel(app, 'OBJ-7', 'Checkout that people finish');
    await panel.getByRole('table', { name: 'KR-8 Checkout completion: values' }).waitFor({ state: 'attached' });
    await screenshot(`panel-${theme}-${width}`);
    await expectAccessible();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    expectNoProblems();
  });

  test('a title and Enter make a node, by keyboard alone; the next one is ready at once', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'jonah' });
    await rowOf(app, 'OBJ-8').waitFor();
    await goToRow(page, app, 'VIS-1');
    await page.keyboard.type('new cust');
    await expectFocus(rowOf(app, 'OBJ-8'));
    await page.keyboard.press('Control+Shift+Enter');
    await expectFocus(app.getByRole('textbox', { name: 'Title' }));
    await page.keyboard.type('Baskets with something fresh');
    await page.keyboard.press('Enter');
    await app.getByRole('row', { name: /Key result KR-\d+ Baskets with something fresh/ }).waitFor();
    await page.keyboard.type('ברוך הבא 👋🏽');
    await page.keyboard.press('Enter');
    await app.getByRole('row', { name: /Key result KR-\d+ ברוך הבא 👋🏽/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await app.getByRole('row', { name: /Baskets with something fresh/ }).waitFor();
    await app.getByRole('row', { name: /ברוך הבא 👋🏽/u }).waitFor();
    expectNoProblems();
  });

  test('F2 renames in place', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'OBJ-18');
    await page.keyboard.press('F2');
    await expectFocus(app.getByRole('textbox', { name: 'Title of OBJ-18' }));
    await page.keyboard.type('The cold chain holds');
    await page.keyboard.press('Enter');
    await expectFocus(rowOf(app, 'OBJ-18'));
    await page.reload();
    await rowOf(app, 'OBJ-18').getByText('The cold chain holds').waitFor();
    expectNoProblems();
  });

  test('the panel edits story, owner, weight and date; a reload keeps them', async () => {
    const { page, app, expectNoProblems, expectAccessible } = await strategy({ as: 'jonah' });
    const panel = await openPanel(app, 'OBJ-9', 'Orders arrive complete');
    await panel.getByText(/What people ordered is what they get/).click();
    await panel.getByRole('textbox', { name: 'Narrative' }).fill('What people ordered is what they get. Always.');
    await page.keyboard.press('Control+Enter');
    await panel.getByText('What people ordered is what they get. Always.', { exact: true }).waitFor();

    await panel.getByRole('button', { name: /^Owner/ }).click();
    await app.getByRole('combobox').fill('Piet');
    await app.getByRole('option', { name: 'Piet Aalders' }).click();
    await panel.getByRole('button', { name: 'Owner Piet Aalders' }).waitFor();

    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await panel.getByRole('button', { name: /^Weight/ }).click();
    await panel.getByRole('textbox', { name: 'Weight' }).fill('2');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Weight 2' }).waitFor();

    await panel.getByRole('button', { name: /^Review by/ }).click();
    await panel.getByLabel('Review by').fill('2026-12-11');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Review by 11 Dec 2026' }).waitFor();
    await expectAccessible();

    await page.reload();
    const again = panelOf(app, 'OBJ-9');
    for (const name of ['Owner Piet Aalders', 'Weight 2', 'Review by 11 Dec 2026']) {
      await again.getByRole('button', { name }).waitFor();
    }
    await again.getByText('What people ordered is what they get. Always.', { exact: true }).waitFor();
    expectNoProblems();
  });

  test('rows move by keyboard, by "Move…" and by the mouse, and stay there', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'KR-9');
    await page.keyboard.press('Alt+ArrowUp');
    await app.getByText('Moved KR-9 up').waitFor();
    expect(await order(app, 'KR-9', 'KR-8')).toBe(true);
    await page.keyboard.press('Alt+ArrowDown');
    await app.getByText('Moved KR-9 down').waitFor();
    expect(await order(app, 'KR-8', 'KR-9')).toBe(true);

    await goToRow(page, app, 'KR-12');
    await page.keyboard.press('Shift+F10');
    await app.getByRole('menuitem', { name: /^Move…/ }).click();
    await expectFocus(app.getByRole('combobox', { name: 'Find a place' }));
    await page.keyboard.type('OBJ-9');
    await page.keyboard.press('Enter');
    await app.getByText('Moved KR-12 under OBJ-9').waitFor();

    await rowOf(app, 'KR-17')
      .getByText('Deliveries above 5 °C')
      .dragTo(rowOf(app, 'OBJ-10').getByText('Pick fast in small stores'));
    await app.getByText('Moved KR-17 under OBJ-10').waitFor();
    await page.reload();
    await rowOf(app, 'KR-17').waitFor();
    expect(await order(app, 'OBJ-10', 'KR-17')).toBe(true);
    expect(await order(app, 'KR-17', 'OBJ-18')).toBe(true);
    expect(await order(app, 'OBJ-9', 'KR-12')).toBe(true);
    expectNoProblems();
  });

  test('nothing can go below itself', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'OBJ-7');
    await page.keyboard.press('Shift+F10');
    await app.getByRole('menuitem', { name: /^Move…/ }).click();
    await app.getByRole('combobox', { name: 'Find a place' }).fill('OBJ-15');
    await app.getByText('No place matches.').waitFor();
    await page.keyboard.press('Escape');
    await rowOf(app, 'OBJ-7')
      .getByText('Checkout that people finish')
      .dragTo(rowOf(app, 'OBJ-15').getByText(/Guests can order/));
    await page.waitForTimeout(300);
    expect(await order(app, 'THM-1', 'OBJ-7')).toBe(true);
    expect(await order(app, 'OBJ-7', 'OBJ-15')).toBe(true);
    expectNoProblems();
  });

  test('archive says what goes with it, and the archive gives it back', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'OBJ-10');
    await page.keyboard.press('Delete');
    const dialog = app.getByRole('dialog', { name: 'Archive OBJ-10' });
    await dialog.getByText('Lines picked per hour').waitFor();
    // OBJ-7 depends on it.
    await dialog.getByText('Checkout that people finish').waitFor();
    await screenshot('archive');
    await expectAccessible();
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await rowOf(app, 'OBJ-10').waitFor({ state: 'detached' });

    await app.getByRole('button', { name: 'Display options' }).click();
    await app.getByRole('menuitem', { name: 'Show archived…' }).click();
    await app.getByRole('button', { name: 'Restore OBJ-10' }).click();
    await rowOf(app, 'OBJ-10').waitFor();
    await rowOf(app, 'KR-16').waitFor();
    expectNoProblems();
  });

  test('search and filter leave what matches, and say when nothing does', async () => {
    const { page, app, expectNoProblems, screenshot } = await strategy({ as: 'ife' });
    await rowOf(app, 'VIS-1').waitFor();
    await goToRow(page, app, 'VIS-1');
    await page.keyboard.press('/');
    await expectFocus(app.getByRole('searchbox', { name: 'Find in strategy' }));
    await page.keyboard.type('repeat order');
    await rowOf(app, 'KR-9').waitFor({ state: 'detached' });
    await rowOf(app, 'KR-11').waitFor();
    await app.getByRole('searchbox', { name: 'Find in strategy' }).fill('vouchr');
    await app.getByText('Nothing matches “vouchr”').waitFor();
    await screenshot('nothing-matches');
    await app.getByRole('button', { name: 'Clear search' }).click();
    await rowOf(app, 'KR-9').waitFor();

    await app.getByRole('button', { name: /^Filter/ }).click();
    await app.getByRole('checkbox', { name: 'Off track' }).check();
    await page.keyboard.press('Escape');
    await rowOf(app, 'KR-9').waitFor({ state: 'detached' });
    await rowOf(app, 'OBJ-8').waitFor();
    expectNoProblems();
  });

  test('rows open and close, by arrows and by level', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'wren' });
    await goToRow(page, app, 'THM-1');
    await page.keyboard.press('ArrowLeft');
    await rowOf(app, 'OBJ-7').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await rowOf(app, 'OBJ-7').waitFor();
    await app.getByRole('button', { name: /^Open to:/ }).click();
    await app.getByRole('menuitemcheckbox', { name: 'Level 1' }).click();
    await rowOf(app, 'OBJ-9').waitFor({ state: 'detached' });
    await rowOf(app, 'THM-3').waitFor();
    expectNoProblems();
  });

  test('every node has an address that opens it again', async () => {
    const first = await strategy({ as: 'wren' });
    await openPanel(first.app, 'KR-13', 'Orders with a substitution');
    const { pathname, search } = new URL(first.page.url());
    expect(pathname + search).toContain('KR-13');
    const second = await open(pathname, { as: 'ife' });
    await panelOf(second.app, 'KR-13').getByRole('heading', { name: 'Orders with a substitution' }).waitFor();
    first.expectNoProblems();
    second.expectNoProblems();
  });
});

async function order(app: Parameters<typeof rowOf>[0], first: string, second: string): Promise<boolean> {
  const keys = await shownKeys(app);
  return keys.indexOf(first) < keys.indexOf(second);
}
