import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { startSite } from '../tests/e2e/support/site-process';
import { recordFirstContent } from './in-page';
import { report } from './measure';

/** First content of the issue context and of the macro in Chromium, on the sample company as `npm start` shows it. */
const RUNS = 11;
/** The first ones fill the caches. */
const WARM_UP = 2;
const MOST_MS = 400;
const MOST_KIB = 80;

interface Surface {
  readonly name: string;
  /** What of it is its content. */
  readonly content: string;
  /** Goes where it stands; from then on the page is loaded again and again. */
  readonly go: (page: Page, url: string) => Promise<void>;
}

const surfaces: readonly Surface[] = [
  {
    ...{ name: 'issue context', content: '[aria-label="Path to the strategy"]' },
    go: async (page, url) => {
      await page.goto(`${url}/browse/SHOP-1?as=wren`);
      await page.getByRole('button', { name: /^Strategy/, expanded: false }).click();
    },
  },
  {
    ...{ name: 'macro', content: 'h1, h2, h3' },
    go: async (page, url) => {
      await page.goto(`${url}/wiki/spaces/LEAD?as=jonah`);
      await page.getByRole('link', { name: 'Our strategy' }).first().click();
      await page.getByRole('heading', { name: 'Our strategy', level: 1 }).waitFor();
    },
  },
];

async function frameOf(page: Page): Promise<Frame> {
  for (;;) {
    const [frame] = page.frames().filter((each) => each !== page.mainFrame() && each.url() !== 'about:blank');
    if (frame) return frame;
    await page.waitForTimeout(5);
  }
}

/** Gzip size of the app's own scripts; the platform's bridge, which every app gets, is not counted. */
async function bytesOf(scripts: readonly string[]): Promise<number> {
  // Node does not resolve ui.localhost everywhere; 127.0.0.1 is the same origin's server.
  const own = scripts
    .filter((name) => name.includes('/assets/'))
    .map((name) => name.replace('ui.localhost', '127.0.0.1'));
  const bodies = await Promise.all(own.map(async (name) => (await fetch(name)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(new Uint8Array(body)).length, 0);
}

async function measure(browser: Browser, url: string, { name, content, go }: Surface): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript(recordFirstContent, content);
  const page = await context.newPage();
  await go(page, url);
  const ms: number[] = [];
  const kib: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const frame = await frameOf(page);
    await frame.waitForFunction(() => Reflect.has(globalThis, '__firstContent'));
    const [at, scripts] = (await frame.evaluate(() => [
      Reflect.get(globalThis, '__firstContent'),
      Reflect.get(globalThis, '__loadedBefore'),
    ])) as [number, string[]];
    if (run >= 0) ms.push(at);
    if (run >= 0) kib.push((await bytesOf(scripts)) / 1_024);
    await page.reload();
  }
  await context.close();
  report('first content', `${name}, from the start of its frame, warm`, 'ms', ms, MOST_MS);
  report('first content', `${name}, JavaScript before it`, 'KiB gzip', kib, MOST_KIB);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const finder = (await import(pathToFileURL(join(process.cwd(), 'tests/support/find-browser.mjs')).href)) as {
    ensureBrowser(): { path: string };
  };
  const site = await startSite({ dir: folder, seed: 'company' });
  const browser = await chromium.launch({ executablePath: finder.ensureBrowser().path, chromiumSandbox: false });
  try {
    for (const surface of surfaces) await measure(browser, site.url, surface);
  } finally {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
