import { useCallback, useEffect, useMemo } from 'react';
import { parseDocument, type AdfDocument } from '../../adf/document';
import { Avatar } from '../avatar';
import { currentPage, costView } from '../cost-drawer';
import { nearDayText } from '../format';
import { useSession } from '../session';
import { Icon } from '../icons';
import { followLink, go } from '../location';
import { Menu } from '../menu';
import { MenuLink } from '../menu-link';
import { AdfView } from './adf-view';
import { Sentence } from './confluence';
import { MacroHost } from './macro-host';
import { useName } from './page-list';
import { unseen } from './space-place';
import { useAnswer } from './use-answer';
import { deletePage, mayEdit, readPage, WikiRefusal, type Space, type WikiPage } from './wiki-client';
import { createPath, editPath, exportPath, spacePath } from './wiki-paths';

interface PageViewProps {
  readonly space: Space;
  readonly pages: readonly WikiPage[];
  readonly pageId: string;
  readonly changed: () => Promise<void>;
}

const nothing: AdfDocument = { type: 'doc', version: 1, content: [] };

/** A page as its readers see it, with the app's macros alive in it. */
export function PageView({ space, pageId, changed }: PageViewProps) {
  const ask = useCallback(() => readPage(pageId), [pageId]);
  const { asked } = useAnswer(ask);
  const opening = useMemo(() => `page-${pageId}-${crypto.randomUUID()}`, [pageId]);
  const title = asked.state === 'ready' ? asked.value.title : '';
  useEffect(() => {
    if (title !== '') document.title = `${title} - ${space.name} - Confluence`;
  }, [title, space.name]);
  useEffect(() => {
    currentPage.set({ id: opening, since: costView.get().now });
    return () => currentPage.set(null);
  }, [opening]);
  if (asked.state === 'asking') return <div className="wiki-page" aria-busy="true" />;
  if (asked.state === 'refused')
    return asked.error instanceof WikiRefusal && asked.error.status === 404 ? (
      <Sentence {...unseen} />
    ) : (
      <Sentence title="This page can't be read now" text={asked.error.message} />
    );
  const page = asked.value;
  const content = parseDocument(page.body.atlas_doc_format?.value ?? '') ?? nothing;
  return (
    <article className="wiki-page" aria-labelledby="page-title">
      <PageActions page={page} space={space} changed={changed} />
      <h1 id="page-title">{page.title}</h1>
      <Byline page={page} content={content} />
      {content.content.length === 0 && <p className="subtle">This page is empty.</p>}
      <AdfView
        document={content}
        macro={(node) => <MacroHost node={node} page={page} space={space} opening={opening} />}
      />
    </article>
  );
}

function Byline({ page, content }: { readonly page: WikiPage; readonly content: AdfDocument }) {
  const { now } = useSession();
  const { key, name } = useName(page.version.authorId);
  const minutes = Math.max(1, Math.round(JSON.stringify(content).split(/\s+/).length / 200));
  return (
    <p className="byline">
      {key !== null && <Avatar personKey={key} />} {name}, updated{' '}
      {nearDayText(Date.parse(page.version.createdAt), now)}, {minutes} min read
    </p>
  );
}

interface ActionsProps {
  readonly page: WikiPage;
  readonly space: Space;
  readonly changed: () => Promise<void>;
}

function PageActions({ page, space, changed }: ActionsProps) {
  const editable = mayEdit(page);
  const remove = async (): Promise<void> => {
    if (!window.confirm(`Delete “${page.title}”? The pages below it move up.`)) return;
    await deletePage(page.id);
    await changed();
    go(spacePath(space.key));
  };
  return (
    <div className="page-actions">
      {editable && (
        <a className="button" href={editPath(space.key, page.id)} onClick={followLink}>
          <Icon name="pencil" /> Edit
        </a>
      )}
      <Menu label={<Icon name="more" />} name="More actions" align="end">
        {(close) => (
          <>
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                close();
                window.print();
              }}
            >
              <Icon name="print" /> Print
            </button>
            {(['pdf', 'word'] as const).map((type) => (
              <MenuLink key={type} href={exportPath(space.key, page.id, type)} onFollow={close}>
                <Icon name="page" /> Export to {type === 'pdf' ? 'PDF' : 'Word'}
              </MenuLink>
            ))}
            {editable && (
              <MenuLink href={createPath(space.key, page.id)} onFollow={close}>
                <Icon name="plus" /> Add a page below
              </MenuLink>
            )}
            {editable && page.id !== space.homepageId && (
              <button type="button" className="menu-item" onClick={() => void remove()}>
                <Icon name="trash" /> Delete
              </button>
            )}
          </>
        )}
      </Menu>
    </div>
  );
}
