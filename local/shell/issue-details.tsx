import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Issue } from './issue-model';
import { tellRefusal } from './tell-refusal';
import { jira } from './site-client';

const transitionsSchema = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ name: z.string() }) })),
});

type Transitions = z.infer<typeof transitionsSchema>['transitions'];

export function IssueDetails({ issue, changed }: { readonly issue: Issue; readonly changed: () => Promise<void> }) {
  const { fields } = issue;
  return (
    <aside aria-label="Details">
      <StatusSelect issue={issue} changed={changed} />
      <div className="details">
        <h2>Details</h2>
        <dl>
          <dt>Assignee</dt>
          <dd>{fields.assignee?.displayName ?? 'Unassigned'}</dd>
          <dt>Reporter</dt>
          <dd>{fields.reporter?.displayName ?? 'None'}</dd>
          <dt>Labels</dt>
          <dd>{fields.labels.join(', ') || 'None'}</dd>
          <dt>Story points</dt>
          <dd>{fields.customfield_10016 ?? 'None'}</dd>
          <dt>Due</dt>
          <dd>{fields.duedate ?? 'None'}</dd>
        </dl>
      </div>
    </aside>
  );
}

/** The transitions that Jira offers this person; without any, only the status. */
function StatusSelect({ issue, changed }: { readonly issue: Issue; readonly changed: () => Promise<void> }) {
  const [transitions, setTransitions] = useState<Transitions>([]);
  const { name } = issue.fields.status;
  useEffect(() => {
    jira(transitionsSchema, 'GET', `issue/${issue.key}/transitions`).then(
      (answer) => setTransitions(answer.transitions),
      tellRefusal,
    );
  }, [issue.key]);
  const move = async (to: string): Promise<void> => {
    const transition = transitions.find((other) => other.to.name === to);
    if (!transition) return;
    try {
      await jira(z.null(), 'POST', `issue/${issue.key}/transitions`, { transition: { id: transition.id } });
      await changed();
    } catch (error) {
      tellRefusal(error);
    }
  };
  if (transitions.length === 0) return <p className="status">{name}</p>;
  return (
    <select className="status" aria-label="Status" value={name} onChange={(event) => void move(event.target.value)}>
      {transitions.map(({ id, to }) => (
        <option key={id}>{to.name}</option>
      ))}
    </select>
  );
}
