import type { Issue } from '../../../local/site/jira/issue-store';
import type { JiraExport } from '../../../local/import/jira-export';
import { people } from '../../../local/site/people';
import { start } from './app';

export const vault = { id: '31337', key: 'VAULT', name: 'Moss End vault' } as const;
const first = 900_001;

/** Issues of a project that the app's account may browse and only finance besides. Every text of theirs is found nowhere else. */
export const secretWork: JiraExport = {
  projects: [{ ...vault, groups: ['finance'] }],
  issues: [
    issue(0, 'Quiet purchase of the mill', { typeId: '10000', statusId: '10001' }),
    issue(1, 'Letter to the miller', { parent: 0, statusId: '10003' }),
    issue(2, 'Price of the weir', { parent: 0, statusId: '10001' }),
    issue(3, 'Walk along the race', { parent: 0 }),
    issue(4, 'Name of the notary', { typeId: '10004', parent: 2 }),
    issue(5, 'Ledger nobody asks for', {}),
  ],
};

/** Numbers of its issues. */
export const secretItems = {
  epic: first,
  done: first + 1,
  story: first + 2,
  part: first + 4,
  alone: first + 5,
} as const;

interface Facts {
  readonly typeId?: string;
  readonly statusId?: string;
  readonly parent?: number;
}

function issue(nth: number, summary: string, { typeId = '10001', statusId = '10000', parent }: Facts): Issue {
  const resolved = statusId === '10003';
  const text = `Millstone ${nth}: ${summary.toLowerCase()}, told to finance alone`;
  return {
    ...{
      id: String(first + nth),
      key: `${vault.key}-${nth + 1}`,
      formerKeys: [],
      projectId: vault.id,
      typeId,
      statusId,
    },
    ...{ resolutionId: resolved ? '10000' : null, resolvedAt: resolved ? start - 86_400_000 : null },
    ...{ parentId: parent === undefined ? null : String(first + parent), summary },
    description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    ...{ assigneeId: people.vera.accountId, reporterId: people.vera.accountId, creatorId: people.vera.accountId },
    ...{ labels: [`millrace-${nth}`], dueDate: null, storyPoints: null, estimateSeconds: 7_200 },
    ...{ createdAt: start - 9 * 86_400_000, updatedAt: start - 86_400_000, categoryChangedAt: start - 86_400_000 },
  };
}
