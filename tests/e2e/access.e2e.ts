import { goToRow } from './support/keyboard';
import { openPanel, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

describe('who may', () => {
  const { strategy, open } = useSite('company');

  test('the header switches to somebody with fewer rights', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await open('/jira/apps/strategy');
    await app.getByRole('button', { name: 'Add objective' }).waitFor();
    await page.getByRole('button', { name: /^Mara Ellison/ }).click();
    await screenshot('person-menu');
    await page.getByRole('button', { name: /^Wren Tadley/ }).click();
    await page.getByRole('button', { name: 'Wren Tadley, Viewer' }).waitFor();
    await rowOf(app, 'OBJ-7').waitFor();
    expect(await app.getByRole('button', { name: 'Add objective' }).count()).toBe(0);
    expect(await app.getByRole('button', { name: 'Paste', exact: true }).count()).toBe(0);
    await expectAccessible();
    expectNoProblems();
  });

  test('a viewer reads all of it; a refused edit says why and whom to ask, in its place', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'wren' });
    const panel = await openPanel(app, 'OBJ-7', 'Checkout that people finish');
    await panel.getByText(/Four in ten baskets/).click();
    await panel.getByText('You can read this objective, not change it').waitFor();
    await panel.getByText('Ife Adeyemi owns it. Editors of this strategy can change it too.').waitFor();
    await panel.getByRole('button', { name: 'Ask Ife Adeyemi' }).waitFor();
    await screenshot('refused');
    await expectAccessible();
    await page.keyboard.press('Escape');

    await goToRow(page, app, 'OBJ-8');
    await page.keyboard.press('F2');
    const field = app.getByRole('textbox', { name: 'Title of OBJ-8' });
    if ((await field.count()) > 0) {
      await field.fill('Mine');
      await page.keyboard.press('Enter');
    }
    await app.getByText(/You can read this objective, not change it/).waitFor();
    await app.getByText(/Sunniva Dahl owns it/).waitFor();
    await page.keyboard.press('Escape');
    expect(await rowOf(app, 'OBJ-8').count()).toBe(1);
    expectNoProblems();
  });

  test('an owner edits what is theirs and nothing else', async () => {
    const { app, expectNoProblems } = await strategy({ as: 'ife' });
    const own = await openPanel(app, 'OBJ-7', 'Checkout that people finish');
    await own.getByText(/Every point of completion/).click();
    await own.getByRole('textbox', { name: 'Why' }).waitFor();
    const other = await openPanel(app, 'OBJ-9', 'Orders arrive complete');
    await other.getByText(/What people ordered/).click();
    await other.getByText('Nadia Sorel owns it. Editors of this strategy can change it too.').waitFor();
    expectNoProblems();
  });

  test('a restricted strategy stays unseen, by menu and by address', async () => {
    const mara = await strategy({ as: 'mara' });
    await mara.app.getByRole('button', { name: 'Strategy: Larkfield to 2027. Switch' }).click();
    await mara.app.getByRole('menuitemcheckbox', { name: /New towns/ }).click();
    await mara.app.getByRole('treegrid', { name: 'New towns' }).waitFor();
    await openPanel(mara.app, 'KR-20', 'Leases signed in Alder Bridge and Moss End');
    await mara.screenshot('restricted-seen');
    const { pathname } = new URL(mara.page.url());

    const ife = await strategy({ as: 'ife' });
    await ife.app.getByRole('treegrid').waitFor();
    expect(await ife.app.getByRole('button', { name: /Switch$/ }).count()).toBe(0);
    const direct = await open(pathname, { as: 'ife' });
    await direct.app.getByRole('heading', { name: 'This strategy is not here, or not for you to see' }).waitFor();
    expect(await direct.app.getByRole('treegrid').count()).toBe(0);
    expect(await direct.app.getByText(/New towns|Alder Bridge/).count()).toBe(0);
    await direct.screenshot('restricted-unseen');
    await direct.expectAccessible();
    await direct.app.getByRole('button', { name: 'Open Larkfield to 2027' }).click();
    await direct.app.getByRole('treegrid', { name: 'Larkfield to 2027' }).waitFor();
    for (const visit of [mara, ife, direct]) visit.expectNoProblems();
  });

  test.each(['silas', 'edda'])('%s, without Jira, is told that there is nothing to see', async (as) => {
    const { app, expectNoProblems, expectAccessible } = await strategy({ as });
    await app.getByText('There is no strategy you may see').waitFor();
    await app.getByText(/Ask .*administ/).waitFor();
    await expectAccessible();
    expectNoProblems();
  });

  test('endpoints hold without the interface: what is refused there is refused here', async () => {
    const { page, app } = await strategy({ as: 'wren' });
    await rowOf(app, 'OBJ-7').waitFor();
    const id = await rowOf(app, 'OBJ-7').getAttribute('data-row-id');
    const answer = await page.evaluate(async (nodeId) => {
      const payload = { requestId: crypto.randomUUID(), nodeId, version: 1, patch: { title: 'Mine' } };
      const body = JSON.stringify({ moduleKey: 'strategy', functionKey: 'node.update', payload, page: 'test' });
      const response = await fetch('/__site/invoke?as=wren', { method: 'POST', body });
      return (await response.json()) as unknown;
    }, id);
    expect(answer).toMatchObject({ ok: true, value: { ok: false, failure: { code: 'forbidden' } } });
  });
});
