/**
 * Result, expected and health of a tree, written from the law's text alone (PR1, RU1, EX1, EX2, HE1–HE5) and importing nothing of the
 * product. Exact fractions of whole numbers; ten-thousandths, rounded half up, at every node.
 */
export interface Leaf {
  readonly baseline: string;
  readonly target: string;
  readonly value: string | null;
  readonly confidence: number | null;
  /** Day of the last check-in. */
  readonly checkedIn: number | null;
}

export interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
  readonly weight: number;
  /** Day on which it became active. */
  readonly active: number;
  /** Only for key results. */
  readonly keyResult: Leaf | null;
}

export interface Calendar {
  readonly start: number;
  /** Last day. */
  readonly end: number;
  readonly today: number;
  readonly cadence: number;
  readonly grace: number;
}

export interface Numbers {
  readonly outcome: number | null;
  readonly expected: number | null;
  readonly health: string;
}

interface Worked extends Numbers {
  readonly weight: number;
  readonly confidence: Fraction | null;
}

type Fraction = readonly [top: bigint, bottom: bigint];

const halfUp = ([top, bottom]: Fraction): number => {
  const [a, b] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  const doubled = 2n * a + b;
  const quotient = doubled / (2n * b);
  return Number(doubled < 0n && doubled % (2n * b) !== 0n ? quotient - 1n : quotient);
};

/** "66.4" as a whole number of millionths. */
const millionths = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
};

function progress({ baseline, target, value }: Leaf): number | null {
  if (value === null) return null;
  const span = millionths(target) - millionths(baseline);
  const way = millionths(value) - millionths(baseline);
  return Math.min(10_000, Math.max(0, halfUp([way * 10_000n, span])));
}

function elapsed(active: number, { start, end, today }: Calendar): number {
  const from = Math.max(start, active);
  const whole = Math.max(1, end + 1 - from);
  return Math.min(10_000, Math.max(0, halfUp([BigInt(today - from) * 10_000n, BigInt(whole)])));
}

function computed(outcome: number, expected: number, confidence: Fraction | null): string {
  const low = confidence !== null && confidence[0] <= 3n * confidence[1];
  const green = low ? 'atRisk' : 'onTrack';
  // outcome / expected ≥ 0.9, without dividing.
  if (10 * outcome >= 9 * expected) return green;
  return 10 * outcome >= 7 * expected ? 'atRisk' : 'offTrack';
}

function leafNumbers(node: TreeNode, leaf: Leaf, calendar: Calendar): Worked {
  const { start, end, today, cadence, grace } = calendar;
  const outcome = progress(leaf);
  const expected = elapsed(node.active, calendar);
  const confidence: Fraction | null = leaf.confidence === null ? null : [BigInt(leaf.confidence), 1n];
  const silentSince = Math.max(start, node.active, leaf.checkedIn ?? start);
  const from = Math.max(start, node.active);
  const early = 10 * (today - from) < Math.max(1, end + 1 - from);
  const health =
    today > end
      ? 'cycleEnded'
      : today - silentSince > cadence + grace
        ? 'outdated'
        : outcome === null || early
          ? 'pending'
          : computed(outcome, expected, confidence);
  return { outcome, expected, health, weight: node.weight, confidence };
}

function mean(parts: readonly { readonly weight: number; readonly value: Fraction }[]): Fraction | null {
  const weight = parts.reduce((sum, part) => sum + BigInt(part.weight), 0n);
  if (weight === 0n) return null;
  const [top, bottom] = parts.reduce<Fraction>(
    ([a, b], { weight: times, value: [c, d] }) => [a * d + BigInt(times) * c * b, b * d],
    [0n, 1n],
  );
  return [top, bottom * weight];
}

function above(inputs: readonly Worked[], weight: number): Worked {
  const known = inputs.filter((input) => input.outcome !== null && input.weight > 0);
  const of = (pick: (input: Worked) => number | null) =>
    mean(known.map((input) => ({ weight: input.weight, value: [BigInt(pick(input) ?? 0), 1n] })));
  const outcome = of((input) => input.outcome);
  const expected = of((input) => input.expected);
  const sure = known.filter((input) => input.confidence !== null);
  const confidence = mean(sure.map((input) => ({ weight: input.weight, value: input.confidence ?? [0n, 1n] })));
  const numbers = { outcome: outcome && halfUp(outcome), expected: expected && halfUp(expected) };
  // Inputs that have a result, or wait for one; what measures nothing has no say.
  const total = inputs.filter(({ health }) => health !== 'unmeasured').reduce((sum, input) => sum + input.weight, 0);
  const half = (state: string) => {
    const held = inputs.filter(({ health }) => health === state).reduce((sum, input) => sum + input.weight, 0);
    return total > 0 && 2 * held >= total;
  };
  const health = half('outdated')
    ? 'outdated'
    : half('pending')
      ? 'pending'
      : numbers.outcome === null || numbers.expected === null
        ? 'unmeasured'
        : computed(numbers.outcome, numbers.expected, confidence);
  return { ...numbers, health, weight, confidence };
}

export function independentRollup(nodes: readonly TreeNode[], calendar: Calendar): ReadonlyMap<string, Numbers> {
  const below = new Map<string | null, TreeNode[]>();
  for (const node of nodes) below.set(node.parent, [...(below.get(node.parent) ?? []), node]);
  const numbers = new Map<string, Numbers>();
  const visit = (node: TreeNode): Worked => {
    const inputs = (below.get(node.id) ?? []).map(visit);
    const worked = node.keyResult === null ? above(inputs, node.weight) : leafNumbers(node, node.keyResult, calendar);
    const { outcome, expected, health } = worked;
    numbers.set(node.id, { outcome, expected, health });
    return worked;
  };
  for (const root of below.get(null) ?? []) visit(root);
  return numbers;
}
