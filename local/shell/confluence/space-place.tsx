import { useCallback, useEffect } from 'react';
import { PageEditor } from './editor/page-editor';
import { Sentence } from './confluence';
import { ExportPage } from './export-page';
import { PageList } from './page-list';
import { PageView } from './page-view';
import { SpaceSidebar } from './space-sidebar';
import { useAnswer } from './use-answer';
import { readPages, readSpace, readSpaces, type Space, type WikiPage } from './wiki-client';

interface Loaded {
  readonly space: Space;
  readonly pages: readonly WikiPage[];
}

/** @returns null for a space that is not there, or not for this person to see */
async function load(key: string): Promise<Loaded | null> {
  const found = (await readSpaces()).find((space) => space.key === key);
  if (!found) return null;
  const [space, pages] = await Promise.all([readSpace(found.id), readPages(found.id)]);
  return { space, pages };
}

interface SpacePlaceProps {
  readonly spaceKey: string;
  /** What follows the key in the address. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** A space: its pages at the side, and one of them, or their list, or the editor. */
export function SpacePlace({ spaceKey, path, query }: SpacePlaceProps) {
  const ask = useCallback(() => load(spaceKey), [spaceKey]);
  const { asked, again } = useAnswer(ask);
  if (asked.state === 'asking') return <div className="page" aria-busy="true" />;
  if (asked.state === 'refused') return <Sentence title={spaceKey} text={asked.error.message} />;
  if (asked.value === null) return <Sentence {...unseen} />;
  const { space, pages } = asked.value;
  const [kind = '', second = '', third = ''] = path;
  const common = { space, pages, changed: again };
  if (kind === 'pages' && second === 'edit-v2')
    return <PageEditor key={third} {...common} pageId={third} parentId={null} />;
  if (kind === 'pages' && second === 'create')
    return <PageEditor key="new" {...common} pageId={null} parentId={query.get('parent') ?? space.homepageId} />;
  if (kind === 'pages' && second === 'export')
    return <ExportPage key={third} space={space} pageId={third} type={query.get('type') === 'word' ? 'word' : 'pdf'} />;
  const isList = kind === 'pages' && second === '';
  const pageId = kind === 'pages' ? second : space.homepageId;
  return (
    <div className="space">
      <SpaceSidebar space={space} pages={pages} current={isList ? null : pageId} />
      <div className="space-content">
        {isList ? <SpacePages {...common} /> : <PageView key={pageId} {...common} pageId={pageId} />}
      </div>
    </div>
  );
}

export const unseen = {
  title: 'This page is not here, or not for you to see',
  text: 'Check the address, or ask its author for access.',
};

function SpacePages({ space, pages }: Loaded) {
  useEffect(() => {
    document.title = `Pages - ${space.name} - Confluence`;
  }, [space.name]);
  return (
    <div className="page">
      <h1>Pages</h1>
      <PageList pages={pages} />
    </div>
  );
}
