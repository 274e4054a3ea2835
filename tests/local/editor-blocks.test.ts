import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type AdfDocument, type AdfNode } from '../../local/adf/document';
import { macroNode } from '../../local/adf/macro-node';
import { macroForLink } from '../../local/shell/confluence/editor/auto-convert';
import { configured, newMacro, toBlocks, toDocument, type Block } from '../../local/shell/confluence/editor/blocks';

const app = { id: '3f6d2c1e', environmentId: '5c3b1a09' };
const doc = (...content: readonly AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const text = (words: string, ...marks: readonly string[]): AdfNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const item = (...content: readonly AdfNode[]): AdfNode => ({ type: 'listItem', content });
const kinds = (blocks: readonly Block[]): string[] => blocks.map(({ kind }) => kind);

describe('the editor', () => {
  it('edits words, headings and simple lists, and keeps everything else', () => {
    const document = doc(
      { ...paragraph(text('One'), { type: 'hardBreak' }, text('Two')), attrs: { localId: 'a' } },
      { type: 'heading', attrs: { level: 2 }, content: [text('Now')] },
      { type: 'bulletList', content: [item(paragraph(text('Bread'))), item(paragraph(text('Milk')))] },
      paragraph(text('bold', 'strong')),
      { type: 'bulletList', content: [item(paragraph(text('a')), { type: 'bulletList', content: [] })] },
      { type: 'orderedList', attrs: { order: 3 }, content: [item(paragraph(text('third')))] },
      macroNode(app, 'Story', { macroKey: 'story', localId: 'm', config: undefined, autoConvertLink: undefined }),
    );
    const blocks = toBlocks(document, app);
    expect(kinds(blocks)).toEqual(['text', 'text', 'text', 'kept', 'kept', 'kept', 'macro']);
    expect(toDocument(blocks)).toEqual(document);
    const changed = blocks.map((block, index) =>
      block.kind === 'text' && index === 2 ? { ...block, text: 'Eggs\n\nMilk' } : block,
    );
    expect(toDocument(changed).content[2]).toEqual({
      type: 'bulletList',
      content: [item(paragraph(text('Eggs'))), item(paragraph(text('Milk')))],
    });
  });

  it('changes of a macro nothing but its configuration', () => {
    const node = macroNode(app, 'Story', { macroKey: 'story', localId: 'm', config: { a: 1 }, autoConvertLink: 'x' });
    const recorded = { ...node, attrs: { ...node.attrs, layout: 'wide' } };
    const [block] = toBlocks(doc(recorded), app);
    if (block?.kind !== 'macro') throw new Error('This is no macro.');
    expect(block.instance).toEqual({ macroKey: 'story', localId: 'm', config: { a: 1 }, autoConvertLink: 'x' });
    expect(toDocument([configured(block, { b: 2 })]).content[0]).toMatchObject({
      attrs: { layout: 'wide', parameters: { guestParams: { b: 2 }, autoConvertLink: 'x', localId: 'm' } },
    });
    expect(toBlocks(doc(newMacro(app, { macroKey: 'story', title: 'Story' }).node), app)).toMatchObject([
      { kind: 'macro', title: 'Story', instance: { macroKey: 'story', config: undefined } },
    ]);
  });

  const folder = join(process.cwd(), '../shared/data/confluence-recorded');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.adf.json')) : [];
  (files.length > 0 ? it.each(files) : it.skip.each(['recorded pages']))('loses nothing of %s', (name) => {
    const document = parseDocument(readFileSync(join(folder, name), 'utf8'));
    if (!document) throw new Error('This is no document.');
    expect(toDocument(toBlocks(document, app))).toEqual(document);
    expect(kinds(toBlocks(document, app))).not.toContain('macro');
  });
});

describe('a pasted link', () => {
  const macros = [
    { name: 'node', matchers: ['https://{}.atlassian.net/jira/apps/{}/{}/node/{}'] },
    { name: 'plain', matchers: ['https://example.com/maps/{}/?q=a.b'] },
  ];
  const becomes = (link: string): string | undefined =>
    macroForLink(link, macros, 'http://site.localhost:8780', app)?.name;

  it.each([
    ['https://larkfield.atlassian.net/jira/apps/a/b/node/OBJ-7', 'node'],
    ['http://site.localhost:8780/jira/apps/strategy/node/OBJ-7', 'node'],
    ['https://example.com/maps/1/?q=a.b', 'plain'],
    ['https://example.com/maps/1/?q=axb', undefined],
    ['https://example.com/maps/1/2/?q=a.b', undefined],
    ['http://site.localhost:8780/browse/SHOP-1', undefined],
    ['http://site.localhost:87801/jira/apps/strategy/node/OBJ-7', undefined],
    ['see https://example.com/maps/1/?q=a.b', undefined],
    ['', undefined],
  ])('%s becomes %s', (link, name) => {
    expect(becomes(link)).toBe(name);
  });
});
