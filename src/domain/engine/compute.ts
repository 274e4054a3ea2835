import { keyResultVerdict, parentVerdict, shownHealth, type HealthWeights, type Verdict } from '../health';
import type { EngineInput, Health, HealthSettings, Rollup } from '../model';
import { buildTree, type Tree } from '../tree-build';
import { COUNTED, findInputs, type Inputs } from './inputs';
import { keepEdges, type KeptEdges } from './kept-edges';
import { keyResultToday, type KeyResultToday } from './key-results';
import { fillLatest, fillMeans, NO_DAY, UNKNOWN } from './means';
import { dayAfterStart, timeFacts, type TimeFacts } from './time-facts';

/** One strategy, computed: a column per number, nodes of other strategies after those of the tree. */
export interface Computation {
  readonly input: EngineInput;
  readonly tree: Tree;
  readonly time: TimeFacts;
  readonly edges: KeptEdges;
  readonly inputs: Inputs;
  readonly keyResults: readonly (KeyResultToday | null)[];
  readonly outcome: Int32Array;
  readonly expected: Int32Array;
  readonly confidence: Int32Array;
  readonly lastDay: Int32Array;
  /** Computed ones, without overrides. */
  readonly verdicts: readonly Verdict[];
}

export function compute(input: EngineInput): Computation {
  const tree = buildTree(input.nodes);
  const time = timeFacts(input, tree);
  const edges = keepEdges(tree, input.edges);
  const inputs = findInputs(input, tree, time, edges.kept);
  const dayOf = dayAfterStart(input.timeZone);
  const keyResults = tree.order.map((node, index) =>
    node.kind === 'keyResult' ? keyResultToday(node, time.cycles[time.cycleOf[index]!] ?? null, input, dayOf) : null,
  );
  const column = (
    unknown: number,
    own: (now: KeyResultToday) => number | null,
    other: (rollup: Rollup) => number | null,
  ) => {
    const values = new Int32Array(tree.order.length + inputs.foreign.length).fill(unknown);
    for (let at = 0; at < keyResults.length; at += 1) {
      const now = keyResults[at]!;
      if (now !== null) values[at] = own(now) ?? unknown;
    }
    for (const [at, rollup] of inputs.foreign.entries()) values[tree.order.length + at] = other(rollup) ?? unknown;
    return values;
  };
  const outcome = column(
    UNKNOWN,
    (now) => now.outcomeBp,
    (rollup) => rollup.outcomeBp,
  );
  const expected = column(
    UNKNOWN,
    (now) => now.expectedBp,
    (rollup) => rollup.expectedBp,
  );
  const confidence = column(
    UNKNOWN,
    (now) => now.confidenceX100,
    (rollup) => rollup.confidenceX100,
  );
  const lastDay = column(
    NO_DAY,
    (now) => now.current?.asOf ?? null,
    (rollup) => rollup.lastCheckInDay,
  );
  fillMeans(inputs, edges.bottomUp, outcome, outcome, 'passOver');
  fillMeans(inputs, edges.bottomUp, expected, outcome, 'spoil');
  fillMeans(inputs, edges.bottomUp, confidence, outcome, 'passOver');
  fillLatest(inputs, edges.bottomUp, lastDay);
  const known = { input, tree, time, edges, inputs, keyResults, outcome, expected, confidence, lastDay };
  return { ...known, verdicts: findVerdicts(known, input.health) };
}

/** Health of every node under these settings; the numbers below it do not depend on them. */
export function findVerdicts(known: Omit<Computation, 'verdicts'>, settings: HealthSettings): Verdict[] {
  const { input, tree, time, edges, inputs, keyResults, outcome, expected, confidence } = known;
  const verdicts = new Array<Verdict>(tree.order.length);
  for (const index of edges.bottomUp) {
    const standing = { lifecycle: tree.order[index]!.lifecycle, cycleEnded: time.ended[index] === 1 };
    const now = keyResults[index] ?? null;
    if (now !== null) {
      verdicts[index] = keyResultVerdict(standing, now, input.today, settings);
      continue;
    }
    const numbers = {
      outcomeBp: toNull(outcome[index]!),
      expectedBp: toNull(expected[index]!),
      confidenceX100: toNull(confidence[index]!),
    };
    verdicts[index] = parentVerdict(standing, numbers, healthWeights(inputs, verdicts, index), settings);
  }
  return verdicts;
}

/** [HE5] Inputs without any measurement below them neither have nor await a result, and stay out of the comparison. */
export function healthWeights(
  { start, source, weight, reason, foreign }: Inputs,
  verdicts: readonly Verdict[],
  index: number,
): HealthWeights {
  const size = start.length - 1;
  let weightTotal = 0;
  let weightOutdated = 0;
  let weightPending = 0;
  for (let at = start[index]!; at < start[index + 1]!; at += 1) {
    if (reason[at] !== COUNTED) continue;
    const from = source[at]!;
    const health = from < size ? verdicts[from]!.health : foreign[from - size]!.computedHealth;
    if (health === 'unmeasured') continue;
    weightTotal += weight[at]!;
    if (health === 'outdated') weightOutdated += weight[at]!;
    if (health === 'pending') weightPending += weight[at]!;
  }
  return { weightTotal, weightOutdated, weightPending };
}

/** [HE6] Health as shown, of a node of the tree. */
export function shownAt({ input, tree, verdicts }: Computation, index: number): Health {
  return shownHealth(tree.order[index]!.override, verdicts[index]!.health, input.today);
}

export function toNull(value: number): number | null {
  return value === UNKNOWN ? null : value;
}
