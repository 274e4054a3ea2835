import { randomUUID } from 'node:crypto';
import type { Commitment, Kind } from '../../src/domain/model';
import { DEFAULT_WEIGHT } from '../../src/shared/default-weight';
import type { Input } from '../../src/shared/inputs';
import { accountOf, type Stage, type Step, type Who } from './stage';

export interface Made {
  /** What the seed calls it, and in a fresh site also its key: `OBJ-7`. */
  readonly name: string;
  readonly kind: Kind;
  readonly title: string;
  readonly under: string;
  readonly owner?: Who;
  readonly weight?: number;
  readonly unit?: string;
  readonly commitment?: Commitment;
}

const nothing: Commitment = {
  direction: 'increase',
  baseline: null,
  target: null,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
};

/** Baseline to target; the direction follows from the two. */
export const fromTo = (baseline: number, target: number): Commitment => ({
  ...nothing,
  direction: target > baseline ? 'increase' : 'decrease',
  baseline,
  target,
});

export const between = (bandLow: number, bandHigh: number): Commitment => ({
  ...nothing,
  direction: 'maintain',
  bandLow,
  bandHigh,
});

export const milestone = (dueDay: number): Commitment => ({ ...nothing, direction: 'milestone', dueDay });

/** Makes nodes in this order, which is the order of their keys; a node stands after those made before it. */
export function make(day: number, minute: number, as: Who, strategy: string, nodes: readonly Made[]): Step {
  const run = async (stage: Stage): Promise<void> => {
    const names = new Set(nodes.map(({ name }) => name));
    const outside = [...new Set(nodes.map(({ under }) => under).filter((under) => !names.has(under)))];
    const [parent] = outside;
    if (parent === undefined || outside.length > 1) throw new Error('One call makes what stands under one node.');
    const { memory } = stage;
    const rows = nodes.map((node) => ({
      id: memory.id(node.name),
      parentId: node.under === parent ? null : memory.id(node.under),
      kind: node.kind,
      title: node.title,
      ownerId: node.owner === undefined ? null : accountOf(node.owner),
      weight: node.weight ?? DEFAULT_WEIGHT,
      unit: node.unit ?? '',
      commitment: node.commitment ?? null,
    }));
    const where = { strategyId: memory.id(strategy), parentId: memory.id(parent) };
    stage.note(await stage.ask('paste.make', { requestId: randomUUID(), ...where, rows }));
  };
  return { day, minute, as, run };
}

export function change(
  day: number,
  minute: number,
  as: Who,
  name: string,
  patch: Input<'node.update'>['patch'] | ((stage: Stage) => Input<'node.update'>['patch']),
  reason?: string,
): Step {
  const run = (stage: Stage) => stage.update(name, typeof patch === 'function' ? patch(stage) : patch, reason);
  return { day, minute, as, run };
}

/** As-of day, value, confidence, comment; the day it was entered, where that is later. */
export type CheckInRow = readonly [asOf: number, value: number, confidence: number, comment?: string, entered?: number];

export function checkIns(name: string, as: Who, minute: number, rows: readonly CheckInRow[]): Step[] {
  return rows.map(([asOf, value, confidence, comment = '', entered = asOf]) => ({
    day: entered,
    minute,
    as,
    run: async (stage: Stage) => {
      const { days, memory } = stage;
      const ids = { requestId: randomUUID(), id: randomUUID(), nodeId: memory.id(name) };
      stage.note(await stage.ask('checkIn.create', { ...ids, value, confidence, comment, asOf: days.epoch(asOf) }));
    },
  }));
}
