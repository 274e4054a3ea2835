import type { KeptEdges } from '../engine/kept-edges';
import { WHOLE, type Bp, type NodeId } from '../model';
import { sharesOf } from '../shares';
import type { Tree } from '../tree-build';
import { addDelivery, columnOf, deliveryAt, partOfDelivery } from '../work/amounts';
import { fillAll } from '../work/delivery';
import { workFigure, type WorkFigure } from '../work/figure';
import { flowsOf } from '../work/flows';
import type { WorkLeftOut } from '../work/left-out';
import { NO_DELIVERY, type Delivery, type WorkUnit } from '../work/model';

/** [RU4] One child or contributing node: all of its work, and the part that flows here. */
export interface WorkLine {
  readonly nodeId: NodeId;
  readonly via: 'child' | 'contributesTo';
  readonly otherStrategy: boolean;
  readonly shareBp: Bp;
  readonly all: Delivery;
  readonly flows: Delivery;
}

/** Where "work done" comes from. JSON, and enough to compute it again. */
export interface WorkExplanation {
  readonly rule: 'RU4';
  readonly nodeId: NodeId;
  /** Linked to the node itself (RU5, RU6). */
  readonly own: Delivery;
  readonly inputs: readonly WorkLine[];
  readonly all: Delivery;
  /** The strategy's; `figure.unit` is the one shown (RU7). */
  readonly unit: WorkUnit;
  readonly figure: WorkFigure | null;
  /** [RU7] Estimated part of the issues, rounded down; `null` when issues are counted or there are none. */
  readonly estimatedBp: Bp | null;
  /** [RU3] Part of this node that flows nowhere. */
  readonly uncountedBp: Bp;
  /** [RU7] Of initiatives at or below the node: beside the number, never in it. */
  readonly milestones: readonly { readonly nodeId: NodeId; readonly done: number; readonly total: number }[];
  /** [RU5] Of what is linked to the node itself; `null` where only the amounts are known. */
  readonly leftOut: WorkLeftOut | null;
}

export interface WorkExplanationInput {
  readonly tree: Tree;
  readonly edges: Pick<KeptEdges, 'kept' | 'bottomUp'>;
  readonly own: ReadonlyMap<NodeId, Delivery>;
  readonly foreign?: ReadonlyMap<NodeId, Delivery>;
  readonly unit: WorkUnit;
  readonly leftOut?: WorkLeftOut;
}

/** `null` for a node that is not in the tree. */
export function explainWork(input: WorkExplanationInput, nodeId: NodeId): WorkExplanation | null {
  const { tree, edges, foreign = new Map(), unit } = input;
  const index = tree.indexOf.get(nodeId);
  if (index === undefined) return null;
  const flows = flowsOf(tree, edges);
  const size = tree.order.length;
  const all = columnOf(foreign, [...tree.order.map(() => ''), ...flows.foreignIds]);
  const own = columnOf(
    input.own,
    tree.order.map(({ id }) => id),
  );
  fillAll(flows, edges.bottomUp, own, all);

  const inputs: WorkLine[] = [];
  for (let at = flows.start[index]!; at < flows.start[index + 1]!; at += 1) {
    const source = flows.source[at]!;
    const shareBp = flows.shareBp[at]!;
    const amounts = deliveryAt(all, source);
    inputs.push({
      nodeId: source < size ? tree.order[source]!.id : flows.foreignIds[source - size]!,
      via: tree.parent[source] === index ? 'child' : 'contributesTo',
      ...{ otherStrategy: source >= size, shareBp, all: amounts, flows: partOfDelivery(amounts, shareBp) },
    });
  }
  const total = deliveryAt(all, index);
  const mine = edges.kept.filter(({ fromId }) => fromId === nodeId);
  return {
    ...{ rule: 'RU4', nodeId, own: deliveryAt(own, index), inputs, all: total, unit },
    ...{ figure: workFigure(total, unit), estimatedBp: estimatedBp(total, unit) },
    uncountedBp: index === 0 ? 0 : sharesOf(tree.order[index]!.parentShareBp, mine).uncountedBp,
    milestones: milestonesOf(tree, index),
    leftOut: input.leftOut ?? null,
  };
}

function estimatedBp({ issuesTotal, pointsIssues, hoursIssues }: Delivery, unit: WorkUnit): Bp | null {
  if (unit === 'issues' || issuesTotal === 0) return null;
  return Math.floor(((unit === 'points' ? pointsIssues : hoursIssues) * WHOLE) / issuesTotal);
}

function milestonesOf(tree: Tree, index: number): WorkExplanation['milestones'] {
  return tree.order
    .slice(index, tree.end[index])
    .filter(({ kind, milestonesTotal }) => kind === 'initiative' && milestonesTotal > 0)
    .map(({ id, milestonesDone, milestonesTotal }) => ({ nodeId: id, done: milestonesDone, total: milestonesTotal }));
}

/** The amounts and the number again, from nothing but what the explanation shows. */
export function recomputeWork({ own, inputs, unit }: WorkExplanation): Pick<WorkExplanation, 'all' | 'figure'> {
  const parts = inputs.map(({ all, shareBp }) => partOfDelivery(all, shareBp));
  const all = [own, ...parts].reduce(addDelivery, NO_DELIVERY);
  return { all, figure: workFigure(all, unit) };
}
