import { compute, findVerdicts, toNull } from './engine/compute';
import { timeFacts } from './engine/time-facts';
import { ratioBp, shownHealth } from './health';
import type {
  CycleFacts,
  EngineInput,
  EpochDay,
  EpochMs,
  Health,
  HealthSettings,
  KeyResultFacts,
  Kind,
  MetricValue,
  NodeId,
  Rollup,
} from './model';
import { currentValue } from './progress';
import { computeStrategy } from './rollup';
import { buildTree } from './tree-build';

export interface HealthShift {
  readonly nodeId: NodeId;
  readonly kind: Kind;
  readonly before: Health;
  readonly after: Health;
  readonly ratioBp: number | null;
}

/** [HE4] Nodes whose shown health other settings would change, in the order of the tree. */
export function previewThresholds(input: EngineInput, settings: HealthSettings): HealthShift[] {
  const computation = compute(input);
  const { tree, verdicts, outcome, expected } = computation;
  const others = findVerdicts(computation, settings);
  return tree.order.flatMap(({ id, kind, override }, index) => {
    const before = shownHealth(override, verdicts[index]!.health, input.today);
    const after = shownHealth(override, others[index]!.health, input.today);
    if (before === after) return [];
    return [{ nodeId: id, kind, before, after, ratioBp: ratioBp(toNull(outcome[index]!), toNull(expected[index]!)) }];
  });
}

/**
 * Numbers of a key result as they would be after a check-in made now.
 * @throws RangeError when the strategy has no such key result
 */
export function previewCheckIn(
  input: EngineInput,
  nodeId: NodeId,
  value: number,
  asOf: EpochDay,
  confidence: number | null,
): Rollup {
  const entered = { value, asOf };
  const cycle = cycleOf(input, nodeId);
  const nodes = input.nodes.map((node) => {
    if (node.id !== nodeId || node.keyResult === null) return node;
    return { ...node, keyResult: withCheckIn(node.keyResult, entered, confidence, cycle, input.now, input.today) };
  });
  const rollup = computeStrategy({ ...input, nodes }).rollups.get(nodeId);
  if (rollup === undefined) throw new RangeError('No such key result.');
  return rollup;
}

function cycleOf(input: EngineInput, nodeId: NodeId): CycleFacts | null {
  const tree = buildTree(input.nodes);
  const { cycles, cycleOf: cycleAt } = timeFacts(input, tree);
  return cycles[cycleAt[tree.indexOf.get(nodeId) ?? -1] ?? -1] ?? null;
}

/** An earlier as-of day leaves the later value and its confidence as they are (PR2). */
function withCheckIn(
  facts: KeyResultFacts,
  { value, asOf }: Pick<MetricValue, 'value' | 'asOf'>,
  confidence: number | null,
  cycle: CycleFacts | null,
  now: EpochMs,
  today: EpochDay,
): KeyResultFacts {
  const { current, lastCheckInDay } = facts;
  // What is read may be newer than the clock it is read by; what is entered next comes after it all the same.
  const enteredAt = Math.max(now, current === null ? now : current.enteredAt + 1);
  // Into a closed cycle goes only what says that it corrects it.
  const entered: MetricValue = { value, asOf, enteredAt, correction: true };
  const counts = current === null || asOf >= current.asOf ? currentValue([entered], cycle, today) : null;
  const seen = asOf <= today;
  return {
    ...facts,
    current: counts === null ? current : { value, asOf, enteredAt },
    confidence: counts === null ? facts.confidence : confidence,
    lastCheckInDay: seen ? Math.max(asOf, lastCheckInDay ?? asOf) : lastCheckInDay,
  };
}
