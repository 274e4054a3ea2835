import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../local/install.mjs';
import { build } from '../../local/build.mjs';
import { listen, type Listening } from '../../local/server/listen';
import { createHandler } from '../../local/server/serve';
import { useBrowser, type Visit } from '../support/browser';
import { openToySite, type ToySite } from '../local/toy/toy-site';
import type { Toy } from '../local/toy/toy-page';

/** The shell and the bridge with an app whose page does nothing but call the real `@forge/bridge`. */
describe('the bridge', () => {
  let folder: string;
  let toy: ToySite;
  let server: Listening;
  const { newPage } = useBrowser(() => `http://site.localhost:${server.port}`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-toy-'));
    const source = join(root, 'tests/local/toy');
    const built = join(folder, 'built');
    await build({ root, built, say: () => {}, only: ['bridge', 'shell'] });
    mkdirSync(join(folder, 'static'));
    cpSync(join(source, 'ui'), join(folder, 'static/ui'), { recursive: true });
    await bundle({
      entryPoints: [join(source, 'toy-page.ts')],
      outfile: join(folder, 'static/ui/toy.js'),
      bundle: true,
    });
    toy = await openToySite({ seed: 'jira' });
    server = await listen(0);
    server.handleWith(createHandler(toy.site, { root: folder, built }));
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await toy.site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page of the app, and what it can do, run inside its frame. */
  async function openToy(
    path = '/jira/apps/strategy',
    as = 'ife',
  ): Promise<Visit & { ask: Ask; said: () => Promise<string> }> {
    const visit = await newPage({ as });
    await visit.goto(path);
    const frame = await frameOf(visit.page);
    return { ...visit, ask: asker(frame), said: async () => (await frameOf(visit.page)).locator('#said').innerText() };
  }

  it('invokes, and rejects with an Error', async () => {
    const { ask, expectNoProblems } = await openToy();
    expect(await ask('invoke', 'echo', { a: [1, 'zwei'] })).toEqual({ a: [1, 'zwei'] });
    expect(await ask('failing')).toMatch(/^true: Error: .*on purpose/);
    expect(toy.site.cost.rows().at(-1)).toMatchObject({
      function: 'fail',
      surface: 'Strategy page',
      page: expect.any(String) as string,
    });
    expectNoProblems();
  });

  it('tells where the page is, and who looks at it', async () => {
    const { ask } = await openToy();
    expect(await ask('context')).toMatchObject({
      moduleKey: 'strategy',
      accountId: expect.stringContaining('712020:') as string,
      siteUrl: expect.stringContaining('http') as string,
      extension: { type: 'jira:globalPage' },
      theme: { colorMode: 'light' },
    });
  });

  it('asks Jira as the person in the browser, with the scopes of the manifest', async () => {
    const { ask } = await openToy();
    expect(await ask('jira', '/rest/api/3/myself')).toMatchObject({
      status: 200,
      body: { displayName: 'Ife Adeyemi' },
    });
    expect(await ask('jira', '/rest/api/3/issue/PAY-1')).toMatchObject({ status: 404 });
  });

  it('shows flags with actions', async () => {
    const { page, ask, said, expectAccessible, expectNoProblems } = await openToy();
    await ask('flag');
    const flag = page.getByRole('status').filter({ hasText: 'It was easy.' });
    await flag.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await said()).toContain('undone'));
    await expectAccessible();
    await flag.getByRole('button', { name: 'Dismiss “Saved”' }).click();
    await flag.waitFor({ state: 'detached' });
    expectNoProblems();
  });

  it('opens a modal and passes on what it was closed with', async () => {
    const { page, ask, said, expectNoProblems } = await openToy();
    await ask('modal');
    const inside = await frameOf(page, 1);
    expect(await asker(inside)('context')).toMatchObject({ extension: { modal: { n: 7 } } });
    await asker(inside)('onClose');
    await inside.evaluate(() => void (globalThis as unknown as { toy: Toy }).toy.submit({ yes: true }));
    await eventually(async () => expect(await said()).toContain('closed with {"yes":true}'));
    expect(await page.getByRole('dialog').count()).toBe(0);
    expectNoProblems();
  });

  it('carries events, until they are no longer wanted', async () => {
    const { ask, said } = await openToy();
    await ask('listen');
    expect(await said()).toContain('heard {"n":1}');
    expect(await said()).not.toContain('heard {"n":2}');
  });

  it('sets the theme, and follows the person’s choice', async () => {
    const { page, ask } = await openToy();
    const frame = await frameOf(page);
    const mode = (): Promise<string | undefined> => frame.evaluate(() => document.documentElement.dataset['colorMode']);
    expect(await mode()).toBeUndefined();
    await ask('theme');
    expect(await mode()).toBe('light');
    await page.getByRole('button', { name: /^Ife Adeyemi/ }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await eventually(async () => expect(await mode()).toBe('dark'));
  });

  it('gives every place in the app an address', async () => {
    const { page, ask, said } = await openToy('/jira/apps/strategy/from/here');
    expect(await ask('history')).toBe('/from/here');
    await page.waitForURL('**/jira/apps/strategy/node/OBJ-7');
    await page.goBack();
    await eventually(async () => expect(await said()).toContain('PUSH /node/OBJ-7 POP /from/here'));
    expect(await ask('urls')).toEqual([
      expect.stringMatching(/^http:\/\/site\.localhost:\d+\/jira\/apps\/strategy\/node\/OBJ-7$/),
      expect.stringMatching(/\/browse\/SHOP-1$/),
    ]);
    await ask('title');
    await eventually(async () => expect(await (() => page.title())()).toBe('Renamed'));
  });

  it('leaves Alt+C to the shell', async () => {
    const { page } = await openToy();
    await (await frameOf(page)).locator('h1').click();
    await page.keyboard.press('Alt+c');
    await page.getByRole('region', { name: 'Cost' }).waitFor();
  });

  it('navigates and reloads', async () => {
    const { page, ask, said } = await openToy();
    await ask('listen');
    const frame = await frameOf(page);
    await frame.evaluate(() => void (globalThis as unknown as { toy: Toy }).toy.reload());
    await eventually(async () =>
      expect(await (async () => asker(await frameOf(page))('context'))()).toMatchObject({ moduleKey: 'strategy' }),
    );
    expect(await said()).toBe('ready');
    const again = await frameOf(page);
    await again.evaluate(() => void (globalThis as unknown as { toy: Toy }).toy.go('/browse/SHOP-1'));
    await page.getByRole('heading', { name: 'Guest checkout on phones' }).waitFor();
  });
});

type Ask = (name: keyof Toy, ...args: unknown[]) => Promise<unknown>;

function asker(frame: Frame): Ask {
  return (name, ...args) =>
    frame.evaluate(
      ([key, given]) =>
        (globalThis as unknown as { toy: Record<string, (...all: unknown[]) => unknown> }).toy[key]?.(...given),
      [name, args] as const,
    );
}

/** The app's frame once its script has run. */
async function frameOf(page: Page, index = 0): Promise<Frame> {
  const element = await page.locator('iframe').nth(index).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no such frame.');
  await frame.locator('#said', { hasText: 'ready' }).waitFor();
  return frame;
}

/** Until it holds, or for five seconds. */
async function eventually(check: () => Promise<void>): Promise<void> {
  const until = Date.now() + 5000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
