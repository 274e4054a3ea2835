import { AppPage } from './app-page';
import { ClockPage } from './clock-page';
import { Confluence } from './confluence/confluence';
import { WikiHeader } from './confluence/wiki-header';
import { CostDrawer, useCostKey } from './cost-drawer';
import { Flags } from './flags';
import { Header } from './header';
import { CreatePage } from './issue-form';
import { IssuePage } from './issue-page';
import { IssuesPage } from './issues-page';
import { usePlace } from './location';
import { NotModelledPage } from './not-modelled-page';
import { PersonPage } from './person-page';
import { ProjectsPage } from './projects-page';
import { useSession } from './session';

export function Shell() {
  useCostKey();
  const url = new URL(usePlace(), location.origin);
  const isWiki = /^\/wiki(\/|$)/.test(url.pathname);
  const spaceKey = /^\/wiki\/spaces\/([^/]+)/.exec(url.pathname)?.[1] ?? null;
  return (
    <div className="shell">
      {isWiki ? <WikiHeader spaceKey={spaceKey} /> : <Header />}
      <main className="main" aria-label={isWiki ? 'Confluence' : 'Jira'}>
        {isWiki ? <Confluence url={url} /> : <Page url={url} />}
      </main>
      <CostDrawer />
      <Flags />
    </div>
  );
}

function Page({ url }: { readonly url: URL }) {
  const { pages } = useSession();
  const [first = '', second = '', third = ''] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  if (first === 'browse' && second !== '') return <IssuePage key={second} issueKey={second} />;
  if (first !== 'jira' || second === 'projects') {
    return third === '' ? (
      <ProjectsPage />
    ) : (
      <IssuesPage key={third} jql={`project = "${third}" order by created desc`} />
    );
  }
  if (second === 'issues') {
    const jql = url.searchParams.get('jql') ?? 'created >= "2000-01-01" order by created desc';
    return <IssuesPage key={jql} jql={jql} />;
  }
  if (second === 'create')
    return <CreatePage projectKey={url.searchParams.get('project')} parent={url.searchParams.get('parent')} />;
  if (second === 'not-modelled') return <NotModelledPage />;
  if (second === 'clock') return <ClockPage />;
  if (second === 'people') return <PersonPage accountId={third} />;
  const page = second === 'apps' ? pages.find(({ key }) => key === third) : undefined;
  return page ? <AppPage key={page.key} page={page} /> : <Nothing isApp={second === 'apps'} />;
}

function Nothing({ isApp }: { readonly isApp: boolean }) {
  return (
    <div className="page">
      <h1>There is nothing here</h1>
      <p>{isApp ? 'The page does not exist, or only Jira administrators may open it.' : 'Check the address.'}</p>
    </div>
  );
}
