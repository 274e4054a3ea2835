import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from '../../local/install.mjs';
import { build } from '../../local/build.mjs';
import { listen, type Listening } from '../../local/server/listen';
import { createHandler } from '../../local/server/serve';
import { useBrowser } from '../support/browser';
import { openTrackerSite, type TrackerSite } from './tracker/tracker-site';

/** Jira's page of an issue, with panels of a throw-away app beside it. */
let folder: string;
let built: string;
let tracker: TrackerSite;
let server: Listening;
const { newPage } = useBrowser(() => `http://site.localhost:${server.port}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-tracker-'));
  built = join(folder, 'built');
  const source = join(root, 'tests/local/tracker');
  await build({ root, built, say: () => {}, only: ['bridge', 'shell'] });
  mkdirSync(join(folder, 'static'));
  cpSync(join(source, 'ui'), join(folder, 'static/ui'), { recursive: true });
  const outfile = join(folder, 'static/ui/tracker.js');
  await bundle({ entryPoints: [join(source, 'tracker-page.ts')], outfile, bundle: true });
}, 120_000);
beforeEach(async () => {
  tracker = await openTrackerSite({ seed: 'jira' });
  server = await listen(0);
  server.handleWith(createHandler(tracker.site, { root: folder, built }));
});
afterEach(async () => {
  await server.close();
  await tracker.site.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a panel of the app', () => {
  it('is closed at first with its lozenge, opens by keyboard, is as high as its page, and stays open', async () => {
    const { page, goto, expectNoProblems, expectAccessible, screenshot } = await newPage({ as: 'ife' });
    await goto('/browse/SHOP-1');
    const panel = page.getByRole('region', { name: 'Sight' });
    const head = panel.getByRole('button', { name: 'Sight SHOP SHOP-1' });
    await head.waitFor();
    expect(await head.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('iframe').count()).toBe(0);
    await expectAccessible();
    await screenshot('issue-context-closed');
    await head.focus();
    await page.keyboard.press('Enter');
    const { id } = (await tracker.rest('GET', 'issue/SHOP-1')) as { id: string };
    const extension = JSON.stringify({
      type: 'jira:issueContext',
      issue: { id, key: 'SHOP-1', type: 'Epic', typeId: '10000' },
      project: { id: '10000', key: 'SHOP', type: 'software' },
    });
    const frame = panel.frameLocator('iframe');
    await frame.getByText(extension, { exact: true }).waitFor();
    await frame.getByText(`Backend: ${extension}`).waitFor();
    const before = (await panel.locator('iframe').boundingBox())?.height ?? 0;
    expect(before).toBeGreaterThan(50);
    await frame.getByRole('button', { name: 'Grow' }).click();
    await page.waitForFunction(
      (wanted) => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) >= wanted,
      before + 300,
    );
    await expectAccessible();
    await screenshot('issue-context-open');
    await page.reload();
    await frame.getByText('Backend:').waitFor();
    await head.click();
    expect(await page.locator('iframe').count()).toBe(0);
    expectNoProblems();
  });

  it('stands below the issue on a narrow screen, and in the dark', async () => {
    const { page, goto, expectNoProblems, expectAccessible, screenshot } = await newPage({ theme: 'dark', width: 360 });
    await goto('/browse/SHOP-1');
    await page.getByRole('button', { name: 'Sight SHOP SHOP-1' }).click();
    await page.frameLocator('iframe').getByText('Backend:').waitFor();
    await expectAccessible();
    await page.getByRole('region', { name: 'Sight' }).scrollIntoViewIfNeeded();
    await screenshot('issue-context-dark-360');
    expectNoProblems();
  });
});

describe('links', () => {
  it('are made and removed by keyboard, in both directions, and say what Jira refuses', async () => {
    const { page, goto, problems, expectNoProblems, expectAccessible, screenshot } = await newPage();
    await goto('/browse/SHOP-4');
    const section = page.getByRole('region', { name: /^Linked work items/ });
    const open = section.getByRole('button', { name: 'Link work item' });
    const dialog = page.getByRole('dialog', { name: 'Link SHOP-4' });
    const link = async (words: string, key: string): Promise<void> => {
      await open.focus();
      await page.keyboard.press('Enter');
      await dialog.getByLabel('This work item').selectOption(words);
      await dialog.getByLabel('Work item', { exact: true }).fill(key);
      await page.keyboard.press('Enter');
    };
    await link('is blocked by', 'NO-1');
    await dialog.getByRole('alert').filter({ hasText: 'Issue does not exist' }).waitFor();
    problems.allow(/Answer 404 POST .*issueLink/);
    await expectAccessible();
    await screenshot('issue-link');
    await dialog.getByLabel('Work item', { exact: true }).fill('PICK-1');
    await page.keyboard.press('Enter');
    const blocked = section.getByRole('list', { name: 'is blocked by' });
    await blocked.getByRole('link', { name: /PICK-1 Shelf order on the hand scanner/ }).waitFor();
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
    await link('blocks', 'loyal-1');
    const blocks = section.getByRole('list', { name: 'blocks', exact: true });
    await blocks.getByText('LOYAL-1').waitFor();
    expect(await blocked.getByRole('listitem').count()).toBe(1);
    await expectAccessible();
    await screenshot('issue-links');
    expect(await tracker.rest('GET', 'issue/PICK-1?fields=issuelinks')).toMatchObject({
      fields: { issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'SHOP-4' } }] },
    });
    await section.getByRole('button', { name: 'Remove link: is blocked by PICK-1' }).focus();
    await page.keyboard.press('Enter');
    await blocked.waitFor({ state: 'detached' });
    expect(await blocks.count()).toBe(1);
    expectNoProblems();
  });
});

describe('an issue', () => {
  it('gets another parent and another project, by keyboard, and says what Jira refuses', async () => {
    const { page, goto, problems, expectNoProblems, expectAccessible, screenshot } = await newPage({ theme: 'dark' });
    await goto('/browse/SHOP-5');
    await page.getByRole('button', { name: 'Change parent' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Parent of SHOP-5' });
    await dialog.getByLabel('Parent').fill('SHOP-3');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'appropriate hierarchy' }).waitFor();
    problems.allow(/Answer 400 PUT .*issue\/SHOP-5/);
    await expectAccessible();
    await screenshot('issue-parent');
    await dialog.getByLabel('Parent').fill('SHOP-8');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'SHOP-8' }).waitFor();
    expect(await dialog.count()).toBe(0);
    await page.getByRole('button', { name: 'Move' }).click();
    await page.getByRole('dialog', { name: 'Move SHOP-5' }).getByLabel('Project').selectOption('Loyalty');
    await expectAccessible();
    await page.getByRole('button', { name: 'Move', exact: true }).last().click();
    await page.waitForURL(/\/browse\/LOYAL-\d+$/);
    await page.getByRole('heading', { name: 'Pay without typing an address' }).waitFor();
    await page.getByRole('button', { name: 'Change parent' }).click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expectNoProblems();
  });
});
