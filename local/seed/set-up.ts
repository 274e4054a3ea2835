import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Input } from '../../src/shared/inputs';
import { groupIds } from '../site/people';
import { cycleLength, timeZone } from './days';
import { stories } from './larkfield/stories';
import { accountOf, type Stage, type Step, type Who } from './stage';

type Patch = Input<'strategy.update'>['patch'];

/** A day in the middle of the quarter before: the strategies, their cycles and teams begin to exist. */
const founded = -60;

const projectSearch = z.object({ values: z.array(z.object({ id: z.string(), key: z.string() })) });

async function create(
  stage: Stage,
  strategy: string,
  name: string,
  projectKeys: readonly string[],
  visionTitle: string,
) {
  const { values } = projectSearch.parse(await stage.jira('GET', '/rest/api/3/project/search'));
  const projectIds = projectKeys.map((key) => {
    const project = values.find((candidate) => candidate.key === key);
    if (!project) throw new Error(`The site has no project ${key}.`);
    stage.memory.keep(key, project.id);
    return project.id;
  });
  const made = await stage.ask('strategy.create', {
    requestId: randomUUID(),
    id: stage.memory.id(strategy),
    name,
    timeZone,
    projectIds,
    visionTitle,
  });
  stage.memory.note(made);
}

/** The app made a cycle around that day by itself; it becomes the quarter before, and the present one follows it. */
async function cycles(stage: Stage, strategy: string, vision: string, [last, current]: readonly [string, string]) {
  const { memory, days } = stage;
  const strategyId = memory.id(strategy);
  const tree = await stage.ask('strategy.tree', { strategyId });
  const [root] = tree.nodes;
  if (!root) throw new Error('A new strategy has its vision.');
  memory.keep(vision, root.id);
  memory.note(root);
  const first = tree.cycles.find(({ id }) => id === tree.currentCycleId);
  if (!first) throw new Error('A strategy always has a current cycle.');
  memory.keep(last, first.id);
  const save = async (name: string, version: number, start: number) => {
    const span = { start: days.epoch(start), end: days.epoch(start + cycleLength - 1) };
    const said = { id: memory.id(name), version, name: days.cycleName(start), ...span };
    await stage.ask('cycle.save', { requestId: randomUUID(), strategyId, ...said });
  };
  await save(last, first.version, -cycleLength);
  await save(current, 0, 0);
}

async function makeThemes(stage: Stage) {
  const { memory } = stage;
  const themes: readonly [string, string, Who][] = [
    ['THM-1', 'Grow online revenue', 'jonah'],
    ['THM-2', 'Fresh, complete and on time', 'nadia'],
    ['THM-3', 'One crew, shop floor and screen', 'mara'],
  ];
  for (const [name, title, owner] of themes) {
    const where = { strategyId: memory.id('larkfield'), parentId: memory.id('VIS-1') };
    const said = { id: memory.id(name), kind: 'theme' as const, title, ownerId: accountOf(owner) };
    stage.note(await stage.ask('node.create', { requestId: randomUUID(), ...where, ...said }));
  }
  await stage.update('VIS-1', { ...stories['VIS-1'], ownerId: accountOf('mara') });
}

async function makeTeams(stage: Stage) {
  const { memory } = stage;
  const teams: readonly [string, string, Who, number, string][] = [
    ['storefront', 'Storefront', 'ife', 9, 'SHOP'],
    ['fulfilment', 'Fulfilment', 'nadia', 14, 'PICK'],
    ['loyalty', 'Loyalty & Data', 'sunniva', 6, 'LOYAL'],
  ];
  for (const [key, name, lead, size, project] of teams) {
    await stage.ask('team.save', {
      requestId: randomUUID(),
      strategyId: memory.id('larkfield'),
      id: memory.id(key),
      version: 0,
      name,
      leadId: accountOf(lead),
      parentId: null,
      size,
      projectIds: [memory.id(project)],
    });
  }
}

async function open(stage: Stage, strategy: string, patch: Patch) {
  const { memory } = stage;
  const target = { requestId: randomUUID(), strategyId: memory.id(strategy), version: memory.version(strategy) };
  const { strategy: saved } = await stage.ask('strategy.update', { ...target, patch });
  memory.note(saved);
}

const larkfield: Patch = { editorIds: (['mara', 'jonah', 'nadia', 'sunniva', 'piet'] as const).map(accountOf) };
const newTowns: Patch = { groupIds: [groupIds.leadership, groupIds.finance], editorIds: [accountOf('mara')] };

export const setUp: readonly Step[] = [
  async (stage: Stage) => {
    const projects = ['SHOP', 'PICK', 'LOYAL'];
    await create(stage, 'larkfield', 'Larkfield to 2027', projects, 'The grocer our towns choose, in store and online');
    await cycles(stage, 'larkfield', 'VIS-1', ['last cycle', 'cycle']);
  },
  makeThemes,
  makeTeams,
  (stage: Stage) => open(stage, 'larkfield', larkfield),
  async (stage: Stage) => {
    await create(stage, 'new towns', 'New towns', [], 'A Larkfield in three more towns by 2028');
    await cycles(stage, 'new towns', 'VIS-2', ['last cycle of new towns', 'cycle of new towns']);
    await open(stage, 'new towns', newTowns);
    await stage.update('VIS-2', { ownerId: accountOf('mara') });
  },
].map((run, index) => ({ day: founded, minute: 600 + 5 * index, as: 'mara', run }));
