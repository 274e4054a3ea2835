import { useEffect } from 'react';
import { followLink } from '../location';
import { useSession } from '../session';
import { PageList } from './page-list';
import { SpacePlace } from './space-place';
import { useAnswer } from './use-answer';
import { readPages, readSpaces } from './wiki-client';
import { spacePath } from './wiki-paths';

/** Everything below `/wiki`. */
export function Confluence({ url }: { readonly url: URL }) {
  const { hasConfluence } = useSession();
  const [, , kind = '', key = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  if (!hasConfluence)
    return <Sentence title="You have no access to Confluence" text="Ask a site administrator to give it to you." />;
  if (kind === 'search') return <SearchPage text={url.searchParams.get('text') ?? ''} />;
  if (kind === 'spaces' && key !== '') return <SpacePlace spaceKey={key} path={rest} query={url.searchParams} />;
  return kind === '' || kind === 'home' ? (
    <Spaces />
  ) : (
    <Sentence title="There is nothing here" text="Check the address." />
  );
}

export function Sentence({ title, text }: { readonly title: string; readonly text: string }) {
  useEffect(() => {
    document.title = `${title} - Confluence`;
  }, [title]);
  return (
    <div className="page">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  );
}

function Spaces() {
  const { asked } = useAnswer(readSpaces);
  useEffect(() => {
    document.title = 'Spaces - Confluence';
  }, []);
  if (asked.state === 'refused') return <Sentence title="Spaces" text={asked.error.message} />;
  return (
    <div className="page" aria-busy={asked.state === 'asking'}>
      <h1>Spaces</h1>
      {asked.state === 'ready' && (
        <ul className="plain-list">
          {asked.value.map(({ key, name }) => (
            <li key={key}>
              <a href={spacePath(key)} onClick={followLink}>
                <span className="space-mark" aria-hidden="true" /> {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const everyPage = () => readPages();

function SearchPage({ text }: { readonly text: string }) {
  const { asked } = useAnswer(everyPage);
  useEffect(() => {
    document.title = 'Search - Confluence';
  }, []);
  if (asked.state === 'refused') return <Sentence title="Search" text={asked.error.message} />;
  if (asked.state === 'asking') return <div className="page" aria-busy="true" />;
  const wanted = text.toLowerCase();
  const found = asked.value.filter(({ title }) => title.toLowerCase().includes(wanted));
  return (
    <div className="page">
      <h1>{text === '' ? 'All pages' : `Pages called “${text}”`}</h1>
      {found.length === 0 ? <p>No page that you may open is called so.</p> : <PageList pages={found} />}
    </div>
  );
}
