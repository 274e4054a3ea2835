import type { FrameLocator, Page } from 'playwright-core';
import { useSite } from './support/use-site';

const macroOf = (page: Page): FrameLocator => page.frameLocator('.macro iframe');

describe('the living document, in Confluence', () => {
  const { open, site } = useSite('company');
  const page = (name = 'Our strategy', options = {}) =>
    open('/wiki/spaces/LEAD', options).then(async (visit) => {
      await visit.page.getByRole('link', { name }).first().click();
      await visit.page.getByRole('heading', { name, level: 1 }).waitFor();
      return { ...visit, macro: macroOf(visit.page) };
    });

  test.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)('a manager reads the strategy as a story with its work, %s, %i wide', async (theme, width) => {
    const visit = await page('Our strategy', { as: 'jonah', theme });
    await visit.page.setViewportSize({ width, height: 900 });
    const { macro } = visit;
    await macro.getByRole('heading', { name: 'The grocer our towns choose, in store and online' }).waitFor();
    await macro.getByText('Day 50 of 92.').waitFor();
    await macro.getByRole('region', { name: 'Checkout that people finish' }).getByText('53 % expected').waitFor();
    await macro.getByText('As of 10:4').first().waitFor();
    const work = macro.getByRole('table', { name: 'Work of Checkout that people finish' });
    await work.getByText('Leads to strategy').first().waitFor();
    await macro.getByText('Path interrupted').first().waitFor();
    await macro.getByText('Delivered').first().waitFor();
    await visit.screenshot(`document-${theme}-${width}`);
    await visit.expectAccessible();
    visit.expectNoProblems();
  });

  test('somebody without Jira reads all of it, with work counted and a sentence why', async () => {
    const visit = await page('Our strategy', { as: 'edda' });
    await visit.macro.getByText('You read this without Jira').waitFor();
    await visit.macro.getByRole('heading', { name: 'Checkout that people finish' }).waitFor();
    expect(await visit.macro.getByText(/SHOP-\d|PICK-\d|LOYAL-\d/).count()).toBe(0);
    await visit.screenshot('document-without-jira');
    await visit.expectAccessible();
    visit.expectNoProblems();
  });

  test('where Jira does not answer macros it says so, and shows the rest', async () => {
    await site().ask('POST', 'faults', { jira: [{ status: 403, from: 'confluence' }] });
    const visit = await page('Our strategy', { as: 'jonah' });
    await visit.macro.getByText('Jira did not answer, so work has no titles right now').waitFor();
    await visit.macro.getByRole('heading', { name: 'Checkout that people finish' }).waitFor();
    await visit.screenshot('document-jira-silent');
    await visit.expectAccessible();
  });

  test('work that moves in Jira is seen on the open page within 15 seconds', async () => {
    const visit = await page('Our strategy', { as: 'jonah' });
    const work = visit.macro.getByRole('row', { name: /Guest checkout on phones/ });
    await work.getByText('3 of 6').waitFor();
    // The fifth story of that epic.
    const moved = await fetch(`http://localhost:${new URL(site().url).port}/rest/api/3/issue/SHOP-6/transitions`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
      body: JSON.stringify({ transition: { id: '41' } }),
    });
    expect(moved.status).toBe(204);
    await work.getByText('4 of 6').waitFor({ timeout: 15_000 });
    visit.expectNoProblems();
  });

  test('its settings show what they change before they are saved', async () => {
    const visit = await page('Our strategy', { as: 'jonah' });
    const [, id] = /pages\/(\d+)/.exec(visit.page.url()) ?? [];
    await visit.goto(`/wiki/spaces/LEAD/pages/edit-v2/${id}`);
    await visit.page.getByRole('button', { name: 'Edit Strategy' }).click();
    const inside = visit.page.getByRole('dialog').frameLocator('iframe');
    await inside.getByRole('radio', { name: '1' }).check();
    await inside.getByRole('heading', { name: 'Grow online revenue' }).waitFor();
    await visit.screenshot('document-config');
    await inside.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByRole('dialog').waitFor({ state: 'detached' });
    visit.expectNoProblems();
  });

  test('a strategy that is deleted leaves nothing on open pages, and its macro asks what to show', async () => {
    const visit = await page('Our strategy', { as: 'jonah' });
    await visit.macro.getByRole('heading', { name: 'Grow online revenue' }).waitFor();
    const admin = await open('/jira/apps/settings', { as: 'mara' });
    await admin.app.getByRole('button', { name: 'More for Larkfield to 2027' }).click();
    await admin.app.getByRole('menuitem', { name: 'Delete…' }).click();
    await admin.page.keyboard.type('Larkfield to 2027');
    await admin.page.keyboard.press('Enter');
    await visit.macro.getByText('This strategy is restricted, or no longer exists').waitFor({ timeout: 15_000 });
    expect(await visit.macro.getByText(/Grow online|SHOP-\d/).count()).toBe(0);
    await visit.screenshot('document-deleted');
    await visit.expectAccessible();

    const [, id] = /pages\/(\d+)/.exec(visit.page.url()) ?? [];
    await visit.goto(`/wiki/spaces/LEAD/pages/edit-v2/${id}`);
    await visit.page.getByRole('button', { name: 'Edit Strategy' }).click();
    const inside = visit.page.getByRole('dialog').frameLocator('iframe');
    await inside.getByText('What was shown here is gone, or not for you to see').waitFor();
    await visit.screenshot('document-config-gone');
    await inside.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.macro.getByRole('heading').first().waitFor();
    visit.expectNoProblems();
  });
});
