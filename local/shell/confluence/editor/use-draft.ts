import { useEffect, useReducer } from 'react';
import type { MacroInstance } from '../../../adf/macro-node';
import { configured, emptyText, moved, type Block, type Style } from './blocks';

export interface Draft {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The block where the writing goes on. */
  readonly focus: string | null;
  readonly changed: boolean;
}

export type Edit =
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'text'; readonly id: string; readonly text: string }
  | { readonly type: 'style'; readonly id: string; readonly style: Style }
  | { readonly type: 'split'; readonly id: string; readonly before: string; readonly after: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly by: -1 | 1 }
  | { readonly type: 'insert'; readonly after: string; readonly replace: boolean; readonly block: Block }
  | { readonly type: 'configure'; readonly id: string; readonly config: MacroInstance['config'] };

function edited(draft: Draft, edit: Edit): Draft {
  if (edit.type === 'title') return { ...draft, title: edit.title, changed: true };
  const id = edit.type === 'insert' ? edit.after : edit.id;
  const index = draft.blocks.findIndex((block) => block.id === id);
  const block = draft.blocks[index];
  if (!block) return draft;
  const put = (blocks: readonly Block[], focus: string | null = draft.focus): Draft => ({
    ...draft,
    blocks: blocks.length > 0 ? blocks : [emptyText()],
    focus,
    changed: true,
  });
  switch (edit.type) {
    case 'text':
      return block.kind === 'text' ? put(draft.blocks.with(index, { ...block, text: edit.text })) : draft;
    case 'style':
      return block.kind === 'text' ? put(draft.blocks.with(index, { ...block, style: edit.style })) : draft;
    case 'split': {
      if (block.kind !== 'text') return draft;
      const next = emptyText('paragraph', edit.after);
      return put(draft.blocks.with(index, { ...block, text: edit.before }).toSpliced(index + 1, 0, next), next.id);
    }
    case 'remove':
      return put(draft.blocks.toSpliced(index, 1), draft.blocks[index - 1]?.id ?? null);
    case 'move':
      return put(moved(draft.blocks, index, edit.by));
    case 'insert': {
      const inserted = draft.blocks.toSpliced(edit.replace ? index : index + 1, edit.replace ? 1 : 0, edit.block);
      // There is always a line to go on writing below a macro.
      const needsLine = edit.block.kind === 'macro' && inserted.at(-1)?.id === edit.block.id;
      const all = needsLine ? [...inserted, emptyText()] : inserted;
      const here = all.findIndex(({ id: other }) => other === edit.block.id);
      return put(all, edit.block.kind === 'macro' ? (all[here + 1]?.id ?? null) : edit.block.id);
    }
    case 'configure':
      if (block.kind !== 'macro') return draft;
      return put(draft.blocks.with(index, configured(block, edit.config)));
  }
}

export function useDraft(title: string, blocks: readonly Block[]): [Draft, (edit: Edit) => void] {
  const [draft, apply] = useReducer(edited, null, () => ({
    title,
    blocks: blocks.length > 0 ? blocks : [emptyText()],
    focus: null,
    changed: false,
  }));
  useEffect(() => {
    if (!draft.changed) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [draft.changed]);
  return [draft, apply];
}
