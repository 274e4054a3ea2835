import { STATUS_CATEGORIES, type StatusCategory } from '../../domain/work/model';
import { isRecord, text } from './jira';

/** A work item as the viewer's Jira shows it. Nothing of it is ever sent to the app but its number. */
export interface Issue {
  readonly id: number;
  readonly key: string;
  readonly summary: string;
  readonly typeName: string;
  /** −1 sub-task, 0 standard, 1 epic. */
  readonly level: number;
  readonly category: StatusCategory;
  readonly resolution: string | null;
  readonly projectId: string;
  readonly parentId: number | null;
}

export function parseIssue(answer: unknown): Issue {
  const row = isRecord(answer) ? answer : {};
  const fields = recordIn(row, 'fields');
  const type = recordIn(fields, 'issuetype');
  const level = type['hierarchyLevel'];
  const category = text(recordIn(recordIn(fields, 'status'), 'statusCategory')['key']);
  const parent = Number(text(recordIn(fields, 'parent')['id']));
  return {
    id: Number(text(row['id'])),
    key: text(row['key']),
    summary: text(fields['summary']),
    typeName: text(type['name']),
    level: typeof level === 'number' ? level : 0,
    category: STATUS_CATEGORIES.find((one) => one === category) ?? 'indeterminate',
    resolution: text(recordIn(fields, 'resolution')['name']) || null,
    projectId: text(recordIn(fields, 'project')['id']),
    parentId: parent > 0 ? parent : null,
  };
}

export const recordIn = (row: Record<string, unknown>, key: string): Record<string, unknown> => {
  const value = row[key];
  return isRecord(value) ? value : {};
};
