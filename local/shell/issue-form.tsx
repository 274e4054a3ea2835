import { useEffect, useState, type FormEvent } from 'react';
import { z } from 'zod';
import { formText } from './form-text';
import { readProjects, type ProjectList } from './header';
import { paragraphsOf, toDocument, type Issue } from './issue-model';
import { tellRefusal } from './tell-refusal';
import { go } from './location';
import { useSession } from './session';
import { jira } from './site-client';

const createdSchema = z.object({ key: z.string() });

/** What the form says, as `fields` of Jira's REST. */
function fieldsOf(form: HTMLFormElement): Record<string, unknown> {
  const text = (name: string): string => formText(form, name);
  return {
    summary: text('summary'),
    description: toDocument(text('description')),
    assignee: text('assignee') === '' ? null : { accountId: text('assignee') },
    labels: text('labels')
      .split(/[\s,]+/)
      .filter(Boolean),
    duedate: text('duedate') || null,
    customfield_10016: text('points') === '' ? null : Number(text('points')),
  };
}

function CommonFields({ issue }: { readonly issue?: Issue }) {
  const { colleagues } = useSession();
  const fields = issue?.fields;
  return (
    <>
      <label>
        Summary
        <input name="summary" defaultValue={fields?.summary} required />
      </label>
      <label>
        Description
        <textarea name="description" rows={5} defaultValue={paragraphsOf(fields?.description).join('\n')} />
      </label>
      <label>
        Assignee
        <select name="assignee" defaultValue={fields?.assignee?.accountId ?? ''}>
          <option value="">Unassigned</option>
          {colleagues.map(({ accountId, displayName }) => (
            <option key={accountId} value={accountId}>
              {displayName}
            </option>
          ))}
        </select>
      </label>
      <label>
        Labels
        <input name="labels" defaultValue={fields?.labels.join(' ')} />
      </label>
      <label>
        Story points
        <input name="points" type="number" step="any" defaultValue={fields?.customfield_10016 ?? ''} />
      </label>
      <label>
        Due
        <input name="duedate" type="date" defaultValue={fields?.duedate ?? ''} />
      </label>
    </>
  );
}

export function EditForm({
  issue,
  saved,
  cancel,
}: {
  readonly issue: Issue;
  readonly saved: () => Promise<void>;
  readonly cancel: () => void;
}) {
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    try {
      await jira(z.null(), 'PUT', `issue/${issue.key}`, { fields: fieldsOf(event.currentTarget) });
      await saved();
    } catch (error) {
      tellRefusal(error);
    }
  };
  return (
    <form className="issue-form" onSubmit={(event) => void submit(event)}>
      <h1>Edit {issue.key}</h1>
      <CommonFields issue={issue} />
      <div className="actions">
        <button type="submit" className="button primary">
          Save
        </button>
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface CreatePageProps {
  readonly projectKey: string | null;
  /** Key of the issue that the new one goes under. */
  readonly parent: string | null;
}

export function CreatePage({ projectKey, parent }: CreatePageProps) {
  const [projects, setProjects] = useState<ProjectList>([]);
  const [project, setProject] = useState(projectKey ?? '');
  useEffect(() => {
    document.title = 'Create - Jira';
    readProjects().then((found) => {
      setProjects(found);
      setProject((chosen) => chosen || (found[0]?.key ?? ''));
    }, tellRefusal);
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const type = formText(form, 'type');
    const under = formText(form, 'parent');
    const fields = {
      ...fieldsOf(form),
      project: { key: project },
      issuetype: { name: type },
      ...(under === '' ? {} : { parent: { key: under } }),
    };
    try {
      const { key } = await jira(createdSchema, 'POST', 'issue', { fields });
      go(`/browse/${key}`);
    } catch (error) {
      tellRefusal(error);
    }
  };
  return (
    <div className="page">
      <form className="issue-form" onSubmit={(event) => void submit(event)}>
        <h1>Create</h1>
        <label>
          Project
          <select value={project} onChange={(event) => setProject(event.target.value)}>
            {projects.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Type
          <select name="type" defaultValue="Story">
            {['Epic', 'Story', 'Task', 'Bug', 'Sub-task'].map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </label>
        <label>
          Parent
          <input name="parent" defaultValue={parent ?? ''} placeholder="SHOP-1" />
        </label>
        <CommonFields />
        <div className="actions">
          <button type="submit" className="button primary">
            Create
          </button>
        </div>
      </form>
    </div>
  );
}
