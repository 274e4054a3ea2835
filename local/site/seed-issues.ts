import { people } from './people';
import type { Site } from './site';
import { storyPoints } from './jira/fields';

const handful: readonly { project: string; epic: string; stories: readonly string[] }[] = [
  {
    project: 'SHOP',
    epic: 'Guest checkout on phones',
    stories: ['Pay button stays above the keyboard', 'Address from the postcode', 'Slot is kept while paying'],
  },
  {
    project: 'PICK',
    epic: 'Substitutions that shoppers accept',
    stories: ['Ask before replacing', 'Learn from refusals'],
  },
  { project: 'LOYAL', epic: 'A reason to come back', stories: ['Second order offer', 'Points on the receipt'] },
  { project: 'PAY', epic: 'New payroll provider', stories: ['Compare two months'] },
  { project: 'OPS', epic: 'Cold rooms', stories: ['Replace the seals'] },
];

/** A few issues in every project, made through REST as the administrator's colleague with the most rights. */
export async function seedIssues(site: Site): Promise<void> {
  const { accountId } = people.mara;
  const { body } = await site.rest(accountId, 'POST', '/rest/api/3/search/approximate-count', { jql: 'created > 0' });
  if (typeof body === 'object' && body !== null && 'count' in body && body.count !== 0) return;
  for (const { project, epic, stories } of handful) {
    const parent = await create(site, { project: { key: project }, issuetype: { name: 'Epic' }, summary: epic });
    for (const [i, summary] of stories.entries()) {
      await create(site, {
        project: { key: project },
        issuetype: { name: 'Story' },
        summary,
        parent: { id: parent },
        [storyPoints]: i + 1,
      });
    }
  }
}

async function create(site: Site, fields: Readonly<Record<string, unknown>>): Promise<string> {
  const { status, body } = await site.rest(people.mara.accountId, 'POST', '/rest/api/3/issue', { fields });
  if (status !== 201 || typeof body !== 'object' || body === null || !('id' in body))
    throw new Error(`An issue could not be made: ${JSON.stringify(body)}`);
  return String(body.id);
}
