import { useSite } from './support/use-site';

/** The thinnest way through everything: shell, frame on another origin, bridge, resolver, SQL, and back after a reload. */
describe('walking skeleton', () => {
  const { strategy, site } = useSite('jira');

  test('while the tables are being made the page says so, and goes on by itself', async () => {
    await site().ask('POST', 'faults', { sql: [{ kind: 'slow', ms: 150, match: '^create table' }] });
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({ theme: 'dark' });
    await app.getByRole('heading', { name: 'Sightline is setting up' }).waitFor();
    await app.getByRole('progressbar', { name: 'Set-up' }).waitFor();
    await screenshot('setting-up');
    await expectAccessible();
    await app.getByRole('heading', { name: 'Set up your strategy' }).waitFor({ timeout: 60_000 });
    expectNoProblems();
  });

  test('a strategy and its first objective are made in the frame, and are there after a reload', async () => {
    const { page, app, expectNoProblems } = await strategy();
    await app.getByRole('textbox', { name: 'Name' }).fill('Larkfield to 2027');
    await page.keyboard.press('Enter');
    await app.getByRole('button', { name: 'Skip for now' }).click();
    await app.getByRole('textbox', { name: /^Title of/ }).fill('Checkout that people finish');
    await page.keyboard.press('Enter');
    await app.getByText('Checkout that people finish').waitFor();
    await app.getByRole('button', { name: 'Open the strategy' }).click();
    await app.getByRole('treegrid').waitFor();
    await page.reload();
    await app.getByRole('row', { name: /Checkout that people finish/ }).waitFor();
    const frame = page.frames().find((each) => each !== page.mainFrame());
    expect(new URL(frame?.url() ?? '').hostname).toBe('ui.localhost');
    const { rows } = (await site().ask('GET', 'cost')) as { rows: { function: string; statements: number }[] };
    expect(rows.find((row) => row.function === 'node.create')?.statements).toBeGreaterThan(0);
    expectNoProblems();
  });
});
