import { useMemo, useState } from 'react';
import { AdfView } from '../adf-view';
import { followLink, go } from '../../location';
import { useSession } from '../../session';
import { MacroFrame } from '../macro-frame';
import { MacroHost } from '../macro-host';
import type { Space, WikiPage } from '../wiki-client';
import { pagePath, pathOf, spacePath } from '../wiki-paths';
import { macroForLink } from './auto-convert';
import { BlockRow } from './block-row';
import { configured as configuredBlock, emptyText, newMacro, toDocument, type Block, type MacroBlock } from './blocks';
import { ConfigDialog } from './config-dialog';
import type { Insertion } from './insertions';
import { SaveProblem } from './save-problem';
import { TextBlockField } from './text-block';
import { useDraft } from './use-draft';
import { useSave } from './use-save';

interface EditorFormProps {
  readonly space: Space;
  readonly page: WikiPage | null;
  readonly parentId: string;
  readonly blocks: readonly Block[];
  readonly changed: () => Promise<void>;
}

/** A macro that is being configured: one that stands in the page, or one that will once it is saved. */
interface Configuring {
  readonly block: MacroBlock;
  readonly place: { readonly after: string; readonly replace: boolean } | null;
}

export function EditorForm({ space, page, parentId, blocks, changed }: EditorFormProps) {
  const { app, macros } = useSession();
  const [draft, apply] = useDraft(page?.title ?? '', blocks);
  const [configuring, setConfiguring] = useState<Configuring | null>(null);
  const opening = useMemo(() => `edit-${crypto.randomUUID()}`, []);
  const { save, problem, saving } = useSave({ space, page, parentId }, async (saved) => {
    await changed();
    go(pagePath(saved));
  });
  const place = { page: page ?? { id: 'draft' }, space };
  const pageTitle = draft.title === '' ? 'New page' : draft.title;
  const write = (overwrite?: number): void => {
    void save({ title: draft.title, document: JSON.stringify(toDocument(draft.blocks)) }, overwrite);
  };
  const insert = (insertion: Insertion, after: string, replace: boolean): void => {
    if (insertion.kind === 'style') {
      if (replace) apply({ type: 'text', id: after, text: '' });
      if (replace) apply({ type: 'style', id: after, style: insertion.style });
      else apply({ type: 'insert', after, replace, block: emptyText(insertion.style) });
      return;
    }
    const { macro } = insertion;
    const block = newMacro(app, { macroKey: macro.key, title: macro.title });
    if (macro.config?.openOnInsert === true) setConfiguring({ block, place: { after, replace } });
    else apply({ type: 'insert', after, replace, block });
  };
  const pasteLink = (link: string, after: string, replace: boolean): boolean => {
    const macro = macroForLink(link, macros, location.origin, app);
    if (!macro) return false;
    apply({
      type: 'insert',
      after,
      replace,
      block: newMacro(app, { macroKey: macro.key, title: macro.title, autoConvertLink: link }),
    });
    return true;
  };
  const configured = (config: Readonly<Record<string, unknown>>): void => {
    setConfiguring(null);
    if (!configuring) return;
    const { block, place: where } = configuring;
    if (where) apply({ type: 'insert', ...where, block: configuredBlock(block, config) });
    else apply({ type: 'configure', id: block.id, config });
  };
  const configuredMacro = macros.find(({ key }) => key === configuring?.block.instance.macroKey);

  const draw = (block: Block, number: number) => {
    if (block.kind === 'text')
      return (
        <TextBlockField
          block={block}
          number={number}
          focus={block.id === draft.focus}
          change={(text) => apply({ type: 'text', id: block.id, text })}
          split={(before, after) => apply({ type: 'split', id: block.id, before, after })}
          removeEmpty={() => apply({ type: 'remove', id: block.id })}
          insert={(insertion) => insert(insertion, block.id, true)}
          pasteLink={(link) => pasteLink(link, block.id, block.text === '')}
        />
      );
    const macro = block.kind === 'macro' ? macros.find(({ key }) => key === block.instance.macroKey) : undefined;
    if (block.kind === 'macro' && macro)
      return <MacroFrame macro={macro} instance={block.instance} {...place} isEditing={true} opening={opening} />;
    return (
      <AdfView
        document={{ type: 'doc', version: 1, content: [block.node] }}
        macro={(inner) => <MacroHost node={inner} {...place} opening={opening} />}
      />
    );
  };
  return (
    <div className="editor">
      <div className="editor-bar">
        <h1>{page ? `Editing in ${space.name}` : `New page in ${space.name}`}</h1>
        <a className="button" href={page ? pathOf(page, space) : spacePath(space.key)} onClick={followLink}>
          Cancel
        </a>
        <button type="button" className="button primary" disabled={saving} onClick={() => write()}>
          {page ? 'Update' : 'Publish'}
        </button>
      </div>
      <div className="wiki-page">
        <SaveProblem problem={problem} page={page} space={space} overwrite={write} />
        <input
          className="title-field"
          aria-label="Page title"
          placeholder="Page title"
          value={draft.title}
          onChange={({ target }) => apply({ type: 'title', title: target.value })}
        />
        <ol className="blocks adf">
          {draft.blocks.map((block, index) => (
            <BlockRow
              key={block.id}
              block={block}
              number={index + 1}
              apply={apply}
              insertAfter={(insertion) => insert(insertion, block.id, false)}
              configure={
                block.kind === 'macro' && macros.some(({ key, config }) => key === block.instance.macroKey && config)
                  ? () => setConfiguring({ block, place: null })
                  : null
              }
            >
              {draw(block, index + 1)}
            </BlockRow>
          ))}
        </ol>
      </div>
      {configuring && configuredMacro && (
        <ConfigDialog
          macro={configuredMacro}
          instance={configuring.block.instance}
          {...place}
          isEditing={true}
          isInserting={configuring.place !== null}
          pageTitle={pageTitle}
          opening={opening}
          save={configured}
          close={() => setConfiguring(null)}
        />
      )}
    </div>
  );
}
