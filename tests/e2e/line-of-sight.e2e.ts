import type { Page } from 'playwright-core';
import { useSite } from './support/use-site';

const panelOn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Strategy/, expanded: false }).click();
};

describe('the line of sight of an issue, in Jira', () => {
  const { open, site } = useSite('company');
  // An epic of the seed that leads nowhere yet, its first story, which is done, and its second.
  let epic = '';
  let stories: readonly string[] = [];
  beforeAll(async () => {
    const find = async (jql: string) => {
      const answer = await fetch(`http://localhost:${new URL(site().url).port}/rest/api/3/search/jql`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
        body: JSON.stringify({ jql, fields: ['summary', 'status'], maxResults: 100 }),
      });
      const { issues } = (await answer.json()) as {
        issues: { key: string; fields: { summary: string; status: { name: string } } }[];
      };
      return issues;
    };
    const epics = await find('project = SHOP AND issuetype = Epic ORDER BY key');
    epic = epics.find(({ fields }) => fields.summary === 'Delivery slots that hold')?.key ?? '';
    const below = await find(`parent = ${epic} ORDER BY key`);
    const done = below.filter(({ fields }) => fields.status.name === 'Done');
    const open = below.filter(({ fields }) => fields.status.name !== 'Done');
    stories = [done[0]?.key ?? '', open[0]?.key ?? ''];
  });

  test('an epic is linked in three clicks, its stories inherit, and undo takes it back', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await open(`/browse/${epic}`, { as: 'ife' });
    await panelOn(page);
    await app.getByText('Not linked yet.').waitFor();
    const find = app.getByRole('combobox', { name: 'Find an objective' });
    await find.click();
    await find.fill('checkout that');
    await app.getByRole('option', { name: /OBJ-7/ }).click();
    await app.getByText('Linked to OBJ-7').waitFor();
    await app.getByText('Checkout that people finish').first().waitFor();
    await app.getByText('at risk', { exact: true }).waitFor();
    const path = app.getByRole('list', { name: 'Path to the strategy' });
    expect(await path.getByRole('listitem').count()).toBe(4);
    await screenshot('issue-linked');
    await expectAccessible();

    const story = await open(`/browse/${stories[0]}`, { as: 'ife', theme: 'dark' });
    await panelOn(story.page);
    await story.app.getByText(`Inherited from its parent ${epic}.`).waitFor();
    await story.app.getByText('delivered', { exact: true }).waitFor();
    await story.screenshot('issue-inherited-dark');
    await story.expectAccessible();
    story.expectNoProblems();

    await app.getByRole('button', { name: 'Undo' }).click();
    await app.getByText('Not linked yet.').waitFor();
    expectNoProblems();
  });

  test('work that is deliberately outside says as what and why', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await open(`/browse/${stories[1]}`, {
      as: 'ife',
    });
    await panelOn(page);
    await app.getByRole('button', { name: 'Deliberately outside…' }).click();
    await app.getByRole('button', { name: 'Save' }).click();
    await app.getByText('Say why. Whoever sees this issue sees it.').waitFor();
    await expectAccessible();
    await app.getByRole('textbox', { name: 'Why?' }).fill('Certificates run out in January.');
    await app.getByRole('button', { name: 'Save' }).click();
    await app.getByText('“Certificates run out in January.”').waitFor();
    await app.getByText('keeps things running.').waitFor();
    await screenshot('issue-outside');
    await expectAccessible();
    await app.getByRole('button', { name: 'Not outside' }).click();
    await app.getByText('Not linked yet.').waitFor();
    expectNoProblems();
  });

  test('who may read an issue and not edit it is told so, and a project of no strategy is left in peace', async () => {
    const reader = await open(`/browse/${epic}`, { as: 'wren' });
    await panelOn(reader.page);
    await reader.app.getByText(`You can read ${epic}, not edit it`).waitFor();
    expect(await reader.app.getByRole('combobox').count()).toBe(0);
    reader.expectNoProblems();

    const elsewhere = await open('/browse/OPS-4', { as: 'mara', width: 360 });
    await panelOn(elsewhere.page);
    await elsewhere.app.getByText('No strategy speaks for this project.').waitFor();
    await elsewhere.screenshot('issue-silent-360');
    await elsewhere.expectAccessible();
    elsewhere.expectNoProblems();
  });
});
