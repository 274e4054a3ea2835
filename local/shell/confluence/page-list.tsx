import { Avatar } from '../avatar';
import { dayText } from '../format';
import { followLink } from '../location';
import { useSession } from '../session';
import type { WikiPage } from './wiki-client';
import { pagePath } from './wiki-paths';

export function PageList({ pages }: { readonly pages: readonly WikiPage[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Changed by</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {pages.map((page) => (
          <tr key={page.id}>
            <td>
              <a href={pagePath(page)} onClick={followLink}>
                {page.title}
              </a>
            </td>
            <td>
              <Who accountId={page.version.authorId} />
            </td>
            <td className="subtle">{dayText(Date.parse(page.version.createdAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function useName(accountId: string): { readonly key: string | null; readonly name: string } {
  const { colleagues, appName } = useSession();
  const found = colleagues.find((other) => other.accountId === accountId);
  return { key: found?.key ?? null, name: found?.displayName ?? appName };
}

function Who({ accountId }: { readonly accountId: string }) {
  const { key, name } = useName(accountId);
  return (
    <span className="who">
      {key !== null && <Avatar personKey={key} />} {name}
    </span>
  );
}
