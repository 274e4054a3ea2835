import { z } from 'zod';
import type { AdfNode } from '../adf/document';
import { people } from '../site/people';
import type { Stage, Step, Who } from './stage';
import { date, heading, link, list, mention, panel, paragraph, strong, table } from './wiki-texts';

const made = z.object({ id: z.string(), version: z.object({ number: z.number() }) });
const spaces = z.object({ results: z.array(z.object({ id: z.string(), homepageId: z.string() })) });

interface Page {
  /** What the seed calls it. */
  readonly name: string;
  readonly title: string;
  readonly under: string;
  readonly as: Who;
  readonly content: (stage: Stage) => readonly AdfNode[];
}

const home = 'page of the space';

async function space(stage: Stage): Promise<string> {
  const { results } = spaces.parse(await stage.confluence('GET', '/wiki/api/v2/spaces?keys=LEAD'));
  const [found] = results;
  if (!found) throw new Error('The site has no space LEAD.');
  stage.memory.keep(home, found.homepageId);
  return found.id;
}

const bodyOf = (content: readonly AdfNode[]): unknown => ({
  representation: 'atlas_doc_format',
  value: JSON.stringify({ type: 'doc', version: 1, content }),
});

function create(day: number, minute: number, page: Page): Step {
  const run = async (stage: Stage): Promise<void> => {
    const spaceId = await space(stage);
    const parentId = stage.memory.id(page.under);
    const sent = { spaceId, parentId, title: page.title, body: bodyOf(page.content(stage)) };
    stage.memory.keep(page.name, made.parse(await stage.confluence('POST', '/wiki/api/v2/pages', sent)).id);
  };
  return { day, minute, as: page.as, run };
}

function rewrite(day: number, minute: number, page: Page): Step {
  const run = async (stage: Stage): Promise<void> => {
    await space(stage);
    const id = stage.memory.id(page.name);
    const path = `/wiki/api/v2/pages/${id}`;
    const { version } = made.parse(await stage.confluence('GET', path));
    const said = { title: page.title, body: bodyOf(page.content(stage)), version: { number: version.number + 1 } };
    await stage.confluence('PUT', path, { id, status: 'current', ...said });
  };
  return { day, minute, as: page.as, run };
}

/** The strategy, or what stands below one of its nodes. Nothing, while the app has no macro. */
function macro(stage: Stage, show: Show, node: string | null): readonly AdfNode[] {
  const nodeId = node === null ? null : stage.memory.id(node);
  const config = show === 'strategy' ? { strategyId: stage.memory.id('larkfield'), nodeId } : undefined;
  const made = stage.macro(`page ${node ?? 'strategy'}`, config);
  return made ? [made] : [];
}

/** Where there is no strategy yet, the macro stands there as somebody left it who did not set it up. */
type Show = 'strategy' | 'nothing yet';

const overview: Page = {
  name: home,
  title: 'Larkfield Leadership',
  under: home,
  as: 'mara',
  content: () => [
    paragraph('What the thirty stores, the shop and the vans should know, in one place.'),
    list(
      'Monday letter: what happened, what comes',
      'Our strategy: what we go for, and how far we are',
      'Decisions: what was decided, when and by whom',
    ),
  ],
};

const letter: Page = {
  name: 'page Monday letter',
  title: 'Monday letter',
  under: home,
  as: 'mara',
  content: ({ days }) => [
    paragraph('Good morning everybody,'),
    paragraph(
      'last week the new picking order went to three stores. ',
      mention(people.nadia.accountId, people.nadia.displayName),
      ' stood in Alder Bridge herself and says: ',
      strong('shorter ways, fewer words on the screen.'),
    ),
    heading('This week'),
    list('The welcome basket goes to everybody who ordered once', 'Two towns get the guest checkout on phones'),
    panel('Planning week begins on Monday. Read “Our strategy” before you come.'),
    paragraph('Next letter: ', date(days.at(53, 480)), '.'),
    paragraph('Mara'),
  ],
};

const strategy = (show: Show): Page => ({
  name: 'page Our strategy',
  title: 'Our strategy',
  under: home,
  as: 'mara',
  content: (stage) => [
    paragraph(
      'Read this before the planning week. The text below is alive: it changes when the work and the numbers change.',
    ),
    ...macro(stage, show, null),
  ],
});

const team = (show: Show, title: string, node: string, as: Who, words: string): Page => ({
  name: `page ${title}`,
  title,
  under: 'page Our strategy',
  as,
  content: (stage) => [paragraph(words), ...macro(stage, show, node)],
});

const decisions = (lines: number): Page => ({
  name: 'page Decisions',
  title: 'Decisions',
  under: home,
  as: 'jonah',
  content: ({ days }) => [
    paragraph('One line for each. Who wants to know why asks the name beside it.'),
    table(
      ['When', 'Decision', 'By'],
      [
        [date(days.at(8, 600)), 'Gift cards wait until spring', 'Jonah Castell'],
        [date(days.at(33, 600)), 'No chilled vans of our own: the carrier is cheaper now', 'Mara Ellison'],
        [date(days.at(41, 600)), 'Phones first, the desk later', 'Ife Adeyemi'],
      ].slice(0, lines),
    ),
    paragraph('Numbers stand in ', link('the Strategy page of Jira', '/jira/apps/strategy'), '.'),
  ],
});

/** Five pages of the leadership's space and its overview, as their authors would write them. */
export function wikiPages(show: Show): readonly Step[] {
  return [
    rewrite(1, 480, overview),
    create(1, 481, letter),
    create(1, 482, strategy('nothing yet')),
    create(3, 600, team(show, 'Storefront', 'OBJ-7', 'jonah', 'What the storefront team works on.')),
    create(3, 601, team(show, 'Fulfilment', 'OBJ-10', 'jonah', 'What the fulfilment team works on.')),
    create(3, 602, team(show, 'Loyalty & Data', 'OBJ-8', 'jonah', 'What the loyalty and data team works on.')),
    create(8, 660, decisions(1)),
    rewrite(41, 660, decisions(3)),
    rewrite(46, 480, letter),
    rewrite(46, 560, strategy(show)),
  ];
}
