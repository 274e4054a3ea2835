import type { NodeId, StrategyId } from '../domain/model';
import { sameDelivery } from '../domain/work/delivery';
import { NO_DELIVERY, type Delivery } from '../domain/work/model';
import { ensureCycle } from './cycles';
import { refreshFacts } from './facts';
import { computeNumbers, type Numbers } from './numbers';
import type { Header, StoredNode } from './ports/rows';
import type { Work } from './work';

export interface RefreshOptions {
  /** Key results whose check-ins are to be read again, chosen from the rows of the tree. */
  readonly factsOf?: (nodes: readonly StoredNode[]) => (node: StoredNode) => boolean;
  /** Nodes that count differently elsewhere although their own numbers may stay: moved weight, archived, restored. */
  readonly touched?: readonly NodeId[];
  /** What is linked to these nodes themselves (`null`: to all), counted just now; left out: as it is stored. */
  readonly own?: { readonly nodes: readonly NodeId[] | null; readonly counted: ReadonlyMap<NodeId, Delivery> };
}

const noFacts = () => () => false;
export const allFacts = () => () => true;

/**
 * Computes all numbers of a strategy from its rows and writes those that differ from what is stored. Called after every write; nothing
 * trusts a difference, so a run that died is made up for by the next one.
 * @param found read before the write; with what the write changed in it
 */
export async function refreshStrategy(
  work: Work,
  found: Header,
  { factsOf = noFacts, touched = [], own }: RefreshOptions = {},
): Promise<Numbers> {
  const header = await ensureCycle(work, found);
  const stored = await work.ports.reads.tree(header.strategy.id, header.strategy);
  const nodes = await refreshFacts(work, header, stored, factsOf(stored));
  const changed = own ? changedOwn(nodes, own) : new Map<NodeId, Delivery>();
  const numbers = computeNumbers(header, withOwn(nodes, changed), work.now);
  await saveNumbers(work, numbers, changed);
  await refreshNeighbours(work, numbers, touched, new Set([header.strategy.id]));
  return numbers;
}

function changedOwn(
  nodes: readonly StoredNode[],
  { nodes: among, counted }: NonNullable<RefreshOptions['own']>,
): Map<NodeId, Delivery> {
  const changed = new Map<NodeId, Delivery>();
  const ids = among && new Set(among);
  for (const { id, own: stored } of nodes) {
    if (ids && !ids.has(id)) continue;
    const now = counted.get(id) ?? NO_DELIVERY;
    if (!sameDelivery(now, stored ?? NO_DELIVERY)) changed.set(id, now);
  }
  return changed;
}

function withOwn(nodes: readonly StoredNode[], changed: ReadonlyMap<NodeId, Delivery>): readonly StoredNode[] {
  if (changed.size === 0) return nodes;
  return nodes.map((node) => ({ ...node, own: changed.get(node.id) ?? node.own }));
}

/**
 * The closure goes first: the digest in the roll-up vouches for it.
 * @param counted what is linked to these nodes themselves, where it was counted just now and is stored otherwise
 */
export async function saveNumbers(
  { ports }: Work,
  { header, outdated, moved, allNew, newDay, today, rows }: Numbers,
  counted: ReadonlyMap<NodeId, Delivery> = new Map(),
): Promise<void> {
  const { id } = header.strategy;
  if (moved.length > 0) await ports.writes.replaceAncestry(id, moved, allNew);
  const own = (nodeId: NodeId): Delivery => rows.get(nodeId)?.work?.own ?? NO_DELIVERY;
  const saved = counted.size === 0 ? outdated : outdated.map((row) => ({ ...row, own: own(row.rollup.nodeId) }));
  if (saved.length > 0) await ports.writes.saveRollups(id, saved);
  const written = new Set(saved.map(({ rollup }) => rollup.nodeId));
  const rest = [...counted].filter(([nodeId]) => !written.has(nodeId));
  if (rest.length > 0) await ports.writes.saveOwn(id, new Map(rest));
  if (newDay) await ports.writes.confirmDay(id, today);
}

/** Strategies that this one contributes to read its roll-ups; those that contribute to it hang below its nodes. */
async function refreshNeighbours(
  work: Work,
  { header, changed, moved }: Numbers,
  touched: readonly NodeId[],
  seen: Set<StrategyId>,
): Promise<void> {
  const others = new Set<NodeId>([...touched, ...changed.map(({ id }) => id)]);
  const shifted = new Set<NodeId>([...touched, ...moved.map(({ nodeId }) => nodeId)]);
  const next = header.edges.flatMap(({ kind, fromId, toId, fromStrategy, toStrategy }) => {
    if (kind !== 'contributesTo' || fromStrategy === toStrategy) return [];
    if (others.has(fromId)) return [toStrategy];
    return shifted.has(toId) ? [fromStrategy] : [];
  });
  for (const id of new Set(next)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const other = await work.ports.reads.header({ strategyId: id });
    if (!other) continue;
    const numbers = computeNumbers(other, await work.ports.reads.tree(id, other.strategy), work.now);
    await saveNumbers(work, numbers);
    if (numbers.changed.length > 0) await work.ports.writes.bumpRevision(id);
    await refreshNeighbours(work, numbers, [], seen);
  }
}
