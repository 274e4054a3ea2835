import { randomUUID } from 'node:crypto';
import type { Step } from '../stage';

/** Epic, node, and on which day of the cycle somebody tied them; `share` of a tie that is not the only one. */
const ties: readonly (readonly [epic: string, node: string, day: number, share?: number])[] = [
  ['Guest checkout on phones', 'OBJ-7', 5],
  ['Saved cards survive the provider move', 'OBJ-7', 6, 5_000],
  ['Saved cards survive the provider move', 'INI-3', 6],
  ['Voucher field redesign', 'INI-2', 9],
  ['Address in one line', 'OBJ-7', 12],
  ['Shelf order on the hand scanner', 'OBJ-10', 15],
  ['Racks by the back door', 'OBJ-10', 18],
  ['Route planning for vans', 'OBJ-16', 22],
  ['Welcome basket', 'OBJ-8', 24],
  ['Ask the ones who left', 'OBJ-19', 28],
  ['New customers come back within two weeks', 'OBJ-8', 44],
  ['Orders arrive complete', 'OBJ-9', 44],
  ['Cold bags that close', 'OBJ-18', 45],
  ['Self-checkout in twelve stores', 'OBJ-23', 46],
  ['Pages that open on old phones', 'OBJ-7', 46],
  ['Payroll moves to the new bank', 'OBJ-24', 46],
];

/** Work that is deliberately outside, and why. */
const outside = [
  ['Certificates of the shop hosts', 'ktlo', 'Certificates run out in January.', 40],
  ['Pickers and developers swap places', 'exploratory', 'A week in each other’s shoes, to see what comes of it.', 47],
] as const;

export const epicName = (summary: string): string => `epic ${summary}`;

export const workTies: readonly Step[] = [
  ...ties.map(([epic, node, day, shareBp = null], nth): Step => ({
    ...{ day, minute: 720 + nth, as: 'mara' },
    run: async (stage) => {
      const ends = { itemId: Number(stage.memory.id(epicName(epic))), nodeId: stage.memory.id(node) };
      await stage.ask('work.link', {
        requestId: randomUUID(),
        id: randomUUID(),
        version: 0,
        ...ends,
        shareBp,
        note: '',
      });
    },
  })),
  ...outside.map(([epic, workClass, reason, day]): Step => ({
    ...{ day, minute: 760, as: 'mara' },
    run: async (stage) => {
      const itemId = Number(stage.memory.id(epicName(epic)));
      await stage.ask('work.classify', { requestId: randomUUID(), itemId, class: workClass, reason, version: 0 });
    },
  })),
];
