import { useEffect, useState, type FormEvent } from 'react';
import { formText } from './form-text';
import { issuesPath } from './header';
import { briefFields, searchSchema, type Brief } from './issue-model';
import { IssueTable } from './issue-table';
import { followLink, go } from './location';
import { jira } from './site-client';

interface Found {
  readonly issues: readonly Brief[];
  readonly more: string | null;
  readonly refusal: string | null;
}

async function search(jql: string, token: string | null): Promise<Found> {
  try {
    const asked = { jql, fields: briefFields, maxResults: 100, ...(token === null ? {} : { nextPageToken: token }) };
    const { issues, nextPageToken = null } = await jira(searchSchema, 'POST', 'search/jql', asked);
    return { issues, more: nextPageToken, refusal: null };
  } catch (error) {
    return { issues: [], more: null, refusal: error instanceof Error ? error.message : String(error) };
  }
}

export function IssuesPage({ jql }: { readonly jql: string }) {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    document.title = 'Issues - Jira';
    void search(jql, null).then(setFound);
  }, [jql]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(issuesPath(formText(event.currentTarget, 'jql')));
  };
  const project = /^project = "(\w+)"/.exec(jql)?.[1];
  const readMore = async (token: string): Promise<void> => {
    const next = await search(jql, token);
    setFound({ ...next, issues: [...(found?.issues ?? []), ...next.issues] });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{project ?? 'Issues'}</h1>
        <a
          className="button primary"
          href={`/jira/create${project === undefined ? '' : `?project=${project}`}`}
          onClick={followLink}
        >
          Create
        </a>
      </div>
      <form className="jql" onSubmit={submit}>
        <label htmlFor="jql">JQL</label>
        <input
          id="jql"
          name="jql"
          defaultValue={jql}
          spellCheck={false}
          aria-describedby="jql-error"
          aria-invalid={found?.refusal != null}
        />
        <button type="submit" className="button">
          Search
        </button>
      </form>
      <p id="jql-error" role="alert" className="danger">
        {found?.refusal}
      </p>
      {found && found.refusal === null && found.issues.length === 0 && <p>No issue fits.</p>}
      {found && found.issues.length > 0 && <IssueTable issues={found.issues} />}
      {found?.more != null && (
        <button type="button" className="button" onClick={() => void readMore(found.more ?? '')}>
          More
        </button>
      )}
    </div>
  );
}
