import { z } from 'zod';
import type { Issue } from '../site/jira/issue-store';
import type { GroupName } from '../site/people';
import { findResolution } from '../site/jira/workflow';

const reference = z.object({ id: z.coerce.string(), key: z.string() });

const rowSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    description: z.string().nullish(),
    issuetype: z.object({ name: z.string(), subtask: z.boolean() }),
    project: reference.extend({ name: z.string() }),
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    resolutiondate: z.string().nullish(),
    created: z.string(),
    updated: z.string(),
    labels: z.array(z.string()).default([]),
    parent: reference.nullish(),
    /** Where older sites have the epic of an issue. */
    epic: reference.nullish(),
  }),
});

interface ImportedProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Who may see and edit it, when not everybody with Jira. */
  readonly groups?: readonly GroupName[];
}

export interface JiraExport {
  readonly projects: readonly ImportedProject[];
  readonly issues: readonly Issue[];
}

/**
 * Reads an export of Jira, an issue a line, into what this site knows: its types, its four statuses by category. What points to an issue
 * that is not in the export is left out, and the issue stays. People of other sites are nobody here.
 * @throws ZodError with the line's fields
 */
export function readJiraExport(text: string): JiraExport {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const known = new Set(rows.map(({ id }) => id));
  const projects = new Map(rows.map(({ fields: { project } }) => [project.id, project]));
  return { projects: [...projects.values()], issues: rows.map((row) => issueOf(row, known)) };
}

function issueOf({ id, key, fields }: z.infer<typeof rowSchema>, known: ReadonlySet<string>): Issue {
  const above = fields.parent ?? fields.epic;
  const resolvedAt = fields.resolutiondate == null ? null : Date.parse(fields.resolutiondate);
  const updatedAt = Date.parse(fields.updated);
  return {
    id,
    key,
    formerKeys: [],
    projectId: fields.project.id,
    typeId: typeOf(fields.issuetype),
    statusId: statusOf(fields.status),
    resolutionId: resolutionOf(fields.resolution?.name),
    resolvedAt,
    parentId: above && known.has(above.id) ? above.id : null,
    summary: fields.summary,
    description: documentOf(fields.description),
    assigneeId: null,
    reporterId: null,
    creatorId: null,
    labels: fields.labels,
    dueDate: null,
    storyPoints: null,
    estimateSeconds: null,
    createdAt: Date.parse(fields.created),
    updatedAt,
    categoryChangedAt: resolvedAt ?? updatedAt,
  };
}

function typeOf({ name, subtask }: { readonly name: string; readonly subtask: boolean }): string {
  if (subtask) return '10004';
  return { Epic: '10000', Bug: '10003', Task: '10002' }[name] ?? '10001';
}

function statusOf({ name, statusCategory }: z.infer<typeof rowSchema>['fields']['status']): string {
  if (statusCategory.key === 'done') return '10003';
  if (statusCategory.key === 'new') return '10000';
  return name === 'In Review' ? '10002' : '10001';
}

function resolutionOf(name: string | undefined): string | null {
  if (name === undefined) return null;
  const found = findResolution(name);
  if (!found) throw new Error(`This site has no resolution ${name}.`);
  return found.id;
}

function documentOf(text: string | null | undefined): unknown {
  if (!text?.trim()) return null;
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
