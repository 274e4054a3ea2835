import { ok, type Handler } from './handler';

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** 1 is an epic, 0 the standard level, -1 a sub-task. */
  readonly hierarchyLevel: number;
}

export const issueTypes: readonly IssueType[] = [
  { id: '10000', name: 'Epic', description: 'A collection of related work.', hierarchyLevel: 1 },
  { id: '10001', name: 'Story', description: 'Functionality as a user goal.', hierarchyLevel: 0 },
  { id: '10002', name: 'Task', description: 'A small, distinct piece of work.', hierarchyLevel: 0 },
  { id: '10003', name: 'Bug', description: 'A problem or an error.', hierarchyLevel: 0 },
  { id: '10004', name: 'Sub-task', description: 'A part of a larger task.', hierarchyLevel: -1 },
];

export function findType(idOrName: string): IssueType | undefined {
  return issueTypes.find((type) => type.id === idOrName || type.name.toLowerCase() === idOrName.toLowerCase());
}

export function typeBean(type: IssueType, baseUrl: string): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: `${baseUrl}/__site/avatar/type/${type.id}?size=16`,
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    avatarId: Number(type.id) + 300,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export const getIssueAllTypes: Handler = (_request, site) =>
  ok(
    issueTypes.map((type) => typeBean(type, site.baseUrl)),
    issueTypes.length,
  );
