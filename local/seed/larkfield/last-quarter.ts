import { change, checkIns, fromTo, make, type Made } from '../steps';
import type { Step } from '../stage';

/** The quarter before: what gave the first keys away. Most of it is archived when the new one starts. */
const began = -56;

const revenue: readonly Made[] = [
  { name: 'OBJ-1', kind: 'objective', title: 'A shop that opens in two seconds', under: 'THM-1', owner: 'ife' },
  {
    name: 'KR-1',
    kind: 'keyResult',
    title: 'Start page on a phone',
    under: 'OBJ-1',
    owner: 'ife',
    unit: 's',
    commitment: fromTo(4.8, 2),
  },
  { name: 'OBJ-2', kind: 'objective', title: 'Search finds what people mean', under: 'THM-1', owner: 'leo' },
  {
    name: 'KR-2',
    kind: 'keyResult',
    title: 'Searches without a result',
    under: 'OBJ-2',
    owner: 'leo',
    unit: '%',
    commitment: fromTo(11, 4),
  },
];

const fresh: readonly Made[] = [
  { name: 'OBJ-3', kind: 'objective', title: 'One stock figure for shop and web', under: 'THM-2', owner: 'piet' },
  {
    name: 'KR-3',
    kind: 'keyResult',
    title: 'Shelves that match the figure',
    under: 'OBJ-3',
    owner: 'piet',
    unit: '%',
    commitment: fromTo(71, 95),
  },
  { name: 'INI-1', kind: 'initiative', title: 'Count with the hand scanner', under: 'OBJ-3', owner: 'piet' },
];

const crew: readonly Made[] = [
  {
    name: 'OBJ-4',
    kind: 'objective',
    title: 'Every new colleague picks an order in week one',
    under: 'THM-3',
    owner: 'nadia',
  },
  {
    name: 'KR-4',
    kind: 'keyResult',
    title: 'New colleagues who did',
    under: 'OBJ-4',
    owner: 'nadia',
    unit: '%',
    commitment: fromTo(20, 100),
  },
  {
    name: 'KR-5',
    kind: 'keyResult',
    title: 'Ideas from the shop floor that were tried',
    under: 'OBJ-4',
    owner: 'nadia',
    commitment: fromTo(0, 12),
  },
  { name: 'OBJ-5', kind: 'objective', title: 'A handbook that fits in an apron', under: 'THM-3', owner: 'nadia' },
  { name: 'KR-6', kind: 'keyResult', title: 'Pages', under: 'OBJ-5', owner: 'nadia', commitment: fromTo(140, 24) },
  { name: 'OBJ-6', kind: 'objective', title: 'Screens in the staff room', under: 'THM-3', owner: 'rosa' },
  {
    name: 'KR-7',
    kind: 'keyResult',
    title: 'Staff rooms with a screen',
    under: 'OBJ-6',
    owner: 'rosa',
    commitment: fromTo(0, 30),
  },
];

const objectives = ['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4', 'OBJ-5', 'OBJ-6'];

export const lastQuarter: readonly Step[] = [
  make(began, 600, 'mara', 'larkfield', revenue),
  make(began, 601, 'mara', 'larkfield', fresh),
  make(began, 602, 'mara', 'larkfield', crew),
  ...objectives.map((name, index) =>
    change(began, 610 + index, 'mara', name, ({ memory }) => ({ cycleId: memory.id('last cycle') })),
  ),
  change(began, 620, 'piet', 'INI-1', { milestonesTotal: 3, milestonesDone: 1 }),
  ...checkIns('KR-1', 'ife', 600, [
    [-55, 4.8, 6],
    [-40, 3.6, 7],
    [-24, 2.6, 8, 'Pictures load when they are looked at.'],
    [-6, 2.1, 9],
  ]),
  ...checkIns('KR-4', 'nadia', 605, [
    [-50, 26, 6],
    [-34, 55, 7],
    [-18, 72, 7, 'Every store has a named host now.'],
    [-3, 84, 7],
  ]),
  ...checkIns('KR-5', 'nadia', 610, [
    [-50, 1, 5],
    [-34, 4, 6],
    [-18, 7, 6],
    [-3, 9, 6],
  ]),
  change(-4, 640, 'ife', 'OBJ-1', { lifecycle: 'achieved' }),
];

/** On the second morning of the new quarter: put away what is over, but keep one for the talk about it. */
export const putAway: readonly Step[] = ['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-5', 'OBJ-6'].map((name, index) => ({
  day: 1,
  minute: 560 + index,
  as: 'jonah',
  run: (stage) => stage.archive(name),
}));
