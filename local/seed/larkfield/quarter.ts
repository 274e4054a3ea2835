import { randomUUID } from 'node:crypto';
import { change, fromTo, make, type Made } from '../steps';
import type { Stage, Step } from '../stage';
import type { newTowns } from '../new-towns';
import { stories, teamOf } from './stories';
import { checkout, chilled, coldChain, freshAndOnTime, guestOrders, guests, oneCrew, rotas, stores } from './tree';

const larkfield = (minute: number, nodes: readonly Made[]) => make(0, minute, 'jonah', 'larkfield', nodes);

/** The first morning of the quarter. Both strategies take keys from one row, so the order of the calls makes the keys. */
export const firstMorning = (towns: ReturnType<typeof newTowns>): readonly Step[] => [
  larkfield(501, checkout),
  larkfield(502, freshAndOnTime),
  towns.afterPicking,
  larkfield(504, guests),
  larkfield(505, chilled),
  towns.afterVans,
  larkfield(507, coldChain),
  larkfield(508, oneCrew),
  towns.afterSwaps,
  larkfield(510, stores),
  towns.afterSelfCheckout,
  larkfield(512, guestOrders),
  towns.afterGuests,
  larkfield(514, rotas),
  ...towns.atTheEnd,
];

function move(name: string, under: string, after: string): Step {
  const run = async (stage: Stage) => {
    const { memory } = stage;
    const node = { nodeId: memory.id(name), version: memory.version(name) };
    const to = { parentId: memory.id(under), afterId: memory.id(after) };
    stage.note(await stage.ask('node.move', { requestId: randomUUID(), ...node, ...to }));
  };
  return { day: 0, minute: 530, as: 'jonah', run };
}

/** Places, stories and teams, written down in the same morning. */
export const written: readonly Step[] = [
  move('OBJ-15', 'OBJ-7', 'KR-9'),
  move('INI-3', 'OBJ-7', 'OBJ-15'),
  move('OBJ-18', 'THM-2', 'OBJ-10'),
  move('OBJ-4', 'THM-3', 'OBJ-25'),
  ...['THM-1', 'THM-2', 'THM-3'].map((name) =>
    change(0, 535, 'jonah', name, ({ memory }) => ({ cycleId: memory.id('cycle'), ...stories[name] })),
  ),
  ...[...new Set([...Object.keys(stories), ...Object.keys(teamOf)])]
    .filter((name) => !name.startsWith('THM'))
    .map((name, index) =>
      change(0, 540 + Math.floor(index / 4), 'jonah', name, ({ memory }) => {
        const team = teamOf[name];
        return { ...stories[name], ...(team === undefined ? {} : { teamId: memory.id(team) }) };
      }),
    ),
  // As above: it follows the cycle of its theme.
  change(0, 560, 'jonah', 'OBJ-7', ({ days }) => ({ reviewBy: days.epoch(71), cycleId: null })),
  change(0, 561, 'rosa', 'INI-3', { milestonesTotal: 5, milestonesDone: 0 }),
  change(0, 562, 'leo', 'INI-2', { milestonesTotal: 4, milestonesDone: 1 }),
  change(0, 563, 'rosa', 'INI-4', { milestonesTotal: 3, milestonesDone: 0 }),
  ...['OBJ-19', 'OBJ-21', 'OBJ-23', 'KR-18', 'OBJ-24'].map((name) =>
    change(0, 564, 'jonah', name, { lifecycle: 'draft' }),
  ),
];

function edge(
  day: number,
  kind: 'dependsOn' | 'contributesTo',
  from: string,
  to: string,
  facts: { share?: number; by?: number },
): Step {
  const run = async (stage: Stage) => {
    const { memory, days } = stage;
    const ends = { fromId: memory.id(from), toId: memory.id(to) };
    const { share = null, by } = facts;
    const said = { kind, shareBp: share, neededBy: by === undefined ? null : days.epoch(by) };
    stage.note(
      await stage.ask('edge.save', { requestId: randomUUID(), id: randomUUID(), version: 0, ...ends, ...said }),
    );
  };
  return { day, minute: 600, as: 'jonah', run };
}

/** What changed on the way to today. */
export const duringTheQuarter: readonly Step[] = [
  change(1, 570, 'jonah', 'KR-10', { lifecycle: 'dropped' }, 'A saved basket is not a sale.'),
  { day: 1, minute: 575, as: 'jonah', run: (stage) => stage.archive('KR-10') },
  { day: 1, minute: 576, as: 'nadia', run: (stage) => stage.archive('KR-15') },
  change(14, 600, 'leo', 'INI-2', { milestonesDone: 3 }),
  edge(15, 'dependsOn', 'OBJ-7', 'OBJ-10', { by: 64 }),
  change(20, 600, 'rosa', 'INI-3', { milestonesDone: 2 }),
  change(24, 600, 'rosa', 'INI-4', { milestonesDone: 1 }),
  change(
    26,
    600,
    'jonah',
    'OBJ-25',
    { lifecycle: 'paused' },
    'The night crew is needed at the docks until the new year.',
  ),
  change(32, 590, 'ife', 'KR-8', { commitment: fromTo(61, 75) }, 'the campaign in three towns was cancelled.'),
  change(33, 600, 'nadia', 'OBJ-16', { lifecycle: 'dropped' }, 'The carrier lowered its price below ours.'),
  change(33, 605, 'nadia', 'OBJ-16', { narrative: 'Dropped on purpose: the carrier lowered its price below ours.' }),
  change(35, 600, 'mara', 'OBJ-21', { lifecycle: 'active' }),
  edge(35, 'contributesTo', 'OBJ-21', 'OBJ-10', { share: 3_000 }),
  change(39, 600, 'rosa', 'INI-3', { milestonesDone: 3 }),
  change(40, 600, 'mara', 'OBJ-23', { lifecycle: 'active' }),
  change(40, 601, 'mara', 'KR-18', { lifecycle: 'active' }),
  change(42, 600, 'leo', 'INI-2', { milestonesDone: 4, lifecycle: 'achieved' }),
  change(46, 600, 'nadia', 'OBJ-19', { lifecycle: 'proposed' }),
  change(46, 660, 'piet', 'OBJ-22', ({ days }) => ({
    override: {
      health: 'onTrack',
      reason: 'Oven three bakes again since Monday, and the trial sold out twice.',
      until: days.epoch(63),
    },
  })),
];
