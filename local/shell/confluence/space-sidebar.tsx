import { Icon } from '../icons';
import { followLink } from '../location';
import type { Space, WikiPage } from './wiki-client';
import { pageListPath, pagePath, spacePath } from './wiki-paths';

interface SpaceSidebarProps {
  readonly space: Space;
  readonly pages: readonly WikiPage[];
  /** Id of the page that is open; null on the list. */
  readonly current: string | null;
}

/** The space's name, its overview, and the tree of its pages. */
export function SpaceSidebar({ space, pages, current }: SpaceSidebarProps) {
  const { key, name, homepageId } = space;
  const here = (isHere: boolean): 'page' | undefined => (isHere ? 'page' : undefined);
  return (
    <nav className="space-sidebar" aria-label={name}>
      <p className="space-name">
        <span className="space-mark" aria-hidden="true" /> {name}
      </p>
      <a className="side-link" href={spacePath(key)} aria-current={here(current === homepageId)} onClick={followLink}>
        <Icon name="home" /> Overview
      </a>
      <h2 className="side-heading">
        <a href={pageListPath(key)} aria-current={here(current === null)} onClick={followLink}>
          Pages
        </a>
      </h2>
      <Branch pages={pages} parentId={homepageId} current={current} />
    </nav>
  );
}

interface BranchProps {
  readonly pages: readonly WikiPage[];
  readonly parentId: string;
  readonly current: string | null;
}

function Branch({ pages, parentId, current }: BranchProps) {
  const children = pages.filter((page) => page.parentId === parentId);
  if (children.length === 0) return null;
  return (
    <ul className="branch">
      {children.map((page) => (
        <li key={page.id}>
          <a
            className="side-link"
            href={pagePath(page)}
            aria-current={page.id === current ? 'page' : undefined}
            title={page.title}
            onClick={followLink}
          >
            <Icon name="page" /> <span className="one-line">{page.title}</span>
          </a>
          <Branch pages={pages} parentId={page.id} current={current} />
        </li>
      ))}
    </ul>
  );
}
