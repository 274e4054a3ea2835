import { z } from 'zod';
import type { SeedDays } from './days';
import { accountOf, type Stage, type Step } from './stage';
import { epicName } from './work/links';
import { firstEpics } from './work/first-epics';
import { houseEpics } from './work/house-epics';
import { issueLinks, workName } from './work/issue-links';
import { loyalEpics } from './work/loyal-epics';
import { pickEpics } from './work/pick-epics';
import { shopEpics } from './work/shop-epics';
import type { Epic, Status, Work } from './work/work';

const created = z.object({ id: z.string(), key: z.string() });
const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ name: z.string() }) })),
});

/** The later epics in turns, so that every project gets some in every week. */
const laterEpics: readonly Epic[] = shopEpics.flatMap((epic, i) =>
  [epic, pickEpics[i], loyalEpics[i], houseEpics[i]].filter((one) => one !== undefined),
);

const yesterday = 48;

const epics = [
  ...firstEpics.map((epic, i) => ({ epic, day: 2 + 3 * i, minute: 540 })),
  ...laterEpics.map((epic, i) => ({ epic, day: 33 + Math.floor(i * 0.6), minute: 600 })),
];

/** The company's Jira: four open projects and the restricted payroll, at work since the cycle began. */
export function jiraWork(days: SeedDays): readonly Step[] {
  const steps = epics.flatMap(({ epic, day, minute }) => {
    const keys = new Map<Work, string>();
    const make: Step = { day, minute, as: 'mara', run: (stage) => makeEpic(stage, epic, days, keys) };
    const moves = epic.stories.flatMap((story, i) => movesOf(story, day + 1 + i, keys));
    const last = Math.max(day, ...moves.map((step) => step.day));
    // An epic is taken up with its first story and finished after its last one.
    const own = movesOf(epic, day, keys).map((step, i) => (i === 0 ? step : { ...step, day: last, minute: 900 }));
    return [make, ...moves, ...own];
  });
  return [...steps, ...issueLinks];
}

async function makeEpic(stage: Stage, epic: Epic, days: SeedDays, keys: Map<Work, string>): Promise<void> {
  const { id, key: parent } = await createIssue(stage, epic.project, 'Epic', epic, undefined, epicFields(epic, days));
  stage.memory.keep(epicName(epic.summary), id);
  stage.memory.keep(workName(epic.summary), id);
  keys.set(epic, parent);
  for (const story of epic.stories) {
    const { id: storyId, key } = await createIssue(stage, epic.project, story.type ?? 'Story', story, parent);
    stage.memory.keep(workName(story.summary), storyId);
    keys.set(story, key);
    for (const part of story.parts ?? []) await createIssue(stage, epic.project, 'Sub-task', { summary: part }, key);
  }
}

function epicFields({ description, labels, due }: Epic, days: SeedDays): Record<string, unknown> {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: description }] }];
  return {
    ...(description === undefined ? {} : { description: { type: 'doc', version: 1, content } }),
    ...(labels === undefined ? {} : { labels }),
    ...(due === undefined ? {} : { duedate: new Date(days.at(due, 0)).toISOString().slice(0, 10) }),
  };
}

async function createIssue(
  stage: Stage,
  project: string,
  type: 'Epic' | 'Story' | 'Task' | 'Bug' | 'Sub-task',
  { summary, assignee, points }: Work,
  parent?: string,
  more: Record<string, unknown> = {},
): Promise<z.infer<typeof created>> {
  return created.parse(
    await stage.jira('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: project },
        issuetype: { name: type },
        summary,
        ...(assignee === undefined ? {} : { assignee: { accountId: accountOf(assignee) } }),
        ...(parent === undefined ? {} : { parent: { key: parent } }),
        ...(points === undefined ? {} : { customfield_10016: points }),
        ...more,
      },
    }),
  );
}

const ways: Readonly<Record<Status, readonly Status[]>> = {
  'To do': [],
  'In progress': ['In progress'],
  'In review': ['In progress', 'In review'],
  Done: ['In progress', 'Done'],
};

/** Taken up on one day and brought on some days later, never after yesterday, by the person it is assigned to. */
function movesOf(work: Work, day: number, keys: ReadonlyMap<Work, string>): Step[] {
  const { status = 'To do', assignee = 'mara', resolution } = work;
  return ways[status].map((to, i) => ({
    day: Math.min(yesterday, day + 3 * i),
    minute: 660 + 20 * i,
    as: assignee,
    run: (stage) => transition(stage, keys.get(work) ?? '', to, to === 'Done' ? resolution : undefined),
  }));
}

async function transition(stage: Stage, key: string, status: Status, resolution?: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const known = transitions.parse(await stage.jira('GET', path)).transitions;
  const wanted = known.find(({ to }) => to.name.toLowerCase() === status.toLowerCase());
  if (!wanted) throw new Error(`${key} cannot become ${status}.`);
  const fields = resolution === undefined ? {} : { fields: { resolution: { name: resolution } } };
  await stage.jira('POST', path, { transition: { id: wanted.id }, ...fields });
}
