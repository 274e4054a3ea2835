import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { IssueContexts } from './issue-context';
import { MoveDialog, ParentDialog } from './issue-dialogs';
import { EditForm } from './issue-form';
import { IssueDetails } from './issue-details';
import { LinkedItems } from './linked-items';
import { briefFields, issueSchema, paragraphsOf, searchSchema, type Brief, type Issue } from './issue-model';
import { IssueTable } from './issue-table';
import { followLink, go } from './location';
import { jira } from './site-client';
import { tellRefusal } from './tell-refusal';
import { TypeIcon } from './type-icon';

interface Loaded {
  readonly issue: Issue;
  readonly children: readonly Brief[];
}

async function load(key: string): Promise<Loaded> {
  const issue = await jira(issueSchema, 'GET', `issue/${key}`);
  const { issues } = await jira(searchSchema, 'POST', 'search/jql', {
    jql: `parent = ${key} order by key`,
    fields: briefFields,
  });
  return { issue, children: issues };
}

export function IssuePage({ issueKey }: { readonly issueKey: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const reload = useCallback(
    () =>
      load(issueKey).then(setLoaded, (error: unknown) =>
        setMissing(error instanceof Error ? error.message : String(error)),
      ),
    [issueKey],
  );
  useEffect(() => {
    document.title = `${issueKey} - Jira`;
    void reload();
  }, [issueKey, reload]);
  if (missing !== null) {
    return (
      <div className="page">
        <h1>{issueKey}</h1>
        <p role="alert">{missing}</p>
      </div>
    );
  }
  if (!loaded) return <div className="page" aria-busy="true" />;
  const { issue, children } = loaded;
  const saved = async (): Promise<void> => {
    setEditing(false);
    await reload();
  };
  return (
    <div className="page issue">
      <div className="issue-body">
        <Breadcrumbs issue={issue} />
        {editing ? (
          <EditForm issue={issue} saved={saved} cancel={() => setEditing(false)} />
        ) : (
          <>
            <h1>{issue.fields.summary}</h1>
            <Actions issue={issue} edit={() => setEditing(true)} changed={reload} />
            <h2>Description</h2>
            <Description document={issue.fields.description} />
          </>
        )}
        {children.length > 0 && (
          <>
            <h2>
              Child issues <span className="badge">{children.length}</span>
            </h2>
            <IssueTable issues={children} />
          </>
        )}
        <LinkedItems issue={issue} changed={reload} />
      </div>
      <div className="issue-side">
        <IssueDetails issue={issue} changed={reload} />
        <IssueContexts issue={issue} />
      </div>
    </div>
  );
}

function Breadcrumbs({ issue: { key, fields } }: { readonly issue: Issue }) {
  return (
    <nav aria-label="Breadcrumbs" className="breadcrumbs">
      <a href={`/jira/projects/${fields.project.key}`} onClick={followLink}>
        {fields.project.name}
      </a>
      {fields.parent && (
        <a href={`/browse/${fields.parent.key}`} onClick={followLink} title={fields.parent.fields.summary}>
          {fields.parent.key}
        </a>
      )}
      <span>
        <TypeIcon type={fields.issuetype} /> {key}
      </span>
    </nav>
  );
}

interface ActionsProps {
  readonly issue: Issue;
  readonly edit: () => void;
  readonly changed: () => Promise<void>;
}

function Actions({ issue, edit, changed }: ActionsProps) {
  const [open, setOpen] = useState<'parent' | 'move' | null>(null);
  const close = (): void => setOpen(null);
  const remove = async (): Promise<void> => {
    if (!window.confirm(`Delete ${issue.key}? This can't be undone.`)) return;
    try {
      await jira(z.null(), 'DELETE', `issue/${issue.key}?deleteSubtasks=true`);
      go(`/jira/projects/${issue.fields.project.key}`);
    } catch (error) {
      tellRefusal(error);
    }
  };
  const level = issue.fields.issuetype.hierarchyLevel;
  const mayHaveChildren = level >= 0;
  return (
    <div className="actions">
      <button type="button" className="button" onClick={edit}>
        Edit
      </button>
      {mayHaveChildren && (
        <a
          className="button"
          href={`/jira/create?project=${issue.fields.project.key}&parent=${issue.key}`}
          onClick={followLink}
        >
          Add child
        </a>
      )}
      {level < 1 && (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('parent')}>
          Change parent
        </button>
      )}
      {level >= 0 && (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('move')}>
          Move
        </button>
      )}
      <button type="button" className="button" onClick={() => void remove()}>
        Delete
      </button>
      {open === 'parent' && <ParentDialog issue={issue} changed={changed} close={close} />}
      {open === 'move' && <MoveDialog issue={issue} changed={changed} close={close} />}
    </div>
  );
}

function Description({ document }: { readonly document: unknown }) {
  const paragraphs = paragraphsOf(document);
  if (paragraphs.length === 0) return <p className="subtle">None</p>;
  return paragraphs.map((text, i) => <p key={i}>{text}</p>);
}
