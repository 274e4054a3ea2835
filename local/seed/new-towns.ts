import { randomUUID } from 'node:crypto';
import { between, change, checkIns, fromTo, make, milestone, type Made } from './steps';
import type { SeedDays } from './days';
import type { Step } from './stage';

/** The strategy that only leadership and finance see. Its nodes take keys between Larkfield's, as they would in life. */
const under = 'VIS-2';

const first: readonly Made[] = [
  { name: 'OBJ-11', kind: 'objective', title: 'Two towns say yes before spring', under, owner: 'mara' },
  { name: 'OBJ-12', kind: 'objective', title: 'A store pays for itself in thirty months', under, owner: 'mara' },
  { name: 'OBJ-13', kind: 'objective', title: 'Neighbours help to shape the store', under, owner: 'jonah' },
  { name: 'OBJ-14', kind: 'objective', title: 'Hire the crew from the town', under, owner: 'jonah' },
];

const suppliers: readonly Made[] = [
  { name: 'OBJ-17', kind: 'objective', title: 'Suppliers within forty kilometres', under, owner: 'jonah' },
];

const neighbours: readonly Made[] = [
  { name: 'OBJ-20', kind: 'objective', title: 'Three evenings in each town hall', under: 'OBJ-13', owner: 'jonah' },
];

const results = (days: SeedDays): readonly Made[] => [
  {
    name: 'KR-20',
    kind: 'keyResult',
    title: 'Leases signed in Alder Bridge and Moss End',
    under: 'OBJ-11',
    owner: 'mara',
    commitment: milestone(days.epoch(78)),
  },
];

const money: readonly Made[] = [
  {
    name: 'KR-22',
    kind: 'keyResult',
    title: 'Months until a store pays for itself',
    under: 'OBJ-12',
    owner: 'mara',
    commitment: fromTo(38, 30),
  },
  {
    name: 'KR-23',
    kind: 'keyResult',
    title: 'Debt to earnings',
    under: 'OBJ-12',
    owner: 'mara',
    commitment: between(1.5, 2),
  },
];

const evenings: readonly Made[] = [
  {
    name: 'KR-25',
    kind: 'keyResult',
    title: 'Neighbours who came',
    under: 'OBJ-20',
    owner: 'jonah',
    commitment: fromTo(0, 600),
  },
];

const last: readonly Made[] = [
  { name: 'OBJ-26', kind: 'objective', title: 'A store without shelves by the ring road', under, owner: 'jonah' },
  { name: 'OBJ-27', kind: 'objective', title: 'Grow online with the bakeries', under, owner: 'jonah' },
];

const contributes: Step = {
  day: 1,
  minute: 700,
  as: 'mara',
  run: async (stage) => {
    const { memory } = stage;
    const ends = { fromId: memory.id('OBJ-13'), toId: memory.id('OBJ-11') };
    const edge = { id: randomUUID(), version: 0, kind: 'contributesTo', shareBp: 4_000, neededBy: null } as const;
    stage.note(await stage.ask('edge.save', { requestId: randomUUID(), ...edge, ...ends }));
  },
};

const made = (minute: number, nodes: readonly Made[]) => make(0, minute, 'mara', 'new towns', nodes);

/** Each group by the place it takes among Larkfield's keys. */
export const newTowns = (days: SeedDays) => ({
  afterPicking: made(503, first),
  afterVans: made(506, suppliers),
  afterSwaps: made(509, neighbours),
  afterSelfCheckout: made(511, results(days)),
  afterGuests: made(513, money),
  atTheEnd: [made(515, evenings), made(516, last)],
  afterwards: [
    contributes,
    change(0, 702, 'mara', 'OBJ-14', { lifecycle: 'draft' }),
    change(0, 703, 'mara', 'OBJ-27', { lifecycle: 'proposed' }),
    change(
      20,
      640,
      'mara',
      'OBJ-26',
      { lifecycle: 'dropped' },
      'Nobody wants to drive to a shop that has no bread to smell.',
    ),
    change(0, 704, 'mara', under, {
      narrative:
        'We open where people ask for us. A new town is a promise of twenty years, so the town has to want it too.',
    }),
    ...checkIns('KR-22', 'mara', 660, [
      [3, 38, 6],
      [15, 37, 6],
      [29, 35.5, 6, 'The smaller floor plan saves a cold room.'],
      [43, 34, 7],
    ]),
    ...checkIns('KR-23', 'mara', 665, [
      [3, 1.7, 8],
      [16, 1.8, 8],
      [29, 1.9, 8],
      [43, 2.1, 7, 'The deposit for Moss End is in.'],
    ]),
    ...checkIns('KR-20', 'mara', 670, [
      [4, 0, 6],
      [17, 0, 6, 'Alder Bridge has signed. Moss End has not.'],
      [33, 0, 6],
      [46, 0, 7],
    ]),
    ...checkIns('KR-25', 'jonah', 675, [
      [5, 40, 6],
      [17, 130, 7],
      [30, 250, 7],
      [44, 340, 7, 'The choir brought its own audience.'],
    ]),
  ] satisfies readonly Step[],
});
