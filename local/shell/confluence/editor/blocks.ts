import { macroNode, macroOf, withConfig, type AppIdentity, type MacroInstance } from '../../../adf/macro-node';
import type { AdfDocument, AdfNode } from '../../../adf/document';

export const styles = {
  paragraph: 'Text',
  heading1: 'Heading 1',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
} as const;

export type Style = keyof typeof styles;

/** One block of the small editor. In a list every line is an item. */
export type Block =
  | {
      readonly id: string;
      readonly kind: 'text';
      readonly style: Style;
      readonly text: string;
      /** The node it was read from: written back as it was while nobody changes the words. */
      readonly node: AdfNode | null;
    }
  | {
      readonly id: string;
      readonly kind: 'macro';
      readonly instance: MacroInstance;
      readonly title: string;
      readonly node: AdfNode;
    }
  /** What this editor can't change it keeps as it is. */
  | { readonly id: string; readonly kind: 'kept'; readonly node: AdfNode };

export const newId = (): string => crypto.randomUUID();

export function toBlocks({ content }: AdfDocument, app: AppIdentity): readonly Block[] {
  return content.map((node): Block => {
    const id = newId();
    const instance = macroOf(node, app);
    if (instance && node.type === 'extension') {
      const title = node.attrs?.['text'];
      return { id, kind: 'macro', instance, title: typeof title === 'string' ? title : instance.macroKey, node };
    }
    const style = styleOf(node);
    const text = style === null ? null : plainText(node);
    return style === null || text === null ? { id, kind: 'kept', node } : { id, kind: 'text', style, text, node };
  });
}

export function toDocument(blocks: readonly Block[]): AdfDocument {
  return { type: 'doc', version: 1, content: blocks.map(nodeOf) };
}

function nodeOf(block: Block): AdfNode {
  if (block.kind !== 'text') return block.node;
  const { style, text, node } = block;
  if (node && styleOf(node) === style && plainText(node) === text) return node;
  if (style === 'bulletList' || style === 'orderedList') {
    const items = text.split('\n').filter((line) => line.trim() !== '');
    const content = (items.length > 0 ? items : ['']).map((line) => ({ type: 'listItem', content: [paragraph(line)] }));
    return { type: style, content };
  }
  const level = /^heading(\d)$/.exec(style)?.[1];
  return level === undefined
    ? paragraph(text)
    : { ...paragraph(text), type: 'heading', attrs: { level: Number(level) } };
}

function paragraph(text: string): AdfNode {
  const content = text
    .split('\n')
    .flatMap((line, index): AdfNode[] => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
}

function styleOf({ type, attrs, marks = [] }: AdfNode): Style | null {
  if (marks.length > 0) return null;
  if (type === 'paragraph' || type === 'bulletList') return type;
  if (type === 'orderedList') return (attrs?.['order'] ?? 1) === 1 ? type : null;
  const level = type === 'heading' ? attrs?.['level'] : null;
  if (level === 1) return 'heading1';
  if (level === 2) return 'heading2';
  return level === 3 ? 'heading3' : null;
}

/** @returns null where there is more than words: marks, mentions, lists in lists */
function plainText({ type, content = [] }: AdfNode): string | null {
  if (type !== 'bulletList' && type !== 'orderedList') return joined(content, '');
  const items = content.map((item) => {
    const [only, ...more] = item.content ?? [];
    if (only?.type !== 'paragraph' || more.length > 0) return null;
    const text = joined(only.content ?? [], '');
    return text?.includes('\n') === true ? null : text;
  });
  return items.includes(null) ? null : items.join('\n');
}

function joined(content: readonly AdfNode[], between: string): string | null {
  const parts = content.map(({ type, text = '', marks = [] }) => {
    if (type === 'hardBreak') return '\n';
    return type === 'text' && marks.length === 0 ? text : null;
  });
  return parts.includes(null) ? null : parts.join(between);
}

export const emptyText = (style: Style = 'paragraph', text = ''): Block => ({
  id: newId(),
  kind: 'text',
  style,
  text,
  node: null,
});

export type MacroBlock = Extract<Block, { readonly kind: 'macro' }>;

interface NewMacro {
  readonly macroKey: string;
  readonly title: string;
  readonly autoConvertLink?: string;
}

export function newMacro(app: AppIdentity, { macroKey, title, autoConvertLink }: NewMacro): MacroBlock {
  const instance = { macroKey, localId: newId(), config: undefined, autoConvertLink };
  return { id: newId(), kind: 'macro', title, instance, node: macroNode(app, title, instance) };
}

export function configured(block: MacroBlock, config: MacroInstance['config']): MacroBlock {
  return { ...block, instance: { ...block.instance, config }, node: withConfig(block.node, config) };
}

export function moved(blocks: readonly Block[], index: number, by: -1 | 1): readonly Block[] {
  const block = blocks[index];
  const target = index + by;
  if (!block || target < 0 || target >= blocks.length) return blocks;
  return blocks.toSpliced(index, 1).toSpliced(target, 0, block);
}
