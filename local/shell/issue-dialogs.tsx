import { useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { z } from 'zod';
import { formText } from './form-text';
import { readProjects, type ProjectList } from './header';
import { briefFields, searchSchema, type Brief, type Issue } from './issue-model';
import { go } from './location';
import { jira } from './site-client';

interface DialogProps {
  readonly title: string;
  readonly act: string;
  /** @throws with what Jira refuses, which the dialog then says */
  readonly submit: (form: HTMLFormElement) => Promise<void>;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, act, submit, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const heading = useId();
  // Closed before it leaves the page, so that the focus goes back to the button that opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    submit(event.currentTarget).then(close, (error: unknown) =>
      setRefusal(error instanceof Error ? error.message : String(error)),
    );
  };
  const closed = (): void => {
    // The word of a closing may come after it was shown again, as React's strict mode does.
    if (dialog.current?.open !== true) close();
  };
  return (
    <dialog ref={dialog} className="modal small-dialog" aria-labelledby={heading} onClose={closed}>
      <form className="issue-form" onSubmit={send}>
        <h1 id={heading}>{title}</h1>
        {children}
        <p role="alert" className="danger">
          {refusal}
        </p>
        <div className="actions">
          <button type="submit" className="button primary">
            {act}
          </button>
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface IssueDialogProps {
  readonly issue: Issue;
  readonly changed: () => Promise<void>;
  readonly close: () => void;
}

/** Any issue one level higher may be the parent; Jira says when it does not fit. */
export function ParentDialog({ issue, changed, close }: IssueDialogProps) {
  const [epics, setEpics] = useState<readonly Brief[]>([]);
  const list = useId();
  useEffect(() => {
    const asked = { jql: 'issuetype = Epic order by key', fields: briefFields, maxResults: 100 };
    jira(searchSchema, 'POST', 'search/jql', asked).then(
      ({ issues }) => setEpics(issues),
      () => undefined,
    );
  }, []);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const key = formText(form, 'parent').trim();
    await jira(z.null(), 'PUT', `issue/${issue.key}`, { fields: { parent: key === '' ? null : { key } } });
    await changed();
  };
  return (
    <Dialog title={`Parent of ${issue.key}`} act="Save" submit={submit} close={close}>
      <label>
        Parent
        <input name="parent" list={list} defaultValue={issue.fields.parent?.key ?? ''} placeholder="None" />
      </label>
      <datalist id={list}>
        {epics.map(({ key, fields }) => (
          <option key={key} value={key}>
            {fields.summary}
          </option>
        ))}
      </datalist>
    </Dialog>
  );
}

export function MoveDialog({ issue, changed, close }: IssueDialogProps) {
  const [projects, setProjects] = useState<ProjectList>([]);
  useEffect(() => {
    readProjects().then(setProjects, () => undefined);
  }, []);
  const { project, issuetype } = issue.fields;
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const sources = {
      issueIdsOrKeys: [issue.key],
      inferClassificationDefaults: true,
      inferFieldDefaults: true,
      inferStatusDefaults: true,
      inferSubtaskTypeDefault: true,
    };
    const targetToSourcesMapping = { [`${formText(form, 'project')},${issuetype.id}`]: sources };
    await jira(z.object({ taskId: z.string() }), 'POST', 'bulk/issues/move', { targetToSourcesMapping });
    const { key } = await jira(z.object({ key: z.string() }), 'GET', `issue/${issue.id}`);
    if (key === issue.key) await changed();
    else go(`/browse/${key}`);
  };
  return (
    <Dialog title={`Move ${issue.key}`} act="Move" submit={submit} close={close}>
      <label>
        Project
        <select name="project">
          {projects
            .filter(({ key }) => key !== project.key)
            .map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </Dialog>
  );
}
