import type { FrameLocator, Page } from 'playwright-core';
import { useSite } from './support/use-site';

const macroOf = (page: Page): FrameLocator => page.frameLocator('.macro iframe');

describe('the living document, in Confluence', () => {
  const { open, site } = useSite('company');
  beforeAll(async () => {
    const { page: issue, app } = await open('/browse/SHOP-1', { as: 'ife' });
    await issue.getByRole('button', { name: /^Strategy/, expanded: false }).click();
    await app.getByRole('combobox', { name: 'Find an objective' }).fill('checkout that');
    await app.getByRole('option', { name: /OBJ-7/ }).click();
    await app.getByText('Linked to OBJ-7').waitFor();
  });

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
});
