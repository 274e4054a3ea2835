import { COUNTED, REASONS } from '../engine/inputs';
import { toNull, type Computation } from '../engine/compute';
import { NO_DAY, UNKNOWN } from '../engine/means';
import { ratioBp } from '../health';
import type { CycleFacts } from '../model';
import type { CycleSpan, InputLine, LeftOutLine, Sum } from './types';

export interface Lines {
  readonly inputs: readonly InputLine[];
  readonly leftOut: readonly LeftOutLine[];
}

/** Inputs of a node in the order of the tree, contributing nodes after children. */
export function linesOf(computation: Computation, index: number): Lines {
  const { inputs: graph, outcome } = computation;
  const inputs: InputLine[] = [];
  const leftOut: LeftOutLine[] = [];
  for (let at = graph.start[index]!; at < graph.start[index + 1]!; at += 1) {
    const reason = REASONS[graph.reason[at]!]!;
    if (graph.reason[at] !== COUNTED && reason !== 'counted') leftOut.push(leftOutLine(computation, at, reason));
    else if (outcome[graph.source[at]!] === UNKNOWN) leftOut.push(leftOutLine(computation, at, 'noResult'));
    else inputs.push(inputLine(computation, at));
  }
  return { inputs, leftOut };
}

function who({ tree, inputs, input }: Computation, at: number) {
  const source = inputs.source[at]!;
  const size = tree.order.length;
  const via: InputLine['via'] = inputs.byEdge[at] === 1 ? 'contributesTo' : 'child';
  if (source < size)
    return { nodeId: tree.order[source]!.id, via, otherStrategy: false, kind: tree.order[source]!.kind };
  const nodeId = inputs.foreignIds[source - size]!;
  return { nodeId, via, otherStrategy: true, kind: input.foreignNodes?.get(nodeId)?.kind ?? null };
}

function inputLine(computation: Computation, at: number): InputLine {
  const { tree, inputs, outcome, expected, confidence, lastDay, verdicts, keyResults } = computation;
  const source = inputs.source[at]!;
  const current = keyResults[source]?.current ?? null;
  const outcomeBp = toNull(outcome[source]!);
  const expectedBp = toNull(expected[source]!);
  const shareBp = inputs.shareBp[at]!;
  const factor = inputs.weight[at]!;
  return {
    ...who(computation, at),
    value: current?.value ?? null,
    asOf: current?.asOf ?? (lastDay[source] === NO_DAY ? null : lastDay[source]!),
    ...{ outcomeBp, expectedBp, ratioBp: ratioBp(outcomeBp, expectedBp) },
    health: verdicts[source]?.health ?? inputs.foreign[source - tree.order.length]!.computedHealth,
    confidenceX100: toNull(confidence[source]!),
    ...{ weight: factor / shareBp, shareBp, factor },
  };
}

function leftOutLine(computation: Computation, at: number, reason: LeftOutLine['reason']): LeftOutLine {
  const node = computation.tree.order[computation.inputs.source[at]!];
  return {
    ...who(computation, at),
    ...{ reason, milestonesDone: node?.milestonesDone ?? 0, milestonesTotal: node?.milestonesTotal ?? 0 },
  };
}

export function sumOf(inputs: readonly InputLine[], bp: (line: InputLine) => number): Sum {
  const terms = inputs.map((line) => ({ nodeId: line.nodeId, factor: line.factor, bp: bp(line) }));
  const top = terms.reduce((sum, term) => sum + term.factor * term.bp, 0);
  return { terms, top, bottom: terms.reduce((sum, term) => sum + term.factor, 0) };
}

export function cycleSpan(cycle: CycleFacts | null): CycleSpan | null {
  return cycle === null ? null : { id: cycle.id, name: cycle.name, start: cycle.start, end: cycle.end };
}
