import { expires } from '../kinds';
import type { EdgeFacts, EngineInput, ForeignNode, Kind, Lifecycle, NodeFacts, NodeId, Rollup } from '../model';
import { sharesOf } from '../shares';
import type { Tree } from '../tree-build';
import type { TimeFacts } from './time-facts';

/** [RU1] Why a child or a contributing node is no input. Position = code in `Inputs.reason`. */
export const REASONS = [
  'counted',
  'initiative',
  'draft',
  'proposed',
  'paused',
  'dropped',
  'otherCycle',
  'weightZero',
] as const;
export type InputReason = (typeof REASONS)[number];
export const COUNTED = 0;

/** [RU1] What flows into each node, as offsets into flat arrays: the inputs of node i are at start[i] … start[i + 1] − 1. */
export interface Inputs {
  readonly start: Int32Array;
  /** Index in the tree, or size of the tree + index in `foreignIds`. */
  readonly source: Int32Array;
  readonly shareBp: Int32Array;
  /** Node weight × share. */
  readonly weight: Float64Array;
  readonly reason: Uint8Array;
  /** 1 for a `contributesTo` edge, 0 for a child. */
  readonly byEdge: Uint8Array;
  readonly foreignIds: readonly NodeId[];
  readonly foreign: readonly Rollup[];
}

interface Link {
  readonly source: number;
  readonly target: number;
  readonly share: number;
  readonly edge: boolean;
}

/** A node of another strategy of which nothing but its numbers is known. */
const PLAIN_FOREIGN: ForeignNode = { kind: 'objective', lifecycle: 'active', weight: 1, cycle: null };

export function findInputs(input: EngineInput, tree: Tree, time: TimeFacts, kept: readonly EdgeFacts[]): Inputs {
  const size = tree.order.length;
  const foreignIds: NodeId[] = [];
  const foreign: Rollup[] = [];
  const { links, parentShare } = linksOf(input, tree, kept, foreignIds, foreign);

  const start = new Int32Array(size + 1);
  const takes = (index: number) => takesInputs(tree.order[index]!.kind);
  for (let index = 1; index < size; index += 1) if (takes(tree.parent[index]!)) start[tree.parent[index]! + 1]! += 1;
  for (const { target } of links) if (takes(target)) start[target + 1]! += 1;
  for (let index = 0; index < size; index += 1) start[index + 1]! += start[index]!;

  const count = start[size]!;
  const inputs: Inputs = {
    ...{ start, source: new Int32Array(count), shareBp: new Int32Array(count), weight: new Float64Array(count) },
    ...{ reason: new Uint8Array(count), byEdge: new Uint8Array(count), foreignIds, foreign },
  };
  const next = start.slice(0, size);
  const put = (source: number, target: number, share: number, edge: number): void => {
    const at = next[target]!;
    next[target] = at + 1;
    const node = tree.order[source] ?? foreignNode(input, foreignIds[source - size]!);
    const weight = node.weight * share;
    inputs.source[at] = source;
    inputs.shareBp[at] = share;
    inputs.byEdge[at] = edge;
    inputs.weight[at] = weight;
    inputs.reason[at] = lifecycleCode(node) || (livesWith(time, node, source, target) ? 0 : OTHER_CYCLE);
    if (inputs.reason[at] === COUNTED && !(weight > 0)) inputs.reason[at] = WEIGHT_ZERO;
  };
  for (let index = 1; index < size; index += 1) {
    const target = tree.parent[index]!;
    if (takes(target))
      put(index, target, parentShare.get(index) ?? sharesOf(tree.order[index]!.parentShareBp, []).parentBp, 0);
  }
  for (const { source, target, share } of links) if (takes(target)) put(source, target, share, 1);
  return inputs;
}

/** Key results measure themselves, initiatives have no result. */
function takesInputs(kind: Kind): boolean {
  return kind !== 'keyResult' && kind !== 'initiative';
}

function linksOf(
  { foreign: rollups }: EngineInput,
  tree: Tree,
  kept: readonly EdgeFacts[],
  foreignIds: NodeId[],
  foreign: Rollup[],
): { readonly links: readonly Link[]; readonly parentShare: ReadonlyMap<number, number> } {
  const links: Link[] = [];
  const parentShare = new Map<number, number>();
  const foreignIndex = new Map<NodeId, number>();
  const byFrom = new Map<NodeId, EdgeFacts[]>();
  for (const edge of kept) byFrom.set(edge.fromId, [...(byFrom.get(edge.fromId) ?? []), edge]);
  for (const [fromId, edges] of byFrom) {
    let source = tree.indexOf.get(fromId);
    const shares = sharesOf(source === undefined ? null : tree.order[source]!.parentShareBp, edges);
    if (source !== undefined) parentShare.set(source, shares.parentBp);
    else {
      const rollup = rollups?.get(fromId);
      if (rollup === undefined) continue;
      source = foreignIndex.get(fromId) ?? tree.order.length + foreignIds.push(fromId) - 1;
      foreignIndex.set(fromId, source);
      foreign[source - tree.order.length] = rollup;
    }
    for (const [at, { toId }] of edges.entries()) {
      const target = tree.indexOf.get(toId);
      if (target !== undefined) links.push({ source, target, share: shares.edgeBp[at]!, edge: true });
    }
  }
  return { links, parentShare };
}

function foreignNode({ foreignNodes }: EngineInput, id: NodeId): ForeignNode {
  return foreignNodes?.get(id) ?? PLAIN_FOREIGN;
}

const code = (reason: InputReason): number => REASONS.indexOf(reason);
const OTHER_CYCLE = code('otherCycle');
const WEIGHT_ZERO = code('weightZero');
const LIFECYCLE_CODES: Readonly<Record<Lifecycle, number>> = {
  ...{ active: COUNTED, achieved: COUNTED, draft: code('draft'), proposed: code('proposed') },
  ...{ paused: code('paused'), dropped: code('dropped') },
};

function lifecycleCode({ kind, lifecycle }: Pick<NodeFacts, 'kind' | 'lifecycle'>): number {
  return kind === 'initiative' ? code('initiative') : LIFECYCLE_CODES[lifecycle];
}

/** Whether the cycles overlap; themes and the vision never expire (TR4), and without a cycle nothing tells two nodes apart. */
function livesWith(
  { cycles, cycleOf }: TimeFacts,
  node: NodeFacts | ForeignNode,
  source: number,
  target: number,
): boolean {
  if (cycleOf[source] === cycleOf[target] || !expires(node.kind)) return true;
  const own = 'cycle' in node ? node.cycle : cycles[cycleOf[source]!];
  const other = cycles[cycleOf[target]!];
  return own == null || other === undefined || (own.start <= other.end && other.start <= own.end);
}

const FIRST_LIFECYCLE = code('draft');
const LAST_LIFECYCLE = code('dropped');

/** [RU1] Left out for its lifecycle, and counted beside the number. */
export function isLeftOutByLifecycle(reason: number): boolean {
  return reason >= FIRST_LIFECYCLE && reason <= LAST_LIFECYCLE;
}
