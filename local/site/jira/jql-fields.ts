import { allPeople } from '../people';
import { mayIn, type Caller } from './caller';
import { refused, type JiraFailure } from './failure';
import type { Issue, IssueStore } from './issue-store';
import { findType } from './issue-types';
import type { Project } from './projects';
import type { ProjectStore } from './project-store';
import { findResolution, findStatus, statuses } from './workflow';

export interface JqlContext {
  readonly caller: Caller;
  readonly issues: IssueStore;
  readonly projects: ProjectStore;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Lists the thing as not modelled and makes the failure to throw. */
  readonly notModelled: (what: string) => JiraFailure;
}

/** A JQL field: what an issue holds there, and which held value a written operand means. */
export type JqlField =
  | {
      readonly kind: 'identity';
      readonly name: string;
      readonly read: (issue: Issue) => readonly string[];
      readonly resolve: (text: string) => string;
    }
  | { readonly kind: 'number' | 'moment'; readonly name: string; readonly read: (issue: Issue) => number | null }
  | { readonly kind: 'text'; readonly name: string; readonly read: (issue: Issue) => string };

const one = (value: string | null): readonly string[] => (value === null ? [] : [value]);

function unknownValue(value: string, field: string): JiraFailure {
  return refused(400, `The value '${value}' does not exist for the field '${field}'.`);
}

/** All text of an ADF document. */
function plainText(node: unknown): string {
  if (Array.isArray(node)) return node.map(plainText).join(' ');
  if (typeof node !== 'object' || node === null) return '';
  const text = 'text' in node && typeof node.text === 'string' ? node.text : '';
  return 'content' in node ? `${text} ${plainText(node.content)}` : text;
}

function person(name: string, read: (issue: Issue) => string | null): JqlField {
  const resolve = (text: string): string => {
    const found = allPeople.find((who) =>
      [who.accountId, who.displayName, who.email].some((known) => known.toLowerCase() === text.toLowerCase()),
    );
    if (!found) throw unknownValue(text, name);
    return found.accountId;
  };
  return { kind: 'identity', name, read: (issue) => one(read(issue)), resolve };
}

function issueReference(name: string, read: (issue: Issue) => string | null, context: JqlContext): JqlField {
  const resolve = (text: string): string => {
    const found = context.issues.find(text);
    const project = found && context.projects.find(found.projectId);
    if (!found || !project || !mayIn(context.caller, 'BROWSE_PROJECTS', project)) {
      throw refused(400, `An issue with key '${text}' does not exist for field '${name}'.`);
    }
    return found.id;
  };
  return { kind: 'identity', name, read: (issue) => one(read(issue)), resolve };
}

function known(
  name: string,
  read: (issue: Issue) => string | null,
  find: (text: string) => { readonly id: string } | undefined,
): JqlField {
  const resolve = (text: string): string => {
    const found = find(text);
    if (!found) throw unknownValue(text, name);
    return found.id;
  };
  return { kind: 'identity', name, read: (issue) => one(read(issue)), resolve };
}

function findCategory(text: string): { id: string } | undefined {
  const wanted = text.toLowerCase();
  const found = statuses.find(
    ({ category }) =>
      category.key === wanted || category.name.toLowerCase() === wanted || String(category.id) === wanted,
  );
  return found && { id: found.category.key };
}

/** @throws JiraFailure, in Jira's words, for a field that does not exist here */
export function fieldOf(name: string, context: JqlContext): JqlField {
  switch (name.toLowerCase()) {
    case 'project': {
      const visible = (text: string): Project | undefined => {
        const found = context.projects.find(text) ?? findProjectByName(text, context.projects);
        return found && mayIn(context.caller, 'BROWSE_PROJECTS', found) ? found : undefined;
      };
      return known('project', (issue) => issue.projectId, visible);
    }
    case 'key':
    case 'issuekey':
    case 'issue':
    case 'id':
      return issueReference(name, (issue) => issue.id, context);
    case 'parent':
      return issueReference('parent', (issue) => issue.parentId, context);
    case 'issuetype':
    case 'type':
      return known('issuetype', (issue) => issue.typeId, findType);
    case 'status':
      return known('status', (issue) => issue.statusId, findStatus);
    case 'statuscategory':
      return known('statusCategory', (issue) => findStatus(issue.statusId)?.category.key ?? null, findCategory);
    case 'resolution':
      return known('resolution', (issue) => issue.resolutionId, findResolution);
    case 'assignee':
      return person('assignee', (issue) => issue.assigneeId);
    case 'reporter':
      return person('reporter', (issue) => issue.reporterId);
    case 'creator':
      return person('creator', (issue) => issue.creatorId);
    case 'labels':
      return {
        kind: 'identity',
        name: 'labels',
        read: (issue) => issue.labels.map((label) => label.toLowerCase()),
        resolve: (text) => text.toLowerCase(),
      };
    case 'summary':
      return { kind: 'text', name: 'summary', read: (issue) => issue.summary };
    case 'description':
      return { kind: 'text', name: 'description', read: (issue) => plainText(issue.description) };
    case 'text':
    case 'textfields':
      return { kind: 'text', name: 'text', read: (issue) => `${issue.summary} ${plainText(issue.description)}` };
    case 'cf[10016]':
    case 'story point estimate':
      return { kind: 'number', name, read: (issue) => issue.storyPoints };
    case 'created':
    case 'createddate':
      return { kind: 'moment', name: 'created', read: (issue) => issue.createdAt };
    case 'updated':
    case 'updateddate':
      return { kind: 'moment', name: 'updated', read: (issue) => issue.updatedAt };
    case 'resolved':
    case 'resolutiondate':
      return { kind: 'moment', name: 'resolved', read: (issue) => issue.resolvedAt };
    case 'due':
    case 'duedate':
      return {
        kind: 'moment',
        name: 'due',
        read: (issue) => (issue.dueDate === null ? null : Date.parse(issue.dueDate)),
      };
    case 'issuelink':
    case 'issuelinktype':
      throw context.notModelled(`JQL field ${name}`);
    default:
      throw refused(400, `Field '${name}' does not exist or you do not have permission to view it.`);
  }
}

function findProjectByName(text: string, projects: ProjectStore): Project | undefined {
  return projects.live().find((project) => project.name.toLowerCase() === text.toLowerCase());
}

/** For ORDER BY: empty values come last. */
export function compareBy(field: JqlField): (a: Issue, b: Issue) => number {
  if (field.kind === 'number' || field.kind === 'moment') {
    return (a, b) => (field.read(a) ?? Infinity) - (field.read(b) ?? Infinity) || 0;
  }
  if (field.name === 'key' || field.name === 'issuekey' || field.name === 'id')
    return (a, b) => compareKeys(a.key, b.key);
  if (field.name === 'project') return (a, b) => projectOf(a).localeCompare(projectOf(b));
  const { read } = field;
  const text = (issue: Issue): string => [read(issue)].flat().join();
  return (a, b) => text(a).localeCompare(text(b));
}

const projectOf = (issue: Issue): string => issue.key.slice(0, issue.key.lastIndexOf('-'));

function compareKeys(a: string, b: string): number {
  const [projectA = '', numberA] = a.split('-');
  const [projectB = '', numberB] = b.split('-');
  return projectA.localeCompare(projectB) || Number(numberA) - Number(numberB);
}
