import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expectAccessible } from './accessibility';
import { ensureBrowser } from './find-browser.mjs';
import { watchProblems, type PageProblems } from './page-problems';

export interface PageOptions {
  /** Person of the local site; without it whoever the site takes by default. */
  readonly as?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a path of the site as this visit's person. */
  goto(path: string): Promise<void>;
  readonly problems: PageProblems;
  /** No console error, no page error, no CSP violation, no error answer that was not allowed by name. */
  expectNoProblems(): void;
  expectAccessible(options?: { exclude?: readonly string[] }): Promise<void>;
  /** Saves what the window shows as `tests/.out/NAME.png` and answers the path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

const out = join(__dirname, '../.out');

/** Starts the browser that `find-browser.mjs` names. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser().path,
    // As root Chromium has no sandbox; the pages under test are our own.
    chromiumSandbox: false,
    args: ['--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'],
  });
}

/** A context and page of their own, so two visits are two people with two tabs. `site` is the origin of the local site. */
export async function openVisit(browser: Browser, site: string, options: PageOptions = {}): Promise<Visit> {
  const { as, theme = 'light', width = 1440, height = 900 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const problems = await watchProblems(context);
  const page = await context.newPage();
  return {
    page,
    context,
    problems,
    goto: async (path) => {
      const url = new URL(path, site);
      if (as !== undefined) url.searchParams.set('as', as);
      await page.goto(url.href);
    },
    expectNoProblems: problems.expectNone,
    expectAccessible: (exclusions) => expectAccessible(page, exclusions),
    screenshot: async (name) => {
      mkdirSync(out, { recursive: true });
      const path = join(out, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    close: () => context.close(),
  };
}

/**
 * For a test file: one browser, started with the first page and closed after the last test; pages close after each test.
 * `const { newPage } = useBrowser(() => site.url)`
 */
export function useBrowser(site: () => string): { newPage(options?: PageOptions): Promise<Visit> } {
  let browser: Browser | undefined;
  const open: Visit[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((visit) => visit.close()));
  });
  afterAll(() => browser?.close());
  return {
    newPage: async (options) => {
      browser ??= await launchBrowser();
      const visit = await openVisit(browser, site(), options);
      open.push(visit);
      return visit;
    },
  };
}
