import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { useBrowser, type PageOptions, type Visit } from '../../support/browser';
import { startSite, type SiteProcess } from './site-process';

/** One visit, and the app in its frame. */
export interface AppVisit extends Visit {
  readonly app: FrameLocator;
}

export interface SiteForTests {
  readonly site: () => SiteProcess;
  /** Opens the Strategy page as a person. */
  strategy(options?: PageOptions): Promise<AppVisit>;
  open(path: string, options?: PageOptions): Promise<AppVisit>;
}

export const appOf = (page: Page): FrameLocator => page.frameLocator('iframe');

/**
 * For a test file: a site of its own on a copy of the seeded folder, and one browser. After each test nothing may have been asked of the
 * site that it does not model.
 */
export function useSite(seed: 'company' | 'jira'): SiteForTests {
  let folder = '';
  let running: SiteProcess | undefined;
  const site = (): SiteProcess => {
    if (!running) throw new Error('The site has not started.');
    return running;
  };
  const { newPage } = useBrowser(() => site().url);

  beforeAll(async () => {
    const made = process.env['SIGHTLINE_E2E'];
    if (made === undefined) throw new Error('The e2e project of jest.config.cjs makes the company first.');
    folder = mkdtempSync(join(tmpdir(), 'sightline-site-'));
    cpSync(join(made, seed), folder, { recursive: true });
    running = await startSite({ dir: folder, seed });
  });
  afterEach(async () => {
    await site().ask('DELETE', 'faults');
    const notModelled = await site().ask('GET', 'not-modelled');
    await site().ask('DELETE', 'not-modelled');
    expect(notModelled).toEqual([]);
  });
  afterAll(async () => {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (path: string, options?: PageOptions): Promise<AppVisit> => {
    const visit = await newPage(options);
    visit.page.setDefaultTimeout(10_000);
    await visit.goto(path);
    return { ...visit, app: appOf(visit.page) };
  };
  return { site, open, strategy: (options) => open('/jira/apps/strategy', options) };
}
