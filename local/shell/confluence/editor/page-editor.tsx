import { useCallback, useEffect } from 'react';
import { parseDocument } from '../../../adf/document';
import { useSession } from '../../session';
import { Sentence } from '../confluence';
import { unseen } from '../space-place';
import { useAnswer } from '../use-answer';
import { mayCreateIn, mayEdit, readPage, type Space, type WikiPage } from '../wiki-client';
import { toBlocks } from './blocks';
import { EditorForm } from './editor-form';

interface PageEditorProps {
  readonly space: Space;
  readonly pages: readonly WikiPage[];
  /** Null for a page that is not there yet. */
  readonly pageId: string | null;
  readonly parentId: string | null;
  readonly changed: () => Promise<void>;
}

/** Reads the page, and lets those write who may. */
export function PageEditor({ space, pageId, parentId, changed }: PageEditorProps) {
  const { app } = useSession();
  const ask = useCallback(() => (pageId === null ? Promise.resolve(null) : readPage(pageId)), [pageId]);
  const { asked } = useAnswer(ask);
  const page = asked.state === 'ready' ? asked.value : null;
  useEffect(() => {
    document.title = `${page ? `Edit ${page.title}` : 'New page'} - Confluence`;
  }, [page]);
  if (asked.state === 'asking') return <div className="page" aria-busy="true" />;
  if (asked.state === 'refused') return <Sentence {...unseen} />;
  if (page ? !mayEdit(page) : !mayCreateIn(space))
    return (
      <Sentence
        title="You can read this space, not write in it"
        text={`Ask an administrator of ${space.name} for it.`}
      />
    );
  const content = parseDocument(page?.body.atlas_doc_format?.value ?? '');
  const blocks = content ? toBlocks(content, app) : [];
  return (
    <EditorForm space={space} page={page} parentId={parentId ?? space.homepageId} blocks={blocks} changed={changed} />
  );
}
