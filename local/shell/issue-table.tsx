import { Avatar } from './avatar';
import { dayText } from './format';
import type { Brief } from './issue-model';
import { followLink } from './location';
import { useSession } from './session';
import { TypeIcon } from './type-icon';

export function StatusLozenge({ status }: { readonly status: Brief['fields']['status'] }) {
  return <span className={`lozenge lozenge-${status.statusCategory.key}`}>{status.name}</span>;
}

export function IssueTable({ issues }: { readonly issues: readonly Brief[] }) {
  const { colleagues } = useSession();
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">Work</th>
          <th scope="col">Status</th>
          <th scope="col">Assignee</th>
          <th scope="col" className="wide">
            Updated
          </th>
        </tr>
      </thead>
      <tbody>
        {issues.map(({ key, fields }) => {
          const assignee = colleagues.find(({ accountId }) => accountId === fields.assignee?.accountId);
          return (
            <tr key={key}>
              <td>
                <a href={`/browse/${key}`} onClick={followLink}>
                  <TypeIcon type={fields.issuetype} /> <span className="subtle">{key}</span> {fields.summary}
                </a>
              </td>
              <td>
                <StatusLozenge status={fields.status} />
              </td>
              <td>{assignee && <Avatar personKey={assignee.key} size={20} name={assignee.displayName} />}</td>
              <td className="subtle wide">{dayText(Date.parse(fields.updated))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
