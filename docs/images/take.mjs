/** Takes the README's pictures from a running site: `npm start -- --fresh --now=2026-11-19T10:42`, then `node docs/images/take.mjs [address]`. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../tests/support/find-browser.mjs';

const [, , address = 'http://site.localhost:8780'] = process.argv;
const folder = fileURLToPath(new URL('.', import.meta.url));
const { path: executablePath } = findBrowser();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });

async function shoot(name, colorScheme, prepare) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${address}/jira/apps/strategy`);
  const app = page.frameLocator('iframe');
  await app.getByRole('row', { name: /OBJ-7/ }).waitFor();
  await prepare(app, page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}

const openPanel = async (app, page) => {
  await app.getByRole('row', { name: /OBJ-7/ }).click();
  await page.keyboard.press('Enter');
  await app.getByText('Four in ten baskets').waitFor();
};

/** A page of the site around the app, at the width of its content. */
async function shootSite(name, path, prepare, { colorScheme = 'light', width = 1280, height = 860 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  await prepare(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}

const openIssuePanel = async (page) => {
  await page.getByRole('button', { name: /^Strategy/, expanded: false }).click();
  await page.frameLocator('iframe').getByRole('list', { name: 'Path to the strategy' }).waitFor();
};
const openDocument = async (page) => {
  await page.getByRole('link', { name: 'Our strategy' }).first().click();
  await page
    .frameLocator('.macro iframe')
    .getByRole('row', { name: /Guest checkout on phones/ })
    .waitFor();
};

await shootSite('issue', '/browse/SHOP-1?as=ife', openIssuePanel);
await shootSite('document-light', '/wiki/spaces/LEAD?as=jonah', openDocument, { height: 1100 });
await shootSite('document-dark', '/wiki/spaces/LEAD?as=jonah', openDocument, { colorScheme: 'dark', height: 1100 });
await shootSite('document-settings', '/wiki/spaces/LEAD?as=jonah', async (page) => {
  await openDocument(page);
  const [, id] = /pages\/(\d+)/.exec(page.url());
  await page.goto(`${address}/wiki/spaces/LEAD/pages/edit-v2/${id}?as=jonah`);
  await page.getByRole('button', { name: 'Edit Strategy' }).click();
  const inside = page.getByRole('dialog').frameLocator('iframe');
  await inside.getByRole('heading', { name: 'Grow online revenue' }).waitFor();
});
await shootSite('document-export', '/wiki/spaces/LEAD?as=jonah', async (page) => {
  await openDocument(page);
  const [, id] = /pages\/(\d+)/.exec(page.url());
  await page.goto(`${address}/wiki/spaces/LEAD/pages/export/${id}?type=pdf&as=jonah`);
  await page.getByRole('table').first().waitFor();
});
await shoot('link-work', 'light', async (app, page) => {
  await openPanel(app, page);
  const section = app.getByRole('region', { name: 'Linked work' });
  await section.getByRole('button', { name: 'Link work' }).click();
  await section.getByRole('button', { name: 'JQL' }).click();
  await section
    .getByRole('searchbox', { name: 'JQL' })
    .fill('project = PICK AND type = Epic AND statusCategory != Done');
  await section.getByRole('button', { name: /^Link \d+ work items?$/ }).waitFor();
});
await shoot('strategy-light', 'light', openPanel);
await shoot('strategy-dark', 'dark', openPanel);
await shoot('check-in', 'light', async (app) => {
  await app.getByRole('row', { name: /KR-8/ }).getByRole('button', { name: /39/ }).first().click();
  await app.getByLabel('Value').fill('67.2');
});
await shoot('explanation', 'light', async (app) => {
  await app.getByRole('row', { name: /OBJ-7/ }).getByRole('button', { name: /47/ }).first().click();
});
await shoot('paste', 'light', async (app, page) => {
  await app.getByRole('button', { name: 'Paste' }).click();
  await app
    .getByRole('textbox')
    .first()
    .fill(
      [
        'kind,title,parent,owner,baseline,target,unit,weight',
        'objective,Orders arrive warm,,Nadia Sorel,,,,',
        'keyResult,Meals above 60 °C,Orders arrive warm,Nadia Sorel,88,96,%,',
        'keyResult,Lines picked per hour,Orders arrive warm,Piet Aalders,110,110,,',
        'keyResult,Picking errors,Orders arive warm,Piet Aalders,2.1,1,%,',
      ].join('\n'),
    );
  await page.keyboard.press('Control+Home');
});
await browser.close();
