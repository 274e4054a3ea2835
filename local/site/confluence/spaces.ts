import { hasConfluence, people, type GroupName } from '../people';
import type { Caller } from '../jira/caller';

/** A space. `read` and `edit` name the groups that may. */
export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly homepageId: string;
  readonly authorId: string;
  readonly read: readonly GroupName[];
  readonly edit: readonly GroupName[];
}

export const spaces: readonly Space[] = [
  {
    id: '98305',
    key: 'LEAD',
    name: 'Larkfield Leadership',
    homepageId: '98400',
    authorId: people.mara.accountId,
    read: ['confluence-users'],
    edit: ['leadership', 'site-admins'],
  },
  {
    id: '98306',
    key: 'TOWNS',
    name: 'New towns',
    homepageId: '98401',
    authorId: people.mara.accountId,
    read: ['leadership', 'finance'],
    edit: ['leadership'],
  },
];

export function findSpace(id: string): Space | undefined {
  return spaces.find((space) => space.id === id);
}

type Deed = 'read' | 'edit';

/** The app's own account may work in every space, as on a real site until an administrator takes that away. */
export function mayIn(caller: Caller, deed: Deed, space: Space): boolean {
  if (caller.kind === 'app') return true;
  const { person } = caller;
  return person !== null && hasConfluence(person) && person.groups.some((group) => space[deed].includes(group));
}
