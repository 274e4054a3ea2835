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
