import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { startSite, type SiteProcess } from '../tests/e2e/support/site-process';
import { makeLargeStrategy } from './large-strategy';
import { quantile, report } from './measure';
import { expandAll, recordFirstRow, scrollFrames } from './in-page';

/** The Strategy page of 5,000 nodes in Chromium, on a local site as `npm start` runs it. */
const size = 5_000;
const runs = 5;

interface Opened {
  readonly page: Page;
  readonly frame: Frame;
}

async function openApp(browser: Browser, site: SiteProcess): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript(recordFirstRow);
  const page = await context.newPage();
  await page.goto(`${site.url}/jira/apps/strategy`);
  await page.frameLocator('iframe').getByRole('treegrid').waitFor();
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame.');
  return { page, frame };
}

/** Gzip size of the app's scripts that were there before its first row; the platform's bridge, which every app gets, is not counted. */
async function scriptBytes({ frame }: Opened): Promise<number> {
  const names = (await frame.evaluate(() => Reflect.get(globalThis, '__loadedBefore'))) as string[];
  // Node does not resolve ui.localhost everywhere; 127.0.0.1 is the same origin's server.
  const own = names
    .filter((name) => name.includes('/assets/'))
    .map((name) => name.replace('ui.localhost', '127.0.0.1'));
  const bodies = await Promise.all(own.map(async (name) => (await fetch(name)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

/** When the tree's rows arrived in the shell, and when the first of them was painted in the frame; both since 1970. */
async function firstRows({ page, frame }: Opened): Promise<number> {
  await frame.waitForFunction(() => Reflect.has(globalThis, '__firstRow'));
  const painted = await frame.evaluate(() => Number(Reflect.get(globalThis, '__firstRow')));
  const arrived = await page.evaluate(() => Number(Reflect.get(globalThis, '__treeArrived')));
  return painted - arrived;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const finder = (await import(pathToFileURL(join(process.cwd(), 'tests/support/find-browser.mjs')).href)) as {
    ensureBrowser(): { path: string };
  };
  const site = await startSite({ dir: folder, seed: 'none' });
  const browser = await chromium.launch({ executablePath: finder.ensureBrowser().path, chromiumSandbox: false });
  try {
    const nodes = await makeLargeStrategy(site, size);
    const first: number[] = [];
    const expand: number[] = [];
    const frames: number[] = [];
    const kib: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const opened = await openApp(browser, site);
      const { page, frame } = opened;
      const wait = await firstRows(opened);
      const bytes = await scriptBytes(opened);
      // The first opening fills the caches of the machine.
      if (run > 0) first.push(wait);
      kib.push(bytes / 1024);
      expand.push(await frame.evaluate(expandAll, nodes));
      const deltas = await frame.evaluate(scrollFrames);
      frames.push(
        quantile(
          [...deltas].sort((a, b) => a - b),
          0.95,
        ),
      );
      await page.context().close();
    }
    report('strategy page', `first rows of ${nodes} nodes`, 'ms', first);
    report('strategy page', 'expand all', 'ms', expand);
    report('strategy page', 'p95 frame while scrolling', 'ms', frames);
    report('strategy page', 'JavaScript before first content', 'KiB gzip', kib);
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
