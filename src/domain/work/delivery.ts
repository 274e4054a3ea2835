import type { KeptEdges } from '../engine/kept-edges';
import { WHOLE, type NodeId } from '../model';
import type { Tree } from '../tree-build';
import { columnOf, deliveryAt, FIELDS, partOf, sameDelivery, toWhole } from './amounts';
import { flowsOf, type Flows } from './flows';
import type { Delivery } from './model';
import { ownDelivery } from './own-delivery';

// Delivery has one address, though its steps live in files of their own.
export { ownDelivery, sameDelivery, toWhole };

export interface DeliveryInput {
  readonly tree: Tree;
  readonly edges: Pick<KeptEdges, 'kept' | 'bottomUp'>;
  readonly own: ReadonlyMap<NodeId, Delivery>;
  /** Whole amounts of nodes of other strategies that contribute here. */
  readonly foreign?: ReadonlyMap<NodeId, Delivery>;
}

/**
 * [RU4] Own and everything below: an amount is multiplied by every share on its way up, rounded down, and the ways are added. Shares of a
 * node add up to at most 1, so a work item counts at most once at any ancestor. Weights play no part.
 */
export function rollUpDelivery(input: DeliveryInput): Map<NodeId, Delivery> {
  const { ids, flows, own, all } = columnsOf(input, new Map());
  fillAll(flows, input.edges.bottomUp, own, all);
  return deliveries(ids, all);
}

/** [RU9] Re-adds the dirty nodes and what is above them from their children; never a difference. The rest stays as it is. */
export function rollUpDirty(
  input: DeliveryInput,
  before: ReadonlyMap<NodeId, Delivery>,
  dirty: Iterable<NodeId>,
): Map<NodeId, Delivery> {
  const { ids, flows, own, all } = columnsOf(input, before);
  const touched = new Uint8Array(ids.length + flows.foreignIds.length);
  const indexOf = new Map(ids.concat(flows.foreignIds).map((id, index) => [id, index]));
  for (const id of dirty) {
    const index = indexOf.get(id);
    if (index !== undefined) touched[index] = 1;
  }
  for (const index of input.edges.bottomUp) {
    for (let at = flows.start[index]!; touched[index] === 0 && at < flows.start[index + 1]!; at += 1) {
      touched[index] = touched[flows.source[at]!]!;
    }
    if (touched[index] === 1) addUp(flows, index, own, all);
  }
  return deliveries(ids, all);
}

function columnsOf({ tree, edges, own, foreign = new Map() }: DeliveryInput, before: ReadonlyMap<NodeId, Delivery>) {
  const ids = tree.order.map(({ id }) => id);
  const flows = flowsOf(tree, edges);
  const all = columnOf(before, [...ids, ...flows.foreignIds]);
  all.set(columnOf(foreign, flows.foreignIds), ids.length * FIELDS);
  return { ids, flows, own: columnOf(own, ids), all };
}

const deliveries = (ids: readonly NodeId[], all: Float64Array): Map<NodeId, Delivery> =>
  new Map(ids.map((id, index) => [id, deliveryAt(all, index)]));

/** @param all whole amounts of foreign nodes already at the end */
export function fillAll(flows: Flows, bottomUp: Int32Array, own: Float64Array, all: Float64Array): void {
  for (const index of bottomUp) addUp(flows, index, own, all);
}

function addUp({ start, source, shareBp }: Flows, index: number, own: Float64Array, all: Float64Array): void {
  const base = index * FIELDS;
  for (let nth = 0; nth < FIELDS; nth += 1) all[base + nth] = own[base + nth]!;
  for (let at = start[index]!; at < start[index + 1]!; at += 1) {
    const from = source[at]! * FIELDS;
    const share = shareBp[at]!;
    for (let nth = 0; nth < FIELDS; nth += 1) {
      const amount = all[from + nth]!;
      if (amount !== 0) all[base + nth]! += share === WHOLE ? amount : partOf(amount, share);
    }
  }
}
