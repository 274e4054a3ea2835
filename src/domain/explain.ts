import { compute, toNull, type Computation } from './engine/compute';
import { milestoneDay } from './expected';
import { healthAt } from './explain/health';
import { cycleSpan, linesOf, sumOf } from './explain/lines';
import { sameTime } from './explain/same-time';
import type {
  ExpectedExplanation,
  HealthExplanation,
  KeyResultResult,
  MeanResult,
  ResultExplanation,
} from './explain/types';
import { ratioBp } from './health';
import type { Commitment, EngineInput, NodeId } from './model';
import { weakestOf } from './rollup';

/** Where the result comes from; `null` for a node that is not in the tree. */
export function explainResult(input: EngineInput, nodeId: NodeId): ResultExplanation | null {
  return at(input, nodeId, resultAt);
}

/** Where the expected progress comes from; `null` for a node that is not in the tree. */
export function explainExpected(input: EngineInput, nodeId: NodeId): ExpectedExplanation | null {
  return at(input, nodeId, expectedAt);
}

/** Where the health comes from; `null` for a node that is not in the tree. */
export function explainHealth(input: EngineInput, nodeId: NodeId): HealthExplanation | null {
  return at(input, nodeId, healthAt);
}

function at<T>(input: EngineInput, nodeId: NodeId, explain: (computation: Computation, index: number) => T): T | null {
  const computation = compute(input);
  const index = computation.tree.indexOf.get(nodeId);
  return index === undefined ? null : explain(computation, index);
}

function resultAt(computation: Computation, index: number): ResultExplanation {
  const { id: nodeId, kind, milestonesDone, milestonesTotal } = computation.tree.order[index]!;
  if (kind === 'initiative') {
    return { form: 'initiative', rule: 'RU7', nodeId, milestonesDone, milestonesTotal, outcomeBp: null };
  }
  return kind === 'keyResult' ? keyResultAt(computation, index) : meanAt(computation, index);
}

function keyResultAt({ tree, keyResults }: Computation, index: number): KeyResultResult {
  const node = tree.order[index]!;
  const now = keyResults[index] ?? null;
  const commitment = commitmentOf(node.keyResult);
  const measures = commitment.direction === 'increase' || commitment.direction === 'decrease' ? 'PR1' : 'PR3';
  const value = now?.current ?? null;
  const outcomeBp = now?.outcomeBp ?? null;
  return {
    ...{ form: 'keyResult', rule: value === null ? 'PR2' : measures, nodeId: node.id, commitment },
    ...{ value: value?.value ?? null, asOf: value?.asOf ?? null, cycle: cycleSpan(now?.cycle ?? null) },
    missing: value === null ? 'value' : outcomeBp === null ? 'commitment' : null,
    ...{ belowBaseline: now?.belowBaseline ?? false, outcomeBp },
  };
}

function commitmentOf(facts: Commitment | null): Commitment {
  const { direction = 'increase', baseline = null, target = null } = facts ?? {};
  const { bandLow = null, bandHigh = null, tolerance = null, dueDay = null } = facts ?? {};
  return { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay };
}

function meanAt(computation: Computation, index: number): MeanResult {
  const { tree, outcome, expected } = computation;
  const { inputs, leftOut } = linesOf(computation, index);
  const weakest = weakestOf(computation)[index]!;
  const ratio = weakest < 0 ? null : ratioBp(toNull(outcome[weakest]!), toNull(expected[weakest]!));
  return {
    ...{ form: 'mean', rule: 'RU1', nodeId: tree.order[index]!.id, inputs, leftOut },
    sum: sumOf(inputs, ({ outcomeBp }) => outcomeBp ?? 0),
    equalWeights: inputs.every(({ factor }) => factor === inputs[0]?.factor),
    weakest: ratio === null ? null : { nodeId: tree.order[weakest]!.id, ratioBp: ratio },
    outcomeBp: toNull(outcome[index]!),
  };
}

function expectedAt(computation: Computation, index: number): ExpectedExplanation {
  const { input, tree, expected, keyResults, outcome } = computation;
  const { id: nodeId, kind, keyResult } = tree.order[index]!;
  const expectedBp = toNull(expected[index]!);
  const now = keyResults[index] ?? null;
  if (kind === 'initiative') return { form: 'initiative', rule: 'RU7', nodeId, expectedBp: null };
  if (now === null) {
    const { inputs } = linesOf(computation, index);
    const known = expectedBp !== null;
    const sum = known ? sumOf(inputs, (line) => line.expectedBp ?? 0) : null;
    return {
      form: 'mean',
      rule: 'EX2',
      nodeId,
      inputs,
      sum,
      sameTime: known ? sameTime(computation, index) : null,
      expectedBp,
    };
  }
  const { direction, dueDay } = commitmentOf(keyResult);
  return {
    ...{ form: 'keyResult', rule: 'EX1', nodeId, direction, today: input.today },
    ...{ cycle: cycleSpan(now.cycle), span: now.span },
    startedBy:
      now.span !== null && now.span.from === now.activatedDay && now.span.from !== now.cycle?.start
        ? 'activation'
        : 'cycle',
    ...{ dueDay: milestoneDay(dueDay, now.span), dueBy: dueDay === null ? 'cycleEnd' : 'date' },
    reached: direction === 'milestone' && toNull(outcome[index]!) === 10_000,
    expectedBp,
  };
}
