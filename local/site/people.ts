/** The people, groups and projects every site starts with, also the empty one. Account ids are stable across sites. */
export interface Person {
  readonly key: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly role: string;
  readonly email: string;
  readonly groups: readonly GroupName[];
  readonly inSwitcher: boolean;
}

export const groupIds = {
  'jira-users': '276f955c-63d7-42c8-9520-92d01dca0625',
  'confluence-users': '8b1f0c7e-4a2d-4d35-9c5e-1a7d3e9f6b20',
  'site-admins': '6e87dc72-4f1f-421f-9382-2fee8b652487',
  leadership: '2ae8d9a3-6f4e-4b0e-8f3a-31c7f6dd9a10',
  finance: '9d1c2f87-0a1b-4f0d-9a3e-5f6a9a5e8c11',
  storefront: '41c7d0c5-92a9-4b6e-8a58-0f6f6dc6b212',
  fulfilment: '7b2b8d0e-2d5d-4e0f-bb0c-7d9a4b1d9c13',
  loyalty: 'c3f4e5d6-8f7a-4a3b-9c2d-1e0f9a8b7c14',
} as const;

export type GroupName = keyof typeof groupIds;

interface Facts {
  readonly role: string;
  readonly groups: readonly GroupName[];
  readonly inSwitcher?: false;
}

const company = '712020:';

function person(key: string, displayName: string, uuid: string, facts: Facts): Person {
  return {
    key,
    accountId: company + uuid,
    displayName,
    role: facts.role,
    email: `${key}@larkfield.example`,
    groups: facts.groups,
    inSwitcher: facts.inSwitcher ?? true,
  };
}

const colleague = (groups: readonly GroupName[]): Facts => ({ role: 'Owner', groups, inSwitcher: false });

export const people = {
  mara: person('mara', 'Mara Ellison', '0c1f7a52-6d8e-4b39-9a47-2f5e8d1c3b60', {
    role: 'Administrator',
    groups: ['jira-users', 'confluence-users', 'site-admins', 'leadership', 'finance'],
  }),
  jonah: person('jonah', 'Jonah Castell', '1d2e8b63-7e9f-4c4a-8b58-306f9e2d4c71', {
    role: 'Strategy editor',
    groups: ['jira-users', 'confluence-users', 'leadership'],
  }),
  ife: person('ife', 'Ife Adeyemi', '2e3f9c74-8fa0-4d5b-9c69-4170af3e5d82', {
    role: 'Team member, Storefront',
    groups: ['jira-users', 'confluence-users', 'storefront'],
  }),
  nadia: person('nadia', 'Nadia Sorel', '3f40ad85-90b1-4e6c-8d7a-5281b04f6e93', {
    role: 'Strategy editor, Fulfilment',
    groups: ['jira-users', 'confluence-users', 'fulfilment'],
  }),
  wren: person('wren', 'Wren Tadley', '4051be96-a1c2-4f7d-9e8b-6392c1507fa4', {
    role: 'Viewer',
    groups: ['jira-users', 'confluence-users'],
  }),
  edda: person('edda', 'Edda Moyne', '5162cfa7-b2d3-408e-8f9c-74a3d26180b5', {
    role: 'Reads Confluence, has no Jira',
    groups: ['confluence-users'],
  }),
  silas: person('silas', 'Silas Groot', '6273d0b8-c3e4-419f-90ad-85b4e37291c6', {
    role: 'Outsider, in no group',
    groups: [],
  }),
  leo: person(
    'leo',
    'Leo Farrow',
    '7384e1c9-d4f5-42a0-81be-96c5f483a2d7',
    colleague(['jira-users', 'confluence-users', 'storefront']),
  ),
  rosa: person(
    'rosa',
    'Rosa Quill',
    '8495f2da-e506-43b1-92cf-a7d60594b3e8',
    colleague(['jira-users', 'confluence-users', 'storefront']),
  ),
  sunniva: person(
    'sunniva',
    'Sunniva Dahl',
    '95a603eb-f617-44c2-83d0-b8e716a5c4f9',
    colleague(['jira-users', 'confluence-users', 'loyalty']),
  ),
  piet: person(
    'piet',
    'Piet Aalders',
    'a6b714fc-0728-45d3-94e1-c9f827b6d50a',
    colleague(['jira-users', 'confluence-users', 'fulfilment']),
  ),
  vera: person(
    'vera',
    'Vera Lindqvist',
    'b7c8250d-1839-46e4-a5f2-da0938c7e61b',
    colleague(['jira-users', 'confluence-users', 'finance']),
  ),
} as const satisfies Record<string, Person>;

export const allPeople: readonly Person[] = Object.values(people);

/** Jira access comes with the group, as on a real site. */
export function hasJira(who: Person): boolean {
  return who.groups.includes('jira-users');
}

/** So does access to Confluence. */
export function hasConfluence(who: Person): boolean {
  return who.groups.includes('confluence-users');
}

/** Jira's own account for the app: what `asApp()` acts as. */
export const appAccountId = '712020:f0a1c7d2-3b4e-4c5d-8e6f-7a8b9c0d1e2f';

const byId = new Map(allPeople.map((p) => [p.accountId, p]));

export function findPerson(accountId: string): Person | undefined {
  return byId.get(accountId);
}

/** The API token of a person: `email:token` as Basic, or the token alone as bearer. */
export function tokenOf(who: Person): string {
  return `local-${who.key}`;
}
