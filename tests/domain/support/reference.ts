import type { CycleFacts, EngineInput, NodeFacts } from '../../../src/domain/model';
import { buildTree } from '../../../src/domain/tree';
import { keepEdges } from '../../../src/domain/engine/kept-edges';
import { sharesOf } from '../../../src/domain/shares';

/**
 * The roll-up told again as the rules word it: recursion, fractions of big integers, no flat arrays. It takes what key results say from the
 * engine and repeats everything above them.
 */
export interface Leaf {
  readonly outcomeBp: number | null;
  readonly expectedBp: number | null;
  readonly confidenceX100: number | null;
}

export interface Mean extends Leaf {
  readonly inputIds: readonly string[];
  readonly leftOut: number;
}

const halfUp = (top: bigint, bottom: bigint): number => Number((2n * top + bottom) / (2n * bottom));

export function referenceRollup(
  input: EngineInput,
  currentCycleId: string | null,
  leaf: (id: string) => Leaf,
): Map<string, Mean> {
  const tree = buildTree(input.nodes);
  const { kept } = keepEdges(tree, input.edges);
  const node = new Map(tree.order.map((row) => [row.id, row]));
  const cycleOf = (row: NodeFacts): CycleFacts | null => {
    for (
      let at: NodeFacts | undefined = row;
      at !== undefined;
      at = at.parentId === null ? undefined : node.get(at.parentId)
    ) {
      const own = input.cycles.find(({ id }) => id === at?.cycleId);
      if (own !== undefined) return own;
    }
    return input.cycles.find(({ id }) => id === currentCycleId) ?? null;
  };
  const overlap = (a: CycleFacts | null, b: CycleFacts | null) =>
    a === null || b === null || !(a.end < b.start || b.end < a.start);
  const edgesFrom = (id: string) => kept.filter(({ fromId }) => fromId === id);
  const done = new Map<string, Mean>();

  const meanOf = (row: NodeFacts): Mean => {
    const known = done.get(row.id);
    if (known !== undefined) return known;
    const inputs: { id: string; factor: bigint; leaf: Leaf }[] = [];
    let leftOut = 0;
    const candidates = [
      ...tree.order
        .filter(({ parentId }) => parentId === row.id)
        .map((child) => ({ child, share: sharesOf(child.parentShareBp, edgesFrom(child.id)).parentBp })),
      ...kept
        .filter(({ toId }) => toId === row.id)
        .flatMap((edge) => {
          const child = node.get(edge.fromId);
          if (child === undefined) return [];
          const mine = edgesFrom(child.id);
          return [{ child, share: sharesOf(child.parentShareBp, mine).edgeBp[mine.indexOf(edge)] ?? 0 }];
        }),
    ];
    const measures = row.kind !== 'keyResult' && row.kind !== 'initiative';
    for (const { child, share } of measures ? candidates : []) {
      if (child.kind === 'initiative') continue;
      if (child.lifecycle !== 'active' && child.lifecycle !== 'achieved') leftOut += 1;
      else if (
        (child.kind === 'theme' || child.kind === 'vision' || overlap(cycleOf(child), cycleOf(row))) &&
        child.weight * share > 0
      ) {
        const own = meanOf(child);
        if (own.outcomeBp !== null) inputs.push({ id: child.id, factor: BigInt(child.weight * share), leaf: own });
      }
    }
    const weighted = (pick: (leaf: Leaf) => number | null): number | null => {
      const told = inputs.flatMap(({ factor, leaf: own }) =>
        pick(own) === null ? [] : [{ factor, value: BigInt(pick(own) ?? 0) }],
      );
      const bottom = told.reduce((sum, { factor }) => sum + factor, 0n);
      return bottom === 0n
        ? null
        : halfUp(
            told.reduce((sum, { factor, value }) => sum + factor * value, 0n),
            bottom,
          );
    };
    const expectedKnown = inputs.every(({ leaf: own }) => own.expectedBp !== null);
    const numbers = measures
      ? {
          outcomeBp: weighted((own) => own.outcomeBp),
          expectedBp: expectedKnown ? weighted((own) => own.expectedBp) : null,
          confidenceX100: weighted((own) => own.confidenceX100),
        }
      : leaf(row.id);
    const mean = { ...numbers, inputIds: inputs.map(({ id }) => id), leftOut };
    done.set(row.id, mean);
    return mean;
  };
  for (const row of tree.order) meanOf(row);
  return done;
}
