import { useSite, type AppVisit } from './support/use-site';

interface Made {
  readonly id?: string;
  readonly key?: string;
}

/** A node's linked work in the Strategy page, and work that moves while people look. */
describe('linked work', () => {
  const { open, strategy, site } = useSite('company');
  const rest = async (method: string, path: string, body?: unknown): Promise<Made> => {
    const answer = await fetch(`http://localhost:${new URL(site().url).port}/rest/api/3/${path}`, {
      method,
      headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? {} : ((await answer.json()) as Made);
  };
  const openNode = async ({ app, page }: AppVisit, key: string) => {
    await app.getByRole('row', { name: new RegExp(key) }).click();
    await page.keyboard.press('Enter');
    const section = app.getByRole('region', { name: 'Linked work' });
    await section.getByRole('button', { name: 'Link work' }).waitFor();
    return section;
  };
  const WITHIN = { timeout: 15_000 };

  test.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)('an owner looks through it, sorted and filtered, %s, %i wide', async (theme, width) => {
    const visit = await strategy({ as: 'ife', theme, width });
    const section = await openNode(visit, 'OBJ-7');
    const list = section.getByRole('list', { name: 'Linked work' });
    const checkout = list.getByRole('listitem').filter({ hasText: 'Guest checkout on phones' });
    await checkout.getByText('Leads to strategy').waitFor();
    await checkout.getByText('3 of 6').waitFor();
    await section.getByRole('searchbox', { name: 'Filter linked work' }).fill('storefront delivered');
    await section.getByText('Nothing matches.').waitFor();
    await section.getByRole('searchbox', { name: 'Filter linked work' }).fill('address');
    await list.getByText('Address in one line').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
    await section.getByRole('searchbox', { name: 'Filter linked work' }).fill('');
    await section.getByRole('button', { name: 'Own and below' }).click();
    await visit.app.getByRole('menuitemcheckbox', { name: 'Line of sight' }).click();
    await list.getByRole('listitem').first().getByText('Finish or move').waitFor();
    await visit.screenshot(`linked-work-${theme}-${width}`);
    await visit.expectAccessible();
    visit.expectNoProblems();
  });

  test('work is found by words and linked from the keyboard, and undone', async () => {
    const visit = await strategy({ as: 'ife', theme: 'dark' });
    const section = await openNode(visit, 'OBJ-7');
    await section.getByRole('button', { name: 'Link work' }).focus();
    await visit.page.keyboard.press('Enter');
    await section.getByRole('searchbox', { name: 'Find work by key or words' }).waitFor();
    await visit.page.keyboard.type('guest checkout');
    await section.getByText('1 work item matches, 1 linked here already.').waitFor();
    await visit.page.keyboard.press('Escape');
    await visit.page.keyboard.type('delivery slots that');
    const found = section.getByRole('group', { name: 'Work that was found' });
    await found.getByRole('checkbox', { name: /Delivery slots that hold/ }).check();
    await visit.screenshot('link-work-dark');
    await visit.expectAccessible();
    await section.getByRole('button', { name: 'Link 1 work item' }).press('Enter');
    const list = section.getByRole('list', { name: 'Linked work' });
    const row = list.getByRole('listitem').filter({ hasText: 'Delivery slots that hold' });
    await row.getByText(/\d of \d/).waitFor(WITHIN);
    await visit.app.getByText('Linked 1 work item to OBJ-7').waitFor();
    await visit.app.getByRole('button', { name: 'Undo' }).click();
    await row.waitFor({ state: 'detached' });
    visit.expectNoProblems();
  });

  test('JQL says how much it finds before anything is linked; what Jira refuses is said in its words', async () => {
    const visit = await strategy({ as: 'jonah' });
    const section = await openNode(visit, 'OBJ-7');
    await section.getByRole('button', { name: 'Link work' }).click();
    await section.getByRole('button', { name: 'JQL' }).click();
    const jql = section.getByRole('searchbox', { name: 'JQL' });
    await section.getByText('Type JQL to see how much it finds.').waitFor();
    await jql.fill('ORDER BY key');
    await section.getByText(/Unbounded JQL queries are not allowed here/).waitFor();
    await jql.fill('project = NOWHERE');
    await section
      .getByRole('alert')
      .getByText(/NOWHERE/)
      .waitFor();
    await visit.screenshot('link-work-jql-refused');
    await visit.expectAccessible();
    await jql.fill('project = SHOP AND type = Epic AND statusCategory != Done');
    const button = section.getByRole('button', { name: /^Link \d+ work items$/ });
    await button.waitFor();
    await visit.screenshot('link-work-jql');
    const [, many] = /Link (\d+)/.exec((await button.textContent()) ?? '') ?? [];
    const before = Number(await section.getByRole('heading').locator('xpath=following-sibling::span[1]').textContent());
    await button.click();
    await visit.app.getByText(`Linked ${many} work items to OBJ-7`).waitFor();
    const total = section.getByText(String(before + Number(many)), { exact: true });
    await total.waitFor();
    await visit.app.getByRole('button', { name: 'Undo' }).click();
    await total.waitFor({ state: 'detached' });
    visit.expectNoProblems();
  });

  test('work that moves is seen within 15 seconds in the tree, beside the issue and in the macro, without a reload', async () => {
    const tree = await strategy({ as: 'ife' });
    const section = await openNode(tree, 'OBJ-7');
    const inTree = section.getByRole('listitem').filter({ hasText: 'Saved cards survive' }).first();
    const wiki = await open('/wiki/spaces/LEAD', { as: 'jonah' });
    await wiki.page.getByRole('link', { name: 'Our strategy' }).first().click();
    const inMacro = wiki.page
      .frameLocator('.macro iframe')
      .getByRole('row', { name: /Saved cards survive/ })
      .first();
    const all = async (text: string) => {
      await Promise.all([inTree.getByText(text).waitFor(WITHIN), inMacro.getByText(text).waitFor(WITHIN)]);
    };
    await all('1 of 3');

    // A story is made, done, put elsewhere, brought back, deleted.
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Card tokens move over' };
    const { id, key } = await rest('POST', 'issue', { fields: { ...fields, parent: { key: 'SHOP-8' } } });
    const issue = await open(`/browse/${key}`, { as: 'ife' });
    await issue.page.getByRole('button', { name: /^Strategy/, expanded: false }).click();
    await Promise.all([all('1 of 4'), issue.app.getByText('Inherited from its parent SHOP-8.').waitFor(WITHIN)]);
    await rest('POST', `issue/${id}/transitions`, { transition: { id: '41' } });
    await Promise.all([all('2 of 4'), issue.app.getByText('delivered', { exact: true }).waitFor(WITHIN)]);
    await rest('PUT', `issue/${id}`, { fields: { parent: { key: 'SHOP-1' } } });
    await Promise.all([all('1 of 3'), issue.app.getByText('Inherited from its parent SHOP-1.').waitFor(WITHIN)]);
    await rest('PUT', `issue/${id}`, { fields: { parent: { key: 'SHOP-8' } } });
    await Promise.all([all('2 of 4'), issue.app.getByText('Inherited from its parent SHOP-8.').waitFor(WITHIN)]);
    issue.expectNoProblems();
    await rest('DELETE', `issue/${id}`);
    await all('1 of 3');

    tree.expectNoProblems();
    wiki.expectNoProblems();
  });
});
