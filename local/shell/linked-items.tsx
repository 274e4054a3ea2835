import { useId, useRef, useState } from 'react';
import { z } from 'zod';
import { Icon } from './icons';
import type { Issue, IssueLink } from './issue-model';
import { StatusLozenge } from './issue-table';
import { LinkDialog } from './link-dialog';
import { followLink } from './location';
import { jira } from './site-client';
import { tellRefusal } from './tell-refusal';
import { TypeIcon } from './type-icon';

type Linked = NonNullable<IssueLink['outwardIssue']>;

interface Row {
  readonly linkId: string;
  /** What this issue reads: "blocks", "is blocked by". */
  readonly words: string;
  readonly other: Linked;
}

function rowsOf(links: readonly IssueLink[]): Row[] {
  return links.flatMap(({ id, type, inwardIssue, outwardIssue }) => {
    const other = outwardIssue ?? inwardIssue;
    return other ? [{ linkId: id, words: outwardIssue ? type.outward : type.inward, other }] : [];
  });
}

interface LinkedItemsProps {
  readonly issue: Issue;
  readonly changed: () => Promise<void>;
}

/** The issues that this one is linked with, by what the links say. */
export function LinkedItems({ issue, changed }: LinkedItemsProps) {
  const [open, setOpen] = useState(false);
  const heading = useId();
  const button = useRef<HTMLButtonElement>(null);
  const rows = rowsOf(issue.fields.issuelinks);
  const groups = [...new Set(rows.map(({ words }) => words))].sort();
  const remove = async (linkId: string): Promise<void> => {
    try {
      await jira(z.null(), 'DELETE', `issueLink/${linkId}`);
      await changed();
      // The button that had the focus is gone with its row.
      button.current?.focus();
    } catch (error) {
      tellRefusal(error);
    }
  };
  return (
    <section className="linked" aria-labelledby={heading}>
      <div className="linked-head">
        <h2 id={heading}>Linked work items {rows.length > 0 && <span className="badge">{rows.length}</span>}</h2>
        <button ref={button} type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Link work item
        </button>
      </div>
      {groups.map((group) => (
        <Group key={group} words={group} rows={rows.filter(({ words }) => words === group)} remove={remove} />
      ))}
      {open && <LinkDialog issueKey={issue.key} changed={changed} close={() => setOpen(false)} />}
    </section>
  );
}

interface GroupProps {
  readonly words: string;
  readonly rows: readonly Row[];
  readonly remove: (linkId: string) => Promise<void>;
}

function Group({ words, rows, remove }: GroupProps) {
  const heading = useId();
  return (
    <>
      <h3 id={heading}>{words}</h3>
      <ul aria-labelledby={heading}>
        {rows.map(({ linkId, other: { key, fields } }) => (
          <li key={linkId}>
            <a href={`/browse/${key}`} onClick={followLink}>
              <TypeIcon type={fields.issuetype} /> <span className="subtle">{key}</span> {fields.summary}
            </a>
            <StatusLozenge status={fields.status} />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove link: ${words} ${key}`}
              onClick={() => void remove(linkId)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
