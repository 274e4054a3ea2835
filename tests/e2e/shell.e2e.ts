import { useSite } from './support/use-site';

describe('the local Jira', () => {
  const { site, open, strategy } = useSite('jira');

  test('from a project to an issue, moved on and back', async () => {
    const { page, expectNoProblems, expectAccessible, screenshot } = await open('/');
    await page.getByRole('button', { name: 'Projects' }).click();
    await page.getByRole('navigation', { name: 'Jira' }).getByRole('link', { name: 'Storefront SHOP' }).click();
    await page.getByRole('link', { name: /SHOP-1 Guest checkout on phones/ }).waitFor();
    await expectAccessible();
    await screenshot('shell-issues');
    await page.getByRole('link', { name: /SHOP-1 Guest checkout on phones/ }).click();
    await page.getByRole('heading', { name: 'Guest checkout on phones' }).waitFor();
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Done');
    await page
      .getByRole('combobox', { name: 'Status' })
      .and(page.locator(':has(option:checked:text("Done"))'))
      .waitFor();
    await expectAccessible();
    await screenshot('shell-issue');
    await page.goBack();
    await page.getByRole('row', { name: /SHOP-1 .* Done/ }).waitFor();
    expectNoProblems();
  });

  test('makes, changes and deletes an issue', async () => {
    const { page, expectNoProblems, expectAccessible } = await open('/jira/projects/PICK');
    await page.getByRole('link', { name: 'Create' }).click();
    await page.getByLabel('Summary').fill('Scan twice');
    await page.getByLabel('Description').fill('Once is not enough.');
    await expectAccessible();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Scan twice' }).waitFor();
    await page.getByText('Once is not enough.').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Story points').fill('3');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('complementary', { name: 'Details' }).getByText('3', { exact: true }).waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/jira/projects/PICK');
    expect(await page.getByRole('link', { name: /Scan twice/ }).count()).toBe(0);
    expectNoProblems();
  });

  test('says what Jira refuses, and keeps what was typed', async () => {
    const { page, problems, expectNoProblems, expectAccessible } = await open('/jira/issues', { as: 'wren' });
    await page.getByLabel('JQL').fill('project = PAY');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: "The value 'PAY' does not exist for the field 'project'." })
      .waitFor();
    expect(await page.getByLabel('JQL').inputValue()).toBe('project = PAY');
    await expectAccessible();
    problems.allow(/Answer 400 POST .*search\/jql/);
    await page.getByRole('searchbox', { name: 'Search issues' }).fill('pay-1');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: 'Issue does not exist or you do not have permission to see it.' })
      .waitFor();
    problems.allow(/Answer 404 GET .*issue\/PAY-1/);
    expectNoProblems();
  });

  test('one tab as somebody else, the browser as another', async () => {
    const { page, context, expectNoProblems } = await open('/jira/projects');
    await page.getByRole('button', { name: /^Mara Ellison/ }).click();
    await page.getByRole('button', { name: /^Jonah Castell/ }).click();
    await page.getByRole('button', { name: /^Jonah Castell, Strategy editor/ }).waitFor();
    await page.getByRole('button', { name: /^Jonah Castell/ }).click();
    await page.getByRole('button', { name: 'Open a tab as someone else' }).click();
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /^Silas Groot/ }).click(),
    ]);
    await tab.getByRole('button', { name: /^Silas Groot/ }).waitFor();
    await tab.getByText("You have no access to Jira's projects.").waitFor();
    expect(tab.url()).not.toContain('as=');
    await page.reload();
    await page.getByRole('button', { name: /^Jonah Castell/ }).waitFor();
    expectNoProblems();
  });

  test('the cost drawer opens by keyboard, counts this page, and shows what is over budget', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy();
    await app.getByRole('heading', { name: 'Set up your strategy' }).waitFor();
    await page.getByRole('button', { name: 'Cost' }).focus();
    await page.keyboard.press('Alt+c');
    expect(await page.getByRole('button', { name: 'Apps' }).getAttribute('aria-current')).toBe('true');
    const drawer = page.getByRole('region', { name: 'Cost' });
    await drawer
      .getByRole('row', { name: /Mara Ellison session\.open Strategy page/ })
      .first()
      .waitFor();
    await drawer.getByText('Nothing outside the model was called (501).').waitFor();
    await expectAccessible();
    await screenshot('shell-cost');
    await drawer.getByRole('button', { name: 'Clear' }).click();
    await drawer.getByText('No calls yet.').waitFor();
    await page.keyboard.press('Alt+c');
    expect(await drawer.count()).toBe(0);
    expectNoProblems();
  });

  test('what is not modelled is counted and listed', async () => {
    const { page, problems, expectNoProblems, expectAccessible } = await open('/jira/projects');
    await page.evaluate(() => fetch('/rest/api/3/dashboard'));
    problems.allow(/Answer 501 GET .*dashboard/);
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('link', { name: 'Not modelled (501) 1' }).click();
    await page.getByRole('cell', { name: 'GET /rest/api/3/dashboard' }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Nothing outside the model was called.').waitFor();
    expectNoProblems();
  });

  test('the clock moves for Jira and for the app', async () => {
    const { page, expectNoProblems, expectAccessible } = await open('/jira/clock');
    await page.getByText(/It is 19 Nov 2026/).waitFor();
    await page.getByRole('button', { name: 'A day on' }).click();
    await page.getByText(/It is 20 Nov 2026/).waitFor();
    await expectAccessible();
    await site().ask('POST', 'clock', { now: '2026-11-19T10:42:00Z' });
    expectNoProblems();
  });

  test.each([
    ['dark', 1440],
    ['light', 360],
  ] as const)('%s, %i wide', async (theme, width) => {
    const { page, expectNoProblems, expectAccessible, screenshot } = await open('/browse/SHOP-1', { theme, width });
    await page.getByRole('heading', { name: 'Guest checkout on phones' }).waitFor();
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('link', { name: 'Strategy settings' }).waitFor();
    await expectAccessible();
    await screenshot(`shell-${theme}-${width}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Mara Ellison/ }).click();
    await expectAccessible();
    await screenshot(`shell-person-${theme}-${width}`);
    expectNoProblems();
  });

  test('http://localhost works where site.localhost does not', async () => {
    const { app, page } = await open('/');
    const { port } = new URL(site().url);
    await page.goto(`http://localhost:${port}/jira/apps/strategy`);
    await app.getByRole('heading', { name: 'Set up your strategy' }).waitFor();
    expect(await page.locator('iframe').getAttribute('src')).toContain(`http://127.0.0.1:${port}/`);
  });
});
