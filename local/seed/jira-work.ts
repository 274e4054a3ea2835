import { z } from 'zod';
import { accountOf, type Stage, type Step, type Who } from './stage';

type Status = 'To do' | 'In progress' | 'Done';

interface Work {
  readonly summary: string;
  readonly status?: Status;
  readonly assignee?: Who;
}

interface Epic extends Work {
  readonly project: string;
  readonly stories: readonly Work[];
}

const done = (summary: string, assignee: Who): Work => ({ summary, status: 'Done', assignee });
const doing = (summary: string, assignee: Who): Work => ({ summary, status: 'In progress', assignee });
const open = (summary: string): Work => ({ summary });

const epics: readonly Epic[] = [
  {
    project: 'SHOP',
    ...doing('Guest checkout on phones', 'leo'),
    stories: [
      done('Pay button stays above the keyboard', 'leo'),
      done('Address from the postcode', 'leo'),
      done('Slot is kept while paying', 'rosa'),
      doing('Pay without typing an address', 'leo'),
      open('Account offer on the thank-you page'),
      open('Receipt by text message'),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Saved cards survive the provider move', 'rosa'),
    stories: [
      done('List the cards that cannot move', 'rosa'),
      doing('Ask for the three digits once', 'rosa'),
      open('Tell people whose card is gone'),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Voucher field redesign', 'leo'),
    stories: [done('One field for all codes', 'leo'), open('Say why a code does not count')],
  },
  { project: 'SHOP', ...done('Address in one line', 'ife'), stories: [done('Split it again for the driver', 'ife')] },
  {
    project: 'PICK',
    ...doing('Shelf order on the hand scanner', 'piet'),
    stories: [
      done('Three pilot stores', 'piet'),
      doing('Aisles that changed since the plan', 'piet'),
      open('Weighing at the shelf'),
    ],
  },
  { project: 'PICK', ...open('Racks by the back door'), stories: [open('Measure the twelve small stores')] },
  {
    project: 'PICK',
    ...doing('Route planning for vans', 'piet'),
    stories: [done('Distances between stores', 'piet'), open('Lunch breaks on the route')],
  },
  {
    project: 'LOYAL',
    ...doing('Welcome basket', 'sunniva'),
    stories: [
      done('What goes into it', 'sunniva'),
      done('Order it with the first delivery', 'sunniva'),
      open('A note from the store'),
    ],
  },
  { project: 'LOYAL', ...open('Ask the ones who left'), stories: [open('Five questions by phone')] },
  { project: 'OPS', ...doing('Certificates of the shop hosts', 'nadia'), stories: [open('Renew before January')] },
  { project: 'PAY', ...open('Payroll moves to the new bank'), stories: [] },
];

const created = z.object({ id: z.string(), key: z.string() });
const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ name: z.string() }) })),
});

async function createIssue(
  stage: Stage,
  project: string,
  type: 'Epic' | 'Story',
  work: Work,
  parent?: string,
): Promise<string> {
  const { key } = created.parse(
    await stage.jira('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: project },
        issuetype: { name: type },
        summary: work.summary,
        ...(work.assignee === undefined ? {} : { assignee: { accountId: accountOf(work.assignee) } }),
        ...(parent === undefined ? {} : { parent: { key: parent } }),
      },
    }),
  );
  if (work.status !== undefined && work.status !== 'To do') await transition(stage, key, work.status);
  return key;
}

async function transition(stage: Stage, key: string, status: Status): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const known = transitions.parse(await stage.jira('GET', path)).transitions;
  const wanted = known.find(({ to }) => to.name.toLowerCase() === status.toLowerCase());
  if (!wanted) throw new Error(`${key} cannot become ${status}.`);
  await stage.jira('POST', path, { transition: { id: wanted.id } });
}

/** The company's Jira: four open projects and the restricted payroll, an epic a morning. */
export const jiraWork: readonly Step[] = epics.map((epic, index) => ({
  day: 2 + 3 * index,
  minute: 540,
  as: 'mara',
  run: async (stage) => {
    const parent = await createIssue(stage, epic.project, 'Epic', epic);
    for (const story of epic.stories) await createIssue(stage, epic.project, 'Story', story, parent);
  },
}));
