import { ok, type Handler } from './handler';

export interface Category {
  readonly id: number;
  readonly key: 'new' | 'indeterminate' | 'done';
  readonly colorName: string;
  readonly name: string;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
}

const toDo: Category = { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' };
const inProgress: Category = { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' };
const done: Category = { id: 3, key: 'done', colorName: 'green', name: 'Done' };

export const statuses: readonly Status[] = [
  { id: '10000', name: 'To Do', category: toDo },
  { id: '10001', name: 'In Progress', category: inProgress },
  { id: '10002', name: 'In Review', category: inProgress },
  { id: '10003', name: 'Done', category: done },
];

export const firstStatus = '10000';

/** Every status can be reached from every other one. */
export const transitions = statuses.map((status, i) => ({ id: String(i * 10 + 11), name: status.name, to: status }));

export const resolutions = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: "This issue won't be actioned." },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
  { id: '10003', name: 'Cannot Reproduce', description: 'All attempts at reproducing this issue failed.' },
  { id: '10004', name: 'Declined', description: 'This issue was not approved.' },
  { id: '10005', name: 'Fixed', description: 'A fix is in and tested.' },
  { id: '10006', name: "Won't Fix", description: 'The problem is one that will stay.' },
  { id: '10007', name: 'Invalid', description: 'The problem is none.' },
  { id: '10008', name: 'Needs more info', description: 'The report says too little.' },
  { id: '10009', name: 'Not Our Bug', description: 'The problem lies in the work of others.' },
  { id: '10010', name: 'Hold', description: 'Put aside.' },
] as const;

export const doneResolution = '10000';

export function findStatus(idOrName: string): Status | undefined {
  return statuses.find((status) => status.id === idOrName || status.name.toLowerCase() === idOrName.toLowerCase());
}

export function findResolution(idOrName: string): (typeof resolutions)[number] | undefined {
  return resolutions.find((r) => r.id === idOrName || r.name.toLowerCase() === idOrName.toLowerCase());
}

function categoryBean(category: Category, baseUrl: string): Record<string, unknown> {
  return { self: `${baseUrl}/rest/api/3/statuscategory/${category.id}`, ...category };
}

export function statusBean(status: Status, baseUrl: string): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/status/${status.id}`,
    description: '',
    iconUrl: `${baseUrl}/__site/avatar/status/${status.id}?size=16`,
    name: status.name,
    id: status.id,
    statusCategory: categoryBean(status.category, baseUrl),
  };
}

export function resolutionBean(id: string, baseUrl: string): Record<string, unknown> | null {
  const found = findResolution(id);
  return found ? { self: `${baseUrl}/rest/api/3/resolution/${found.id}`, ...found } : null;
}

export const getStatuses: Handler = (_request, site) =>
  ok(
    statuses.map((status) => statusBean(status, site.baseUrl)),
    statuses.length,
  );

export const getResolutions: Handler = (_request, site) =>
  ok(
    resolutions.map(({ id }) => resolutionBean(id, site.baseUrl)),
    resolutions.length,
  );
