import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import type { FrameLocator, Page } from 'playwright-core';
import { root } from '../../local/install.mjs';
import { build } from '../../local/build.mjs';
import { macroNode } from '../../local/adf/macro-node';
import { listen, type Listening } from '../../local/server/listen';
import { createHandler } from '../../local/server/serve';
import { appUuid, environmentId } from '../../local/site/contexts';
import { people } from '../../local/site/people';
import { useBrowser, type PageOptions, type Visit } from '../support/browser';
import { expectFocus } from './support/keyboard';
import { adf, makePage, openWikiSite, type WikiSite } from '../local/wiki/wiki-site';

const text = (words: string, marks: readonly { type: string; attrs?: object }[] = []) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content });
const cell = (type: string, words: string) => ({ type, attrs: {}, content: [paragraph(text(words))] });

/** Confluence's pages in the shell, with an app that has a macro. */
describe('the local Confluence', () => {
  let folder: string;
  let wiki: WikiSite;
  let server: Listening;
  const { newPage } = useBrowser(() => `http://site.localhost:${server.port}`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-wiki-'));
    const source = join(root, 'tests/local/wiki');
    const built = join(folder, 'built');
    await build({ root, built, say: () => {}, only: ['bridge', 'shell'] });
    mkdirSync(join(folder, 'static'));
    cpSync(join(source, 'ui'), join(folder, 'static/ui'), { recursive: true });
    await bundle({
      entryPoints: [join(source, 'wiki-page.ts')],
      outfile: join(folder, 'static/ui/wiki.js'),
      bundle: true,
    });
    server = await listen(0);
    wiki = await openWikiSite({ baseUrl: `http://site.localhost:${server.port}` });
    server.handleWith(createHandler(wiki.site, { root: folder, built }));
  }, 120_000);
  afterEach(() => wiki.site.faults.clear());
  afterAll(async () => {
    await server.close();
    await wiki.site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const macro = (localId: string, config?: Record<string, unknown>) =>
    macroNode({ id: appUuid(wiki.site.manifest.appId), environmentId }, 'Story', {
      macroKey: 'story',
      localId,
      config,
      autoConvertLink: undefined,
    });
  const make = (title: string, content: readonly unknown[]): Promise<string> =>
    makePage(wiki, title, {
      body: { representation: 'atlas_doc_format', value: JSON.stringify({ type: 'doc', version: 1, content }) },
    });
  const documentOf = async (id: string): Promise<{ content: { type: string; attrs?: Record<string, unknown> }[] }> => {
    const { body } = await wiki.rest(people.jonah, 'GET', `api/v2/pages/${id}?body-format=atlas_doc_format`);
    return JSON.parse((body as { body: { atlas_doc_format: { value: string } } }).body.atlas_doc_format.value) as never;
  };
  const open = async (path: string, options: PageOptions = { as: 'jonah' }): Promise<Visit> => {
    const visit = await newPage(options);
    visit.page.setDefaultTimeout(10_000);
    await visit.goto(path);
    return visit;
  };
  const view = (id: string): string => `/wiki/spaces/LEAD/pages/${id}/x`;
  const edit = (id: string): string => `/wiki/spaces/LEAD/pages/edit-v2/${id}`;
  const macroFrame = (page: Page, index = 0): FrameLocator => page.frameLocator('.macro iframe').nth(index);

  it.each(['light', 'dark'] as const)('shows a page with its tree and its macros, %s', async (theme) => {
    const id = await make(`Our strategy, ${theme}`, [
      paragraph(text('Read this '), text('before', [{ type: 'strong' }]), text(' the planning week.')),
      { type: 'heading', attrs: { level: 2 }, content: [text('Now')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Bread'))] }] },
      { type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('Mind the gap.'))] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'Town'), cell('tableHeader', 'Stores')] },
          { type: 'tableRow', content: [cell('tableCell', 'Alder Bridge'), cell('tableCell', '3')] },
        ],
      },
      paragraph({ type: 'mention', attrs: { id: people.ife.accountId, text: '@Ife Adeyemi' } }),
      paragraph(text('the list', [{ type: 'link', attrs: { href: 'https://example.com/' } }])),
      macro('first', { text: 'Grow online' }),
      macro('second'),
      {
        type: 'extension',
        attrs: { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: 'toc', text: 'Contents' },
      },
    ]);
    await makePage(wiki, `Storefront, ${theme}`, { parentId: id });
    const { page, expectNoProblems, expectAccessible, screenshot } = await open(view(id), { as: 'wren', theme });
    await page.getByRole('heading', { name: `Our strategy, ${theme}`, level: 1 }).waitFor();
    await page.getByText('Jonah Castell, updated 19 Nov, 1 min read').waitFor();
    await page.getByRole('cell', { name: 'Alder Bridge' }).waitFor();
    await page.getByText('@Ife Adeyemi').waitFor();
    await page.getByText('“Contents” belongs to an app that is not installed here.').waitFor();
    await macroFrame(page).getByText('Story: Grow online').waitFor();
    await macroFrame(page, 1).getByText('Story: not set up').waitFor();
    await page.waitForLoadState('networkidle');
    const tree = page.getByRole('navigation', { name: 'Larkfield Leadership' });
    expect(await tree.getByRole('link', { name: `Our strategy, ${theme}` }).getAttribute('aria-current')).toBe('page');
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    await expectAccessible();
    await screenshot(`wiki-page-${theme}`);
    await tree.getByRole('link', { name: `Storefront, ${theme}` }).click();
    await page.getByRole('heading', { name: `Storefront, ${theme}`, level: 1 }).waitFor();
    await tree.getByRole('link', { name: 'Pages' }).click();
    await page
      .getByRole('table')
      .getByRole('link', { name: `Our strategy, ${theme}` })
      .waitFor();
    await expectAccessible();
    expectNoProblems();
  });

  it('tells the macro where it stands, and gives it the height it wants', async () => {
    const id = await make('Where', [macro('local-1', { text: 'x' })]);
    const { page, expectNoProblems } = await open(view(id), { as: 'edda' });
    const frame = macroFrame(page);
    const told = async (name: string): Promise<unknown> => {
      await frame.getByRole('button', { name }).click();
      return JSON.parse(await frame.locator('pre').last().innerText());
    };
    const context = {
      moduleKey: 'story',
      localId: 'local-1',
      accountId: people.edda.accountId,
      extension: {
        type: 'macro',
        config: { text: 'x' },
        macro: { isConfiguring: false, isInserting: false },
        content: { id, type: 'page' },
        space: { id: '98305', key: 'LEAD' },
        isEditing: false,
      },
    };
    expect(await told('Context')).toMatchObject(context);
    expect(await told('Backend')).toMatchObject(context);
    const heightOf = (): Promise<number> => page.locator('.macro iframe').evaluate((element) => element.clientHeight);
    const hiddenIn = (): Promise<number> =>
      frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight);
    // The frame follows what was told last in its own time.
    let before = -1;
    for (let now = await heightOf(); now !== before || (await hiddenIn()) > 0; now = await heightOf()) {
      before = now;
      await page.waitForTimeout(150);
    }
    await frame.getByRole('button', { name: 'Grow' }).click();
    await page.waitForFunction(
      (low) => (document.querySelector('.macro iframe')?.clientHeight ?? 0) >= low,
      before + 400,
    );
    await frame.getByRole('button', { name: 'Shrink' }).click();
    await page.waitForFunction((high) => (document.querySelector('.macro iframe')?.clientHeight ?? 0) <= high, before);
    await frame.getByRole('button', { name: 'Submit' }).click();
    await frame.getByText(/Refused: .*not submittable/).waitFor();
    expectNoProblems();
  });

  it('lets the macro ask both products as the reader, until the switch', async () => {
    const id = await make('Asks', [macro('a')]);
    const { page, expectNoProblems, expectAccessible } = await open(view(id), { as: 'wren' });
    await macroFrame(page).getByRole('button', { name: 'Products' }).click();
    await macroFrame(page)
      .getByText(/Confluence 200, Jira 200: .*Wren Tadley/)
      .waitFor();
    await page.getByRole('button', { name: 'Apps' }).click();
    // The box follows the site's answer, so it is not changed yet when the click is done.
    await page.getByRole('checkbox', { name: 'Jira answers macros in Confluence' }).click();
    await page.getByRole('checkbox', { name: 'Jira answers macros in Confluence', checked: false }).waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');
    await macroFrame(page).getByRole('button', { name: 'Products' }).click();
    await macroFrame(page)
      .getByText(/Jira 403: .*granted scopes: \[\]/)
      .waitFor();
    expectNoProblems();
  });

  it('writes a page: words, a heading, a list, and a macro that is configured as it is inserted', async () => {
    const { page, expectNoProblems, expectAccessible, screenshot } = await open('/wiki/spaces/LEAD');
    await page.getByRole('link', { name: 'Create' }).click();
    await page.getByRole('textbox', { name: 'Page title' }).fill('Decisions');
    await page.getByRole('textbox', { name: 'Text, block 1' }).fill('What we decided.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/head');
    await page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name: 'Heading 1' }).waitFor();
    await expectAccessible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('In November');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/story');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Set up the story in “Decisions”' });
    const inside = dialog.frameLocator('iframe');
    await dialog.getByRole('heading', { name: 'Set up the story' }).waitFor();
    await inside.getByRole('heading', { name: 'A new story' }).waitFor();
    await expectAccessible();
    await inside.getByRole('button', { name: 'Save wrongly' }).click();
    await inside.getByText(/Refused: .*Invalid "config" provided/).waitFor();
    await inside.getByLabel('Text').fill('Grow online');
    await screenshot('wiki-config');
    await inside.getByRole('button', { name: 'Save', exact: true }).click();
    await macroFrame(page).getByText('Story: Grow online').waitFor();
    await expectFocus(page.getByRole('textbox', { name: 'Text, block 4' }));
    await page.getByRole('combobox', { name: 'Style of block 4' }).selectOption('Bulleted list');
    await page.getByRole('textbox', { name: 'Bulleted list, block 4' }).fill('Bread\nMilk');
    await expectAccessible();
    await screenshot('wiki-editor');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'Decisions', level: 1 }).waitFor();
    await macroFrame(page).getByText('Story: Grow online').waitFor();
    const id = /pages\/(\d+)/.exec(page.url())?.[1] ?? '';
    expect(await documentOf(id)).toMatchObject({
      content: [
        { type: 'paragraph', content: [{ text: 'What we decided.' }] },
        { type: 'heading', attrs: { level: 2 }, content: [{ text: 'In November' }] },
        { type: 'extension', attrs: { parameters: { guestParams: { text: 'Grow online' } } } },
        { type: 'bulletList', content: [{ type: 'listItem' }, { type: 'listItem' }] },
      ],
    });
    expectNoProblems();
  });

  it('configures, moves and removes a macro, and keeps what it can’t edit', async () => {
    const kept = paragraph(text('bold', [{ type: 'strong' }]));
    const id = await make('Moving', [kept, macro('m', { text: 'Old' }), paragraph(text('End.'))]);
    const { page, expectNoProblems } = await open(edit(id));
    await macroFrame(page).getByText('Story: Old').waitFor();
    await page.getByRole('button', { name: 'Edit Story' }).click();
    const inside = page.getByRole('dialog').frameLocator('iframe');
    await inside.getByRole('heading', { name: 'Change the story' }).waitFor();
    await inside.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit Story' }).click();
    await inside.getByLabel('Text').fill('New');
    await inside.getByRole('button', { name: 'Save', exact: true }).click();
    await macroFrame(page).getByText('Story: New').waitFor();
    await page.getByRole('button', { name: 'Move Story up' }).click();
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByRole('heading', { name: 'Moving', level: 1 }).waitFor();
    expect((await documentOf(id)).content).toMatchObject([
      { type: 'extension', attrs: { localId: 'm', parameters: { guestParams: { text: 'New' } } } },
      kept,
      { type: 'paragraph' },
    ]);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Remove Story' }).click();
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByRole('heading', { name: 'Moving', level: 1 }).waitFor();
    expect((await documentOf(id)).content).toMatchObject([kept, { type: 'paragraph' }]);
    expectNoProblems();
  });

  it('makes a macro of a pasted link, and leaves other links alone', async () => {
    const id = await make('Pasting', []);
    const { page, context, expectNoProblems } = await open(edit(id));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (words: string): Promise<void> => {
      await page
        .getByRole('textbox', { name: /^Text, block/ })
        .last()
        .focus();
      await page.evaluate((given) => {
        const data = new DataTransfer();
        data.setData('text/plain', given);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, given);
      }, words);
    };
    const { origin } = new URL(page.url());
    const link = `${origin}/jira/apps/strategy/node/OBJ-7`;
    await paste(link);
    await macroFrame(page).getByText(`From ${link}`).waitFor();
    await paste('https://example.com/node/1');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByRole('heading', { name: 'Pasting', level: 1 }).waitFor();
    expect((await documentOf(id)).content).toMatchObject([
      { type: 'extension', attrs: { parameters: { autoConvertLink: link, guestParams: '' } } },
      { type: 'paragraph', content: [{ text: 'https://example.com/node/1' }] },
    ]);
    expectNoProblems();
  });

  it('tells of a version that somebody saved meanwhile, and keeps the text', async () => {
    const id = await make('Together', [paragraph(text('Ours.'))]);
    const { page, problems, expectNoProblems, expectAccessible, screenshot } = await open(edit(id));
    await page.getByRole('textbox', { name: 'Text, block 1' }).fill('Mine.');
    const theirs = { id, status: 'current', title: 'Together', body: adf('Theirs.'), version: { number: 2 } };
    await wiki.rest(people.mara, 'PUT', `api/v2/pages/${id}`, theirs);
    problems.allow(/Answer 409 PUT/);
    await page.getByRole('button', { name: 'Update' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'Mara Ellison saved this page while you were writing.' });
    await told.waitFor();
    expect(await page.getByRole('textbox', { name: 'Text, block 1' }).inputValue()).toBe('Mine.');
    await expectAccessible();
    await screenshot('wiki-conflict');
    await told.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByRole('heading', { name: 'Together', level: 1 }).waitFor();
    expect((await documentOf(id)).content).toMatchObject([{ content: [{ text: 'Mine.' }] }]);
    expectNoProblems();
  });

  it('shows what an export would hold', async () => {
    const id = await make('Exported', [
      paragraph(text('Before.')),
      macro('a', { text: 'Grow' }),
      macro('b', { text: 'fail' }),
      macro('c', { broken: true }),
    ]);
    const { page, expectNoProblems, expectAccessible, screenshot } = await open(view(id), { as: 'wren' });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('link', { name: 'Export to PDF' }).click();
    await page.getByText('pdf: Grow').waitFor();
    await page.getByText(/Story failed: .*on purpose/).waitFor();
    await page.getByText('“Story” has nothing to say in an export.').waitFor();
    expect(wiki.site.cost.rows().filter(({ surface }) => surface === 'export')).toHaveLength(3);
    await expectAccessible();
    await screenshot('wiki-export');
    expectNoProblems();
  });

  it('says who may not: no product, no space, no page', async () => {
    const id = await make('Hidden', [paragraph(text('Secret.'))]);
    const outsider = await open(view(id), { as: 'silas' });
    await outsider.page.getByRole('heading', { name: 'You have no access to Confluence' }).waitFor();
    await outsider.expectAccessible();
    const reader = await open('/wiki/spaces/TOWNS', { as: 'edda' });
    await reader.page.getByRole('heading', { name: 'This page is not here, or not for you to see' }).waitFor();
    await reader.goto(edit(id));
    await reader.page.getByRole('heading', { name: 'You can read this space, not write in it' }).waitFor();
    await reader.page.getByRole('button', { name: 'Switch product' }).click();
    await reader.page.getByRole('link', { name: 'Jira' }).last().click();
    await reader.page.getByText("You have no access to Jira's projects.").waitFor();
    for (const visit of [outsider, reader]) visit.expectNoProblems();
  });

  it('fits a narrow window, and prints the page alone', async () => {
    const id = await make('Narrow', [paragraph(text('Words.')), macro('n')]);
    const { page, expectNoProblems, expectAccessible, screenshot } = await open(view(id), { as: 'wren', width: 360 });
    await macroFrame(page).getByText('Story: not set up').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible();
    await screenshot('wiki-narrow');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Narrow' }).isVisible()).toBe(true);
    expectNoProblems();
  });
});
