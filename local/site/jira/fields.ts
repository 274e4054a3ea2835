import { ok, type Handler } from './handler';

interface Field {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly items?: string;
  readonly custom?: string;
  readonly clauseNames: readonly string[];
  readonly orderable?: boolean;
}

export const storyPoints = 'customfield_10016';

/** The fields an issue of this site has; anything else does not exist here. */
export const fields: readonly Field[] = [
  { id: 'summary', name: 'Summary', type: 'string', clauseNames: ['summary'] },
  { id: 'issuetype', name: 'Issue Type', type: 'issuetype', clauseNames: ['issuetype', 'type'] },
  { id: 'status', name: 'Status', type: 'status', clauseNames: ['status'], orderable: false },
  {
    id: 'statusCategory',
    name: 'Status Category',
    type: 'statusCategory',
    clauseNames: ['statusCategory'],
    orderable: false,
  },
  { id: 'project', name: 'Project', type: 'project', clauseNames: ['project'], orderable: false },
  { id: 'parent', name: 'Parent', type: 'issuelink', clauseNames: ['parent'] },
  { id: 'assignee', name: 'Assignee', type: 'user', clauseNames: ['assignee'] },
  { id: 'reporter', name: 'Reporter', type: 'user', clauseNames: ['reporter'] },
  { id: 'creator', name: 'Creator', type: 'user', clauseNames: ['creator'], orderable: false },
  { id: 'labels', name: 'Labels', type: 'array', items: 'string', clauseNames: ['labels'] },
  { id: 'description', name: 'Description', type: 'string', clauseNames: ['description'] },
  { id: 'resolution', name: 'Resolution', type: 'resolution', clauseNames: ['resolution'] },
  {
    id: 'resolutiondate',
    name: 'Resolved',
    type: 'datetime',
    clauseNames: ['resolutiondate', 'resolved'],
    orderable: false,
  },
  { id: 'created', name: 'Created', type: 'datetime', clauseNames: ['created', 'createdDate'], orderable: false },
  { id: 'updated', name: 'Updated', type: 'datetime', clauseNames: ['updated', 'updatedDate'], orderable: false },
  {
    id: 'statuscategorychangedate',
    name: 'Status Category Changed',
    type: 'datetime',
    clauseNames: ['statusCategoryChangedDate'],
    orderable: false,
  },
  { id: 'duedate', name: 'Due date', type: 'date', clauseNames: ['due', 'duedate'] },
  {
    id: 'timeoriginalestimate',
    name: 'Original estimate',
    type: 'number',
    clauseNames: ['originalEstimate', 'timeoriginalestimate'],
  },
  { id: 'subtasks', name: 'Sub-tasks', type: 'array', items: 'issuelinks', clauseNames: ['subtasks'] },
  { id: 'issuelinks', name: 'Linked Issues', type: 'array', items: 'issuelinks', clauseNames: ['issueLink'] },
  {
    id: storyPoints,
    name: 'Story point estimate',
    type: 'number',
    custom: 'com.pyxis.greenhopper.jira:jsw-story-points',
    clauseNames: ['cf[10016]', 'Story point estimate'],
  },
];

/** Fields that the screens for making and editing an issue carry. */
export const editable = new Set([
  'summary',
  'issuetype',
  'project',
  'parent',
  'assignee',
  'reporter',
  'labels',
  'description',
  'duedate',
  'timeoriginalestimate',
  storyPoints,
]);

export const getFields: Handler = () =>
  ok(
    fields.map(({ id, name, type, items, custom, clauseNames, orderable = true }) => ({
      id,
      key: id,
      name,
      custom: custom !== undefined,
      orderable,
      navigable: true,
      searchable: true,
      clauseNames,
      schema: {
        type,
        ...(items === undefined ? {} : { items }),
        ...(custom === undefined ? { system: id } : { custom, customId: Number(id.replace('customfield_', '')) }),
      },
    })),
    fields.length,
  );
