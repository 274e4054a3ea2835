import { compute, shownAt, toNull, type Computation } from './engine/compute';
import { COUNTED, isLeftOutByLifecycle } from './engine/inputs';
import type { EdgeProblem, KeptEdges } from './engine/kept-edges';
import { NO_DAY, UNKNOWN } from './engine/means';
import { findTrends } from './engine/trends';
import { findWeakest } from './engine/weakest';
import { ratioBp } from './health';
import type { EngineInput, NodeFacts, NodeId, Rollup, Trend } from './model';
import type { Tree, TreeProblem } from './tree-build';

export interface StrategyNumbers {
  /** Every node that is not archived; one that can't be placed has no result. */
  readonly rollups: Map<NodeId, Rollup>;
  readonly tree: Tree;
  readonly edges: KeptEdges;
  readonly problems: readonly (TreeProblem | EdgeProblem)[];
}

/** All numbers of one strategy on one day. Same input, same answer; the order of rows and edges changes nothing. */
export function computeStrategy(input: EngineInput): StrategyNumbers {
  const computation = compute(input);
  const { tree, edges } = computation;
  const rollups = new Map<NodeId, Rollup>();
  const trends = trendsOf(computation);
  const weakest = weakestOf(computation);
  for (let index = 0; index < tree.order.length; index += 1) {
    rollups.set(tree.order[index]!.id, rollupAt(computation, index, weakest[index]!, trends[index] ?? null));
  }
  for (const { node } of tree.unplaced) if (!rollups.has(node.id)) rollups.set(node.id, unplacedRollup(node, input));
  return { rollups, tree, edges, problems: [...tree.problems, ...edges.problems] };
}

function trendsOf({ input, tree, keyResults, time, inputs, edges, outcome }: Computation): (Trend | null)[] {
  return findTrends(tree.order, keyResults, time, inputs, edges.bottomUp, outcome, input.today);
}

/** Per index of the tree, that of its weakest input; ties by id. */
export function weakestOf({ tree, inputs, outcome, expected }: Computation): Int32Array {
  const precedes = (a: number, b: number) => tree.order[a]!.id < tree.order[b]!.id;
  return findWeakest(inputs, outcome, expected, tree.order.length, precedes);
}

function rollupAt(computation: Computation, index: number, weakest: number, trend: Trend | null): Rollup {
  const { input, tree, inputs, outcome, expected, confidence, lastDay, verdicts } = computation;
  const outcomeBp = toNull(outcome[index]!);
  const expectedBp = toNull(expected[index]!);
  const { health: computedHealth, notes } = verdicts[index]!;
  let inputCount = 0;
  let unknownCount = 0;
  let leftOutCount = 0;
  for (let at = inputs.start[index]!; at < inputs.start[index + 1]!; at += 1) {
    if (inputs.reason[at] !== COUNTED) leftOutCount += isLeftOutByLifecycle(inputs.reason[at]!) ? 1 : 0;
    else if (outcome[inputs.source[at]!] === UNKNOWN) unknownCount += 1;
    else inputCount += 1;
  }
  return {
    nodeId: tree.order[index]!.id,
    day: input.today,
    outcomeBp,
    expectedBp,
    ratioBp: ratioBp(outcomeBp, expectedBp),
    health: shownAt(computation, index),
    computedHealth,
    notes,
    confidenceX100: toNull(confidence[index]!),
    weakestId: weakest < 0 ? null : tree.order[weakest]!.id,
    lastCheckInDay: lastDay[index] === NO_DAY ? null : lastDay[index]!,
    inputCount,
    unknownCount,
    leftOutCount,
    trend,
  };
}

/** [TR1] Never lost: it has a row, and the row claims nothing. */
function unplacedRollup({ id, lifecycle }: NodeFacts, { today }: EngineInput): Rollup {
  const health = lifecycle === 'active' ? 'unmeasured' : lifecycle;
  return {
    ...{ nodeId: id, day: today, outcomeBp: null, expectedBp: null, ratioBp: null, health, computedHealth: health },
    ...{
      notes: lifecycle === 'active' ? ['noInput'] : [],
      confidenceX100: null,
      weakestId: null,
      lastCheckInDay: null,
    },
    ...{ inputCount: 0, unknownCount: 0, leftOutCount: 0, trend: null },
  };
}
