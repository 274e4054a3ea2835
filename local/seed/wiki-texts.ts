import type { AdfNode } from '../adf/document';

/** The few pieces of the document format that the seed's pages are made of. */
export const text = (words: string): AdfNode => ({ type: 'text', text: words });
export const strong = (words: string): AdfNode => ({ type: 'text', text: words, marks: [{ type: 'strong' }] });
export const link = (words: string, href: string): AdfNode => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});
export const mention = (id: string, name: string): AdfNode => ({
  type: 'mention',
  attrs: { id, text: `@${name}`, accessLevel: '' },
});

export const paragraph = (...content: readonly (AdfNode | string)[]): AdfNode => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
export const heading = (words: string): AdfNode => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
export const list = (...items: readonly string[]): AdfNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
});
export const panel = (words: string): AdfNode => ({
  type: 'panel',
  attrs: { panelType: 'info' },
  content: [paragraph(words)],
});
export const date = (timestamp: number): AdfNode => ({ type: 'date', attrs: { timestamp: String(timestamp) } });

type Cell = AdfNode | string;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): AdfNode {
  const cell = (type: string, content: Cell): AdfNode => ({ type, attrs: {}, content: [paragraph(content)] });
  const row = (type: string, cells: readonly Cell[]): AdfNode => ({
    type: 'tableRow',
    content: cells.map((content) => cell(type, content)),
  });
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
  };
}
