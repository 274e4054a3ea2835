import type { GroupName } from '../people';

/** A Jira project. `browse` and `edit` name the groups that may; administrators of Jira need them too. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly leadKey: string;
  readonly browse: readonly GroupName[];
  readonly edit: readonly GroupName[];
  /** Taken away from the app's own account by an administrator. */
  readonly closedToApp?: boolean;
  /** Its issues can be read by their address, and nothing else. */
  readonly isArchived?: boolean;
}

const everybody: readonly GroupName[] = ['jira-users'];

/** What every site starts with, also the empty one. */
export const firstProjects: readonly Project[] = [
  {
    id: '10000',
    key: 'SHOP',
    name: 'Storefront',
    leadKey: 'ife',
    browse: everybody,
    edit: ['storefront', 'leadership'],
  },
  {
    id: '10001',
    key: 'PICK',
    name: 'Fulfilment',
    leadKey: 'nadia',
    browse: everybody,
    edit: ['fulfilment', 'leadership'],
  },
  {
    id: '10002',
    key: 'LOYAL',
    name: 'Loyalty',
    leadKey: 'sunniva',
    browse: everybody,
    edit: ['loyalty', 'leadership'],
  },
  {
    id: '10003',
    key: 'PAY',
    name: 'Payroll',
    leadKey: 'mara',
    browse: ['finance'],
    edit: ['finance'],
    closedToApp: true,
  },
  {
    id: '10004',
    key: 'OPS',
    name: 'Facilities',
    leadKey: 'piet',
    browse: everybody,
    edit: ['fulfilment', 'leadership'],
  },
];
