import { WHOLE, type EdgeFacts, type NodeId } from '../model';
import type { KeptEdges } from '../engine/kept-edges';
import { sharesOf } from '../shares';
import type { Tree } from '../tree-build';
import { amountsOf, countedItems } from './counting';
import { chainOf, groupClasses, groupLinks, standingOf } from './links';
import {
  DELIVERY_FIELDS,
  NO_DELIVERY,
  type ClassFacts,
  type Delivery,
  type LinkFacts,
  type WorkItemFacts,
  type WorkSettings,
} from './model';

type Sums = { -readonly [Field in keyof Delivery]: number };

/**
 * [RU4]–[RU6] What is linked to each node itself. An item's amount times the effective share of each link it uses; products are added
 * exactly and rounded down once a node.
 */
export function ownDelivery(
  items: readonly WorkItemFacts[],
  links: readonly LinkFacts[],
  classes: readonly ClassFacts[],
  settings: Pick<WorkSettings, 'notDelivered'>,
): Map<NodeId, Delivery> {
  const byItem = groupLinks(links);
  const classOf = groupClasses(classes);
  const parents = new Map(items.map(({ id, parentId }) => [id, parentId]));
  const sums = new Map<NodeId, Sums>();
  for (const { id, state, points, hours } of countedItems(items, settings)) {
    const amounts = amountsOf(state, points, hours);
    if (amounts === null) continue;
    const chain = chainOf(id, (at) => parents.get(at) ?? null);
    const standing = standingOf(
      chain,
      (at) => byItem.get(at) ?? [],
      (at) => classOf.get(at) ?? null,
    );
    if (standing.by !== 'links') continue;
    for (const { nodeId, effectiveBp } of standing.links) {
      const sum: Sums = sums.get(nodeId) ?? { ...NO_DELIVERY };
      sums.set(nodeId, sum);
      for (const field of DELIVERY_FIELDS) sum[field] += effectiveBp * amounts[field];
    }
  }
  return new Map([...sums].map(([nodeId, sum]) => [nodeId, toWhole(sum)]));
}

/** From 1e-8 to ten-thousandths, rounded down. */
export function toWhole(sum: Delivery): Delivery {
  const whole: Sums = { ...NO_DELIVERY };
  for (const field of DELIVERY_FIELDS) whole[field] = Math.floor(sum[field] / WHOLE);
  return whole;
}

export function sameDelivery(a: Delivery, b: Delivery): boolean {
  return DELIVERY_FIELDS.every((field) => a[field] === b[field]);
}

/** What flows into each node of the tree, and with which share. */
interface Flow {
  readonly source: number | NodeId;
  readonly shareBp: number;
}

function flowsOf(tree: Tree, kept: readonly EdgeFacts[], foreign: ReadonlyMap<NodeId, Delivery>): Flow[][] {
  const flows: Flow[][] = tree.order.map(() => []);
  const byFrom = new Map<NodeId, EdgeFacts[]>();
  for (const edge of kept) byFrom.set(edge.fromId, [...(byFrom.get(edge.fromId) ?? []), edge]);
  const put = (source: number | NodeId, parentShareBp: number | null, parent: number, edges: readonly EdgeFacts[]) => {
    const shares = sharesOf(parentShareBp, edges);
    let left = WHOLE;
    const flow = (target: number | undefined, shareBp: number) => {
      // Saved shares over the whole are refused; rows that hold such all the same must not count an item twice.
      const part = Math.min(shareBp, left);
      left -= part;
      if (target !== undefined && target >= 0) flows[target]!.push({ source, shareBp: part });
    };
    flow(parent, shares.parentBp);
    for (const [at, { toId }] of edges.entries()) flow(tree.indexOf.get(toId), shares.edgeBp[at]!);
  };
  for (const [index, { id, parentShareBp }] of tree.order.entries()) {
    put(index, parentShareBp, tree.parent[index]!, byFrom.get(id) ?? []);
  }
  for (const [fromId, edges] of byFrom) {
    if (!tree.indexOf.has(fromId) && foreign.has(fromId)) put(fromId, null, -1, edges);
  }
  return flows;
}

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
export function rollUpDelivery({ tree, edges, own, foreign = new Map() }: DeliveryInput): Map<NodeId, Delivery> {
  const flows = flowsOf(tree, edges.kept, foreign);
  const all = new Map<NodeId, Delivery>();
  for (const index of edges.bottomUp) {
    const { id } = tree.order[index]!;
    all.set(id, added(own.get(id), flows[index]!, all, tree, foreign));
  }
  return all;
}

/** [RU9] Re-adds the dirty nodes and what is above them from their children; never a difference. The rest stays as it is. */
export function rollUpDirty(
  input: DeliveryInput,
  before: ReadonlyMap<NodeId, Delivery>,
  dirty: Iterable<NodeId>,
): Map<NodeId, Delivery> {
  const { tree, edges, own, foreign = new Map() } = input;
  const flows = flowsOf(tree, edges.kept, foreign);
  const touched = new Set<number>();
  for (const id of dirty) {
    const index = tree.indexOf.get(id);
    if (index !== undefined) touched.add(index);
  }
  const all = new Map(before);
  for (const index of edges.bottomUp) {
    const reached = flows[index]!.some(({ source }) => typeof source === 'number' && touched.has(source));
    if (!reached && !touched.has(index)) continue;
    touched.add(index);
    const { id } = tree.order[index]!;
    all.set(id, added(own.get(id), flows[index]!, all, tree, foreign));
  }
  return all;
}

function added(
  own: Delivery | undefined,
  flows: readonly Flow[],
  all: ReadonlyMap<NodeId, Delivery>,
  tree: Tree,
  foreign: ReadonlyMap<NodeId, Delivery>,
): Delivery {
  const sum: Sums = { ...(own ?? NO_DELIVERY) };
  for (const { source, shareBp } of flows) {
    const amounts = typeof source === 'number' ? all.get(tree.order[source]!.id) : foreign.get(source);
    if (amounts === undefined) continue;
    for (const field of DELIVERY_FIELDS) sum[field] += Math.floor((amounts[field] * shareBp) / WHOLE);
  }
  return sum;
}
