import { useEffect } from 'react';
import { Avatar } from './avatar';
import { issuesPath } from './header';
import { followLink } from './location';
import { useSession } from './session';

export function PersonPage({ accountId }: { readonly accountId: string }) {
  const person = useSession().colleagues.find((other) => other.accountId === accountId);
  useEffect(() => {
    document.title = `${person?.displayName ?? 'People'} - Jira`;
  }, [person]);
  if (!person) {
    return (
      <div className="page">
        <h1>Nobody here has this account</h1>
      </div>
    );
  }
  return (
    <div className="page">
      <h1>
        <Avatar personKey={person.key} size={32} /> {person.displayName}
      </h1>
      <p>{person.role}</p>
      <a href={issuesPath(`assignee = "${accountId}" order by updated desc`)} onClick={followLink}>
        Assigned issues
      </a>
    </div>
  );
}
