import { load } from 'cheerio/slim';
import type { AdfDocument, AdfMark, AdfNode } from './document';

// The storage format, as far as this site speaks it: text in paragraphs, headings and lists. Macros are ADF only.

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

const tagOfMark: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', code: 'code', underline: 'u' };
const tagOfNode: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
};

/** @returns null when something in the document has no words in the storage format here */
export function toStorage(document: AdfDocument): string | null {
  const parts = document.content.map(storageOf);
  return parts.includes(null) ? null : parts.join('');
}

function storageOf(node: AdfNode): string | null {
  if (node.type === 'text') return (node.marks ?? []).reduce(marked, escape(node.text ?? ''));
  if (node.type === 'hardBreak') return '<br />';
  if (node.type === 'rule') return '<hr />';
  const tag = node.type === 'heading' ? `h${String(node.attrs?.['level'])}` : tagOfNode[node.type];
  const inside = (node.content ?? []).map(storageOf);
  return tag === undefined || inside.includes(null) ? null : `<${tag}>${inside.join('')}</${tag}>`;
}

function marked(inside: string | null, { type, attrs }: AdfMark): string | null {
  const href = attrs?.['href'];
  if (type === 'link' && typeof href === 'string') return `<a href="${escape(href)}">${inside ?? ''}</a>`;
  const tag = tagOfMark[type];
  return tag === undefined || inside === null ? null : `<${tag}>${inside}</${tag}>`;
}

const nodeOfTag: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(tagOfNode).map(([type, tag]) => [tag, type]),
);
const markOfTag: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(tagOfMark).map(([type, tag]) => [tag, type])),
  b: 'strong',
  i: 'em',
};

class Unspoken extends Error {
  override readonly name = 'Unspoken';
}

/** @returns null when the text holds an element that this site does not know */
export function fromStorage(storage: string): AdfDocument | null {
  const root = load(storage, { xmlMode: true }, false).root()[0];
  if (!root) return null;
  try {
    return { type: 'doc', version: 1, content: root.children.flatMap((child) => nodesOf(child, [])) };
  } catch (error) {
    if (error instanceof Unspoken) return null;
    throw error;
  }
}

type Markup = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];

function nodesOf(element: Markup, marks: readonly AdfMark[]): AdfNode[] {
  if (element.type === 'text') {
    if (element.data === '') return [];
    return [{ type: 'text', text: element.data, ...(marks.length > 0 ? { marks } : {}) }];
  }
  if (!('attribs' in element)) throw new Unspoken(element.type);
  const { name, attribs, children } = element;
  if (name === 'br') return [{ type: 'hardBreak' }];
  if (name === 'hr') return [{ type: 'rule' }];
  const mark =
    name === 'a' ? { type: 'link', attrs: { href: attribs['href'] ?? '' } } : { type: markOfTag[name] ?? '' };
  if (mark.type !== '') return children.flatMap((child) => nodesOf(child, [...marks, mark]));
  const content = children.flatMap((child) => nodesOf(child, marks));
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return [{ type: 'heading', attrs: { level: Number(level) }, content }];
  const type = nodeOfTag[name];
  if (type === undefined) throw new Unspoken(name);
  return [
    { type, content: type === 'listItem' && content[0]?.type === 'text' ? [{ type: 'paragraph', content }] : content },
  ];
}
